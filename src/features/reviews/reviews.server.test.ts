import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { changesAfter } from '#db/changes.ts';
import type { Db } from '#db/client.ts';
import { reviewReports, reviews } from '#db/schema/reviews.ts';
import { settings } from '#db/schema/site.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import { offersDb } from '#src/features/catalogue/offers/world.examples.ts';
import { plantOrder } from '#src/features/orders/order.fixture.server.ts';
import { answerReview } from './answer-review.server.ts';
import { listReviews } from './list-reviews.server.ts';
import { moderateReview } from './moderate-review.server.ts';
import { ratingJsonLd } from './rating-json-ld.ts';
import { reportReview } from './report-review.server.ts';
import { averageText, suggestedName, summaryOf } from './review-rules.ts';
import { parseReviewQuery } from './review-query.ts';
import { reviewableLines } from './reviewable-lines.server.ts';
import { reviewsOfProduct } from './reviews-of-product.server.ts';
import { writeReview } from './write-review.server.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
const DAY = 86_400_000;
const siteUrl = 'https://vi-du.example';
const own = actorAs('producer', { producerId: 1 });
const other = actorAs('producer', { producerId: 2 });
const office = actorAs('provincial-officer', { provinceCode: '08' });
const elsewhere = actorAs('provincial-officer', { provinceCode: '38' });
let db: Db;
let close: () => void;
beforeEach(async () => {
  ({ db, close } = await offersDb(NOW));
});
afterEach(() => close());

const bought = async (state: 'delivered' | 'packed' = 'delivered', demo = false) => {
  const order = await plantOrder(db, {
    parcels: [
      { producerId: 1, state, lines: [{ productId: 1 }], deliveredAt: NOW - DAY },
      { producerId: 2, state: 'to-pack', lines: [{ productId: 2 }] },
    ],
    demo,
  });
  return { token: order.token, line: order.parcels[0]?.lineIds[0] ?? 0, order };
};
const write = (
  one: { token: string; line: number },
  change: {
    mark?: number;
    said?: string;
    shownName?: string;
    version?: number;
    line?: number;
  } = {},
  now = NOW,
) =>
  writeReview(db, {
    review: {
      ...{ token: one.token, orderLineId: change.line ?? one.line, lang: 'vi' },
      ...{ mark: 4, said: 'Ngon', shownName: 'N., Hà Nội', version: 0, ...change },
    },
    ...{ actor: ANYONE, now, siteUrl },
  });

it('is written by who received the thing, once for each line, and shown in full', async () => {
  const one = await bought();
  const said = 'Mật thơm.\n\nNắp hơi rỉ.';
  const { id } = await write(one, { said });
  await write(one, { said });
  expect(await db.$count(reviews)).toBe(1);
  const view = await reviewsOfProduct(db, 1);
  expect(view.reviews).toMatchObject([{ id, mark: 4, said, shownName: 'N., Hà Nội' }]);
  expect(view.summary).toMatchObject({ count: 1, averageTenths: null });
  const log = await changesAfter(db, 0);
  expect(log.map(({ subject }) => subject)).toContain('product:1');
  expect(JSON.stringify(log)).not.toMatch(/thơm|N\., Hà Nội/);
});

it('is refused before delivery, for a line of another order, and with a token that is none', async () => {
  const one = await bought();
  const second = await bought();
  const packed = one.order.parcels[1]?.lineIds[0] ?? 0;
  const refused: [Promise<unknown>, string][] = [
    [write(one, { line: packed }), 'review-too-early'],
    [write({ token: one.token, line: second.line }), 'no-such-order-line'],
    [write({ token: 'x'.repeat(26), line: one.line }), 'no-such-order-line'],
    [write(one, { mark: 6 }), 'review-mark'],
    [write(one, { mark: 4.5 }), 'review-mark'],
    [write(one, { shownName: ' ' }), 'review-name'],
    [write(one, { said: 'x'.repeat(4001) }), 'review-too-long'],
  ];
  for (const [attempt, code] of refused) await expect(attempt).rejects.toMatchObject({ code });
  expect(await db.$count(reviews)).toBe(0);
  expect(await reviewableLines(db, 'x'.repeat(26), NOW)).toEqual([]);
});

