import { createHash } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { orders } from '#db/schema/orders.ts';
import { quoteLines, quoteParts, quoteRequests } from '#db/schema/quotes.ts';
import { dayAt } from '#src/base/day.ts';
import { dong } from '#src/base/money.ts';
import { paths } from '#src/base/paths.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import type { BuyerData, PaymentMethod, Placed } from '#src/features/orders/order-facts.ts';
import type { BankAccount } from '#src/features/orders/payments/bank-account.ts';
import {
  placeQuoteOrderIn,
  type QuoteParcel,
} from '#src/features/orders/placing/place-quote-order.server.ts';
import { settleRequest } from './part-to-change.server.ts';
import { decidedLetter } from './quote-letters.ts';
import { afterPart } from './quote-states.ts';
import { tellProducer } from './tell-producer.server.ts';

/** A part as the buyer saw it: a changed answer has to be looked at again. */
export interface SeenPart {
  readonly partId: number;
  readonly version: number;
}

export interface AcceptQuote {
  /** Secret address of the request: the right to accept. */
  readonly token: string;
  readonly parts: readonly SeenPart[];
  /** What the page said it comes to; nothing is ordered at another sum. */
  readonly seenTotal: number;
  readonly buyer: Omit<BuyerData, 'placeText'>;
  readonly method: PaymentMethod;
  readonly ways: { readonly bank: BankAccount | null; readonly cards: boolean };
  readonly site: { readonly url: string; readonly name: string };
  readonly actor: Actor;
  readonly now: number;
}

/**
 * Accepts answers of one or more producers into one order, at the prices answered. The same parts twice are one order.
 * @throws Refusal `no-such-quote`, `quote-nothing-chosen`, `quote-not-now`, `quote-changed-meanwhile`,
 *   `quote-no-longer-valid`, `quote-sold-out` {name, left}, and those of {@link placeQuoteOrderIn}
 */
export async function acceptQuote(db: Db, asked: AcceptQuote): Promise<Placed> {
  const { actor, now } = asked;
  demand(actor, 'accept-quote');
  const ids = [...new Set(asked.parts.map(({ partId }) => partId))].toSorted((a, b) => a - b);
  if (ids.length === 0) throw new Refusal('quote-nothing-chosen', {});
  const versionOf = new Map(asked.parts.map(({ partId, version }) => [partId, version]));
  return inTransaction(db, async (tx) => {
    const [request] = await tx
      .select()
      .from(quoteRequests)
      .where(eq(quoteRequests.token, asked.token));
    if (!request) throw new Refusal('no-such-quote', {});
    const parts = await tx
      .select()
      .from(quoteParts)
      .where(and(eq(quoteParts.requestId, request.id), inArray(quoteParts.id, ids)));
    if (parts.length !== ids.length) throw new Refusal('no-such-quote', {});
    const [first] = parts;
    const again = parts.every(
      ({ orderId, state }) =>
        state === 'accepted' && orderId !== null && orderId === first?.orderId,
    );
    if (again && first?.orderId) return orderBefore(tx, first.orderId);
    const today = dayAt(now);
    for (const part of parts) {
      if (afterPart(part.state, 'accept') === null) {
        throw new Refusal('quote-not-now', { state: part.state });
      }
      if (part.version !== versionOf.get(part.id)) throw new Refusal('quote-changed-meanwhile', {});
      if (part.validUntil === null || part.validUntil < today) {
        throw new Refusal('quote-no-longer-valid', { producer: part.producerName });
      }
    }
    const lines = await tx.select().from(quoteLines).where(inArray(quoteLines.partId, ids));
    const parcels = parts.map((part) => parcelOf(part, lines));
    const total = parcels.reduce(
      (sum, parcel) =>
        parcel.lines.reduce((all, line) => all + line.quantity * line.unitPrice, sum) +
        parcel.shipping,
      0,
    );
    if (total !== asked.seenTotal) throw new Refusal('quote-changed-meanwhile', {});
    const placed = await placeQuoteOrderIn(tx, {
      ...{ quoteCode: request.code, requestKey: keyOf(request.id, parts), parcels },
      ...{ buyer: asked.buyer, method: asked.method, ways: asked.ways, site: asked.site },
      ...{ demo: request.demo, actor, now },
    }).catch((error: unknown) => {
      // The cart, of which the usual sentence speaks, has no part in this.
      if (error instanceof Refusal && error.code === 'sold-out') {
        throw new Refusal('quote-sold-out', error.facts);
      }
      throw error;
    });
    if (!placed.fresh) return placed;
    for (const part of parts) {
      await tx
        .update(quoteParts)
        .set({ state: 'accepted', orderId: placed.id, version: part.version + 1 })
        .where(eq(quoteParts.id, part.id));
      const letter = decidedLetter({
        ...{ code: request.code, producer: part.producerName, accepted: true },
        url: `${asked.site.url}${paths('vi').deskOrders}`,
      });
      await tellProducer(tx, {
        ...{ producerId: part.producerId, letter, requestId: request.id, now },
      });
    }
    await settleRequest(tx, request.id);
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'accept-quote',
        subject: `quote:${request.id}`,
        after: {
          producers: parts.map(({ producerId }) => producerId),
          order: placed.code,
          total: placed.total,
        },
      },
    );
    return placed;
  });
}

function parcelOf(
  part: typeof quoteParts.$inferSelect,
  lines: readonly (typeof quoteLines.$inferSelect)[],
): QuoteParcel {
  const { producerId, producerName, provinceCode } = part;
  return {
    ...{ producerId, producerName, provinceCode },
    shipping: dong(part.shipping ?? 0),
    leadDays: part.leadDays ?? 0,
    lines: lines.flatMap((line) => {
      const { partId, offerId, unitPrice, answeredQuantity: quantity } = line;
      const offered = partId === part.id && offerId !== null;
      return offered && unitPrice !== null && quantity !== null
        ? [{ offerId, quantity, unitPrice: dong(unitPrice) }]
        : [];
    }),
  };
}

/** What was ordered by accepting these parts before. */
async function orderBefore(tx: Tx, orderId: number): Promise<Placed> {
  const [row] = await tx.select().from(orders).where(eq(orders.id, orderId));
  if (!row) throw new Refusal('no-such-order', {});
  const { id, code, token, method, total } = row;
  return { id, code, token, method, total: dong(total), fresh: false };
}

/** The same answers of the same request give the same key; an answer that stands again, another one. */
function keyOf(
  requestId: number,
  parts: readonly { readonly id: number; readonly version: number }[],
): string {
  const answers = parts.map(({ id, version }) => `${id}@${version}`).toSorted();
  return createHash('sha256')
    .update(`${requestId}:${answers.join(',')}`)
    .digest('base64url');
}
