import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import type { Db } from '#db/client.ts';
import { mails } from '#db/schema/accounts.ts';
import { orders } from '#db/schema/orders.ts';
import { day } from '#src/base/day.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE, reachOf, SYSTEM } from '#src/features/accounts/may.ts';
import {
  ordersDb,
  plantLot,
  plantRecall,
  plantSeller,
  type Seller,
} from '#src/features/orders/desk-world.fixture.server.ts';
import { plantOrder, type PlantedOrder } from '#src/features/orders/order.fixture.server.ts';
import { decideParked } from './decide-parked.server.ts';
import { listParcels } from './list-parcels.server.ts';
import { orderTasks } from './order-tasks.server.ts';
import { parcelSearch, parseParcelQuery } from './parcel-query.ts';
import { readPickList } from './pick-list.server.ts';
import { readDeskOrder } from './read-desk-order.server.ts';
import { affectedByRecall, tellBuyersOfRecall } from './tell-buyers.server.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const TODAY = day('2026-11-22');
const DAY = 86_400_000;
let db: Db;
let close: () => void;
let own: Seller;
let far: Seller;
let both: PlantedOrder;
let old: PlantedOrder;

beforeAll(async () => {
  ({ db, close } = await ordersDb(NOW));
  own = await plantSeller(db, { provinceCode: '01' });
  far = await plantSeller(db, { provinceCode: '91' });
  both = await plantOrder(db, {
    ...{ name: 'Đỗ Thị Mít', phone: '0987654321', method: 'transfer', paid: true },
    parcels: [
      { producerId: own.producerId, lines: [{ productId: own.productId, quantity: 3 }] },
      {
        ...{ producerId: far.producerId, tracking: 'VN777' },
        lines: [{ productId: far.productId }],
      },
    ],
  });
  old = await plantOrder(db, {
    ...{ name: 'Lê Văn Na', phone: '0911222333', state: 'completed' },
    parcels: [
      {
        ...{ producerId: own.producerId, state: 'delivered', deliveredAt: NOW - 31 * DAY },
        lines: [{ productId: own.productId }],
      },
    ],
  });
}, 60_000);
afterAll(() => close());

const producer = () => actorAs('producer', { producerId: own.producerId });
const office = (provinceCode = '01') => actorAs('provincial-officer', { provinceCode });
const list = (actor: ReturnType<typeof producer>, search = '') =>
  listParcels(db, {
    ...{ query: parseParcelQuery(new URLSearchParams(search)), actor, today: TODAY, most: 25 },
  });
const codes = async (...args: Parameters<typeof list>): Promise<string[]> =>
  (await list(...args)).lines.map(({ code, no }) => `${code}-${no}`);