it('is changed for 30 days, never over another change', async () => {
  const one = await bought();
  await write(one);
  await expect(write(one, { said: 'Khác', version: 0 })).rejects.toMatchObject({
    code: 'review-changed-meanwhile',
  });
  await write(one, { said: 'Khác', version: 1 }, NOW + 30 * DAY);
  await expect(write(one, { said: 'Nữa', version: 2 }, NOW + 31 * DAY)).rejects.toMatchObject({
    code: 'review-too-late',
  });
  const [line] = await reviewableLines(db, one.token, NOW + 31 * DAY);
  expect(line?.written).toMatchObject({ said: 'Khác', changeable: false });
});

it('is answered by its producer alone, and moderated by its province alone', async () => {
  const { id } = await write(await bought());
  const answer = (actor: typeof own, version = 1) =>
    answerReview(db, { reviewId: id, answer: 'Cảm ơn', version, actor, now: NOW });
  await expect(answer(other)).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(answer(office)).rejects.toMatchObject({ code: 'not-allowed' });
  await answer(own);
  await expect(answer(own)).rejects.toMatchObject({ code: 'review-changed-meanwhile' });
  const moderate = (actor: typeof own, ground: string) =>
    moderateReview(db, { reviewId: id, what: 'remove', ground, version: 2, actor, now: NOW });
  await expect(moderate(own, 'insult')).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(moderate(elsewhere, 'insult')).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(moderate(office, 'negative')).rejects.toMatchObject({ code: 'review-ground' });
  await moderate(office, 'insult');
  const view = await reviewsOfProduct(db, 1);
  expect(view.summary.count).toBe(0);
  expect(view.reviews).toMatchObject([
    { state: 'removed', removedWhy: 'insult', said: '', answer: '', shownName: '', mark: null },
  ]);
  // Taken down, never deleted.
  expect((await db.select().from(reviews))[0]?.said).toBe('Ngon');
});

it('stays while reports are looked at; keeping it closes them', async () => {
  const { id } = await write(await bought());
  const report = (kind: string) =>
    reportReview(db, { reviewId: id, kind, said: '', actor: ANYONE, now: NOW, siteUrl });
  await report('insult');
  await report('untrue');
  await expect(report('I do not like it')).rejects.toMatchObject({ code: 'review-report-kind' });
  expect((await reviewsOfProduct(db, 1)).reviews[0]?.state).toBe('shown');
  const query = parseReviewQuery(new URLSearchParams('phan=reported'));
  const list = async (actor: typeof own) =>
    (await listReviews(db, { query, actor, most: null })).lines.map((line) => line.id);
  expect(await list(office)).toEqual([id]);
  expect(await list(elsewhere)).toEqual([]);
  expect(await list(other)).toEqual([]);
  await moderateReview(db, {
    ...{ reviewId: id, what: 'keep', ground: '', version: 1, actor: office, now: NOW },
  });
  expect(await list(office)).toEqual([]);
  const states = await db.select({ state: reviewReports.state }).from(reviewReports);
  expect(states.map(({ state }) => state)).toEqual(['kept', 'kept']);
});

it('those of a demonstration are seen only in one, and never told to search engines', async () => {
  for (let n = 0; n < 3; n += 1) await write(await bought('delivered', true));
  expect((await reviewsOfProduct(db, 1)).total).toBe(0);
  await db
    .insert(settings)
    .values({ key: 'demo', value: 'true' })
    .onConflictDoUpdate({ target: settings.key, set: { value: 'true' } });
  const view = await reviewsOfProduct(db, 1);
  expect(view.summary).toMatchObject({ count: 3, averageTenths: 40 });
  expect(ratingJsonLd(view.real)).toBeNull();
  await db.update(reviews).set({ demo: false }).where(eq(reviews.productId, 1));
  expect(ratingJsonLd((await reviewsOfProduct(db, 1)).real)).toMatchObject({
    ...{ ratingValue: 4, reviewCount: 3 },
  });
});

it('sums up, and suggests a short name', () => {
  expect(summaryOf([1, 0, 0, 1, 1])).toEqual({
    ...{ count: 3, averageTenths: 33, byMark: [1, 0, 0, 1, 1] },
  });
  expect(summaryOf([0, 0, 0, 1, 1]).averageTenths).toBeNull();
  expect([averageText(33, 'vi'), averageText(40, 'en')]).toEqual(['3,3', '4.0']);
  expect(suggestedName('Nguyễn Thị đào', 'Hà Nội')).toBe('Đ., Hà Nội');
  expect(suggestedName('', 'Hà Nội')).toBe('');
});
