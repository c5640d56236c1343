import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDb, type Db, inTransaction, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { grants, mails, users } from '#db/schema/accounts.ts';
import { noticeChoices, notices, pushSubscriptions } from '#db/schema/desk-day.ts';
import { changes } from '#db/schema/site.ts';
import type { Clock } from '#src/clock.ts';
import { readEnv } from '#src/env.ts';
import { type Actor, type Duty, SYSTEM } from '#src/features/accounts/may.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import { openWebPush, type VapidKeys } from '#src/outside/web-push.ts';
import { deliverPushes } from '#src/push-delivery.ts';
import { vapidKeys } from '#src/vapid-keys.ts';
import { chooseNotices } from './choose-notices.server.ts';
import { addDevice, endDevice } from './devices.server.ts';
import { GATHER_MS, NOTICE_KIND_NAMES, NOTICE_KINDS } from './kinds.ts';
import { listDevices, listNotices, readChoices, unreadNotices } from './list-notices.server.ts';
import { markRead } from './mark-read.server.ts';
import { withSite } from './notice-letter.ts';
import { noticeText } from './notice-texts.ts';
import { notifyIn, type Notify, writeToProducerIn } from './notify.server.ts';
import { isPushEndpoint } from './push-endpoint.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-notices-'));
let db: Db;
let keys: VapidKeys;

const person = (id: string): Actor => ({ name: id, userId: id, grants: [] });

beforeAll(async () => {
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(NOW).toISOString());
  await loadFirstCatalogue(db, { now: NOW, actor: SYSTEM, demo: true });
  await holder('chu', { producerId: 1 });
  await holder('dong-goi', { producerId: 1, duty: 'packer' });
  await holder('nguoi-khac', { producerId: 2 });
  await holder('da-nghi', { producerId: 1, withdrawnAt: NOW });
  await holder('can-bo', { provinceCode: '91' });
  await holder('quan-tri', {});
  const made = vapidKeys(readEnv({ DATA_DIR: path.join(folder, 'data') }), () => undefined);
  if (made === null) throw new Error('no keys');
  keys = made;
}, 60_000);

afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  for (const table of [notices, noticeChoices, pushSubscriptions, mails]) await db.delete(table);
});

async function holder(
  id: string,
  scope: { producerId?: number; provinceCode?: string; duty?: Duty; withdrawnAt?: number },
): Promise<void> {
  const at = new Date(NOW);
  await db
    .insert(users)
    .values({ id, name: id, email: `${id}@vi-du.test`, createdAt: at, updatedAt: at });
  const role = scope.producerId
    ? ('producer' as const)
    : scope.provinceCode
      ? ('provincial-officer' as const)
      : ('administrator' as const);
  await db
    .insert(grants)
    .values({ userId: id, role, ...scope, grantedBy: 'system', grantedAt: NOW });
}

const tell = (one: Partial<Notify> = {}): Promise<number> =>
  inTransaction(db, (tx) =>
    notifyIn(tx, {
      to: { producerId: 1 },
      kind: 'order-new',
      facts: { code: 'MX1', count: 2, amount: 90_000 },
      href: '/ban/don-hang/MX1',
      about: 'order:1',
      now: NOW,
      ...one,
    }),
  );
const heardBy = async (): Promise<string[]> =>
  (await db.select().from(notices)).map(({ userId }) => userId).sort();

