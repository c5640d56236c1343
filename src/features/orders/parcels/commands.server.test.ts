import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { mails } from '#db/schema/accounts.ts';
import { orderLines, orders, parcels, payments, refunds } from '#db/schema/orders.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import {
  plantLot,
  plantRecall,
  plantSeller,
  type Seller,
  stockOf,
} from '#src/features/orders/desk-world.fixture.server.ts';
import { plantOrder } from '#src/features/orders/order.fixture.server.ts';
import type { ParcelState } from '#src/features/orders/states/parcel-states.ts';
import { cancelParcel } from './cancel-parcel.server.ts';
import { moveParcel } from './move-parcel.server.ts';
import type { ParcelMove } from './parcel-move.ts';
import { undoParcel } from './undo-parcel.server.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const MINUTE = 60_000;
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-parcels-'));
let db: Db;
let seller: Seller;
let other: Seller;

beforeAll(async () => {
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(NOW).toISOString());
  seller = await plantSeller(db, { provinceCode: '01' });
  other = await plantSeller(db, { provinceCode: '91' });
}, 60_000);

afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

const producer = (of: Seller = seller) => actorAs('producer', { producerId: of.producerId });
const officer = (provinceCode = '01') => actorAs('provincial-officer', { provinceCode });
const lineOf = (of: Seller, more: object = {}) => ({
  ...{ productId: of.productId, offerId: of.offerId },
  ...more,
});
const one = (state: ParcelState = 'to-pack', more: object = {}) =>
  plantOrder(db, {
    parcels: [{ producerId: seller.producerId, state, lines: [lineOf(seller)] }],
    ...more,
  });
const pair = (more: object = {}) =>
  plantOrder(db, {
    parcels: [
      { producerId: seller.producerId, lines: [lineOf(seller)] },
      { producerId: other.producerId, lines: [lineOf(other)] },
    ],
    ...more,
  });
const rowOf = async (id: number) =>
  (await db.select().from(parcels).where(eq(parcels.id, id)))[0] ?? null;
const move = async (parcelId: number, deed: ParcelMove, actor = producer(), now = NOW) =>
  moveParcel(db, {
    ...{ parcelId, version: (await rowOf(parcelId))?.version ?? 0, move: deed, actor, now },
  });
const NO_LOT = (lineId: number) => ({ deed: 'pack', lots: new Map([[lineId, null]]) }) as const;
const HANDED = { deed: 'hand-over', carrier: 'Bưu điện', tracking: 'VN123' } as const;

