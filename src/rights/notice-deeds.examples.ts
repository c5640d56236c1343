import type { Db } from '#db/client.ts';
import { notices, pushSubscriptions } from '#db/schema/desk-day.ts';
import { chooseNotices } from '#src/features/notices/choose-notices.server.ts';
import { addDevice, endDevice } from '#src/features/notices/devices.server.ts';
import { markRead } from '#src/features/notices/mark-read.server.ts';
import { type Deed, SIGNED_IN } from './deeds.examples.ts';
import { type DeskPage, PEOPLE } from './desk-page.examples.ts';
import { NOW, type World } from './worlds.examples.ts';

/** A notice and a device of somebody in the world's producer, and a notice of an officer there. */
export async function plantNotices(db: Db, { holders, mark }: World): Promise<void> {
  const at = new Date(NOW).toISOString();
  await db.insert(notices).values(
    [holders.producer.userId, holders['provincial-officer'].userId].map((userId) => ({
      ...{ userId, kind: 'listing-returned', about: 'listing-change:0', at },
      facts: JSON.stringify({ code: 'ND-0', name: `Tin ${mark}` }),
      href: '/ban/san-pham',
    })),
  );
  await db.insert(pushSubscriptions).values({
    ...{ userId: holders.producer.userId, endpoint: endpointOf(holders.producer), lang: 'vi' },
    ...{ p256dh: '', auth: '', device: `Máy ${mark}`, addedAt: at },
  });
}
export const endpointOf = ({ userId }: { readonly userId: string }): string =>
  `https://fcm.googleapis.com/fcm/send/${userId}`;

/** Notices are each person's own: whoever is signed in does these to nobody but himself or herself. */
export const NOTICE_DEEDS: readonly Deed[] = [
  {
    name: 'markRead',
    everywhere: SIGNED_IN,
    run: ({ db }, _world, actor) => markRead(db, { id: 'all', actor, now: NOW }),
  },
  {
    name: 'chooseNotices',
    everywhere: SIGNED_IN,
    run: ({ db }, _world, actor) => chooseNotices(db, { choices: {}, actor, now: NOW }),
  },
  {
    name: 'addDevice',
    everywhere: SIGNED_IN,
    run: ({ db }, _world, actor) =>
      addDevice(db, {
        ...{ endpoint: 'https://127.0.0.1/', p256dh: '', auth: '', device: '', lang: 'vi' },
        ...{ actor, now: NOW },
      }),
  },
  {
    name: 'endDevice',
    everywhere: SIGNED_IN,
    run: ({ db }, _world, actor) => endDevice(db, { which: { id: 1 }, actor, now: NOW }),
  },
];

export const NOTICE_PAGES: readonly DeskPage[] = [
  {
    ...{ file: 'thong-bao/index.astro', everywhere: PEOPLE },
    path: () => '/ban/thong-bao',
    forms: () => ({
      'doc-het': {},
      chon: {},
      bat: { endpoint: 'https://127.0.0.1/' },
      tat: { endpoint: 'https://fcm.googleapis.com/fcm/send/nobody' },
      bo: { id: '0' },
    }),
  },
];
