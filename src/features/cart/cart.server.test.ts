import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { cartBaskets, cartLines, carts, sharedCarts } from '#db/schema/carts.ts';
import { offers, products, productSets } from '#db/schema/catalogue.ts';
import { campaigns } from '#db/schema/promotions.ts';
import { certificates } from '#db/schema/certificates.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { offersDb } from '#src/features/catalogue/offers/world.examples.ts';
import { addToCart } from './add-to-cart.server.ts';
import {
  addBasketToCart,
  type PackedBasket,
  removeBasket,
  unpackBasket,
} from './cart-baskets.server.ts';
import {
  emptyCartIn,
  moveToCart,
  noteSeenPrices,
  removeLine,
  saveForLater,
  setDestination,
  setQuantity,
  setVouchers,
} from './change-lines.server.ts';
import {
  countPieces,
  findCart,
  isCartKey,
  newCartKey,
  startCart,
  touchCart,
} from './find-cart.server.ts';
import { forgetCarts } from './forget-carts.server.ts';
import { mergeCarts } from './merge-carts.server.ts';
import { readPricedCart } from './read-priced-cart.server.ts';
import { readSharedCart, shareCart, takeSharedCart } from './share-cart.server.ts';
import { writeCarts } from './write-cart.server.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const DAY_MS = 86_400_000;
const HONEY = 'MX-00001-1';
const HONEY_ID = 1;
const WINE = 'MX-00002-1';
const WINE_ID = 3;

let world: Awaited<ReturnType<typeof offersDb>>;
let db: Db;
let cartId: number;
const by = { actor: ANYONE, now: NOW };

beforeEach(async () => {
  world = await offersDb(NOW);
  db = world.db;
  cartId = await startCart(db, { owner: { key: newCartKey() }, ...by });
});
afterEach(() => world.close());

const look = (id = cartId, now = NOW) =>
  readPricedCart(db, { cartId: id, now, delivery: 'delivery' });
const add = (sku: string, quantity: number | null, id = cartId) =>
  addToCart(db, { cartId: id, sku, quantity, ...by });
const lineId = async (offerId: number): Promise<number> =>
  (await db.select().from(cartLines).where(eq(cartLines.offerId, offerId)))[0]?.id ?? 0;