describe('moving a parcel', () => {
  it('is refused to strangers, to other producers and to other provinces, and leaves nothing', async () => {
    const order = await one();
    const [parcel] = order.parcels;
    const id = parcel?.id ?? 0;
    const before = await lastChangeId(db);
    for (const [actor, code] of [
      [ANYONE, 'not-allowed'],
      [actorAs('ministry-officer'), 'not-allowed'],
      [actorAs('administrator'), 'not-allowed'],
      [producer(other), 'no-such-parcel'],
      [officer('91'), 'no-such-parcel'],
    ] as const) {
      await expect(move(id, { deed: 'pack', lots: 'bulk' }, actor)).rejects.toMatchObject({ code });
      if (actor.grants[0]?.role !== 'administrator') {
        await expect(
          cancelParcel(db, { parcelId: id, version: 1, why: 'sold-out', actor, now: NOW }),
        ).rejects.toMatchObject({ code });
      }
      await expect(
        undoParcel(db, { parcelId: id, version: 1, actor, now: NOW }),
      ).rejects.toMatchObject({ code });
    }
    expect(await lastChangeId(db)).toBe(before);
    expect((await rowOf(id))?.state).toBe('to-pack');
  });

  it('goes from packing to delivery, with the cash, the end of the order and no personal data in the log', async () => {
    const order = await one();
    const [parcel = { id: 0, lineIds: [0] }] = order.parcels;
    const from = await lastChangeId(db);
    await move(parcel.id, NO_LOT(parcel.lineIds[0] ?? 0));
    await move(parcel.id, HANDED);
    expect(await move(parcel.id, { deed: 'deliver', cash: null })).toEqual({
      ...{ state: 'delivered', completed: true },
    });
    expect(await rowOf(parcel.id)).toMatchObject({
      ...{ state: 'delivered', carrier: 'Bưu điện', tracking: 'VN123', cashCollected: order.total },
    });
    const [payment] = await db.select().from(payments).where(eq(payments.id, order.paymentId));
    expect(payment).toMatchObject({ state: 'paid', paid: order.total });
    const [row] = await db.select().from(orders).where(eq(orders.id, order.id));
    expect(row?.state).toBe('completed');
    const log = JSON.stringify(await changesAfter(db, from));
    expect(log).toContain('move-parcel');
    for (const secret of ['Bưởi', '0912345678', 'ngõ 3', 'vi-du.test', order.token]) {
      expect(log).not.toContain(secret);
    }
  });

  it('refuses a step that the state does not allow, and an old version', async () => {
    const order = await one();
    const [parcel = { id: 0, lineIds: [0] }] = order.parcels;
    await expect(move(parcel.id, HANDED)).rejects.toMatchObject({ code: 'parcel-state' });
    const stale = { parcelId: parcel.id, version: 7, actor: producer(), now: NOW };
    await expect(
      moveParcel(db, { ...stale, move: { deed: 'pack', lots: 'bulk' } }),
    ).rejects.toMatchObject({ code: 'parcel-changed-meanwhile' });
    const waiting = await one('to-pack', { state: 'awaiting-payment' });
    await expect(
      move(waiting.parcels[0]?.id ?? 0, { deed: 'pack', lots: 'bulk' }),
    ).rejects.toMatchObject({ code: 'order-not-confirmed' });
  });

  it('packs only from own lots of the product that may be sold', async () => {
    const fresh = await plantSeller(db, { provinceCode: '01' });
    const actor = producer(fresh);
    const good = await plantLot(db, fresh, { code: 'TOT', expiresOn: '2027-01-01' });
    const old = await plantLot(db, fresh, { code: 'CU', expiresOn: '2026-11-21' });
    const bad = await plantLot(db, fresh, { code: 'XAU' });
    await plantRecall(db, fresh, { code: 'TH-1', lotIds: [bad] });
    const foreign = await plantLot(db, other, { code: 'LA' });
    const order = await plantOrder(db, {
      parcels: [{ producerId: fresh.producerId, lines: [lineOf(fresh)] }],
    });
    const [parcel = { id: 0, lineIds: [0] }] = order.parcels;
    const line = parcel.lineIds[0] ?? 0;
    const pack = (lot: number) =>
      move(parcel.id, { deed: 'pack', lots: new Map([[line, lot]]) }, actor);
    await expect(pack(old)).rejects.toMatchObject({ code: 'lot-expired' });
    await expect(pack(bad)).rejects.toMatchObject({ code: 'lot-recalled' });
    await expect(pack(foreign)).rejects.toMatchObject({ code: 'lot-not-of-product' });
    await expect(move(parcel.id, { deed: 'pack', lots: new Map() }, actor)).rejects.toMatchObject({
      code: 'lot-missing',
    });
    await pack(good);
    const [row] = await db.select().from(orderLines).where(eq(orderLines.id, line));
    expect(row?.lotId).toBe(good);
    await plantRecall(db, fresh, { code: 'TH-2', lotIds: [good] });
    await expect(move(parcel.id, HANDED, actor)).rejects.toMatchObject({ code: 'lot-recalled' });
  });

  it('takes back a wrong click for ten minutes, with the letter that was waiting', async () => {
    const order = await one('packed');
    const id = order.parcels[0]?.id ?? 0;
    await move(id, HANDED);
    await db.insert(mails).values({
      ...{ toAddress: 'buoi@vi-du.test', subject: 'x', body: 'x', about: `order:${order.id}` },
      ...{ dueAt: NOW + 10 * MINUTE, queuedAt: NOW, nextTryAt: NOW + 10 * MINUTE },
    });
    const undo = (now: number, version: number) =>
      undoParcel(db, { parcelId: id, version, actor: producer(), now });
    await expect(undo(NOW + 11 * MINUTE, 2)).rejects.toMatchObject({ code: 'too-late-to-undo' });
    expect(await undo(NOW + 2 * MINUTE, 2)).toEqual({ state: 'packed' });
    expect(await rowOf(id)).toMatchObject({ state: 'packed', carrier: '', handedOverAt: null });
    expect(
      await db
        .select()
        .from(mails)
        .where(eq(mails.about, `order:${order.id}`)),
    ).toEqual([]);
    await expect(undo(NOW + 3 * MINUTE, 3)).rejects.toMatchObject({ code: 'too-late-to-undo' });
  });

  it('gives goods that nobody took back to the shelf by choice, and their money back', async () => {
    for (const restock of [true, false]) {
      const order = await one('handed-over', { method: 'transfer', paid: true });
      const id = order.parcels[0]?.id ?? 0;
      const before = (await stockOf(db, seller.offerId)) ?? 0;
      await expect(move(id, { deed: 'fail', why: ' ' })).rejects.toMatchObject({
        code: 'parcel-why-missing',
      });
      await move(id, { deed: 'fail', why: 'Không gọi được' });
      await move(id, { deed: 'return' });
      await move(id, { deed: 'receive', restock });
      expect(await stockOf(db, seller.offerId)).toBe(before + (restock ? 2 : 0));
      const due = await db.select().from(refunds).where(eq(refunds.orderId, order.id));
      expect(due).toMatchObject([{ amount: order.total, state: 'due' }]);
    }
  });
});

