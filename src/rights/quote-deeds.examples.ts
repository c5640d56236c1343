import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { offers } from '#db/schema/catalogue.ts';
import { orderLines, orders } from '#db/schema/orders.ts';
import { quoteLines, quoteParts, quoteRequests } from '#db/schema/quotes.ts';
import { reviews } from '#db/schema/reviews.ts';
import { addDays, dayAt } from '#src/base/day.ts';
import { type Actor, ANYONE } from '#src/features/accounts/may.ts';
import { DEMO_ACCOUNT } from '#src/features/orders/payments/bank-account.ts';
import { plantOrder } from '#src/features/orders/order.fixture.server.ts';
import { acceptQuote } from '#src/features/quotes/accept-quote.server.ts';
import { answerQuote, declineQuote } from '#src/features/quotes/answer-quote.server.ts';
import { askQuote } from '#src/features/quotes/ask-quote.server.ts';
import { endDemoQuotes } from '#src/features/quotes/end-demo-quotes.server.ts';
import { reopenQuotes } from '#src/features/quotes/reopen-quotes.server.ts';
import { endQuotes } from '#src/features/quotes/end-quotes.server.ts';
import { withdrawQuote } from '#src/features/quotes/withdraw-quote.server.ts';
import { answerReview } from '#src/features/reviews/answer-review.server.ts';
import { moderateReview } from '#src/features/reviews/moderate-review.server.ts';
import { reportReview } from '#src/features/reviews/report-review.server.ts';
import { writeReview } from '#src/features/reviews/write-review.server.ts';
import { type Deed, EVERYBODY } from './deeds.examples.ts';
import { NOW, type World } from './worlds.examples.ts';

const siteUrl = 'https://moixa.example';
const today = dayAt(NOW);
const by = { actor: ANYONE, now: NOW, siteUrl };
/** The secret address is the right, whoever has it. */
const HOLDER = { everywhere: EVERYBODY } as const;

type Where = Pick<World, 'producerId' | 'productId' | 'provinceCode' | 'communeCode'>;

const keyOf = (what: string, { producerId }: Where): string =>
  `thu-quyen-${what}-${producerId}`.padEnd(24, '0');
const producerOf = ({ producerId }: Where): Actor => ({
  ...{ name: 'Chủ thể thử', userId: `bg-${producerId}` },
  grants: [{ role: 'producer', producerId }],
});

/** What a world needs for these rows: a request that waits, one that is answered, and a review of what was delivered. */
export async function plantQuotes(db: Db, world: Where): Promise<void> {
  const { producerId, productId } = world;
  await db.insert(offers).values({
    ...{ sku: `THU-BG-${productId}`, productId, unitVi: 'hũ', unitEn: 'jar' },
    ...{ price: 10_000, illustrative: false },
  });
  await askIn(db, world, keyOf('cho', world), ANYONE);
  const { id } = await askIn(db, world, keyOf('da', world), ANYONE);
  const [part] = await db.select().from(quoteParts).where(eq(quoteParts.requestId, id));
  await answerIn(db, part?.id ?? 0, producerOf(world));
  const line = { productId };
  const parcel = { producerId, state: 'delivered' as const, deliveredAt: NOW };
  // Two things arrived; the first is reviewed.
  const order = await plantOrder(db, {
    code: `MXQ${producerId}`,
    parcels: [{ ...parcel, lines: [line, line] }],
  });
  await reviewIn(db, { token: order.token, line: order.parcels[0]?.lineIds[0] ?? 0 }, ANYONE);
}

async function askIn(db: Db, world: Where, requestKey: string, actor: Actor) {
  const { provinceCode, communeCode, productId } = world;
  const [offer] = await db
    .select({ id: offers.id })
    .from(offers)
    .where(eq(offers.sku, `THU-BG-${productId}`));
  return askQuote(db, {
    ask: {
      ...{ lang: 'vi', userId: null, name: 'Người Hỏi', phone: '0912345678' },
      ...{ email: 'hoi@vi-du.test', organisation: '', invoice: null, addressLine: 'Thôn 1' },
      ...{ provinceCode, communeCode, placeText: 'xã', wantedOn: null, note: '' },
      answerUntil: addDays(today, 7),
      lines: [{ offerId: offer?.id ?? 0, quantity: 5 }],
    },
    ...{ requestKey, demo: false, ...by, actor },
  });
}

async function answerIn(db: Db, partId: number, actor: Actor): Promise<void> {
  const lines = await db.select().from(quoteLines).where(eq(quoteLines.partId, partId));
  await answerQuote(db, {
    ...{ ...by, partId, version: 1, actor },
    answer: {
      lines: lines.map(({ id }) => ({ lineId: id, unitPrice: 9_000, quantity: 5 })),
      ...{ shipping: 0, leadDays: 1, validUntil: addDays(today, 5), terms: '' },
    },
  });
}

