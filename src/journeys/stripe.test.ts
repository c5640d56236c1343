import { asc, eq } from 'drizzle-orm';
import Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Db, inTransaction } from '#db/client.ts';
import { offers } from '#db/schema/catalogue.ts';
import { orders, paymentEvents, payments, refunds, stockHolds } from '#db/schema/orders.ts';
import { ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { offersDb } from '#src/features/catalogue/offers/world.examples.ts';
import { cancelOrderIn } from '#src/features/orders/cancel-order.server.ts';
import { endHolds } from '#src/features/orders/end-holds.server.ts';
import { hearStripe } from '#src/features/orders/payments/hear-stripe.server.ts';
import { requestRefundIn } from '#src/features/orders/payments/request-refund.server.ts';
import { sendRefund } from '#src/features/orders/payments/send-refund.server.ts';
import { startCardPayment } from '#src/features/orders/payments/start-card-payment.server.ts';
import { sweepCards } from '#src/features/orders/payments/sweep-cards.server.ts';
import { placeOrder } from '#src/features/orders/placing/place-order.server.ts';
import {
  asSeen,
  plantCart,
  plantCommune,
} from '#src/features/orders/placing/place.fixture.server.ts';
import { type Cards, CardsRefused, NotSigned, openCards } from '#src/outside/payments-stripe.ts';
import {
  fixturesAreBeside,
  SECRET_KEY,
  startStripe,
  type StripeStandIn,
  WEBHOOK_SECRET,
} from './stripe-stand-in.ts';

/**
 * The card path. What only asks and looks at shapes is also asked of the server that STRIPE_API_BASE names from outside
 * (Stripe's mock server keeps nothing and answers examples); the rest needs a server that remembers.
 */
const ELSEWHERE = process.env['STRIPE_API_BASE'];
const MINUTE = 60_000;
const NOW = Math.floor(Date.now() / 1000) * 1000;
const SITE = 'https://moixa.example';

let stripe: StripeStandIn;
let clock = NOW;

beforeAll(async () => {
  stripe = await startStripe(() => clock);
});
afterAll(() => stripe.stop());

const ASK = {
  ...{ key: `checkout:${NOW}`, orderCode: 'MX-THU', reference: 'MX7K2P9QHWD' },
  lang: 'vi',
  lines: [
    { name: 'Đơn hàng MX-THU – HTX A', amount: 185_000 },
    { name: 'Đơn hàng MX-THU – HTX B', amount: 64_321 },
  ],
  expiresAt: Math.ceil(NOW / 1000) + 40 * 60,
  ...{ successUrl: `${SITE}/don-hang/x?the=xong`, cancelUrl: `${SITE}/don-hang/x?the=huy` },
} as const;

const servers: [name: string, base: () => string][] = [['the stand-in', () => stripe.url]];
if (ELSEWHERE !== undefined) servers.push([ELSEWHERE, () => ELSEWHERE]);

describe.each(servers)('requests and shapes, asked of %s', (_, base) => {
  const cards = (): Cards => openCards({ secretKey: SECRET_KEY, apiBase: base() });

  it('opens a checkout and reads it', async () => {
    const opened = await cards().openCheckout(ASK);
    expect(opened.id).toMatch(/^cs_/);
    expect(opened.object).toMatchObject({ object: 'checkout.session', mode: 'payment' });
    const read = await cards().readCheckout(opened.id);
    expect(read.id).toMatch(/^cs_/);
    expect(read.object).toHaveProperty('payment_status');
    expect(read.object).toHaveProperty('payment_intent');
    expect(read.object).toHaveProperty('amount_total');
  });

  it('gives back, and finds what was given back', async () => {
    const { id } = await cards().openCheckout({ ...ASK, key: `${ASK.key}:${base()}` });
    const intentId = stripe.sessions.has(id) ? (stripe.pay(id).intentId ?? '') : 'pi_123';
    const refund = await cards().refund({ intentId, amount: 1_000, requestKey: 'thu:1' });
    expect(refund.id).toMatch(/^re_/);
    expect(refund.object).toMatchObject({ object: 'refund' });
    const found = await cards().findRefund(intentId, 'thu:1');
    if (stripe.sessions.has(id)) expect(found?.id).toBe(refund.id);
  });
});

describe('what the stand-in refuses', () => {
  const post = async (path: string, body: string, key = SECRET_KEY): Promise<[number, string]> => {
    const answer = await fetch(`${stripe.url}${path}`, {
      ...{ method: 'POST', body },
      headers: {
        ...{ authorization: `Bearer ${key}`, 'content-type': 'application/x-www-form-urlencoded' },
      },
    });
    const { error } = (await answer.json()) as { error?: { param?: string; type: string } };
    return [answer.status, error?.param ?? error?.type ?? ''];
  };
  const line = 'line_items[0][quantity]=1&line_items[0][price_data][currency]=vnd';
  const good = `mode=payment&success_url=https://a.test&${line}&line_items[0][price_data][unit_amount]=1000&line_items[0][price_data][product_data][name]=x`;
  it.each([
    [good, 200, ''],
    [`${good}&payment_method_types[0]=card`, 400, 'payment_method_types'],
    [`${good}&payment_intent_data[colour]=red`, 400, 'payment_intent_data[colour]'],
    [`${good}&line_items[0][amount]=5`, 400, 'line_items[0][amount]'],
    [
      good.replace('unit_amount]=1000', 'unit_amount]=10.5'),
      400,
      'line_items[0][price_data][unit_amount]',
    ],
    [good.replace('&success_url=https://a.test', ''), 400, 'success_url'],
    [`${good}&expires_at=${Math.floor(NOW / 1000) + 60}`, 400, 'expires_at'],
    ['mode=payment&success_url=https://a.test', 400, 'line_items'],
  ] as const)('%s: %i', async (body, status, param) => {
    expect(await post('/v1/checkout/sessions', body)).toEqual([status, param]);
  });

  it('a stranger, an unknown payment, and other words under a known key', async () => {
    expect(await post('/v1/refunds', 'payment_intent=pi_1', 'nobody')).toEqual([
      401,
      'invalid_request_error',
    ]);
    expect((await post('/v1/refunds', 'payment_intent=pi_1'))[0]).toBe(404);
    expect(await post('/v1/refunds', 'amount=5')).toEqual([400, 'payment_intent']);
    const cards = openCards({ secretKey: SECRET_KEY, apiBase: stripe.url });
    await cards.openCheckout({ ...ASK, key: 'one-key' });
    await expect(cards.openCheckout({ ...ASK, key: 'one-key', orderCode: 'khác' })).rejects.toThrow(
      CardsRefused,
    );
  });
});

describe.skipIf(!fixturesAreBeside)('a card payment from button to money back', () => {
  let db: Db;
  let close: () => void;
  let cards: Cards;

  beforeEach(async () => {
    clock = NOW;
    ({ db, close } = await offersDb(NOW));
    await plantCommune(db);
    const { url: apiBase } = stripe;
    cards = openCards({ secretKey: SECRET_KEY, webhookSecret: WEBHOOK_SECRET, apiBase });
  });
  afterEach(() => close());

  async function order(pieces = 3): Promise<{ id: number; total: number }> {
    const cartId = await plantCart(db, [[1, pieces]]);
    return placeOrder(db, await asSeen(db, cartId, { now: NOW, method: 'card' }));
  }
  const start = (orderId: number): Promise<string> =>
    startCardPayment(db, { orderId, cards, siteUrl: SITE, actor: ANYONE, now: clock });
  const sessionOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);
  const hear = (type: string, object: object, id?: string): Promise<string> => {
    const { id: eventId, created } = stripe.event(type, object, id);
    const event = { id: eventId, type, at: created * 1000, object };
    return hearStripe(db, { event, actor: SYSTEM, now: clock });
  };
  const money = async (orderId: number) => {
    const [row] = await db
      .select({ order: orders.state, payment: payments.state, paid: payments.paid })
      .from(orders)
      .innerJoin(payments, eq(payments.orderId, orders.id))
      .where(eq(orders.id, orderId));
    return row;
  };
  const stock = async (): Promise<number | null | undefined> =>
    (await db.select({ stock: offers.stock }).from(offers).where(eq(offers.id, 1)))[0]?.stock;
  const paidSession = async (orderId: number): Promise<string> => {
    const id = sessionOf(await start(orderId));
    stripe.pay(id);
    return id;
  };
  const back = (orderId: number, amount: number, requestKey: string): Promise<{ id: number }> =>
    inTransaction(db, (tx) =>
      requestRefundIn(tx, {
        ...{ orderId, amount, reason: 'office', requestKey, by: 'office', now: clock },
      }),
    );
  const send = (refundId: number): Promise<string | null> =>
    sendRefund(db, { refundId, cards, actor: SYSTEM, now: clock });

  it('the whole path: what is asked adds up, what is told settles it, once', async () => {
    const { id, total } = await order();
    const session = sessionOf(await start(id));
    expect(stripe.sessions.get(session)?.amount).toBe(total);
    expect(sessionOf(await start(id))).toBe(session);
    const asked = stripe.asked.find(({ key }) => key?.startsWith('checkout:MX') === true);
    expect(asked?.params['locale']).toBe('vi');
    expect(await money(id)).toEqual({ order: 'awaiting-payment', payment: 'awaiting', paid: 0 });
    stripe.pay(session);
    const told = stripe.sessionObject(session);
    expect(await hear('checkout.session.completed', told, 'evt_1')).toBe('paid');
    expect(await money(id)).toEqual({ order: 'confirmed', payment: 'paid', paid: total });
    expect(await stock()).toBe(47);
    // Replayed, and told again under another name.
    expect(await hear('checkout.session.completed', told, 'evt_1')).toBe('duplicate');
    expect(await hear('checkout.session.async_payment_succeeded', told)).toBe('duplicate');
    expect(
      await hear(
        'checkout.session.expired',
        stripe.sessionObject(session, { status: 'expired', payment_status: 'unpaid' }),
      ),
    ).toBe('session-over');
    expect(await sweepCards(db, { cards, actor: SYSTEM, now: clock })).toEqual({
      asked: 0,
      settled: 0,
      refunds: 0,
    });
    expect(await money(id)).toEqual({ order: 'confirmed', payment: 'paid', paid: total });
    expect(await stock()).toBe(47);
    await expect(start(id)).rejects.toMatchObject({ code: 'card-not-awaited' });
  });

  it('a hundred tellings at once settle once', async () => {
    const { id, total } = await order();
    const session = await paidSession(id);
    const told = stripe.sessionObject(session);
    const types = [
      'checkout.session.completed',
      'checkout.session.async_payment_succeeded',
    ] as const;
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, at) => hear(types[at % 2] ?? '', told, `evt_${at % 10}`)),
    );
    expect(outcomes.filter((one) => one === 'paid')).toHaveLength(1);
    expect(await money(id)).toMatchObject({ paid: total, order: 'confirmed' });
    expect(await stock()).toBe(47);
  });

  it.each([
    ['wrong amount', { amount_total: 1_000 }, 'wrong-amount'],
    ['hundredfold', { amount_total: 99_999_900 }, 'wrong-amount'],
    ['wrong currency', { currency: 'usd' }, 'wrong-currency'],
    ['no amount', { amount_total: null }, 'wrong-amount'],
  ])('%s: written down, nothing credited', async (_, more, outcome) => {
    const { id } = await order();
    const session = await paidSession(id);
    expect(await hear('checkout.session.completed', stripe.sessionObject(session, more))).toBe(
      outcome,
    );
    expect(await money(id)).toEqual({ order: 'awaiting-payment', payment: 'awaiting', paid: 0 });
    const rows = await db.select().from(paymentEvents).orderBy(asc(paymentEvents.id));
    expect(rows.map((row) => row.outcome)).toEqual([outcome, outcome]);
  });

  it('a checkout of nobody, and what is none of our business', async () => {
    const { id } = await order();
    const session = await paidSession(id);
    const other = { id: 'cs_other', client_reference_id: 'khong-phai', metadata: {} };
    expect(await hear('checkout.session.completed', stripe.sessionObject(session, other))).toBe(
      'unmatched',
    );
    expect(await hear('customer.created', { id: 'cus_1', object: 'customer' })).toBe('not-ours');
    expect(await hear('checkout.session.completed', { object: 'nonsense' })).toBe('not-ours');
    expect(await money(id)).toMatchObject({ paid: 0 });
  });

  it('paid late: confirmed while the goods are there, parked when they are gone', async () => {
    const [first, second] = [await order(), await order()];
    const sessions = [await paidSession(first.id), await paidSession(second.id)];
    clock = NOW + 90 * MINUTE;
    await endHolds(db, { now: clock, actor: SYSTEM });
    expect(await money(first.id)).toEqual({ order: 'cancelled', payment: 'expired', paid: 0 });
    expect(await hear('checkout.session.completed', stripe.sessionObject(sessions[0] ?? ''))).toBe(
      'paid-late',
    );
    expect(await money(first.id)).toMatchObject({ order: 'confirmed', paid: first.total });
    await db.update(offers).set({ stock: 1 }).where(eq(offers.id, 1));
    expect(await hear('checkout.session.completed', stripe.sessionObject(sessions[1] ?? ''))).toBe(
      'paid-late',
    );
    expect(await money(second.id)).toMatchObject({ order: 'parked', paid: second.total });
    expect(await stock()).toBe(1);
  });

  it('paid after the buyer cancelled: all of it goes back', async () => {
    const { id, total } = await order();
    const session = await paidSession(id);
    await inTransaction(db, (tx) =>
      cancelOrderIn(tx, { orderId: id, why: 'buyer', by: 'buyer', now: clock }),
    );
    expect(await hear('checkout.session.completed', stripe.sessionObject(session))).toBe(
      'paid-after-cancel',
    );
    expect(await money(id)).toMatchObject({ order: 'cancelled', paid: total });
    const swept = await sweepCards(db, { cards, actor: SYSTEM, now: clock });
    expect(swept.refunds).toBe(1);
    expect(stripe.sessions.get(session)?.refunded).toBe(total);
    const [row] = await db.select().from(payments).where(eq(payments.orderId, id));
    expect(row?.refunded).toBe(total);
  });

  it('two checkouts paid for one order: the second goes back', async () => {
    const { id, total } = await order();
    const first = sessionOf(await start(id));
    stripe.expire(first);
    const second = await paidSession(id);
    expect(second).not.toBe(first);
    expect(await hear('checkout.session.completed', stripe.sessionObject(second))).toBe('paid');
    const late = stripe.sessionObject(first, {
      status: 'complete',
      payment_status: 'paid',
      payment_intent: 'pi_first',
    });
    expect(await hear('checkout.session.completed', late)).toBe('over-paid');
    const [due] = await db.select().from(refunds);
    expect(due).toMatchObject({ amount: total, reason: 'paid-too-much', state: 'due' });
  });

  it('a lost message is found by asking', async () => {
    const { id, total } = await order();
    const session = await paidSession(id);
    expect(await sweepCards(db, { cards, actor: SYSTEM, now: clock })).toMatchObject({
      asked: 1,
      settled: 1,
    });
    expect(await money(id)).toMatchObject({ order: 'confirmed', paid: total });
    expect(await hear('checkout.session.completed', stripe.sessionObject(session))).toBe(
      'duplicate',
    );
  });

  it('Stripe away: nothing changes, and the next try opens the same checkout', async () => {
    const { id } = await order();
    stripe.misbehave(500, 500, 500);
    await expect(start(id)).rejects.toMatchObject({ code: 'cards-away' });
    stripe.misbehave('drop');
    const before = stripe.sessions.size;
    await start(id);
    expect(stripe.sessions.size).toBe(before + 1);
  });

  it('refunds: part, the rest, not more; an answer that got lost gives nothing twice', async () => {
    const { id, total } = await order();
    const session = await paidSession(id);
    await hear('checkout.session.completed', stripe.sessionObject(session));
    const part = await back(id, 50_000, 'hoan:1');
    expect((await back(id, 50_000, 'hoan:1')).id).toBe(part.id);
    stripe.misbehave('drop');
    expect(await send(part.id)).toBe('succeeded');
    expect(await send(part.id)).toBeNull();
    expect(stripe.sessions.get(session)?.refunded).toBe(50_000);
    await expect(back(id, total, 'thu:2')).rejects.toMatchObject({
      ...{ code: 'refund-too-much', facts: { most: total - 50_000 } },
    });
    const rest = await back(id, total - 50_000, 'thu:3');
    // The program ends after Stripe did it and before we wrote it down; a day later the key is forgotten there.
    const { intentId } = stripe.sessions.get(session) ?? {};
    await cards.refund({ intentId: intentId ?? '', amount: total - 50_000, requestKey: 'thu:3' });
    clock = NOW + 25 * 60 * MINUTE;
    expect(await send(rest.id)).toBe('succeeded');
    expect(stripe.sessions.get(session)?.refunded).toBe(total);
    const [row] = await db.select().from(payments).where(eq(payments.orderId, id));
    expect(row).toMatchObject({ paid: total, refunded: total });
  });

  it('refunds are told of in any order, also those made at Stripe, and failures', async () => {
    const { id, total } = await order();
    const session = await paidSession(id);
    const { intentId } = stripe.sessions.get(session) ?? {};
    const elsewhere = await cards.refund({
      intentId: intentId ?? '',
      amount: 10_000,
      requestKey: 'x',
    });
    const told = stripe.refundObject(elsewhere.id, { metadata: {} });
    // Before we know that it was paid at all.
    expect(await hear('refund.created', told)).toBe('unmatched');
    expect(await hear('checkout.session.completed', stripe.sessionObject(session))).toBe('paid');
    const [found] = await db.select().from(refunds);
    expect(found).toMatchObject({ reason: 'made-at-stripe', amount: 10_000, state: 'succeeded' });
    expect(await hear('refund.updated', told)).toBe('nothing-new');
    const charge = { id: 'ch_1', payment_intent: intentId, amount_refunded: 10_000, metadata: {} };
    expect(await hear('charge.refunded', charge)).toBe('nothing-new');
    expect(await hear('charge.refunded', { ...charge, amount_refunded: total })).toBe(
      'refund-elsewhere',
    );
    const failed = { ...told, status: 'failed', failure_reason: 'lost_or_stolen_card' };
    expect(await hear('refund.failed', failed)).toBe('refund-failed');
    expect(await hear('refund.updated', { ...told, status: 'pending' })).toBe('nothing-new');
    const [row] = await db.select().from(payments).where(eq(payments.orderId, id));
    expect(row?.refunded).toBe(0);
    const huge = { ...told, id: 're_huge', amount: total + 1, status: 'succeeded' };
    expect(await hear('refund.created', huge)).toBe('refund-beyond-paid');
  });

  it('disputes: opened, won or lost; the end told before the beginning', async () => {
    const { id, total } = await order();
    const session = await paidSession(id);
    await hear('checkout.session.completed', stripe.sessionObject(session));
    const { intentId } = stripe.sessions.get(session) ?? {};
    const dispute = {
      id: 'dp_1',
      object: 'dispute',
      payment_intent: intentId,
      amount: total,
      reason: 'fraudulent',
      status: 'needs_response',
    };
    expect(await hear('charge.dispute.created', dispute)).toBe('disputed');
    expect(await money(id)).toMatchObject({ payment: 'disputed', order: 'confirmed' });
    expect(await hear('charge.dispute.closed', { ...dispute, status: 'won' })).toBe('dispute-won');
    expect(await money(id)).toMatchObject({ payment: 'paid' });
    expect(await hear('charge.dispute.created', dispute)).toBe('already-closed');
    expect(await money(id)).toMatchObject({ payment: 'paid' });
  });

  it('any order, any repetition, of all that is told of a payment: the same end', async () => {
    for (let round = 0; round < 12; round += 1) {
      const { id, total } = await order(1);
      const session = await paidSession(id);
      const { intentId } = stripe.sessions.get(session) ?? {};
      const { id: refundId } = await cards.refund({
        intentId: intentId ?? '',
        amount: 5_000,
        requestKey: `r${round}`,
      });
      const paid = stripe.sessionObject(session);
      const told: [string, object][] = [
        ['checkout.session.completed', paid],
        ['checkout.session.async_payment_succeeded', paid],
        ['checkout.session.completed', { ...paid, payment_status: 'unpaid' }],
        ['refund.created', { ...stripe.refundObject(refundId), status: 'pending' }],
        ['refund.updated', stripe.refundObject(refundId)],
        [
          'charge.refunded',
          { id: 'ch', payment_intent: intentId, amount_refunded: 5_000, metadata: {} },
        ],
      ];
      const shuffled = [...told, ...told]
        .map((one, at) => ({ one, by: (at * 7 + round * 5 + at * at * round) % 13 }))
        .sort((a, b) => a.by - b.by);
      for (const { one } of shuffled) await hear(one[0], one[1]);
      expect(await money(id)).toEqual({ order: 'confirmed', payment: 'paid', paid: total });
      const rows = await db.select().from(refunds).where(eq(refunds.orderId, id));
      expect(rows).toHaveLength(1);
      expect(rows[0]).toMatchObject({ amount: 5_000, state: 'succeeded' });
    }
    const held = await db.select().from(stockHolds).where(eq(stockHolds.state, 'held'));
    expect(held).toEqual([]);
  });

  it('only what is signed is heard: over the very bytes, and lately', () => {
    const event = stripe.event('checkout.session.completed', { id: 'cs_1' });
    const body = Buffer.from(JSON.stringify(event));
    const sign = (secret: string, at: number): string => {
      const timestamp = Math.floor(at / 1000);
      const payload = body.toString('utf8');
      return Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
    };
    const good = sign(WEBHOOK_SECRET, NOW);
    expect(cards.hear(body, good, NOW)).toMatchObject({ id: event.id, at: event.created * 1000 });
    const tampered = Buffer.from(body.toString('utf8').replace('cs_1', 'cs_2'));
    for (const [bytes, header, at] of [
      [tampered, good, NOW],
      [Buffer.concat([body, Buffer.from('\n')]), good, NOW],
      [body, sign('whsec_another', NOW), NOW],
      [body, '', NOW],
      [body, 't=1,v1=abc', NOW],
      [body, sign(WEBHOOK_SECRET, NOW - 10 * MINUTE), NOW],
      [Buffer.from('{'), good, NOW],
    ] as const) {
      expect(() => cards.hear(bytes, header, at)).toThrow(NotSigned);
    }
    const deaf = openCards({ secretKey: SECRET_KEY, apiBase: stripe.url });
    expect(() => deaf.hear(body, good, NOW)).toThrow(NotSigned);
  });
});