describe('a notice', () => {
  it('reaches those whose work it is, and nobody else', async () => {
    expect(await tell()).toBe(2);
    expect(await heardBy()).toEqual(['chu', 'dong-goi']);
    await db.delete(notices);
    // Quotations are not the packer's; nobody tells the one who did it.
    expect(await tell({ kind: 'quote-new', about: 'quote:1' })).toBe(1);
    expect(await tell({ kind: 'quote-new', about: 'quote:1', except: 'chu' })).toBe(0);
    await db.delete(notices);
    await tell({ to: { officersOf: '91' }, kind: 'change-waiting', about: 'listing-change:1' });
    expect(await heardBy()).toEqual(['can-bo']);
    await db.delete(notices);
    await tell({ to: { officersOf: '68' }, kind: 'change-waiting', about: 'listing-change:1' });
    expect(await heardBy()).toEqual(['quan-tri']);
  });

  it('is one line for one thing while it is unread', async () => {
    await tell({ kind: 'message', facts: { code: 'MX1' } });
    await tell({ kind: 'message', facts: { code: 'MX1' }, now: NOW + 1000 });
    expect(await unreadNotices(db, 'chu')).toBe(1);
    await markRead(db, { id: 'all', actor: person('chu'), now: NOW });
    await tell({ kind: 'message', facts: { code: 'MX1' }, now: NOW + 2000 });
    const { total } = await listNotices(db, { userId: 'chu', page: 1, unreadOnly: false });
    expect(total).toBe(2);
  });

  it('is marked as read by its own person only', async () => {
    await tell();
    const [mine] = (await listNotices(db, { userId: 'chu', page: 1, unreadOnly: true })).notices;
    await markRead(db, { id: mine?.id ?? 0, actor: person('nguoi-khac'), now: NOW });
    expect(await unreadNotices(db, 'chu')).toBe(1);
    await markRead(db, { id: mine?.id ?? 0, actor: person('chu'), now: NOW });
    expect(await unreadNotices(db, 'chu')).toBe(0);
    expect(await unreadNotices(db, 'dong-goi')).toBe(1);
  });

  it('goes by mail as each has chosen; what has to be sent is sent', async () => {
    await chooseNotices(db, {
      choices: {
        'order-new': { mail: false, push: true },
        'recall-opened': { mail: false, push: false },
      },
      actor: person('chu'),
      now: NOW,
    });
    expect((await readChoices(db, 'chu'))['recall-opened'].mail).toBe(true);
    await tell();
    expect((await db.select().from(mails)).map((one) => one.toAddress)).toEqual([
      'dong-goi@vi-du.test',
    ]);
    const letter = { subject: 'Riêng', text: 'Thư riêng' };
    await tell({ letter, about: 'order:2' });
    const own = await db.select().from(mails).where(eq(mails.subject, 'Riêng'));
    expect(own.map((one) => [one.toAddress, one.about])).toEqual([
      ['dong-goi@vi-du.test', 'order:2'],
    ]);
    await tell({ letter: 'sent-already', about: 'order:3' });
    expect(await db.select().from(mails)).toHaveLength(2);
    const wrote = await inTransaction(db, (tx) =>
      writeToProducerIn(tx, {
        kind: 'quote-new',
        producerId: 1,
        letter,
        about: 'quote:9',
        now: NOW,
      }),
    );
    expect(wrote).toBe(1);
  });

  it('gathers letters of a kind: at most one in a quarter of an hour', async () => {
    for (let n = 0; n < 5; n++) {
      const code = `MX${n}`;
      await tell({
        facts: { code },
        href: `/ban/don-hang/${code}`,
        about: `order:${n}`,
        now: NOW + n * 60_000,
      });
    }
    const letters = (await db.select().from(mails).orderBy(mails.dueAt)).filter((one) =>
      one.toAddress.startsWith('chu@'),
    );
    expect(letters.map((one) => one.dueAt - NOW)).toEqual([0, GATHER_MS]);
    expect(letters[0]?.body).not.toContain('MX1');
    for (const code of ['MX1', 'MX2', 'MX3', 'MX4']) expect(letters[1]?.body).toContain(code);
    expect(withSite(letters[1]?.body ?? '', 'https://a.vn')).toContain(
      'https://a.vn/en/ban/don-hang/MX4',
    );
    expect(withSite(letters[1]?.body ?? '', 'https://a.vn')).not.toContain('{trang}');
  });

  it('has words in both languages, whatever is known of it', () => {
    for (const kind of NOTICE_KIND_NAMES) {
      for (const lang of ['vi', 'en'] as const) {
        for (const facts of [
          {},
          {
            code: 'MX1',
            name: 'Trà',
            producer: 'HTX',
            amount: 1,
            count: 1,
            left: 2,
            stars: 5,
            day: '2027-01-01',
            verdict: 'approved' as const,
          },
        ]) {
          const { title, body } = noticeText(kind, facts, lang);
          expect(`${title}${body}`).not.toMatch(/undefined|NaN|null/);
          expect(title.length).toBeGreaterThan(5);
        }
      }
      expect(NOTICE_KINDS[kind].deed).toBeTruthy();
    }
  });
});

/** A browser that can read what is meant for it. */
function browser() {
  const curve = createECDH('prime256v1');
  curve.generateKeys();
  const auth = randomBytes(16);
  return {
    curve,
    auth,
    p256dh: curve.getPublicKey().toString('base64url'),
    authText: auth.toString('base64url'),
  };
}

