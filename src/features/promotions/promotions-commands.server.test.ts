import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { desc, eq, isNotNull, ne } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { offers, products } from '#db/schema/catalogue.ts';
import { pointProducts } from '#db/schema/promotions.ts';
import { dayAt } from '#src/base/day.ts';
import type { Dong } from '#src/base/money.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { type Actor, ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import { type BasketFacts, checkedBasket, readPercent } from './baskets/basket-facts.ts';
import { lookAtBasket, substituteFor } from './baskets/basket-look.ts';
import {
  changeBasket,
  copyBasket,
  createBasket,
  setBasketLine,
  setBasketState,
} from './baskets/manage-baskets.server.ts';
import { parseOwnAsk, ownSearch, readBudget } from './baskets/own-basket-query.ts';
import { readBasket, readPublicBaskets, withOffers } from './baskets/read-baskets.server.ts';
import { readCandidates } from './baskets/read-candidates.server.ts';
import { readDeskBasket, readDeskBaskets } from './baskets/read-desk-baskets.server.ts';
import {
  changePoint,
  createPoint,
  notePointStock,
  setPointState,
} from './points/manage-points.server.ts';
import type { PointFacts } from './points/point-facts.ts';
import { NO_HOURS } from './points/point-hours.ts';
import { readDeskPoint, readDeskPoints } from './points/read-desk-points.server.ts';
import { pointsOfProduct, readPublicPoint } from './points/read-points.server.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
const today = dayAt(NOW);
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-promotions-'));
let db: Db;
let offerIds: number[];
let own: { id: number; producerId: number; provinceCode: string };
let other: { id: number; producerId: number };
let officer: Actor;
let stranger: Actor;
let producer: Actor;
const ministry = actorAs('ministry-officer');

beforeAll(async () => {
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(NOW).toISOString());
  await loadFirstCatalogue(db, { now: NOW, actor: SYSTEM, demo: true });
  offerIds = (await db.select({ id: offers.id }).from(offers).orderBy(offers.id).limit(40)).map(
    ({ id }) => id,
  );
  const [first] = await db.select().from(products).where(isNotNull(products.producerId)).limit(1);
  own = {
    ...{ id: first?.id ?? 0, producerId: first?.producerId ?? 0 },
    provinceCode: first?.provinceCode ?? '',
  };
  const [second] = await db
    .select()
    .from(products)
    .where(ne(products.producerId, own.producerId))
    .orderBy(desc(products.id))
    .limit(1);
  other = { id: second?.id ?? 0, producerId: second?.producerId ?? 0 };
  officer = actorAs('provincial-officer', { provinceCode: own.provinceCode });
  stranger = actorAs('provincial-officer', {
    provinceCode: own.provinceCode === '01' ? '08' : '01',
  });
  producer = actorAs('producer', { producerId: own.producerId });
}, 60_000);

afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

const basketOf = (provinceCode: string | null): BasketFacts => ({
  ...{ titleVi: 'Giỏ  thử', titleEn: '', textVi: '', textEn: '', theme: 'tet', provinceCode },
  ...{ discountBp: 500, wrapFee: 30_000 as Dong, payer: 'province' },
});
const pointOf = (provinceCode: string): PointFacts => ({
  ...{ kind: 'shop', name: 'Điểm thử', address: 'Số 1', provinceCode, communeCode: null },
  ...{ latitude: '', longitude: '', hours: NO_HOURS, startsOn: null, endsOn: null },
  ...{ phone: '', noteVi: '', noteEn: '', pickUp: true },
});
const refused = { code: 'not-allowed' };