describe('putting things in', () => {
  it('adds to what is there, and prices it anew', async () => {
    await add(HONEY, 2);
    await add(HONEY, 1);
    await add(WINE, null);
    const view = await look();
    expect(view.lines.map(({ offer, quantity }) => [offer.sku, quantity])).toEqual([
      [HONEY, 3],
      [WINE, 1],
    ]);
    expect(view.priced.totals).toMatchObject({ goods: 450_000, shipping: null, total: 450_000 });
    expect(view.parcels.map(({ producerName }) => producerName)).toEqual(['HTX A', 'HTX B']);
    expect(view.faults).toEqual([]);
    expect(view.pieces).toBe(4);
  });

  it.each([
    ['MX-99999-1', 1, 'no-such-sku'],
    [HONEY, 0, 'cart-quantity'],
    [HONEY, -2, 'cart-quantity'],
    [HONEY, 1.5, 'cart-quantity'],
    [HONEY, 51, 'cart-quantity'],
    [HONEY, 1e9, 'cart-quantity'],
  ])('refuses %s × %s: %s', async (sku, quantity, code) => {
    await expect(add(sku, quantity)).rejects.toMatchObject({ code });
    expect((await look()).lines).toEqual([]);
  });

  it('refuses what is paused, sold out or out of season', async () => {
    await db.update(offers).set({ state: 'paused' }).where(eq(offers.id, HONEY_ID));
    await expect(add(HONEY, 1)).rejects.toMatchObject({ code: 'cannot-buy' });
    await db
      .update(offers)
      .set({ state: 'on-sale', seasonFrom: '02-01', seasonTo: '04-30' })
      .where(eq(offers.id, HONEY_ID));
    await expect(add(HONEY, 1)).rejects.toMatchObject({ facts: { why: 'out-of-season' } });
  });

  it('refuses what nobody would send, and services', async () => {
    await db.update(products).set({ producerId: null }).where(eq(products.id, 1));
    await expect(add(HONEY, 1)).rejects.toMatchObject({ facts: { why: 'no-producer' } });
    await db.insert(productSets).values({
      ...{ no: 26, slug: 'du-lich', groupCode: 'I', subgroupVi: '', subgroupEn: '', lead: 'x' },
      ...{ nameVi: '', nameEn: '', shortVi: '', shortEn: '', aliasVi: '' },
    });
    await db.update(products).set({ producerId: 1, setNo: 26 }).where(eq(products.id, 1));
    await expect(add(HONEY, 1)).rejects.toMatchObject({ facts: { why: 'by-request' } });
    await db.update(products).set({ setNo: 4 }).where(eq(products.id, 1));
    await add(HONEY, 1);
  });

  it('counts for the campaign whose page it came from, if it is about the product', async () => {
    const campaign = {
      startsOn: '2026-01-01',
      endsOn: '2027-12-31',
      state: 'published',
      kind: 'percent',
      percentBp: 500,
      payer: 'site',
      madeAt: '',
      madeBy: '',
    } as const;
    await db.insert(campaigns).values([
      { ...campaign, id: 1, slug: 'moi-nha', titleVi: 'Mọi nhà', chosen: '{}' },
      { ...campaign, id: 2, slug: 'xa-khac', titleVi: 'Xã khác', chosen: '{"setNos":[9]}' },
    ]);
    const from = (slug: string) =>
      addToCart(db, { cartId, sku: HONEY, quantity: 1, campaign: slug, ...by });
    expect((await from('xa-khac')).campaignId).toBeNull();
    expect((await from('moi-nha')).campaignId).toBe(1);
    expect((await from('khong-co')).campaignId).toBeNull();
    expect((await look()).lines).toMatchObject([{ campaignId: 1, quantity: 3 }]);
  });

  it('changes, lays aside, takes back and removes', async () => {
    await add(HONEY, 2);
    const of = { cartId, lineId: await lineId(HONEY_ID), ...by };
    await setQuantity(db, { ...of, quantity: 5 });
    await expect(setQuantity(db, { ...of, quantity: 51 })).rejects.toMatchObject({
      facts: { why: 'not-enough', available: 50, lineId: of.lineId },
    });
    await saveForLater(db, of);
    expect(await look()).toMatchObject({ pieces: 0, lines: [], saved: [{ quantity: 5 }] });
    await add(HONEY, 1);
    await moveToCart(db, of);
    expect(await look()).toMatchObject({ lines: [{ quantity: 6 }], saved: [] });
    const gone = await removeLine(db, { ...of, lineId: await lineId(HONEY_ID) });
    expect(gone).toEqual({ sku: HONEY, name: 'Mật ong', quantity: 6, saved: false });
    expect((await look()).lines).toEqual([]);
  });
});

