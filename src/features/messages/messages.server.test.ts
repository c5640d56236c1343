import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mails } from '#db/schema/accounts.ts';
import { messages } from '#db/schema/desk-day.ts';
import { changes } from '#db/schema/site.ts';
import type { Db } from '#db/client.ts';
import { type Actor, ANYONE, type Grant } from '#src/features/accounts/may.ts';
import { plantOrder, type PlantedOrder } from '#src/features/orders/order.fixture.server.ts';
import {
  ordersDb,
  plantSeller,
  type Seller,
} from '#src/features/orders/desk-world.fixture.server.ts';
import { endDemoOrders } from '#src/features/orders/end-demo-orders.server.ts';
import { exportOwnOrder } from '#src/features/orders/retention/export-buyer.server.ts';
import { forgetBuyer } from '#src/features/orders/retention/forget-buyer.server.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { answerMessage } from './answer-message.server.ts';
import { listThreads, unreadThreads } from './list-threads.server.ts';
import { markReadByBuyer, markThreadRead } from './mark-read.server.ts';
import { readBuyerMessages, readDeskThread } from './read-threads.server.ts';
import { parseThreadQuery } from './thread-query.ts';
import { writeAsBuyer } from './write-as-buyer.server.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
const TODAY = '2026-11-23' as never;
let db: Db;
let close: () => void;
let one: Seller;
let two: Seller;
let order: PlantedOrder;

const actor = (name: string, ...grants: Grant[]): Actor => ({ name, userId: name, grants });
const seller = (id: number): Actor => actor(`seller-${id}`, { role: 'producer', producerId: id });
const officer = (provinceCode: string): Actor =>
  actor(`officer-${provinceCode}`, { role: 'provincial-officer', provinceCode });

beforeAll(async () => {
  ({ db, close } = await ordersDb(NOW));
  one = await plantSeller(db, { provinceCode: '01' });
  two = await plantSeller(db, { provinceCode: '02' });
  order = await plantOrder(db, {
    code: 'MX-7K3Q-D9FH',
    parcels: [one, two].map(({ producerId, productId }) => ({
      producerId,
      lines: [{ productId }],
    })),
  });
});
afterAll(() => {
  close();
});

const write = (parcelNo: number, text: string, more: object = {}) =>
  writeAsBuyer(db, {
    ...{ token: order.token, parcelNo, text, asksOffice: false, requestKey: 'form-0001' },
    ...{ actor: ANYONE, now: NOW, ...more },
  });
const thread = (no: number): string => `MX-7K3Q-D9FH-${no}`;
const answer = (no: number, by: Actor, text: string, more: object = {}) =>
  answerMessage(db, {
    ...{ thread: thread(no), text, requestKey: 'desk-0001', actor: by, now: NOW + 1000, ...more },
  });
const read = (no: number, by: Actor) =>
  readDeskThread(db, { thread: thread(no), actor: by, now: NOW });

const HOSTILE =
  '<script>alert(1)</script> [x](javascript:1) https://xau.test \u202e0912 345 678\u200b\n\n\n\nhết\u0000';

