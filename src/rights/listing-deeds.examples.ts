import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { listingChangeFields, listingChanges } from '#db/schema/listings.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { approveUnflagged } from '#src/features/listings/approve-unflagged.server.ts';
import { copyListing } from '#src/features/listings/copy-listing.server.ts';
import { type Appliers, decideChange } from '#src/features/listings/decide-change.server.ts';
import { applyProducerIn } from '#src/features/listings/producer-applier.server.ts';
import { applyProductIn } from '#src/features/listings/product-applier.server.ts';
import { readChange } from '#src/features/listings/read-change.server.ts';
import { saveDraft } from '#src/features/listings/save-draft.server.ts';
import {
  sendChange,
  takeBackChange,
  withdrawChange,
} from '#src/features/listings/send-change.server.ts';
import type { Deed } from './deeds.examples.ts';
import { type DeskPage, OFFICE } from './desk-page.examples.ts';
import { NOW, type World } from './worlds.examples.ts';

type Where = Pick<World, 'producerId'>;
/** A draft of the world's product, and a change of its producer's profile that waits. */
export const draftOf = ({ producerId }: Where): string => `ND-HANG${producerId}`;
export const waitingOf = ({ producerId }: Where): string => `ND-HOSO${producerId}`;
/** Far apart: products that are made afterwards are numbered on from it. */
export const siblingOf = ({ producerId }: Where): number => 7_000_000 + 1_000 * producerId;

/** What a world needs for these rows. */
export async function plantListings(
  db: Db,
  world: Pick<World, 'producerId' | 'productId' | 'mark'>,
): Promise<void> {
  const { producerId, productId, mark } = world;
  const at = new Date(NOW).toISOString();
  const common = { producerId, baseVersion: 0, madeBy: 'thử', madeAt: at, changedAt: at };
  const made = await db
    .insert(listingChanges)
    .values([
      {
        ...{ ...common, code: draftOf(world), kind: 'product', subjectId: productId },
        ...{ state: 'draft', title: `Nháp ${mark}` },
      },
      {
        ...{ ...common, code: waitingOf(world), kind: 'producer', subjectId: producerId },
        ...{ state: 'waiting', title: `Chờ ${mark}`, sentAt: at },
      },
    ])
    .returning({ id: listingChanges.id, kind: listingChanges.kind });
  await db.insert(listingChangeFields).values(
    made.map(({ id, kind }) => ({
      ...{ changeId: id, field: kind === 'product' ? 'summaryVi' : 'introVi', before: '""' },
      after: JSON.stringify(`Lời ${mark}`),
    })),
  );
  const [product] = await db.select().from(products).where(eq(products.id, productId));
  if (!product) throw new Error('no product');
  await db.insert(products).values({
    ...{ ...product, id: siblingOf(world), slug: `hang-chep-${producerId}` },
    ...{ name: 'Hàng chép', summaryEn: 'Copied' },
  });
}

const appliers: Appliers = {
  product: applyProductIn,
  producer: applyProducerIn,
  story: () => Promise.resolve(),
};
const OWN = { own: ['producer'] } as const;
const DECIDES = { everywhere: ['administrator'], own: ['provincial-officer'] } as const;
const seen = async (db: Db, world: Where) => {
  const code = waitingOf(world);
  const view = await readChange(db, { code, actor: SYSTEM, now: NOW });
  return { code, expect: 1, seen: view?.seen ?? '' };
};

