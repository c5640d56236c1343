import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changesAfter } from '#db/changes.ts';
import type { Db } from '#db/client.ts';
import { grants, mails, users } from '#db/schema/accounts.ts';
import { offers } from '#db/schema/catalogue.ts';
import { orderLines, orders, parcels, stockHolds } from '#db/schema/orders.ts';
import { communes } from '#db/schema/places.ts';
import { quoteParts, quoteRequests } from '#db/schema/quotes.ts';
import { addDays, type Day, day, dayAt } from '#src/base/day.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { offersDb } from '#src/features/catalogue/offers/world.examples.ts';
import { acceptQuote } from './accept-quote.server.ts';
import { answerQuote, declineQuote } from './answer-quote.server.ts';
import { askQuote, type QuoteAsk } from './ask-quote.server.ts';
import { parseQuoteQuery } from './desk-quote-query.ts';
import { endDemoQuotes } from './end-demo-quotes.server.ts';
import { endQuotes } from './end-quotes.server.ts';
import { reopenQuotes } from './reopen-quotes.server.ts';
import { endHolds } from '#src/features/orders/end-holds.server.ts';
import { listQuotes } from './list-quotes.server.ts';
import { readDeskQuote, readQuote } from './read-quote.server.ts';
import { withdrawQuote } from './withdraw-quote.server.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
const TODAY = dayAt(NOW);
const siteUrl = 'https://vi-du.example';
const own = actorAs('producer', { producerId: 1 });
const other = actorAs('producer', { producerId: 2 });
const office = actorAs('provincial-officer', { provinceCode: '08' });
let db: Db;
let close: () => void;

beforeEach(async () => {
  ({ db, close } = await offersDb(NOW));
  const at = new Date(NOW);
  for (const producerId of [1, 2]) {
    const email = `htx${producerId}@vi-du.test`;
    await db.insert(users).values({ id: email, name: email, email, createdAt: at, updatedAt: at });
    await db
      .insert(grants)
      .values({ userId: email, grantedBy: 'thử', grantedAt: NOW, role: 'producer', producerId });
  }
  await db.insert(communes).values({
    ...{ code: '00100', name: 'Sà Phìn', slug: 'sa-phin', nameEn: 'Sà Phìn', kind: 'xã' },
    ...{ provinceCode: '08', source: '' },
  } as typeof communes.$inferInsert);
});
afterEach(() => close());

const ask = (change: Partial<QuoteAsk> = {}): QuoteAsk => ({
  ...{ lang: 'vi', userId: null, name: 'Trần Thị Bí', phone: '0912345678' },
  ...{ email: 'bi@vi-du.test', organisation: 'Cơ quan Thử', invoice: null },
  ...{ provinceCode: '08', communeCode: '00100', addressLine: 'Thôn 1' },
  ...{ placeText: 'xã Sà Phìn, tỉnh Tuyên Quang', wantedOn: null, note: 'Gói riêng' },
  answerUntil: addDays(TODAY, 7),
  lines: [
    { offerId: 1, quantity: 40 },
    { offerId: 2, quantity: 500 },
    { offerId: 3, quantity: 8 },
  ],
  ...change,
});
const send = (change: Partial<QuoteAsk> = {}, requestKey = 'k'.repeat(24)) =>
  askQuote(db, { ask: ask(change), requestKey, demo: true, actor: ANYONE, now: NOW, siteUrl });
const letters = async () => (await db.select().from(mails)).map(({ toAddress }) => toAddress);
const partOf = async (producerId: number) => {
  const [part] = await db.select().from(quoteParts).where(eq(quoteParts.producerId, producerId));
  if (!part) throw new Error('no part');
  return part;
};
async function answer(
  producerId: number,
  change: { price?: number; quantity?: number; version?: number; validUntil?: Day } = {},
  actor = producerId === 1 ? own : other,
  now = NOW,
) {
  const part = await partOf(producerId);
  const [request] = await db.select().from(quoteRequests);
  const quote = await readQuote(db, request?.token ?? '');
  const lines = quote?.parts.find(({ id }) => id === part.id)?.lines ?? [];
  return answerQuote(db, {
    ...{ partId: part.id, version: change.version ?? part.version, actor, now, siteUrl },
    answer: {
      lines: lines.map(({ id, quantity }) => ({
        lineId: id,
        unitPrice: change.price ?? 80_000,
        quantity: change.quantity ?? quantity,
      })),
      ...{ shipping: 50_000, leadDays: 5, terms: 'Giao một lần' },
      validUntil: change.validUntil ?? addDays(TODAY, 15),
    },
  });
}
const accept = async (token: string, producerIds: number[], seenTotal: number, change = {}) =>
  acceptQuote(db, {
    token,
    parts: await Promise.all(
      producerIds.map(async (id) => {
        const part = await partOf(id);
        return { partId: part.id, version: part.version };
      }),
    ),
    seenTotal,
    buyer: {
      ...{ lang: 'vi', userId: null, name: 'Trần Thị Bí', phone: '0912345678' },
      ...{ email: 'bi@vi-du.test', delivery: 'delivery', provinceCode: '08' },
      ...{ communeCode: '00100', addressLine: 'Thôn 1', pointId: null, note: '' },
      ...{ invoice: null, ageConfirmed: false },
    },
    method: 'cod',
    ways: { bank: null, cards: false },
    site: { url: siteUrl, name: 'Mỗi Xã' },
    ...{ actor: ANYONE, now: NOW },
    ...change,
  });