describe('messages about an order', () => {
  it('twice the same form is one message, the same form with another text is another', async () => {
    const first = await write(1, 'Khi nào giao ạ?');
    expect(first.again).toBe(false);
    expect(await write(1, 'Khi nào giao ạ?')).toEqual({ ...first, again: true });
    expect((await write(1, 'Khi nào giao ạ? Tôi ở nhà buổi chiều.')).again).toBe(false);
    expect((await readBuyerMessages(db, order.id)).get(order.parcels[0]?.id ?? 0)).toHaveLength(2);
  });

  it('keeps hostile text as text, without signs that are not seen, and tells nobody of it', async () => {
    await write(2, HOSTILE);
    const found = await read(2, seller(two.producerId));
    expect(found?.messages.at(-1)?.text).toBe(
      '<script>alert(1)</script> [x](javascript:1) https://xau.test 0912 345 678\n\nhết',
    );
    const log = await db.select().from(changes);
    expect(JSON.stringify(log)).not.toMatch(/alert|0912|xau\.test/);
    const letters = await db.select().from(mails);
    expect(JSON.stringify(letters)).not.toMatch(/alert|0912|xau\.test/);
  });

  it.each([
    ['', 'message-empty'],
    [' \u200b\n ', 'message-empty'],
    ['x'.repeat(1001), 'message-too-long'],
  ])('refuses %j', async (text, code) => {
    await expect(write(1, text)).rejects.toMatchObject({ code });
  });

  it('refuses unknown addresses, parcels and a flood', async () => {
    await expect(write(1, 'a', { token: 'x'.repeat(26) })).rejects.toMatchObject({
      code: 'no-such-thread',
    });
    await expect(write(9, 'a')).rejects.toMatchObject({ code: 'no-such-thread' });
    for (let count = 3; count <= 5; count += 1) await write(1, `Tin ${count}`);
    await expect(write(1, 'Tin 6')).rejects.toMatchObject({ code: 'messages-too-many' });
    expect((await write(1, 'Tin 6', { now: NOW + 11 * 60_000 })).again).toBe(false);
  });

  it('nothing of one thread is seen from another', async () => {
    for (const by of [seller(two.producerId), officer('02'), actor('nobody')]) {
      expect(await read(1, by)).toBeNull();
      await expect(answer(1, by, 'a')).rejects.toThrow();
    }
    const list = await listThreads(db, {
      ...{ query: parseThreadQuery(new URLSearchParams()), actor: seller(two.producerId) },
      today: TODAY,
    });
    expect(list.lines.map(({ code, no }) => `${code}-${no}`)).toEqual([thread(2)]);
    await expect(answer(1, ANYONE, 'a')).rejects.toMatchObject({ code: 'not-allowed' });
    const ministry = actor('ministry', { role: 'ministry-officer' });
    expect(await read(1, ministry)).toBeNull();
  });

  it('a packer answers; reading and answering take the unread mark away, and it can be put back', async () => {
    const packer = actor('packer', {
      ...{ role: 'producer', producerId: one.producerId, duty: 'packer' },
    });
    expect(await unreadThreads(db, packer)).toBe(1);
    await answer(1, packer, 'Chiều nay gửi ạ.');
    expect(await unreadThreads(db, packer)).toBe(0);
    const { parcel } = (await read(1, packer)) ?? { parcel: null };
    if (parcel === null) throw new Error('no thread');
    await markThreadRead(db, { parcel, unread: true, actor: packer, now: NOW });
    expect(await unreadThreads(db, packer)).toBe(1);
    await markThreadRead(db, { parcel, actor: packer, now: NOW });
    expect(await unreadThreads(db, packer)).toBe(0);
    await expect(
      markThreadRead(db, { parcel, actor: seller(two.producerId), now: NOW }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('writes one letter to the buyer until the buyer has looked, without the text', async () => {
    const letters = async () =>
      (await db.select().from(mails)).filter(({ about }) => about.endsWith(':message'));
    expect(await letters()).toHaveLength(1);
    await answer(1, seller(one.producerId), 'Bí mật của kiện');
    expect(await letters()).toHaveLength(1);
    await markReadByBuyer(db, { orderId: order.id, actor: ANYONE, now: NOW + 2000 });
    await answer(1, seller(one.producerId), 'Đã gửi rồi ạ', { now: NOW + 3000 });
    const all = await letters();
    expect(all).toHaveLength(2);
    expect(all.map(({ body }) => body).join()).not.toMatch(/Bí mật|Đã gửi rồi/);
    expect(all[0]?.body).toContain(`/don-hang/${order.token}/tin-nhan`);
  });

  it('the office reads, but speaks only when it was asked', async () => {
    const office = officer('02');
    expect((await read(2, office))?.closed).toBe('no-dispute');
    await expect(answer(2, office, 'Chào')).rejects.toMatchObject({ code: 'message-no-dispute' });
    await write(2, 'Nhờ văn phòng', { asksOffice: true });
    await answer(2, office, 'Văn phòng đã nhận.');
    const found = await read(2, seller(two.producerId));
    expect(found?.messages.at(-1)).toMatchObject({ side: 'office' });
    // What the office says does not read the producer's post.
    expect(await unreadThreads(db, seller(two.producerId))).toBe(1);
  });

  it.each(['MX-7K3Q-D9FH', 'mx7k3qd9fh', 'D9FH', '7k3q d9'])('is found by %s', async (q) => {
    const query = parseThreadQuery(new URLSearchParams({ q }));
    const list = await listThreads(db, { query, actor: seller(one.producerId), today: TODAY });
    expect(list.total).toBe(1);
  });

  it.each(['%', "' or 1=1 --", 'khong-co'])('%s finds nothing', async (q) => {
    const query = parseThreadQuery(new URLSearchParams({ q }));
    const list = await listThreads(db, { query, actor: seller(one.producerId), today: TODAY });
    expect(list.total).toBe(0);
  });

  it('is closed long after the end', async () => {
    const old = await plantOrder(db, {
      ...{ state: 'completed', completedAt: NOW - 181 * 86_400_000 },
      parcels: [{ producerId: one.producerId, state: 'delivered', lines: [] }],
    });
    await expect(write(1, 'a', { token: old.token })).rejects.toMatchObject({
      code: 'message-thread-closed',
    });
  });

  it('goes with the data of the buyer, is in its export, and ends with the demo', async () => {
    const done = await plantOrder(db, {
      ...{ state: 'completed', completedAt: NOW, phone: '0987654321', demo: true },
      parcels: [{ producerId: one.producerId, state: 'delivered', deliveredAt: NOW, lines: [] }],
    });
    const count = async () =>
      (await db.select().from(messages).where(eq(messages.orderId, done.id))).length;
    await write(1, 'Xin chào', { token: done.token });
    const data = await exportOwnOrder(db, { token: done.token, actor: ANYONE, now: NOW });
    expect(data?.orders[0]).toMatchObject({
      messages: [{ parcel: 1, side: 'buyer', text: 'Xin chào' }],
    });
    await forgetBuyer(db, {
      search: { by: 'phone', value: '0987654321' },
      actor: SYSTEM,
      now: NOW,
    });
    expect(await count()).toBe(0);
    await write(1, 'Lại chào', { token: done.token });
    await endDemoOrders(db, { actor: SYSTEM, now: NOW });
    expect(await count()).toBe(0);
  });
});
