import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import type { Db } from '#db/client.ts';
import { sellerProfiles } from '#db/schema/sellers.ts';
import { day, dayAt } from '#src/base/day.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import { plantOrder } from '#src/features/orders/order.fixture.server.ts';
import { readProduct } from '../read-product.server.ts';
import { availability } from './availability.ts';
import { announced, checkedHoliday, holidayOf } from './holiday.ts';
import { lowFrom, isLow } from './low-stock.ts';
import { lowStock } from './low-stock.server.ts';
import { readOffers } from './read-offers.server.ts';
import { endHoliday, readHoliday, setHoliday } from './set-holiday.server.ts';
import { offersDb } from './world.examples.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
const DAY = 86_400_000;
const actor = actorAs('producer', { producerId: 1 }, 'HTX A');
const typed = { from: '2026-11-25', until: '2026-11-27', note: ' Nghỉ  cưới ' };
let db: Db;
let close: () => void;

beforeAll(async () => {
  ({ db, close } = await offersDb(NOW));
});
afterAll(() => close());

/** What can be said of an offer at an instant: `ok`, or why not. */
const sayAt = async (now: number, id = 1) => {
  const [offer] = await readOffers(db, [id], now);
  if (offer === undefined) throw new Error('no offer');
  const can = availability({ offer, today: dayAt(now) });
  return can.ok ? 'ok' : can;
};

describe('holiday', () => {
  it.each([
    ['a stranger', ANYONE],
    ['another producer', actorAs('producer', { producerId: 2 })],
    ['a packer', actorAs('producer', { producerId: 1, duty: 'packer' })],
    ['an officer', actorAs('provincial-officer', { provinceCode: '08' })],
  ])('is not set by %s', async (_who, other) => {
    const one = { producerId: 1, version: 0, actor: other, now: NOW };
    await expect(setHoliday(db, { ...one, typed })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(endHoliday(db, one)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(readHoliday(db, one)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('closes the shop on its very days, and opens it again', async () => {
    const before = await lastChangeId(db);
    const one = { producerId: 1, actor, now: NOW };
    await setHoliday(db, { ...one, version: 0, typed });
    expect(
      (await changesAfter(db, before)).map(({ deed, subject }) => `${deed} ${subject}`),
    ).toEqual(['set-holiday producer:1']);
    const away = { ok: false, why: 'holiday', back: '2026-11-28' };
    const said = [];
    for (let at = 0; at < 6; at += 1) said.push(await sayAt(NOW + at * DAY));
    expect(said).toEqual(['ok', 'ok', away, away, away, 'ok']);
    expect(await sayAt(NOW + 2 * DAY, 3)).toBe('ok');
    // The last minute before, the first of it, in Việt Nam
    expect(await sayAt(Date.parse('2026-11-24T16:59:59Z'))).toBe('ok');
    expect(await sayAt(Date.parse('2026-11-24T17:00:00Z'))).toEqual(away);
    expect((await readProduct(db, 'mat-ong'))?.offers[0]?.holiday).toEqual({
      ...{ from: '2026-11-25', until: '2026-11-27', note: 'Nghỉ cưới' },
    });
    expect((await readProduct(db, 'ruou-nep'))?.offers[0]?.holiday).toBeNull();
    await expect(setHoliday(db, { ...one, version: 0, typed })).rejects.toMatchObject({
      code: 'holiday-moved',
    });
    await endHoliday(db, { ...one, version: 1 });
    expect(await sayAt(NOW + 2 * DAY)).toBe('ok');
    await expect(endHoliday(db, { ...one, version: 2 })).rejects.toMatchObject({
      code: 'no-holiday',
    });
    const [row] = await db.select().from(sellerProfiles).where(eq(sellerProfiles.producerId, 1));
    expect(row).toMatchObject({ holidayFrom: null, holidayNote: '', version: 2 });
  });

  it('is announced for a month before', () => {
    const holiday = { from: day('2027-02-01'), until: day('2027-02-10'), note: '' };
    expect(announced(holiday, day('2027-01-01'))).toBe(false);
    expect(announced(holiday, day('2027-01-02'))).toBe(true);
    expect(announced(holiday, day('2027-02-01'))).toBe(false);
    const columns = { holidayFrom: '2027-02-01', holidayUntil: '2027-02-10', holidayNote: null };
    expect(holidayOf(columns, day('2027-02-11'))).toBeNull();
  });

  it.each([
    ['holiday-days', { until: '2026-11-24' }],
    ['holiday-days', { from: '2026-02-30' }],
    ['holiday-past', { from: '2026-11-01', until: '2026-11-22' }],
    ['holiday-long', { until: '2027-03-26' }],
    ['holiday-note', { note: 'x'.repeat(301) }],
  ])('refuses %s', (code, change) => {
    expect(() => checkedHoliday({ ...typed, ...change }, day('2026-11-23'))).toThrow(code);
  });
});

describe('low stock', () => {
  it('is five, or a tenth of a month', () => {
    expect([0, 50, 59, 60, 1_000].map(lowFrom)).toEqual([5, 5, 5, 6, 100]);
    expect(isLow({ available: 0, soldLastMonth: 0 })).toBe(true);
    expect(isLow({ available: null, soldLastMonth: 9_999 })).toBe(false);
  });

  it('counts what sold lately, for this producer only', async () => {
    expect(await lowStock(db, 2, NOW)).toEqual([]);
    await plantOrder(db, {
      ...{ placedAt: NOW - 3 * DAY, code: 'MXL1' },
      parcels: [{ producerId: 2, lines: [{ productId: 2, offerId: 3, quantity: 80 }] }],
    });
    expect(await lowStock(db, 2, NOW)).toMatchObject([
      { offerId: 3, available: 8, soldLastMonth: 80, productName: 'Rượu nếp' },
    ]);
    expect(await lowStock(db, 2, NOW + 40 * DAY)).toEqual([]);
    expect(await lowStock(db, 1, NOW)).toEqual([]);
  });
});
