import { and, eq } from 'drizzle-orm';
import { record, recordAll } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { orderLines, orders, parcels } from '#db/schema/orders.ts';
import { reviews } from '#db/schema/reviews.ts';
import { dayAt } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import { paths } from '#src/base/paths.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { notifyIn } from '#src/features/notices/notify.server.ts';
import { newReviewLetter } from './review-letters.ts';
import { EDIT_DAYS, isMark, mayChange, mayReview, REVIEW_LIMITS } from './review-rules.ts';

export interface WrittenReview {
  /** Secret address of the order: the right to write. */
  readonly token: string;
  readonly orderLineId: number;
  readonly mark: number;
  readonly said: string;
  readonly shownName: string;
  readonly lang: Lang;
  /** Of the review that is changed; 0 for a new one. */
  readonly version: number;
}

/**
 * Publishes what a buyer says of one thing that arrived, or changes it within {@link EDIT_DAYS} days. One review for each
 * line of an order. The log holds neither text nor name.
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `no-such-order-line`, `review-too-early`, `review-mark`, `review-name`, `review-too-long`,
 *   `review-too-late`, `review-removed`, `review-changed-meanwhile`
 */
export async function writeReview(
  db: Db,
  options: { review: WrittenReview; actor: Actor; now: number; siteUrl: string },
): Promise<{ readonly id: number; readonly productSlug: string }> {
  const { review, actor, now } = options;
  demand(actor, 'write-review');
  const { mark } = review;
  if (!isMark(mark)) throw new Refusal('review-mark', {});
  const said = plain(review.said);
  const shownName = review.shownName.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (shownName === '' || shownName.length > REVIEW_LIMITS.name) {
    throw new Refusal('review-name', { most: REVIEW_LIMITS.name });
  }
  if (said.length > REVIEW_LIMITS.most) {
    throw new Refusal('review-too-long', { most: REVIEW_LIMITS.most });
  }
  const at = new Date(now).toISOString();
  return inTransaction(db, async (tx) => {
    const line = await boughtLine(tx, review.token, review.orderLineId);
    const [before] = await tx.select().from(reviews).where(eq(reviews.orderLineId, line.id));
    const { productSlug } = line;
    if (before) {
      if (before.state === 'removed') throw new Refusal('review-removed', {});
      if (!mayChange(before.writtenAt, now)) {
        throw new Refusal('review-too-late', { days: EDIT_DAYS });
      }
      // The same form sent twice says nothing new.
      const same = before.mark === mark && before.said === said && before.shownName === shownName;
      if (same) return { id: before.id, productSlug };
      if (before.version !== review.version) throw new Refusal('review-changed-meanwhile', {});
      await tx
        .update(reviews)
        .set({ mark, said, shownName, changedAt: at, version: before.version + 1 })
        .where(eq(reviews.id, before.id));
      await recordAll(tx, { actor: actor.name, now }, [
        {
          deed: 'write-review',
          subject: `review:${before.id}`,
          before: { mark: before.mark },
          after: { mark },
        },
        {
          deed: 'write-review',
          subject: `product:${line.productId}`,
          after: { review: before.id },
        },
      ]);
      return { id: before.id, productSlug };
    }
    const [row] = await tx
      .insert(reviews)
      .values({
        ...{ orderLineId: line.id, orderId: line.orderId, productId: line.productId },
        ...{ producerId: line.producerId, provinceCode: line.provinceCode, demo: line.demo },
        ...{ mark, said, shownName, lang: review.lang, state: 'shown', writtenAt: at },
        boughtOn: dayAt(Date.parse(line.placedAt)),
      })
      .returning({ id: reviews.id });
    const id = row?.id ?? 0;
    const context = { actor: actor.name, now };
    await record(tx, context, {
      ...{ deed: 'write-review', subject: `review:${id}`, after: { mark, line: line.id } },
    });
    await record(tx, context, {
      ...{ deed: 'write-review', subject: `product:${line.productId}`, after: { review: id } },
    });
    await tellProducer(tx, { ...line, id, mark, now, siteUrl: options.siteUrl });
    return { id, productSlug };
  });
}

/** Line breaks kept, everything else that cannot be seen taken away. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cf}]/gu, (one) => (one === '\n' ? one : ''))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

async function boughtLine(tx: Tx, token: string, orderLineId: number) {
  const [line] = await tx
    .select({
      id: orderLines.id,
      orderId: orders.id,
      productId: orderLines.productId,
      productName: orderLines.productName,
      productSlug: orderLines.productSlug,
      producerId: parcels.producerId,
      provinceCode: parcels.provinceCode,
      state: parcels.state,
      deliveredAt: parcels.deliveredAt,
      placedAt: orders.placedAt,
      demo: orders.demo,
    })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .innerJoin(parcels, eq(parcels.id, orderLines.parcelId))
    .where(and(eq(orders.token, token), eq(orderLines.id, orderLineId)));
  if (!line) throw new Refusal('no-such-order-line', {});
  if (!mayReview(line)) throw new Refusal('review-too-early', {});
  return line;
}

async function tellProducer(
  tx: Tx,
  one: {
    id: number;
    producerId: number | null;
    productName: string;
    mark: number;
    now: number;
    siteUrl: string;
  },
): Promise<void> {
  if (one.producerId === null) return;
  const letter = newReviewLetter({
    product: one.productName,
    mark: one.mark,
    url: one.siteUrl + paths('vi').deskReviews,
  });
  await notifyIn(tx, {
    ...{ to: { producerId: one.producerId }, kind: 'review-new', letter, now: one.now },
    ...{ facts: { name: one.productName, stars: one.mark }, about: `review:${one.id}` },
    href: paths('vi').deskReviews,
  });
}