describe('what moved', () => {
  it('tells was and now until the buyer has seen it', async () => {
    await add(HONEY, 1);
    await db.update(offers).set({ price: 150_000 }).where(eq(offers.id, HONEY_ID));
    const [line] = (await look()).lines;
    expect(line?.moved).toEqual({ was: 120_000, now: 150_000 });
    await noteSeenPrices(db, {
      ...{ cartId, ...by },
      seen: [{ lineId: line?.id ?? 0, price: 150_000 }],
    });
    expect((await look()).lines[0]?.moved).toBeNull();
  });

  it('tells once of what is no longer sold at all', async () => {
    await add(HONEY, 1);
    await add(WINE, 1);
    await db.delete(offers).where(eq(offers.id, HONEY_ID));
    expect(await look()).toMatchObject({ vanished: 1, lines: [{ offer: { offerId: WINE_ID } }] });
    await noteSeenPrices(db, { cartId, ...by, seen: [] });
    expect(await look()).toMatchObject({ vanished: 0, lines: [{ offer: { offerId: WINE_ID } }] });
  });

  it('names what is in the way, and leaves it out of the total', async () => {
    await add(HONEY, 4);
    await add(WINE, 2);
    await db.update(offers).set({ stock: 3 }).where(eq(offers.id, HONEY_ID));
    await db.update(offers).set({ state: 'paused' }).where(eq(offers.id, WINE_ID));
    const view = await look();
    expect(view.faults.map(({ why }) => why)).toEqual(['not-enough', 'paused']);
    expect(view.lines[0]?.quantityFault).toEqual({ why: 'not-enough', available: 3 });
    expect(view.lines[1]?.priced).toBeNull();
    expect(view.priced.totals.goods).toBe(480_000);
  });

  it('tells that a star lapsed since it was put in', async () => {
    await add(HONEY, 1);
    expect((await look()).lines[0]).toMatchObject({ starLapsed: null, offer: { stars: 4 } });
    await db.update(certificates).set({ revokedOn: '2026-11-25' });
    const [line] = (await look(cartId, NOW + 10 * DAY_MS)).lines;
    expect(line).toMatchObject({ starLapsed: 4, offer: { stars: null } });
  });

  it('estimates shipping once it is known where it goes', async () => {
    await add(HONEY, 1);
    await setDestination(db, { cartId, provinceCode: '38', ...by });
    const view = await look();
    expect(view.provinceCode).toBe('38');
    expect(view.priced.totals.shipping).toBeGreaterThan(0);
  });

  it('remembers vouchers, and says which nobody knows', async () => {
    await add(HONEY, 1);
    await setVouchers(db, { cartId, codes: ['KHONGCO', 'KHONGCO'], ...by });
    expect((await look()).unknownVouchers).toEqual(['KHONGCO']);
  });
});

describe('whose it is', () => {
  it('is found by the secret or the session only', async () => {
    const key = newCartKey();
    expect(isCartKey(key)).toBe(true);
    const guest = await startCart(db, { owner: { key }, ...by });
    expect(await startCart(db, { owner: { key }, ...by })).toBe(guest);
    expect(await findCart(db, { key })).toBe(guest);
    expect(await findCart(db, { key: newCartKey() })).toBeNull();
    expect(await findCart(db, { userId: 'ai-do' })).toBeNull();
    const rows = await db.select().from(carts);
    expect(JSON.stringify(rows)).not.toContain(key);
  });

  it('does not reach lines and baskets of another cart', async () => {
    await add(HONEY, 2);
    const other = await startCart(db, { owner: { key: newCartKey() }, ...by });
    const of = { cartId: other, lineId: await lineId(HONEY_ID), ...by };
    const no = { code: 'no-such-line' };
    await expect(setQuantity(db, { ...of, quantity: 9 })).rejects.toMatchObject(no);
    await expect(removeLine(db, of)).rejects.toMatchObject(no);
    await expect(saveForLater(db, of)).rejects.toMatchObject(no);
    await expect(moveToCart(db, of)).rejects.toMatchObject(no);
    const { group } = await addBasketToCart(db, { cartId, ...by, ...PACKED });
    await expect(removeBasket(db, { cartId: other, group, ...by })).rejects.toMatchObject(no);
    await expect(unpackBasket(db, { cartId: other, group, ...by })).rejects.toMatchObject(no);
    await noteSeenPrices(db, { cartId: other, seen: [{ lineId: of.lineId, price: 1 }], ...by });
    await writeCarts(db, (tx) => emptyCartIn(tx, other, [of.lineId]));
    expect((await look()).lines[0]).toMatchObject({ quantity: 2, moved: null });
    await expect(look(99_999)).rejects.toMatchObject({ code: 'no-such-cart' });
  });

  it('goes into the person’s at sign-in, once, and never from one person to another', async () => {
    await add(HONEY, 30);
    await addBasketToCart(db, { cartId, ...by, ...PACKED });
    await setDestination(db, { cartId, provinceCode: '38', ...by });
    const actor = actorAs('producer', { producerId: 1 });
    const own = await startCart(db, { owner: { userId: 'nguoi-1' }, actor, now: NOW });
    await add(HONEY, 30, own);
    await add(WINE, 1, own);
    const merge = (from: number, into: number) => mergeCarts(db, { from, into, actor, now: NOW });
    await merge(cartId, own);
    await merge(cartId, own);
    const view = await look(own);
    const alone = view.lines.filter(({ basketGroup }) => basketGroup === '');
    expect(alone.map(({ offer, quantity }) => [offer.sku, quantity])).toEqual([
      [HONEY, 50],
      [WINE, 1],
    ]);
    expect(view.baskets).toHaveLength(1);
    expect(view.provinceCode).toBe('38');
    expect(await db.select().from(carts)).toHaveLength(1);
    const other = await startCart(db, { owner: { userId: 'nguoi-2' }, actor, now: NOW });
    await merge(own, other);
    expect((await look(other)).lines).toEqual([]);
  });
});