describe('ask-quote', () => {
  it('makes a part for each producer, tells each and the buyer, and keeps persons out of the log', async () => {
    const { token, code } = await send();
    expect(code).toBe('BG-2026-00001');
    const quote = await readQuote(db, token);
    expect(quote?.parts.map(({ producerId, lines }) => [producerId, lines.length])).toEqual([
      [1, 2],
      [2, 1],
    ]);
    expect((await letters()).sort()).toEqual([
      'bi@vi-du.test',
      'htx1@vi-du.test',
      'htx2@vi-du.test',
    ]);
    const log = JSON.stringify(await changesAfter(db, 0));
    expect(log).toContain(code);
    expect(log).not.toMatch(/Trần|0912345678|bi@vi-du|Sà Phìn/);
    expect(log).not.toContain(token);
  });

  it('is one request however often the form comes', async () => {
    const both = await Promise.all([send(), send(), send()]);
    expect(new Set(both.map(({ token }) => token)).size).toBe(1);
    expect(await db.$count(quoteRequests)).toBe(1);
    expect(await letters()).toHaveLength(3);
  });

  it('refuses what cannot be asked for', async () => {
    const cases: [Partial<QuoteAsk>, string][] = [
      [{ lines: [] }, 'lines'],
      [{ lines: [{ offerId: 1, quantity: 0 }] }, 'quantity'],
      [{ lines: [{ offerId: 1, quantity: 1.5 }] }, 'quantity'],
      [{ name: '' }, 'name'],
      [{ phone: '12' }, 'phone'],
      [{ email: '' }, 'email'],
      [{ provinceCode: null }, 'place'],
      [{ answerUntil: addDays(TODAY, -1) }, 'answerUntil'],
      [{ answerUntil: addDays(TODAY, 61) }, 'answerUntil'],
      [{ wantedOn: addDays(TODAY, -1) }, 'wantedOn'],
      [{ invoice: { company: 'Cty', taxCode: '1', address: 'Hà Nội', email: '' } }, 'taxCode'],
    ];
    for (const [change, field] of cases) {
      await expect(send(change)).rejects.toMatchObject({
        code: 'quote-data',
        facts: { fields: [field] },
      });
    }
    await expect(send({ lines: [{ offerId: 99, quantity: 1 }] })).rejects.toMatchObject({
      code: 'quote-offer-gone',
    });
    await db.update(offers).set({ state: 'paused' }).where(eq(offers.id, 1));
    await expect(send()).rejects.toMatchObject({ code: 'quote-offer-gone' });
    await expect(send({}, 'short')).rejects.toMatchObject({ code: 'quote-form-stale' });
    expect(await db.$count(quoteRequests)).toBe(0);
  });
});