export const LISTING_DEEDS: readonly Deed[] = [
  {
    ...{ name: 'saveDraft', ...OWN },
    run: ({ db }, { productId, producerId }, actor) =>
      saveDraft(db, {
        ...{ kind: 'product', subjectId: productId, producerId, expect: 1 },
        ...{ values: { summaryVi: 'Lời khác' }, actor, now: NOW },
      }),
  },
  {
    ...{ name: 'copyListing', ...OWN },
    run: ({ db }, world, actor) =>
      copyListing(db, {
        ...{ from: siblingOf(world), to: world.productId, producerId: world.producerId },
        ...{ fields: ['summaryEn'], expect: 1, actor, now: NOW },
      }),
  },
  {
    ...{ name: 'sendChange', ...OWN },
    run: ({ db }, world, actor) =>
      sendChange(db, { code: draftOf(world), expect: 1, flagsRead: true, actor, now: NOW }),
  },
  {
    ...{ name: 'withdrawChange', ...OWN },
    run: ({ db }, world, actor) =>
      withdrawChange(db, { code: draftOf(world), expect: 1, actor, now: NOW }),
  },
  {
    ...{ name: 'takeBackChange', ...OWN },
    run: ({ db }, world, actor) =>
      takeBackChange(db, { code: waitingOf(world), expect: 1, actor, now: NOW }),
  },
  {
    ...{ name: 'decideChange', ...DECIDES },
    run: async ({ db }, world, actor) =>
      decideChange(db, {
        ...{ ...(await seen(db, world)), officeNote: '', appliers, actor, now: NOW },
        verdicts: { introVi: { verdict: 'approved', note: '' } },
      }),
  },
  {
    ...{ name: 'approveUnflagged', ...DECIDES, missing: 'no-such-change' },
    async run({ db }, world, actor) {
      const list = [await seen(db, world)];
      const { refused } = await approveUnflagged(db, { list, appliers, actor, now: NOW });
      if (refused[0]) throw refused[0].refusal;
    },
  },
];

const typed = { 'o.summaryVi': 'Lời của kẻ lạ', 'ban-so': '1' };

export const LISTING_PAGES: readonly DeskPage[] = [
  {
    ...{ file: 'san-pham/index.astro', list: true, everywhere: ['producer'] },
    path: () => '/ban/san-pham',
  },
  {
    ...{ file: 'san-pham/[id]/index.astro', ...OWN },
    path: ({ productId }) => `/ban/san-pham/${productId}`,
    forms: (world) => ({
      ...{ luu: typed, 'tu-luu': typed, gui: typed, bo: { 'ban-so': '1' } },
      'lay-ve': { 'ban-so': '1' },
      chep: { tu: String(siblingOf(world)), muc: 'summaryEn', 'ban-so': '1' },
      doi: { 'quy-cach': '1', 'ban-so': '1', gia: '1', ton: '1' },
    }),
  },
  {
    ...{ file: 'san-pham/[id]/xem-truoc.astro', everywhere: OFFICE },
    own: ['provincial-officer', 'commune-officer', 'producer'],
    path: ({ productId }) => `/ban/san-pham/${productId}/xem-truoc`,
  },
  {
    ...{ file: 'duyet/index.astro', list: true, eachAnswered: true },
    everywhere: ['administrator', 'provincial-officer'],
    path: () => '/ban/duyet',
    forms: (world) => {
      const code = waitingOf(world);
      return { duyet: { chon: code, [`ban-so.${code}`]: '1', [`thay.${code}`]: '[]' } };
    },
  },
  {
    ...{ file: 'duyet/[code].astro', everywhere: OFFICE },
    own: ['provincial-officer', 'commune-officer', 'producer'],
    path: (world) => `/ban/duyet/${waitingOf(world)}`,
    forms: () => ({
      quyet: { 'ban-so': '1', thay: '[]', 'kl.introVi': 'refused', 'nhan.introVi': 'Không' },
    }),
  },
  ...['duyet/danh-sach.csv', 'duyet/chat-luong/danh-sach.csv'].map((file) => ({
    ...{ file: `${file}.ts`, list: true, path: () => `/ban/${file}` },
    everywhere: ['administrator', 'provincial-officer'] as const,
  })),
  {
    ...{ file: 'duyet/chat-luong/index.astro', list: true },
    everywhere: ['administrator', 'provincial-officer'],
    path: () => '/ban/duyet/chat-luong',
  },
];
