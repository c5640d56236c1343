import { and, desc, eq, like } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { mails } from '#db/schema/accounts.ts';
import { orderHistory } from '#db/schema/orders.ts';
import type { ParcelState } from '#src/features/orders/states/parcel-states.ts';
import { UNDO_MINUTES } from './parcel-move.ts';

export interface LastMove {
  readonly kind: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** The state it left. */
  readonly from: ParcelState | null;
  /** A letter went out because of it, or money was written down: it cannot be taken back. */
  readonly gone: boolean;
}

/** Letters of a move wait so long, milliseconds: a wrong click that is taken back tells nobody. */
export const LETTER_WAITS_MS = UNDO_MINUTES * 60_000;

/** The letters of a move that have not gone yet: filed under the order, due when the waiting is over. */
export const lettersOfMove = (orderId: number, at: number) =>
  and(like(mails.about, `order:${orderId}%`), eq(mails.dueAt, at + LETTER_WAITS_MS));

/** The newest line of a parcel's history that moved it; null when nothing did. */
export async function readLastMove(
  db: Db | Tx,
  { orderId, parcelId }: { readonly orderId: number; readonly parcelId: number },
): Promise<LastMove | null> {
  const [row] = await db
    .select()
    .from(orderHistory)
    .where(
      and(
        eq(orderHistory.orderId, orderId),
        eq(orderHistory.parcelId, parcelId),
        like(orderHistory.facts, '%"from":%'),
      ),
    )
    .orderBy(desc(orderHistory.id))
    .limit(1);
  if (row === undefined) return null;
  const facts = JSON.parse(row.facts) as { from?: ParcelState; cash?: number; undone?: boolean };
  const at = Date.parse(row.at);
  const letters = await db
    .select({ sentAt: mails.sentAt, tries: mails.tries })
    .from(mails)
    .where(lettersOfMove(row.orderId, at));
  return {
    kind: row.kind,
    at,
    from: facts.from ?? null,
    gone:
      facts.undone === true ||
      (facts.cash ?? 0) > 0 ||
      letters.some(({ sentAt, tries }) => sentAt !== null || tries > 0),
  };
}