describe('gift baskets', () => {
  let id: number;
  const seen = async (actor: Actor) => ({
    id,
    version: (await readBasket(db, id))?.version ?? 0,
    actor,
    now: NOW,
  });

  it('are composed by officers of the province, of the country by those above; by nobody else', async () => {
    const before = await lastChangeId(db);
    for (const actor of [
      ...[ANYONE, stranger, producer, actorAs('person' as never)],
      ...[actorAs('commune-officer', { communeCode: '00001' }), actorAs('council-member')],
    ]) {
      const asked = { facts: basketOf(own.provinceCode), actor, now: NOW };
      await expect(createBasket(db, asked)).rejects.toMatchObject(refused);
    }
    const country = { facts: basketOf(null), actor: officer, now: NOW };
    await expect(createBasket(db, country)).rejects.toMatchObject(refused);
    expect(await lastChangeId(db)).toBe(before);
    await createBasket(db, { ...country, actor: ministry });
    const made = await createBasket(db, {
      ...{ facts: basketOf(own.provinceCode), actor: officer, now: NOW },
    });
    ({ id } = made);
    expect(made.slug).toBe('gio-thu-2');
    expect(await readBasket(db, made.slug)).toMatchObject({ titleVi: 'Giỏ thử', state: 'draft' });
    const [last] = (await changesAfter(db, 0)).slice(-1);
    expect(last).toMatchObject({ deed: 'create-basket', subject: `basket:${id}` });
  });

  it('hold offers of any province, each once', async () => {
    for (const offerId of offerIds.slice(0, 3)) {
      await setBasketLine(db, { ...(await seen(officer)), offerId, quantity: 1 });
    }
    const offerId = offerIds[0] ?? 0;
    await setBasketLine(db, { ...(await seen(officer)), offerId, quantity: 2 });
    const held = await readBasket(db, id);
    expect(held?.lines.map(({ quantity }) => quantity)).toEqual([2, 1, 1]);
    await expect(
      setBasketLine(db, { ...(await seen(officer)), offerId: 999_999_999, quantity: 1 }),
    ).rejects.toMatchObject({ code: 'no-such-offer' });
    for (const quantity of [-1, 101, 1.5, NaN]) {
      await expect(
        setBasketLine(db, { ...(await seen(officer)), offerId, quantity }),
      ).rejects.toMatchObject({ code: 'basket-quantity' });
    }
  });

  it('are not found by their number outside one’s reach', async () => {
    const asked = await seen(stranger);
    const tries = [
      changeBasket(db, { ...asked, facts: basketOf(own.provinceCode) }),
      setBasketLine(db, { ...asked, offerId: offerIds[0] ?? 0, quantity: 1 }),
      setBasketState(db, { ...asked, state: 'published' }),
      copyBasket(db, { id, titleVi: 'x', actor: stranger, now: NOW }),
    ];
    for (const one of tries) await expect(one).rejects.toMatchObject(refused);
    expect(await readDeskBasket(db, { id, actor: stranger })).toBeNull();
    expect((await readDeskBaskets(db, { actor: stranger, now: NOW })).length).toBe(0);
    expect((await readDeskBasket(db, { id, actor: officer }))?.mayChange).toBe(true);
    expect(await readDeskBasket(db, { id: NaN, actor: officer })).toBeNull();
  });

  it('cannot be moved to a province that is not one’s own', async () => {
    await expect(
      changeBasket(db, { ...(await seen(officer)), facts: basketOf('08') }),
    ).rejects.toMatchObject(own.provinceCode === '08' ? {} : refused);
  });

  it('are not changed by a form that is behind', async () => {
    const old = await seen(officer);
    await changeBasket(db, { ...old, facts: { ...basketOf(own.provinceCode), discountBp: 1_000 } });
    await expect(
      changeBasket(db, { ...old, facts: basketOf(own.provinceCode) }),
    ).rejects.toMatchObject({ code: 'basket-changed' });
    expect((await readBasket(db, id))?.discountBp).toBe(1_000);
  });

  it('are public only while published, and never empty then', async () => {
    expect((await readPublicBaskets(db, NOW)).map((one) => one.id)).not.toContain(id);
    await setBasketState(db, { ...(await seen(officer)), state: 'published' });
    const [shown] = await readPublicBaskets(db, NOW);
    expect(shown?.id).toBe(id);
    const look = lookAtBasket(shown?.lines ?? [], shown ?? ({} as never), { today });
    expect(look.total).toBe(look.goods - look.discount + look.wrap);
    expect(look.grams).toBeGreaterThan(0);
    for (const offerId of offerIds.slice(0, 2)) {
      await setBasketLine(db, { ...(await seen(officer)), offerId, quantity: 0 });
    }
    await expect(
      setBasketLine(db, { ...(await seen(officer)), offerId: offerIds[2] ?? 0, quantity: 0 }),
    ).rejects.toMatchObject({ code: 'basket-needs-goods' });
    const copy = await copyBasket(db, { id, titleVi: 'Bản sao', actor: officer, now: NOW });
    expect(await readBasket(db, copy.id)).toMatchObject({ state: 'draft', titleVi: 'Bản sao' });
    expect((await readBasket(db, copy.id))?.lines.length).toBe(1);
    await setBasketState(db, { ...(await seen(officer)), state: 'stopped' });
    expect((await readPublicBaskets(db, NOW)).length).toBe(0);
  });

  it('say what cannot be had, and what could be in its place', async () => {
    const pool = await readCandidates(db, NOW);
    const [first] = pool;
    if (!first) throw new Error('no candidates');
    const out = { ...first, available: 0, stock: 0 };
    const look = lookAtBasket(
      [{ offerId: out.offerId, quantity: 1, offer: out }],
      { discountBp: 0, wrapFee: 0 as Dong, payer: 'site' },
      { today },
    );
    expect(look.complete).toBe(false);
    expect(look.lines[0]?.availability).toMatchObject({ ok: false, why: 'sold-out' });
    const next = substituteFor(out, pool, new Set([out.productId]), { today });
    expect(next).toMatchObject({ setNo: out.setNo });
    expect(next?.productId).not.toBe(out.productId);
    const [gone] = await withOffers(
      db,
      [
        {
          ...((await readBasket(db, id)) as never as object),
          lines: [{ offerId: 1e9, quantity: 1 }],
        } as never,
      ],
      NOW,
    );
    expect(lookAtBasket(gone?.lines ?? [], gone ?? ({} as never), { today }).gone).toBe(1);
  });

  it('have facts within limits', () => {
    const facts = basketOf(null);
    for (const [wrong, code] of [
      [{ titleVi: ' ' }, 'basket-needs-title'],
      [{ discountBp: 5_001 }, 'basket-discount'],
      [{ discountBp: 1.5 }, 'basket-discount'],
      [{ wrapFee: -1 as Dong }, 'basket-wrap-fee'],
      [{ theme: 'x' as never }, 'basket-theme'],
      [{ payer: 'x' as never }, 'basket-payer'],
      [{ textVi: 'x'.repeat(4_000) }, 'basket-text-too-long'],
    ] as const) {
      expect(() => checkedBasket({ ...facts, ...wrong })).toThrow(code);
    }
    expect([readPercent('7,5'), readPercent('5%'), readPercent('x')]).toEqual([750, 500, null]);
  });
});