const PACKED: PackedBasket = {
  lines: [
    { offerId: HONEY_ID, quantity: 1 },
    { offerId: 2, quantity: 1 },
  ],
  ...{ basketId: null, title: 'Quà Tết', discountBp: 500, wrapFee: 20_000, payer: 'site' as const },
};

describe('packed gift baskets', () => {
  it('are priced as one block, counted as one, unpacked into lines', async () => {
    const { group } = await addBasketToCart(db, { cartId, ...by, ...PACKED });
    await addBasketToCart(db, { cartId, ...by, ...PACKED });
    await add(HONEY, 1);
    const view = await look();
    expect(view.pieces).toBe(3);
    expect(view.baskets.map(({ titleVi, wrapFee }) => [titleVi, wrapFee])).toEqual([
      ['Quà Tết', 20_000],
      ['Quà Tết', 20_000],
    ]);
    expect(view.priced.totals).toMatchObject({ goods: 820_000, discount: 35_000, wrap: 40_000 });
    await unpackBasket(db, { cartId, group, ...by });
    const after = await look();
    expect(after.baskets).toHaveLength(1);
    expect(after.lines.find((line) => line.offer.sku === HONEY)).toMatchObject({ quantity: 1 });
    expect(after.priced.totals).toMatchObject({ goods: 820_000, discount: 17_500, wrap: 20_000 });
    await removeBasket(db, { cartId, group: after.baskets[0]?.group ?? '', ...by });
    expect(await db.select().from(cartBaskets)).toEqual([]);
    expect((await look()).priced.totals).toMatchObject({ goods: 470_000, wrap: 0 });
  });

  it('are empty of nothing, and not without end', async () => {
    await expect(
      addBasketToCart(db, { cartId, ...by, ...PACKED, lines: [] }),
    ).rejects.toMatchObject({ code: 'basket-empty' });
    for (let i = 0; i < 20; i++) await addBasketToCart(db, { cartId, ...by, ...PACKED });
    await expect(addBasketToCart(db, { cartId, ...by, ...PACKED })).rejects.toMatchObject({
      code: 'cart-full',
    });
  });
});