describe('on a device', () => {
  const ece = createRequire(createRequire(import.meta.url).resolve('web-push'))('http_ece') as {
    decrypt(body: Buffer, options: object): Buffer;
  };
  const heard: { path: string; headers: Record<string, unknown>; body: Buffer }[] = [];
  let status = 201;
  let service: Server;
  let time = NOW;
  const clock: Clock = { now: () => time, today: () => '2026-11-22' } as unknown as Clock;
  const delivery = () => {
    const { port } = service.address() as AddressInfo;
    const push = openWebPush({
      ...{ keys, contact: 'mailto:a@vi-du.test' },
      insteadOf: `http://127.0.0.1:${port}`,
    });
    return deliverPushes({ db, clock, push });
  };

  beforeAll(async () => {
    service = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        heard.push({
          path: request.url ?? '',
          headers: request.headers,
          body: Buffer.concat(parts),
        });
        response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end();
      });
    });
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => void service.close());
  beforeEach(() => {
    heard.length = 0;
    status = 201;
    time = NOW;
  });

  async function turnedOn(id = 'chu', lang: 'vi' | 'en' = 'vi') {
    const own = browser();
    const endpoint = `https://fcm.googleapis.com/fcm/send/${id}-${lang}`;
    await addDevice(db, {
      ...{ endpoint, p256dh: own.p256dh, auth: own.authText, device: 'Chrome · Android', lang },
      ...{ actor: person(id), now: NOW },
    });
    return own;
  }

  it('arrives encrypted for it alone and signed by us, in its language, without a buyer', async () => {
    const own = await turnedOn('chu', 'en');
    await tell();
    const by = delivery();
    await by.run();
    by.close();
    expect(heard).toHaveLength(1);
    const [{ headers, body, path: at } = { headers: {}, body: Buffer.alloc(0), path: '' }] = heard;
    expect(at).toBe('/fcm/send/chu-en');
    expect(headers['content-encoding']).toBe('aes128gcm');
    expect(body.length).toBeLessThan(1200);
    expect(body.toString('latin1')).not.toContain('MX1');
    const said = JSON.parse(
      ece
        .decrypt(body, { version: 'aes128gcm', privateKey: own.curve, authSecret: own.authText })
        .toString(),
    ) as Record<string, string>;
    const [row] = await db.select().from(notices).where(eq(notices.userId, 'chu'));
    expect(said).toMatchObject({
      title: 'New order MX1',
      body: '2 items · ₫90,000',
      href: `/en/ban/thong-bao?mo=${row?.id}`,
    });
    const [, jwt = '', key = ''] =
      /^vapid t=([^,]+), ?k=(.+)$/.exec(String(headers['authorization'])) ?? [];
    expect(key).toBe(keys.publicKey);
    const [head = '', claims = '', signature = ''] = jwt.split('.');
    const point = Buffer.from(key, 'base64url');
    const publicKey = createPublicKey({
      format: 'jwk',
      key: {
        ...{ kty: 'EC', crv: 'P-256' },
        x: point.subarray(1, 33).toString('base64url'),
        y: point.subarray(33).toString('base64url'),
      },
    });
    expect(
      verify(
        'sha256',
        Buffer.from(`${head}.${claims}`),
        { key: publicKey, dsaEncoding: 'ieee-p1363' },
        Buffer.from(signature, 'base64url'),
      ),
    ).toBe(true);
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      aud: 'https://fcm.googleapis.com',
      sub: 'mailto:a@vi-du.test',
    });
    expect(row?.pushState).toBe('sent');
    expect((await listDevices(db, 'chu'))[0]?.lastSentAt).toBe(new Date(NOW).toISOString());
  });

  it.each([404, 410])('that is gone (%i) is forgotten', async (code) => {
    await turnedOn();
    await tell();
    status = code;
    const by = delivery();
    await by.run();
    by.close();
    expect(await listDevices(db, 'chu')).toEqual([]);
  });

  it.each([500, 429])(
    'is tried again, ever more seldom, when the service says %i',
    async (code) => {
      await turnedOn();
      await tell();
      status = code;
      const by = delivery();
      const waits: number[] = [];
      for (let n = 0; n < 9; n++) {
        await by.run();
        await by.run();
        const [row] = await db.select().from(notices).where(eq(notices.userId, 'chu'));
        if (row?.pushState !== 'waiting') break;
        const next = Date.parse(row?.pushNextAt ?? '');
        waits.push((next - time) / 1000);
        time = next;
      }
      by.close();
      expect(waits).toEqual([30, 120, 480, 1920, 7680]);
      expect(heard).toHaveLength(6);
      expect((await db.select().from(notices).where(eq(notices.userId, 'chu')))[0]?.pushState).toBe(
        'given-up',
      );
      expect(await listDevices(db, 'chu')).toHaveLength(1);
    },
  );

  it('never follows a redirection, and forgets a device that refuses again and again', async () => {
    await turnedOn();
    status = 302;
    const by = delivery();
    for (let n = 0; n < 5; n++) {
      await tell({ about: `order:${n}` });
      await by.run();
    }
    by.close();
    expect(heard).toHaveLength(5);
    expect(await listDevices(db, 'chu')).toEqual([]);
  });

  it('is not rung for what was read, was chosen away, or rang just now', async () => {
    await turnedOn();
    const by = delivery();
    await tell();
    await markRead(db, { id: 'all', actor: person('chu'), now: NOW });
    await by.run();
    expect(heard).toHaveLength(0);
    await tell({ kind: 'review-new', facts: { name: 'Trà' }, about: 'review:1' });
    await by.run();
    expect(heard).toHaveLength(0);
    await tell({ kind: 'message', facts: { code: 'MX1' } });
    await by.run();
    await tell({ kind: 'message', facts: { code: 'MX1' }, now: NOW + 60_000 });
    await by.run();
    by.close();
    expect(heard).toHaveLength(1);
  });

  it('breaks nothing when there are no keys or nobody answers', async () => {
    await turnedOn();
    await tell();
    const none = deliverPushes({ db, clock, push: null });
    await none.run();
    none.close();
    const push = openWebPush({
      keys,
      contact: 'mailto:a@vi-du.test',
      insteadOf: 'http://127.0.0.1:1',
    });
    const by = deliverPushes({ db, clock, push });
    await by.run();
    by.close();
    const [row] = await db.select().from(notices).where(eq(notices.userId, 'chu'));
    expect(row?.pushState).toBe('waiting');
  });

  it('belongs to whoever turned it on last, and ends by its own person only', async () => {
    await turnedOn();
    const [device] = await listDevices(db, 'chu');
    await expect(
      endDevice(db, { which: { id: device?.id ?? 0 }, actor: person('nguoi-khac'), now: NOW }),
    ).rejects.toMatchObject({ code: 'no-such-device' });
    await db.update(pushSubscriptions).set({ userId: 'nguoi-khac' });
    await turnedOn();
    expect(await listDevices(db, 'nguoi-khac')).toEqual([]);
    expect(await listDevices(db, 'chu')).toHaveLength(1);
    const [{ after = null } = {}] = await db
      .select()
      .from(changes)
      .orderBy(desc(changes.id))
      .limit(1);
    expect(String(after)).not.toContain('fcm');
  });
});