describe('the list of parcels', () => {
  it('reaches as far as the role: own, the province, everything, nothing', async () => {
    // What has to be done comes first.
    expect(await codes(producer())).toEqual([`${both.code}-1`, `${old.code}-1`]);
    expect(await codes(producer(), 'sap-xep=moi')).toEqual([`${old.code}-1`, `${both.code}-1`]);
    expect(await codes(office('91'))).toEqual([`${both.code}-2`]);
    expect(await codes(actorAs('administrator'))).toHaveLength(3);
    expect(await codes(actorAs('ministry-officer'))).toHaveLength(3);
    expect(await codes(actorAs('producer', { producerId: 9_999 }))).toEqual([]);
    expect(await codes(ANYONE)).toEqual([]);
  });

  it('is searched without accents, by code, goods, tracking and the last digits', async () => {
    expect(await codes(producer(), 'q=do+thi+mit')).toEqual([`${both.code}-1`]);
    expect(await codes(producer(), `q=${both.code}`)).toEqual([`${both.code}-1`]);
    expect(await codes(producer(), 'q=321')).toEqual([`${both.code}-1`]);
    expect(await codes(office('91'), 'q=vn777')).toEqual([`${both.code}-2`]);
    // Another producer's goods, and a receiver who is hidden again, are not found.
    expect(await codes(producer(), 'q=vn777')).toEqual([]);
    expect(await codes(producer(), 'q=le+van+na')).toEqual([]);
    expect(await codes(office(), 'q=le+van+na')).toEqual([`${old.code}-1`]);
  });

  it('is filtered by state, method, money and day, and counts by state', async () => {
    expect(await codes(producer(), 'trang-thai=delivered')).toEqual([`${old.code}-1`]);
    expect(await codes(producer(), 'cach-tra=transfer')).toEqual([`${both.code}-1`]);
    expect(await codes(producer(), 'thu=chua')).toEqual([`${old.code}-1`]);
    expect(await codes(producer(), 'tu=2026-11-23')).toEqual([]);
    expect(await codes(producer(), 'tu=2026-11-22&den=2026-11-22')).toHaveLength(2);
    expect((await list(producer())).counts).toEqual({ 'to-pack': 1, delivered: 1 });
    const query = parseParcelQuery(new URLSearchParams('q=mật&trang-thai=packed&thu=roi&trang=3'));
    expect(parseParcelQuery(new URLSearchParams(parcelSearch(query)))).toEqual(query);
    expect(parseParcelQuery(new URLSearchParams('trang-thai=x&trang=-1&tu=2026-13-01'))).toEqual(
      parseParcelQuery(new URLSearchParams()),
    );
  });

  it('shows the receiver to whoever sends it, and hides it 30 days after delivery', async () => {
    const [recent] = (await list(producer(), 'trang-thai=to-pack')).lines;
    expect(recent).toMatchObject({ receiver: 'Đỗ Thị Mít', phone: '0987654321' });
    const [hidden] = (await list(producer(), 'trang-thai=delivered')).lines;
    expect(hidden).toMatchObject({ receiver: '', phone: '', address: '', phoneHint: '' });
    const seen = (await list(actorAs('ministry-officer'))).lines;
    expect(JSON.stringify(seen)).not.toMatch(/Mít|0987654321|ngõ 3/);
  });
});

describe('an order at the desk', () => {
  const read = (code: string, actor: ReturnType<typeof producer>) =>
    readDeskOrder(db, { code, actor, now: NOW });

  it('shows a producer the own parcel and nothing of the others', async () => {
    const found = await read(both.code, producer());
    expect(found?.parcels).toHaveLength(1);
    expect(found?.others).toBe(1);
    expect(found?.money).toBe(null);
    const text = JSON.stringify(found, (_key, value: unknown) =>
      value instanceof Map ? [...value] : value,
    );
    expect(text).not.toContain(both.token);
    expect(text).not.toContain(`Mật ong số ${far.producerId}`);
    expect(text).not.toContain('VN777');
    expect(text).not.toContain('buoi@vi-du.test');
  });

  it('is not there for other provinces, other producers and strangers', async () => {
    expect(await read(old.code, office('91'))).toBe(null);
    expect(await read(old.code, actorAs('producer', { producerId: far.producerId }))).toBe(null);
    expect(await read(old.code, ANYONE)).toBe(null);
    expect(await read('KHONGCO', actorAs('administrator'))).toBe(null);
  });

  it('hides the receiver from the producer after 30 days, and always from those who oversee', async () => {
    expect((await read(old.code, producer()))?.parcels[0]?.receiver).toBe(null);
    expect((await read(old.code, producer()))?.order.buyerName).toBe('');
    expect((await read(old.code, office()))?.parcels[0]?.receiver?.name).toBe('Lê Văn Na');
    const seen = await read(both.code, actorAs('ministry-officer'));
    expect(seen?.parcels.map(({ receiver, moves }) => [receiver, moves])).toEqual([
      [null, []],
      [null, []],
    ]);
    expect(JSON.stringify(seen?.order)).not.toMatch(/Mít|0987654321/);
  });

  it('says what to take from the shelf, and what waits on the desk', async () => {
    const pick = await readPickList(db, producer());
    expect(pick).toMatchObject({ parcels: 1, lines: [{ quantity: 3, parcels: 1 }] });
    const tasks = new Map(await orderTasks(db, producer()));
    expect(tasks.get('pack-parcel')?.map(({ key }) => key)).toEqual([both.code]);
    expect(tasks.get('parked-order')).toEqual([]);
  });
});