describe('cancelling a parcel', () => {
  it('leaves the others as they were priced, and gives back what was paid for it', async () => {
    const order = await pair({ method: 'transfer', paid: true });
    const [own = { id: 0 }, far = { id: 0 }] = order.parcels;
    const before = (await stockOf(db, seller.offerId)) ?? 0;
    const done = await cancelParcel(db, {
      ...{ parcelId: own.id, version: 1, why: 'sold-out', actor: producer(), now: NOW },
    });
    expect(done).toEqual({ refund: 220_000, notCollected: 0, order: false });
    expect(await stockOf(db, seller.offerId)).toBe(before + 2);
    expect((await rowOf(own.id))?.state).toBe('cancelled');
    expect(await rowOf(far.id)).toMatchObject({ state: 'to-pack', total: 220_000 });
    const [row] = await db.select().from(orders).where(eq(orders.id, order.id));
    expect(row).toMatchObject({ state: 'confirmed', total: 440_000 });
  });

  it('is not collected at the door when nothing was paid', async () => {
    const order = await pair();
    const [own = { id: 0 }, far = { id: 0 }] = order.parcels;
    const done = await cancelParcel(db, {
      ...{ parcelId: own.id, version: 1, why: 'recalled', actor: officer(), now: NOW },
    });
    expect(done).toEqual({ refund: 0, notCollected: 220_000, order: false });
    await move(far.id, { deed: 'pack', lots: 'bulk' }, officer('91')).catch(async () => {
      const [line] = await db.select().from(orderLines).where(eq(orderLines.parcelId, far.id));
      await move(far.id, NO_LOT(line?.id ?? 0), officer('91'));
    });
    await move(far.id, HANDED, officer('91'));
    await move(far.id, { deed: 'deliver', cash: null }, officer('91'));
    const [payment] = await db.select().from(payments).where(eq(payments.id, order.paymentId));
    expect(payment).toMatchObject({ due: 220_000, paid: 220_000, state: 'paid' });
    const [row] = await db.select().from(orders).where(eq(orders.id, order.id));
    expect(row?.state).toBe('completed');
  });

  it('takes the order with it when it is the only one', async () => {
    const order = await one();
    const done = await cancelParcel(db, {
      ...{ parcelId: order.parcels[0]?.id ?? 0, version: 1, why: 'seller', actor: producer() },
      now: NOW,
    });
    expect(done.order).toBe(true);
    const [row] = await db.select().from(orders).where(eq(orders.id, order.id));
    expect(row).toMatchObject({ state: 'cancelled', cancelledWhy: 'seller' });
  });

  it('does not touch what is on its way', async () => {
    const order = await one('handed-over');
    await expect(
      cancelParcel(db, {
        ...{ parcelId: order.parcels[0]?.id ?? 0, version: 1, why: 'seller', actor: producer() },
        now: NOW,
      }),
    ).rejects.toMatchObject({ code: 'parcel-state' });
  });
});
