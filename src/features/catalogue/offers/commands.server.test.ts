import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import type { Db } from '#db/client.ts';
import { offerPrices, offers, offerSteps } from '#db/schema/catalogue.ts';
import { settings } from '#db/schema/site.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import { adjustOffers } from './adjust-offer.server.ts';
import type { OfferInput } from './offer-input.ts';
import { offersDb } from './world.examples.ts';
import { pauseOffer } from './pause-offer.server.ts';
import { addOffer, setOffer } from './set-offer.server.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
const LATER = NOW + 3_600_000;
const actor = actorAs('producer', { producerId: 1 }, 'HTX A');
const input: OfferInput = {
  unitVi: 'hũ 500 g',
  unitEn: '500 g jar',
  price: 125_000,
  stock: 40,
  weightGrams: 700,
  minQuantity: 1,
  maxQuantity: 100,
  leadDays: 2,
  seasonFrom: '12-01',
  seasonTo: '02-15',
  vatBp: 800,
  steps: [
    { fromQuantity: 50, price: 110_000 },
    { fromQuantity: 10, price: 118_000 },
  ],
};
let db: Db;
let close: () => void;

beforeAll(async () => {
  ({ db, close } = await offersDb(NOW));
});
afterAll(() => close());

const row = async (id: number) => (await db.select().from(offers).where(eq(offers.id, id)))[0];
const version = async (id: number): Promise<number> => (await row(id))?.version ?? 0;
const prices = (id: number) =>
  db.select().from(offerPrices).where(eq(offerPrices.offerId, id)).orderBy(offerPrices.id);
/** Subjects that an act leaves in the log. */
async function logged(act: () => Promise<unknown>): Promise<string[]> {
  const before = await lastChangeId(db);
  await act();
  return (await changesAfter(db, before)).map(({ deed, subject }) => `${deed} ${subject}`);
}

describe('set-offer', () => {
  it.each([
    ['a stranger', ANYONE],
    ['another producer', actorAs('producer', { producerId: 2 })],
    ['an officer', actorAs('provincial-officer', { provinceCode: '08' })],
    ['the administrator', actorAs('administrator')],
  ])('refuses %s, and nothing is written', async (_who, other) => {
    const more = { actor: other, now: NOW, confirmed: false };
    const before = await lastChangeId(db);
    for (const act of [
      setOffer(db, { id: 1, version: 1, input, ...more }),
      addOffer(db, { productId: 1, input: { ...input, unitVi: 'thùng' }, ...more }),
      pauseOffer(db, { id: 1, version: 1, paused: true, ...more }),
      adjustOffers(db, { list: [{ id: 1, version: 1, price: 1, stock: 1 }], ...more }),
    ]) {
      await expect(act).rejects.toMatchObject({ code: 'not-allowed' });
    }
    expect(await lastChangeId(db)).toBe(before);
    expect(await version(1)).toBe(1);
  });

  it('writes everything, the price history, and names the offer and the product', async () => {
    const set = () => setOffer(db, { id: 1, version: 1, input, confirmed: false, actor, now: NOW });
    expect(await logged(set)).toEqual(['set-offer offer:1', 'set-offer product:1']);
    expect(await row(1)).toMatchObject({
      price: 125_000,
      stock: 40,
      seasonTo: '02-15',
      version: 2,
    });
    expect(await prices(1)).toMatchObject([{ price: 125_000, by: 'HTX A', productId: 1 }]);
    const steps = await db.select().from(offerSteps).where(eq(offerSteps.offerId, 1));
    expect(steps.map(({ fromQuantity }) => fromQuantity)).toEqual([10, 50]);
  });

  it('refuses a form made from an older state', async () => {
    await expect(
      setOffer(db, { id: 1, version: 1, input, confirmed: false, actor, now: NOW }),
    ).rejects.toMatchObject({ code: 'offer-moved' });
    await expect(
      setOffer(db, { id: 77, version: 1, input, confirmed: false, actor, now: NOW }),
    ).rejects.toMatchObject({ code: 'no-such-offer' });
  });

  it('has no price row where the price stays, and nothing at all where nothing changed', async () => {
    const set = (change: Partial<OfferInput>) => async () =>
      setOffer(db, {
        ...{ id: 1, version: await version(1), input: { ...input, ...change } },
        ...{ confirmed: false, actor, now: LATER },
      });
    expect(await logged(set({ leadDays: 3 }))).toHaveLength(2);
    expect(await logged(set({ leadDays: 3 }))).toEqual([]);
    expect(await logged(set({ leadDays: 3, stock: 39 }))).toEqual(['set-offer offer:1']);
    expect(await prices(1)).toHaveLength(1);
  });

  it.each([
    ['offer-unit', { unitVi: '  ' }],
    ['offer-price', { price: 0 }],
    ['offer-price', { price: -5 }],
    ['offer-price', { price: 1000.5 }],
    ['offer-price', { price: Number.NaN }],
    ['offer-stock', { stock: -1 }],
    ['offer-weight', { weightGrams: 0 }],
    ['offer-minimum', { minQuantity: 0 }],
    ['offer-maximum', { minQuantity: 10, maxQuantity: 9 }],
    ['offer-lead', { leadDays: 91 }],
    ['offer-season', { seasonTo: null }],
    ['offer-season-day', { seasonFrom: '02-30' }],
    ['offer-vat', { vatBp: 700 }],
    ['offer-steps', { steps: [{ fromQuantity: 10, price: 125_000 }] }],
    [
      'offer-steps',
      {
        steps: [
          { fromQuantity: 10, price: 100_000 },
          { fromQuantity: 20, price: 110_000 },
        ],
      },
    ],
  ])('%s: %o', async (code, change) => {
    const own = { id: 1, version: await version(1), confirmed: false, actor, now: LATER };
    await expect(setOffer(db, { ...own, input: { ...input, ...change } })).rejects.toMatchObject({
      code,
    });
  });
});