describe('an order that is parked', () => {
  const parked = async () =>
    plantOrder(db, {
      ...{ state: 'parked', method: 'transfer', paid: true },
      parcels: [
        {
          ...{ producerId: own.producerId, state: 'waiting' },
          lines: [{ productId: own.productId, offerId: own.offerId }],
        },
      ],
    });
  const decide = (code: string, to: 'supply' | 'cancel', actor = office()) =>
    decideParked(db, { code, version: 1, to, actor, now: NOW });

  it('waits for the office that reaches it, and goes on or ends', async () => {
    const [first, second] = [await parked(), await parked()];
    await expect(decide(first.code, 'supply', producer())).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(decide(first.code, 'supply', office('91'))).rejects.toMatchObject({
      code: 'no-such-order',
    });
    const tasks = new Map(await orderTasks(db, office()));
    expect(tasks.get('parked-order')?.map(({ key }) => key)).toEqual([first.code, second.code]);
    await decide(first.code, 'supply');
    await decide(second.code, 'cancel', actorAs('administrator'));
    await expect(decide(second.code, 'supply')).rejects.toMatchObject({ code: 'order-state' });
    const states = await db.select({ code: orders.code, state: orders.state }).from(orders);
    expect(new Map(states.map(({ code, state }) => [code, state])).get(first.code)).toBe(
      'confirmed',
    );
    expect(states.find(({ code }) => code === second.code)?.state).toBe('cancelled');
  });
});

describe('orders of a recall', () => {
  it('finds those packed from its lots, within reach, and writes to each buyer once', async () => {
    const lot = await plantLot(db, own, { code: 'LO-XAU' });
    const sent = await plantOrder(db, {
      ...{ email: 'nguoi-mua@vi-du.test', lang: 'en' },
      parcels: [
        {
          ...{ producerId: own.producerId, state: 'delivered', deliveredAt: NOW - DAY },
          lines: [{ productId: own.productId, lotId: lot }],
        },
      ],
    });
    await plantOrder(db, {
      parcels: [
        {
          ...{ producerId: own.producerId, state: 'cancelled' },
          lines: [{ productId: own.productId, lotId: lot }],
        },
      ],
    });
    const recallId = await plantRecall(db, own, { code: 'TH-2026-0007', lotIds: [lot] });
    const found = async (actor: ReturnType<typeof producer>) =>
      affectedByRecall(db, { recallId, reach: reachOf(actor, 'see-orders') });
    expect((await found(producer())).parcels.map(({ code }) => code)).toEqual([sent.code]);
    expect((await found(office('91'))).parcels).toEqual([]);
    const tell = (actor: ReturnType<typeof producer>) =>
      tellBuyersOfRecall(db, {
        ...{ code: 'TH-2026-0007', actor, now: NOW, siteUrl: 'https://moixa.example' },
      });
    await expect(tell(ANYONE)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(tell(office('91'))).rejects.toMatchObject({ code: 'no-such-recall' });
    await expect(tell(actorAs('producer', { producerId: far.producerId }))).rejects.toMatchObject({
      code: 'no-such-recall',
    });
    const from = await lastChangeId(db);
    expect(await tell(producer())).toEqual({ letters: 1 });
    expect(await tell(office())).toEqual({ letters: 0 });
    const letters = await db
      .select()
      .from(mails)
      .where(eq(mails.toAddress, 'nguoi-mua@vi-du.test'));
    expect(letters).toHaveLength(1);
    expect(letters[0]?.body).toContain(`/en/don-hang/${sent.token}`);
    expect(JSON.stringify(await changesAfter(db, from))).not.toContain('nguoi-mua');
    expect((await found(SYSTEM)).told.has(sent.id)).toBe(true);
  });
});