describe('answer-quote', () => {
  it('is only for the producer asked, and tells the buyer', async () => {
    const { token } = await send();
    await expect(answer(1, {}, other)).rejects.toMatchObject({ code: 'no-such-quote' });
    await expect(answer(1, {}, office)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(answer(1, {}, ANYONE)).rejects.toMatchObject({ code: 'not-allowed' });
    await answer(1);
    const quote = await readQuote(db, token);
    expect(quote?.parts[0]).toMatchObject({ state: 'answered', shipping: 50_000, leadDays: 5 });
    expect((await letters()).filter((to) => to === 'bi@vi-du.test')).toHaveLength(2);
  });

  it('may be changed until it is accepted, never over another change', async () => {
    await send();
    await answer(1);
    await answer(1, { price: 70_000 });
    await expect(answer(1, { version: 2 })).rejects.toMatchObject({
      code: 'quote-changed-meanwhile',
    });
  });

  it('refuses prices, quantities and days that are none', async () => {
    await send();
    const cases: [Parameters<typeof answer>[1], string][] = [
      [{ price: 0 }, 'price'],
      [{ price: 1.5 }, 'price'],
      [{ price: Number.NaN }, 'price'],
      [{ quantity: 501 }, 'quantity'],
      [{ validUntil: addDays(TODAY, -1) }, 'validUntil'],
    ];
    for (const [change, field] of cases) {
      await expect(answer(1, change)).rejects.toMatchObject({
        code: 'quote-answer-data',
        facts: { fields: [field] },
      });
    }
  });

  it('declines with a reason, which the buyer reads', async () => {
    const { token } = await send();
    const part = await partOf(1);
    const by = { partId: part.id, version: 1, actor: own, now: NOW, siteUrl };
    await expect(declineQuote(db, { ...by, why: ' ' })).rejects.toMatchObject({
      code: 'quote-why-missing',
    });
    await declineQuote(db, { ...by, why: 'Hết mùa' });
    expect((await readQuote(db, token))?.parts[0]).toMatchObject({
      ...{ state: 'declined', whyDeclined: 'Hết mùa' },
    });
  });
});

describe('reach', () => {
  it('shows a producer its own part alone, a stranger nothing, an office counts without names', async () => {
    const { code, token } = await send();
    await answer(1);
    const seen = await readDeskQuote(db, { code, actor: other });
    expect(seen?.part.producerId).toBe(2);
    expect(JSON.stringify(seen)).not.toMatch(/80000|HTX A|Mật ong/);
    expect(JSON.stringify(seen)).not.toContain(token);
    const nobody = actorAs('producer', { producerId: 3 });
    expect(await readDeskQuote(db, { code, actor: nobody })).toBeNull();
    expect(await readDeskQuote(db, { code, actor: office })).toBeNull();
    expect(await readQuote(db, '0'.repeat(26))).toBeNull();
    expect(await readQuote(db, code)).toBeNull();
    const query = parseQuoteQuery(new URLSearchParams());
    const list = await listQuotes(db, { query, actor: office, most: 20 });
    expect(list.lines.map(({ producerId }) => producerId)).toEqual([1]);
    expect(list.byState.answered).toBe(1);
    expect(list.lines[0]).toMatchObject({ total: 540 * 80_000 + 50_000, buyer: '' });
    const mine = await listQuotes(db, { query, actor: own, most: 20 });
    expect(mine.lines.map(({ buyer }) => buyer)).toEqual(['Trần Thị Bí Cơ quan Thử']);
  });
});

describe('accept-quote', () => {
  it('makes an order at the prices answered and takes the stock; the same again is the same order', async () => {
    const { token } = await send({
      lines: [
        { offerId: 1, quantity: 40 },
        { offerId: 2, quantity: 500 },
      ],
    });
    await answer(1);
    const total = 540 * 80_000 + 50_000;
    await expect(accept(token, [1], total - 1)).rejects.toMatchObject({
      code: 'quote-changed-meanwhile',
    });
    const [one, two] = await Promise.all([
      accept(token, [1], total),
      accept(token, [1], total).catch((error: unknown) => error),
    ]);
    expect(one.total).toBe(total);
    expect(two).toMatchObject({ token: one.token, fresh: false });
    const [order] = await db.select().from(orders);
    expect(order).toMatchObject({ origin: 'quote', total, shipping: 50_000, discount: 0 });
    const lines = await db.select().from(orderLines);
    expect(lines.map((line) => [line.unitPrice, line.quantity, line.listPrice])).toEqual([
      [80_000, 40, 120_000],
      [80_000, 500, 230_000],
    ]);
    expect(await db.$count(parcels)).toBe(1);
    const [offer] = await db.select().from(offers).where(eq(offers.id, 1));
    expect(offer?.stock).toBe(10);
    expect(await db.$count(stockHolds)).toBe(1);
    expect(await partOf(1)).toMatchObject({ state: 'accepted', orderId: one.id });
    await expect(answer(1)).rejects.toMatchObject({ code: 'quote-not-now' });
    expect((await db.select().from(quoteRequests))[0]?.state).toBe('ordered');
  });

  it('holds to stock, validity and the law on alcohol', async () => {
    const { token } = await send({ lines: [{ offerId: 3, quantity: 80 }] });
    await answer(2);
    const total = 80 * 80_000 + 50_000;
    await expect(accept(token, [2], total)).rejects.toMatchObject({ code: 'age-not-confirmed' });
    const adult = {
      ...{ lang: 'vi', userId: null, name: 'Trần Thị Bí', phone: '0912345678' },
      ...{ email: '', delivery: 'delivery', provinceCode: '08', communeCode: '00100' },
      ...{ addressLine: 'Thôn 1', pointId: null, note: '', invoice: null, ageConfirmed: true },
    };
    await expect(accept(token, [2], total, { buyer: adult })).rejects.toMatchObject({
      code: 'method-not-possible',
    });
    const cards = { bank: null, cards: true };
    await expect(
      accept(token, [2], total, { buyer: adult, method: 'card', ways: cards }),
    ).rejects.toMatchObject({ code: 'quote-sold-out', facts: { left: 8 } });
    await expect(accept(token, [2], total, { now: NOW + 30 * 86_400_000 })).rejects.toMatchObject({
      code: 'quote-no-longer-valid',
    });
    expect(await db.$count(orders)).toBe(0);
    expect(await partOf(2)).toMatchObject({ state: 'answered' });
  });

  it('lets an answer be accepted again when its order ended unpaid, never twice at once', async () => {
    const { token } = await send({ lines: [{ offerId: 1, quantity: 40 }] });
    await answer(1);
    const total = 40 * 80_000 + 50_000;
    const first = await accept(token, [1], total, {
      ...{ method: 'card', ways: { bank: null, cards: true } },
    });
    const by = { now: NOW + 4 * 86_400_000, actor: SYSTEM };
    expect(await reopenQuotes(db, by)).toBe(0);
    // A page from before, with the version of now: the order there is, not another one.
    expect(await accept(token, [1], total)).toMatchObject({ token: first.token, fresh: false });
    await endHolds(db, by);
    expect(await reopenQuotes(db, by)).toBe(1);
    expect(await reopenQuotes(db, by)).toBe(0);
    expect(await partOf(1)).toMatchObject({ state: 'answered', orderId: null });
    expect((await readQuote(db, token))?.head.state).toBe('open');
    const second = await accept(token, [1], total, { now: by.now });
    expect(second).toMatchObject({ fresh: true, total });
    expect(second.token).not.toBe(first.token);
    expect(await db.$count(orders)).toBe(2);
  });

  it('does not take parts of another request, nor unanswered ones, nor without the right address', async () => {
    const first = await send();
    const second = await send({}, 'm'.repeat(24));
    await answer(1);
    const [foreign] = await db.select().from(quoteParts).where(eq(quoteParts.requestId, second.id));
    const parts = [{ partId: foreign?.id ?? 0, version: 1 }];
    await expect(accept(first.token, [1], 1, { parts })).rejects.toMatchObject({
      code: 'no-such-quote',
    });
    await expect(accept('0'.repeat(26), [1], 1)).rejects.toMatchObject({ code: 'no-such-quote' });
    await expect(accept(first.token, [2], 1)).rejects.toMatchObject({ code: 'quote-not-now' });
    await expect(accept(first.token, [], 0)).rejects.toMatchObject({
      code: 'quote-nothing-chosen',
    });
  });
});

describe('the end of a request', () => {
  const end = (today: Day) => endQuotes(db, { actor: SYSTEM, today, now: NOW, siteUrl });

  it('reminds once a day before, lapses the day after, and closes', async () => {
    const { token } = await send();
    await answer(1);
    expect(await end(addDays(TODAY, 5))).toEqual({ lapsed: 0, reminded: 0 });
    expect(await end(addDays(TODAY, 6))).toEqual({ lapsed: 0, reminded: 1 });
    expect(await end(addDays(TODAY, 6))).toEqual({ lapsed: 0, reminded: 0 });
    expect(await end(addDays(TODAY, 8))).toEqual({ lapsed: 1, reminded: 0 });
    expect((await readQuote(db, token))?.parts.map(({ state }) => state)).toEqual([
      'answered',
      'lapsed',
    ]);
    expect(await end(addDays(TODAY, 16))).toEqual({ lapsed: 1, reminded: 0 });
    expect((await readQuote(db, token))?.head.state).toBe('closed');
    await expect(end(day('2027-01-01'))).resolves.toEqual({ lapsed: 0, reminded: 0 });
    await expect(
      endQuotes(db, { actor: own, today: TODAY, now: NOW, siteUrl }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('withdraws what is open and leaves the rest', async () => {
    const { token } = await send();
    await answer(1);
    const by = { token, actor: ANYONE, now: NOW, siteUrl };
    await withdrawQuote(db, { ...by, partId: (await partOf(2)).id });
    expect((await readQuote(db, token))?.head.state).toBe('open');
    await withdrawQuote(db, { ...by, partId: null });
    expect((await readQuote(db, token))?.head.state).toBe('closed');
    await expect(withdrawQuote(db, { ...by, partId: null })).rejects.toMatchObject({
      code: 'quote-not-now',
    });
    await expect(
      withdrawQuote(db, { ...by, token: '0'.repeat(26), partId: null }),
    ).rejects.toMatchObject({ code: 'no-such-quote' });
  });

  it('of a demonstration goes with it, a real one stays', async () => {
    const { token } = await send();
    const by = { actor: SYSTEM, now: NOW };
    await db.update(quoteRequests).set({ demo: false });
    expect(await endDemoQuotes(db, by)).toEqual({ removed: 0 });
    await db.update(quoteRequests).set({ demo: true });
    expect(await endDemoQuotes(db, by)).toEqual({ removed: 1 });
    expect(await readQuote(db, token)).toBeNull();
    expect(await db.$count(quoteParts)).toBe(0);
    expect(await letters()).toEqual([]);
  });
});