describe('add-offer', () => {
  const add = (change: Partial<OfferInput>, productId = 1, confirmed = false) =>
    addOffer(db, { productId, input: { ...input, ...change }, confirmed, actor, now: LATER });

  it('gives the next sku, and one unit only once', async () => {
    expect(await add({ unitVi: 'thùng 12 hũ' })).toMatchObject({ sku: 'MX-00001-3' });
    await expect(add({ unitVi: 'Thùng 12 hũ' })).rejects.toMatchObject({ code: 'offer-same-unit' });
    await expect(add({}, 2)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(add({}, 99)).rejects.toMatchObject({ code: 'no-such-product' });
  });

  it('is an illustration in demo mode unless the price is the producer’s own', async () => {
    await db.insert(settings).values({ key: 'demo', value: 'true' });
    const shown = await add({ unitVi: 'hũ thử' });
    const own = await add({ unitVi: 'hũ thật' }, 1, true);
    expect((await row(shown.id))?.illustrative).toBe(true);
    expect((await row(own.id))?.illustrative).toBe(false);
    await setOffer(db, {
      ...{ id: shown.id, version: 1, input: { ...input, unitVi: 'hũ thử' }, confirmed: true },
      ...{ actor, now: LATER },
    });
    expect((await row(shown.id))?.illustrative).toBe(false);
    await db.delete(settings);
  });
});

describe('pause-offer', () => {
  it('takes off sale and puts back', async () => {
    expect(
      await logged(() => pauseOffer(db, { id: 2, version: 1, paused: true, actor, now: NOW })),
    ).toEqual(['pause-offer offer:2', 'pause-offer product:1']);
    expect((await row(2))?.state).toBe('paused');
    await pauseOffer(db, { id: 2, version: 2, paused: false, actor, now: NOW });
    expect((await row(2))?.state).toBe('on-sale');
  });
});

describe('adjust-offers', () => {
  it('is all or nothing', async () => {
    const list = [
      { id: 2, version: await version(2), price: 240_000, stock: 5 },
      { id: 3, version: 1, price: 1, stock: 1 },
    ];
    await expect(adjustOffers(db, { list, actor, now: LATER })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect((await row(2))?.price).toBe(230_000);
  });

  it('changes what is other, with its history', async () => {
    const list = [
      { id: 2, version: await version(2), price: 240_000, stock: 5 },
      { id: 1, version: await version(1), price: 125_000, stock: 39 },
    ];
    expect(await adjustOffers(db, { list, actor, now: LATER })).toEqual({ changed: 1 });
    expect(await prices(2)).toMatchObject([{ price: 240_000 }]);
  });

  it('refuses a price at or below a wholesale step', async () => {
    const list = [{ id: 1, version: await version(1), price: 118_000, stock: 39 }];
    await expect(adjustOffers(db, { list, actor, now: LATER })).rejects.toMatchObject({
      code: 'offer-steps',
      facts: { why: 'not-lower', at: 10 },
    });
  });

  it('tells of the product when the last one goes, not before', async () => {
    const to = (stock: number | null) => async () =>
      adjustOffers(db, {
        list: [{ id: 2, version: await version(2), price: 240_000, stock }],
        ...{ actor, now: LATER },
      });
    expect(await logged(to(50))).toEqual(['stock-moved offer:2', 'adjust-offer offer:2']);
    expect(await logged(to(40))).toEqual(['adjust-offer offer:2']);
    expect(await logged(to(0))).toEqual([
      'stock-moved offer:2',
      'stock-moved product:1',
      'adjust-offer offer:2',
    ]);
  });
});