const reviewIn = (db: Db, one: { token: string; line: number }, actor: Actor) =>
  writeReview(db, {
    review: {
      ...{ token: one.token, orderLineId: one.line, mark: 4, said: '', shownName: 'N.' },
      ...{ lang: 'vi', version: 0 },
    },
    ...{ ...by, actor },
  });

async function planted(db: Db, what: 'cho' | 'da', world: World) {
  const [found] = await db
    .select({ token: quoteRequests.token, partId: quoteParts.id })
    .from(quoteRequests)
    .innerJoin(quoteParts, eq(quoteParts.requestId, quoteRequests.id))
    .where(eq(quoteRequests.requestKey, keyOf(what, world)));
  return found ?? { token: '', partId: 0 };
}

async function reviewOf(db: Db, { producerId }: World): Promise<number> {
  const [found] = await db
    .select({ id: reviews.id })
    .from(reviews)
    .innerJoin(orders, and(eq(orders.id, reviews.orderId), eq(orders.code, `MXQ${producerId}`)));
  return found?.id ?? 0;
}

async function unreviewed(db: Db, { producerId }: World) {
  const lines = await db
    .select({ token: orders.token, line: orderLines.id })
    .from(orderLines)
    .innerJoin(orders, and(eq(orders.id, orderLines.orderId), eq(orders.code, `MXQ${producerId}`)))
    .orderBy(orderLines.id);
  return lines[1] ?? { token: '', line: 0 };
}

export const QUOTE_DEEDS: readonly Deed[] = [
  {
    ...{ name: 'askQuote', ...HOLDER },
    run: ({ db }, world, actor) => askIn(db, world, keyOf('moi', world), actor),
  },
  {
    ...{ name: 'answerQuote', own: ['producer'], missing: 'no-such-quote' },
    run: async ({ db }, world, actor) =>
      answerIn(db, (await planted(db, 'cho', world)).partId, actor),
  },
  {
    ...{ name: 'declineQuote', own: ['producer'], missing: 'no-such-quote' },
    run: async ({ db }, world, actor) => {
      const { partId } = await planted(db, 'cho', world);
      return declineQuote(db, { ...by, partId, version: 1, why: 'Hết hàng', actor });
    },
  },
  {
    ...{ name: 'acceptQuote', ...HOLDER },
    run: async ({ db }, world, actor) => {
      const { token, partId } = await planted(db, 'da', world);
      const { provinceCode, communeCode } = world;
      return acceptQuote(db, {
        ...{ token, parts: [{ partId, version: 2 }], seenTotal: 45_000, method: 'transfer' },
        buyer: {
          ...{ lang: 'vi', userId: null, name: 'Người Mua', phone: '0912345678', email: '' },
          ...{ delivery: 'delivery', provinceCode, communeCode, addressLine: 'Thôn 1' },
          ...{ pointId: null, note: '', invoice: null, ageConfirmed: true },
        },
        ways: { bank: DEMO_ACCOUNT, cards: false },
        ...{ site: { url: siteUrl, name: 'Mỗi Xã' }, actor, now: NOW },
      });
    },
  },
  {
    ...{ name: 'withdrawQuote', ...HOLDER },
    run: async ({ db }, world, actor) => {
      const { token } = await planted(db, 'cho', world);
      return withdrawQuote(db, { ...by, token, partId: null, actor });
    },
  },
  // The program itself, and nobody who can sign in.
  {
    ...{ name: 'endDemoQuotes', everywhere: ['administrator'] },
    run: ({ db }, _, actor) => endDemoQuotes(db, { actor, now: NOW }),
  },
  { name: 'reopenQuotes', run: ({ db }, _, actor) => reopenQuotes(db, { actor, now: NOW }) },
  { name: 'endQuotes', run: ({ db }, _, actor) => endQuotes(db, { ...by, today, actor }) },
];

export const REVIEW_DEEDS: readonly Deed[] = [
  {
    ...{ name: 'writeReview', ...HOLDER },
    run: async ({ db }, world, actor) => reviewIn(db, await unreviewed(db, world), actor),
  },
  {
    ...{ name: 'reportReview', ...HOLDER },
    run: async ({ db }, world, actor) => {
      const reviewId = await reviewOf(db, world);
      return reportReview(db, { ...by, reviewId, kind: 'other', said: '', actor });
    },
  },
  {
    ...{ name: 'answerReview', own: ['producer'] },
    run: async ({ db }, world, actor) => {
      const reviewId = await reviewOf(db, world);
      return answerReview(db, { reviewId, answer: 'Cảm ơn', version: 1, actor, now: NOW });
    },
  },
  {
    name: 'moderateReview',
    ...{ everywhere: ['administrator', 'ministry-officer'], own: ['provincial-officer'] },
    run: async ({ db }, world, actor) => {
      const reviewId = await reviewOf(db, world);
      const removal = { what: 'remove', ground: 'insult' } as const;
      return moderateReview(db, { reviewId, ...removal, version: 1, actor, now: NOW });
    },
  },
];