describe('the composer’s address', () => {
  it('reads budgets as people write them', () => {
    expect(
      ['500.000', '500000', '500k', '1,5tr', '1.25 triệu', '₫2,000,000', '', 'x', '-5'].map(
        readBudget,
      ),
    ).toEqual([500_000, 500_000, 500_000, 1_500_000, 1_250_000, 2_000_000, null, null, null]);
  });
  it('comes back as it went, and takes nothing strange', () => {
    const ask = parseOwnAsk(
      new URLSearchParams(
        '?chu-de=tra-banh&ngan-sach=1tr&so-gio=99&sao=4&tinh=01&noi-den=91&mon=A-1&sl=2&mon=<b>&sl=1&tranh=B-2&viec=doi:A-1',
      ),
    );
    expect(ask).toMatchObject({ theme: 'tra-banh', budget: 1_000_000, gifts: 20, highStars: true });
    expect(ask.lines).toEqual([{ sku: 'A-1', quantity: 2 }]);
    const again = parseOwnAsk(new URLSearchParams(ownSearch(ask)));
    expect({ ...again, press: ask.press }).toEqual(ask);
    expect(parseOwnAsk(new URLSearchParams('?ngan-sach=5')).badBudget).toBe('5');
  });
});

describe('points of sale', () => {
  let id: number;
  let ownId: number;

  it('are the province’s officer’s and the producer’s own', async () => {
    const facts = pointOf(own.provinceCode);
    for (const [actor, producerId] of [
      [ANYONE, null],
      [stranger, null],
      [producer, null],
      [producer, other.producerId],
      [actorAs('commune-officer', { communeCode: '00001' }), null],
    ] as const) {
      await expect(createPoint(db, { facts, producerId, actor, now: NOW })).rejects.toMatchObject(
        refused,
      );
    }
    ({ id } = await createPoint(db, { facts, producerId: null, actor: officer, now: NOW }));
    const mine = { facts, producerId: own.producerId, actor: producer, now: NOW };
    ({ id: ownId } = await createPoint(db, mine));
    expect((await readDeskPoints(db, { actor: producer })).map((one) => one.id)).toEqual([ownId]);
    expect((await readDeskPoints(db, { actor: officer })).length).toBe(2);
    expect(await readDeskPoints(db, { actor: stranger })).toEqual([]);
    expect(await readDeskPoint(db, { id, actor: producer })).toBeNull();
    await expect(
      createPoint(db, {
        facts: { ...facts, communeCode: '99999' },
        producerId: null,
        actor: officer,
        now: NOW,
      }),
    ).rejects.toMatchObject({ code: 'place-somewhere-else' });
  });

  it('are shown once published, changed by those whose they are, on the version seen', async () => {
    const slug = (await readDeskPoint(db, { id, actor: officer }))?.point.slug ?? '';
    expect(await readPublicPoint(db, slug)).toBeNull();
    const asked = { id, version: 1, now: NOW };
    for (const actor of [stranger, producer, ANYONE]) {
      await expect(
        setPointState(db, { ...asked, actor, state: 'published' }),
      ).rejects.toMatchObject(refused);
      await expect(
        changePoint(db, { ...asked, actor, facts: pointOf(own.provinceCode) }),
      ).rejects.toMatchObject(refused);
      await expect(notePointStock(db, { id, actor, now: NOW, stocks: [] })).rejects.toMatchObject(
        refused,
      );
    }
    await setPointState(db, { ...asked, actor: officer, state: 'published' });
    await expect(
      setPointState(db, { ...asked, actor: officer, state: 'stopped' }),
    ).rejects.toMatchObject({ code: 'point-changed' });
    expect((await readPublicPoint(db, slug))?.point.pickUp).toBe(true);
    await changePoint(db, {
      ...{ id, version: 2, actor: officer, now: NOW },
      facts: { ...pointOf(own.provinceCode), name: 'Tên mới' },
    });
    expect((await readPublicPoint(db, slug))?.point.name).toBe('Tên mới');
  });

  it('note stock with its day; a producer’s own place lists only that producer’s products', async () => {
    const stocks = [
      { productId: own.id, stock: 'yes' },
      { productId: other.id, stock: 'few' },
    ] as const;
    await notePointStock(db, { id, actor: officer, now: NOW, stocks });
    expect(await pointsOfProduct(db, other.id, today)).toMatchObject([
      { id, stock: 'few', notedOn: today },
    ]);
    await expect(
      notePointStock(db, { id: ownId, actor: producer, now: NOW, stocks }),
    ).rejects.toMatchObject({ code: 'point-other-producer' });
    await notePointStock(db, { id: ownId, actor: producer, now: NOW, stocks: stocks.slice(0, 1) });
    await notePointStock(db, {
      ...{ id, actor: officer, now: NOW + 86_400_000 },
      stocks: [
        { productId: own.id, stock: 'no' },
        { productId: other.id, stock: null },
      ],
    });
    const rows = await db.select().from(pointProducts).where(eq(pointProducts.pointId, id));
    expect(rows).toMatchObject([{ productId: own.id, stock: 'no', notedOn: '2026-11-24' }]);
    await expect(
      notePointStock(db, {
        id,
        actor: officer,
        now: NOW,
        stocks: [{ productId: 1e9, stock: 'yes' }],
      }),
    ).rejects.toMatchObject({ code: 'no-such-product' });
  });
});
