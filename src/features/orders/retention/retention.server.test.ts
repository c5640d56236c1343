import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import type { Db } from '#db/client.ts';
import { mails } from '#db/schema/accounts.ts';
import { orders } from '#db/schema/orders.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import {
  ordersDb,
  plantSeller,
  type Seller,
} from '#src/features/orders/desk-world.fixture.server.ts';
import { plantOrder } from '#src/features/orders/order.fixture.server.ts';
import { askErasure, openErasures } from './erasure-requests.server.ts';
import { exportBuyer, exportOwnOrder } from './export-buyer.server.ts';
import { findBuyer, readBuyerSearch } from './find-buyer.server.ts';
import { forgetBuyer } from './forget-buyer.server.ts';
import { forgetOldOrders } from './forget-old-orders.server.ts';
import { keepUntil } from './keep-until.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const YEARS_AGO = Date.parse('2023-11-01T03:00:00Z');
const admin = actorAs('administrator');
let db: Db;
let close: () => void;
let seller: Seller;

beforeAll(async () => {
  ({ db, close } = await ordersDb(NOW));
  seller = await plantSeller(db, { provinceCode: '01' });
}, 60_000);
afterAll(() => close());

const placed = (more: object = {}) =>
  plantOrder(db, {
    ...{ state: 'completed', completedAt: NOW - 86_400_000 },
    parcels: [
      {
        ...{ producerId: seller.producerId, state: 'delivered' },
        lines: [{ productId: seller.productId }],
      },
    ],
    ...more,
  });
const row = async (id: number) => (await db.select().from(orders).where(eq(orders.id, id)))[0];

describe('how long data are kept', () => {
  it('three years from the end, never while it is under way', () => {
    const end = { completedAt: '2026-11-22T03:00:00.000Z', cancelledAt: null };
    expect(keepUntil(end)).toBe('2029-11-22');
    expect(keepUntil({ completedAt: null, cancelledAt: null })).toBe(null);
  });

  it('is cleared by the program alone, order by order, and only what is old', async () => {
    const old = await placed({ completedAt: YEARS_AGO, phone: '0911111111' });
    const young = await placed({ phone: '0911111111' });
    for (const actor of [ANYONE, admin]) {
      await expect(forgetOldOrders(db, { actor, now: NOW })).rejects.toMatchObject({
        code: 'not-allowed',
      });
    }
    expect(await forgetOldOrders(db, { actor: SYSTEM, now: NOW })).toBe(1);
    expect(await forgetOldOrders(db, { actor: SYSTEM, now: NOW })).toBe(0);
    expect(await row(old.id)).toMatchObject({
      ...{ buyerName: '', buyerPhone: '', buyerEmail: '', addressLine: '', placeText: '' },
      ...{ note: '', invoice: null, provinceCode: '01', total: old.total },
    });
    expect((await row(young.id))?.buyerPhone).toBe('0911111111');
  });
});

describe('a buyer’s own data', () => {
  it('comes with the secret address of the order, and only of that order', async () => {
    const order = await placed({ phone: '0922222222' });
    await placed({ phone: '0922222222', name: 'Người khác' });
    const data = await exportOwnOrder(db, { token: order.token, actor: ANYONE, now: NOW });
    const text = JSON.stringify(data);
    expect(text).toContain('0922222222');
    expect(text).not.toContain('Người khác');
    expect(text).not.toContain(order.token);
    expect(await exportOwnOrder(db, { token: 'x', actor: ANYONE, now: NOW })).toBe(null);
  });

  it('may be asked to be deleted, once until it is done', async () => {
    const order = await placed({ phone: '0933333333' });
    await askErasure(db, { token: order.token, actor: ANYONE, now: NOW });
    await askErasure(db, { token: order.token, actor: ANYONE, now: NOW });
    expect((await openErasures(db)).map(({ code }) => code)).toEqual([order.code]);
    const search = { by: 'phone', value: '0933333333' } as const;
    await forgetBuyer(db, { search, actor: admin, now: NOW });
    expect(await openErasures(db)).toEqual([]);
    await expect(
      askErasure(db, { token: 'khong-co', actor: ANYONE, now: NOW }),
    ).rejects.toMatchObject({ code: 'no-such-order' });
  });
});

describe('the administrator', () => {
  it.each([
    ['+84 912 345 678', 'phone', '0912345678'],
    ['Buoi@Vi-Du.test', 'email', 'buoi@vi-du.test'],
    [' mx8k0 q0rt', 'code', 'MX8K0Q0RT'],
  ])('reads %s as %s', (text, by, value) => {
    expect(readBuyerSearch(text)).toEqual({ by, value });
  });

  it('alone looks up, exports and deletes, and the log says so without the data', async () => {
    const order = await placed({ phone: '0944444444', email: 'rieng@vi-du.test' });
    await db.insert(mails).values({
      ...{ toAddress: 'rieng@vi-du.test', subject: 'x', body: 'x', about: `order:${order.id}` },
      ...{ dueAt: NOW, queuedAt: NOW, nextTryAt: NOW, sentAt: NOW },
    });
    const from = await lastChangeId(db);
    const search = { by: 'phone', value: '0944444444' } as const;
    for (const actor of [
      ...[ANYONE, actorAs('ministry-officer')],
      ...[actorAs('provincial-officer', { provinceCode: '01' })],
      actorAs('producer', { producerId: seller.producerId }),
    ]) {
      const refused = { code: 'not-allowed' };
      await expect(findBuyer(db, { text: '0944444444', actor, now: NOW })).rejects.toMatchObject(
        refused,
      );
      await expect(exportBuyer(db, { search, actor, now: NOW })).rejects.toMatchObject(refused);
      await expect(forgetBuyer(db, { search, actor, now: NOW })).rejects.toMatchObject(refused);
    }
    expect(await lastChangeId(db)).toBe(from);
    const { found } = await findBuyer(db, { text: '0944 444 444', actor: admin, now: NOW });
    expect(found.orders.map(({ code }) => code)).toEqual([order.code]);
    const data = await exportBuyer(db, { search, actor: admin, now: NOW });
    expect(JSON.stringify(data)).toContain('rieng@vi-du.test');
    const done = await forgetBuyer(db, { search, actor: admin, now: NOW });
    expect(done).toMatchObject({ emptied: [], kept: [{ code: order.code, until: '2029-11-21' }] });
    // The law asks for the contract: who bought, and where it went. Mail and letters are not part of it.
    expect(await row(order.id)).toMatchObject({
      buyerPhone: '0944444444',
      buyerEmail: '',
      note: '',
    });
    expect(
      await db
        .select()
        .from(mails)
        .where(eq(mails.about, `order:${order.id}`)),
    ).toEqual([]);
    const log = JSON.stringify(await changesAfter(db, from));
    for (const deed of ['look-up-buyer', 'export-buyer', 'forget-buyer']) {
      expect(log).toContain(deed);
    }
    expect(log).not.toContain('0944');
    expect(log).not.toContain('rieng@');
  });

  it('waits until an order is over', async () => {
    const order = await placed({ phone: '0955555555', state: 'confirmed', completedAt: undefined });
    const search = { by: 'phone', value: '0955555555' } as const;
    await expect(forgetBuyer(db, { search, actor: admin, now: NOW })).rejects.toMatchObject({
      ...{ code: 'forget-while-open', facts: { code: order.code } },
    });
    const nobody = { by: 'phone', value: '0966666666' } as const;
    await expect(forgetBuyer(db, { search: nobody, actor: admin, now: NOW })).rejects.toMatchObject(
      { code: 'no-such-buyer' },
    );
  });
});