describe('a shared cart', () => {
  it('shows what was in it, and goes into another cart as far as it can be had', async () => {
    await add(HONEY, 4);
    await add(WINE, 8);
    await addBasketToCart(db, { cartId, ...by, ...PACKED });
    const asked = { cartId, ...by, title: '  Quà\u202e Tết ', note: 'Chào', byName: '' };
    await expect(shareCart(db, { ...asked, title: ' ' })).rejects.toMatchObject({
      code: 'share-title',
    });
    const { code } = await shareCart(db, asked);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    const shared = await readSharedCart(db, code.toLowerCase(), NOW);
    expect(shared).toMatchObject({ title: 'Quà Tết', byName: '' });
    expect(shared?.lines).toEqual([
      { offerId: HONEY_ID, quantity: 5 },
      { offerId: WINE_ID, quantity: 8 },
      { offerId: 2, quantity: 1 },
    ]);
    expect(shared).not.toHaveProperty('byUser');
    await db.update(offers).set({ stock: 2 }).where(eq(offers.id, WINE_ID));
    const mine = await startCart(db, { owner: { key: newCartKey() }, ...by });
    const picks = new Map([
      [HONEY_ID, 2],
      [WINE_ID, 8],
      [777, 1],
    ]);
    expect(await takeSharedCart(db, { code, cartId: mine, picks, ...by })).toEqual({
      taken: 1,
      left: [WINE],
    });
    expect((await look(mine)).lines).toMatchObject([{ quantity: 2 }]);
    await expect(
      takeSharedCart(db, { code, cartId: mine, picks: new Map(), ...by }),
    ).rejects.toMatchObject({ code: 'share-none-chosen' });
    expect(await readSharedCart(db, code, NOW + 91 * DAY_MS)).toBeNull();
    expect(await readSharedCart(db, 'KHONG-CO', NOW)).toBeNull();
  });

  it('is not made of nothing', async () => {
    const asked = { cartId, ...by, title: 'Quà', note: '', byName: '' };
    await expect(shareCart(db, asked)).rejects.toMatchObject({ code: 'share-empty' });
  });
});

describe('leaving', () => {
  it('an order takes its own lines out and leaves the rest', async () => {
    await add(HONEY, 1);
    await add(WINE, 1);
    await addBasketToCart(db, { cartId, ...by, ...PACKED });
    const view = await look();
    const ordered = view.lines.filter(({ offer }) => offer.sku !== WINE).map(({ id }) => id);
    await writeCarts(db, (tx) => emptyCartIn(tx, cartId, ordered));
    expect((await look()).lines.map(({ offer }) => offer.sku)).toEqual([WINE]);
    expect(await db.select().from(cartBaskets)).toEqual([]);
    expect(await countPieces(db, cartId)).toBe(1);
  });

  it('a look keeps a cart, written once a day', async () => {
    await add(HONEY, 1);
    const lastSeen = new Date(NOW).toISOString();
    expect(await touchCart(db, { cartId, lastSeen, now: NOW + 1_000 })).toBe(false);
    expect(await touchCart(db, { cartId, lastSeen, now: NOW + 2 * DAY_MS })).toBe(true);
    expect(await forgetCarts(db, { actor: SYSTEM, now: NOW + 91 * DAY_MS })).toBe(0);
    expect(await forgetCarts(db, { actor: SYSTEM, now: NOW + 93 * DAY_MS })).toBe(1);
  });

  it('guests’ carts are forgotten after 90 days, people’s are not', async () => {
    await add(HONEY, 1);
    await startCart(db, { owner: { userId: 'nguoi-1' }, ...by });
    await shareCart(db, { cartId, ...by, title: 'Quà', note: '', byName: '' });
    const later = NOW + 91 * DAY_MS;
    await expect(forgetCarts(db, { actor: ANYONE, now: later })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(await forgetCarts(db, { actor: SYSTEM, now: NOW + 89 * DAY_MS })).toBe(0);
    expect(await forgetCarts(db, { actor: SYSTEM, now: later })).toBe(2);
    expect(await db.select().from(carts)).toMatchObject([{ userId: 'nguoi-1' }]);
    expect(await db.select().from(cartLines)).toEqual([]);
    expect(await db.select().from(sharedCarts)).toEqual([]);
  });
});
