import { and, eq, inArray } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { orderLines, orders, parcels, returnRequests } from '#db/schema/orders.ts';
import { dayAt } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { readProductLots } from '#src/features/orders/parcels/read-lots.server.ts';
import { tellSellersIn } from '#src/features/orders/tell-sellers.server.ts';
import { writeHistoryIn } from '#src/features/orders/write-history.server.ts';
import { readReturnLines, type ReturnLine } from './return-lines.ts';
import { isReturnReason, RETURN_LIMITS, returnFault } from './return-rules.ts';

export interface AskReturn {
  /** The buyer's key to the order. */
  readonly token: string;
  readonly parcelId: number;
  readonly lines: readonly ReturnLine[];
  readonly reason: string;
  readonly said: string;
  /** The buyer says that nothing was opened. */
  readonly unopened: boolean;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/**
 * The buyer asks to send goods of one parcel back. The order's secret address is the right to it.
 * @throws Refusal `no-such-order`, `no-such-parcel`, `return-reason-missing`, `return-nothing`, `return-too-many`,
 * `return-said-missing`, `return-said-too-long`, `return-open`, `return-fault` {why, product, days}
 */
export async function askReturn(db: Db, one: AskReturn): Promise<{ readonly id: number }> {
  const { actor, now, reason } = one;
  demand(actor, 'ask-return');
  if (!isReturnReason(reason)) throw new Refusal('return-reason-missing', {});
  const said = one.said.normalize('NFC').trim();
  const { said: most } = RETURN_LIMITS;
  if (said.length > most) throw new Refusal('return-said-too-long', { most, length: said.length });
  if (said.length < 5 && reason !== 'change-of-mind' && reason !== 'recalled') {
    throw new Refusal('return-said-missing', {});
  }
  return inTransaction(db, async (tx) => {
    const [order] = await tx.select().from(orders).where(eq(orders.token, one.token));
    if (order === undefined) throw new Refusal('no-such-order', {});
    const [parcel] = await tx
      .select()
      .from(parcels)
      .where(and(eq(parcels.id, one.parcelId), eq(parcels.orderId, order.id)));
    if (parcel === undefined) throw new Refusal('no-such-parcel', {});
    const asked = await wantedIn(tx, { ...one, parcelId: parcel.id });
    const lots = await readProductLots(
      tx,
      asked.map(({ line }) => line.productId),
    );
    for (const { line } of asked) {
      const why = returnFault(
        {
          ...line,
          recalled: lots.some(({ id, recalled }) => id === line.lotId && recalled),
        },
        {
          reason,
          unopened: one.unopened,
          deliveredOn: parcel.deliveredAt === null ? null : dayAt(Date.parse(parcel.deliveredAt)),
        },
        dayAt(now),
      );
      if (why !== null)
        throw new Refusal('return-fault', { why, product: line.productName, reason });
    }
    const [row] = await tx
      .insert(returnRequests)
      .values({
        ...{ orderId: order.id, parcelId: parcel.id, reason, said, state: 'asked' },
        lines: JSON.stringify(asked.map(({ line, quantity }) => ({ lineId: line.id, quantity }))),
        askedAt: new Date(now).toISOString(),
      })
      .returning({ id: returnRequests.id });
    const id = row?.id ?? 0;
    await writeHistoryIn(tx, {
      ...{ orderId: order.id, parcelId: parcel.id, kind: 'return-asked', by: 'buyer', now },
      facts: { reason, pieces: asked.reduce((sum, { quantity }) => sum + quantity, 0) },
    });
    await tellSellersIn(tx, {
      ...{ orderId: order.id, parcelId: parcel.id, kind: 'return-asked', now },
    });
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'ask-return',
        subject: `order:${order.id}`,
        after: { parcel: parcel.no, reason, lines: asked.length },
      },
    );
    return { id };
  });
}

/** The lines named, each once, with as many pieces as are left; one open request for a line at a time. */
async function wantedIn(
  tx: Tx,
  one: { readonly parcelId: number; readonly lines: readonly ReturnLine[] },
): Promise<{ line: typeof orderLines.$inferSelect; quantity: number }[]> {
  const wanted = one.lines.filter(({ quantity }) => quantity !== 0);
  if (wanted.length === 0) throw new Refusal('return-nothing', {});
  const rows = await tx.select().from(orderLines).where(eq(orderLines.parcelId, one.parcelId));
  const open = await tx
    .select({ lines: returnRequests.lines })
    .from(returnRequests)
    .where(
      and(
        eq(returnRequests.parcelId, one.parcelId),
        inArray(returnRequests.state, ['asked', 'agreed']),
      ),
    );
  const waiting = new Set(open.flatMap(({ lines }) => readReturnLines(lines)).map((l) => l.lineId));
  const seen = new Set<number>();
  return wanted.map(({ lineId, quantity }) => {
    const line = rows.find(({ id }) => id === lineId);
    if (line === undefined || seen.has(lineId)) throw new Refusal('return-nothing', {});
    seen.add(lineId);
    if (waiting.has(lineId)) throw new Refusal('return-open', { product: line.productName });
    const left = line.quantity - line.returnedQuantity;
    if (!Number.isSafeInteger(quantity) || quantity < 0 || quantity > left) {
      throw new Refusal('return-too-many', { product: line.productName, left });
    }
    return { line, quantity };
  });
}