describe('an address to send to', () => {
  it.each([
    'http://fcm.googleapis.com/fcm/send/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/x',
    'https://fcm.googleapis.com.evil.vn/x',
    'https://evil.vn/fcm.googleapis.com',
    'https://a:b@fcm.googleapis.com/x',
    'https://fcm.googleapis.com:8443/x',
    'https://xnotify.windows.com.vn/x',
    'ftp://fcm.googleapis.com/x',
    'không phải',
  ])('%s is none', async (endpoint) => {
    expect(isPushEndpoint(endpoint)).toBe(false);
    const own = browser();
    await expect(
      addDevice(db, {
        ...{ endpoint, p256dh: own.p256dh, auth: own.authText, device: '', lang: 'vi' },
        ...{ actor: person('chu'), now: NOW },
      }),
    ).rejects.toMatchObject({ code: 'push-not-a-service' });
  });

  it.each([
    'https://fcm.googleapis.com/fcm/send/x',
    'https://updates.push.services.mozilla.com/wpush/v2/x',
    'https://web.push.apple.com/x',
    'https://sg2p.notify.windows.com/w/?token=x',
  ])('%s is one', (endpoint) => expect(isPushEndpoint(endpoint)).toBe(true));
});

describe('the keys', () => {
  const env = (dir: string, more = {}) => readEnv({ DATA_DIR: path.join(folder, dir), ...more });
  it('are made once, for their owner alone', () => {
    const once = vapidKeys(env('khoa'), () => undefined);
    expect(vapidKeys(env('khoa'), () => undefined)).toEqual(once);
    expect(statSync(path.join(folder, 'khoa', 'vapid-keys')).mode & 0o777).toBe(0o600);
  });
  it('are those of the environment where it has them', () => {
    const given = { VAPID_PUBLIC_KEY: keys.publicKey, VAPID_PRIVATE_KEY: keys.privateKey };
    expect(vapidKeys(env('khac', given), () => undefined)).toEqual(keys);
  });
  it('are none, and said to be, where they cannot be read or kept', () => {
    const said: string[] = [];
    writeFileSync(path.join(folder, 'tep'), '');
    expect(
      vapidKeys(readEnv({ DATA_DIR: path.join(folder, 'tep') }), (line) => said.push(line)),
    ).toBe(null);
    expect(said).toHaveLength(1);
  });
});
