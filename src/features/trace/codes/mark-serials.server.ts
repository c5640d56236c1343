import { and, eq, inArray } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { serials } from '#db/schema/codes.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { itemAndOwner } from './owner.server.ts';
import { MAX_SERIALS_A_RUN, readSerialList } from './serial.ts';

export const MARKS = ['sold', 'void'] as const;
export type Mark = (typeof MARKS)[number];

/** Values of one statement. */
const BATCH = 2_000;

/**
 * Says of units of an item that they are sold, or that their labels are void (spoiled, lost, stolen). A void one
 * stays void; one sold can still become void.
 * @param which a whole run, or serials as pasted, one on each line
 * @param now milliseconds since 1970 UTC
 * @returns how many were marked, and how many had that mark (or were void) before
 * @throws Refusal `not-allowed`, `no-such-trade-item`, `serials-none`, `serials-too-many`, `serials-unknown`
 */
export async function markSerials(
  db: Db,
  options: {
    itemId: number;
    which: { readonly runId: number } | { readonly pasted: string };
    mark: Mark;
    actor: Actor;
    now: number;
  },
): Promise<{ marked: number; already: number }> {
  const { itemId, which, mark, actor, now } = options;
  demand(actor, 'manage-codes', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const { owner } = await itemAndOwner(tx, itemId);
    demand(actor, 'manage-codes', owner);
    const found = await serialsAsked(tx, itemId, which);
    const from = mark === 'sold' ? ['issued'] : ['issued', 'sold'];
    const open = found.filter(({ state }) => from.includes(state));
    const soldAt = mark === 'sold' ? { soldAt: new Date(now).toISOString() } : {};
    for (let start = 0; start < open.length; start += BATCH) {
      const ids = open.slice(start, start + BATCH).map(({ id }) => id);
      await tx
        .update(serials)
        .set({ state: mark, ...soldAt })
        .where(inArray(serials.id, ids));
    }
    const done = { marked: open.length, already: found.length - open.length };
    if (done.marked > 0) {
      await record(
        tx,
        { actor: actor.name, now },
        {
          deed: `mark-serials-${mark}`,
          subject: `item:${itemId}`,
          after: { ...done, ...('runId' in which ? { runId: which.runId } : {}) },
        },
      );
    }
    return done;
  });
}

type Found = { id: number; serial: string; state: string };

async function serialsAsked(
  tx: Tx,
  itemId: number,
  which: { readonly runId: number } | { readonly pasted: string },
): Promise<Found[]> {
  const columns = { id: serials.id, serial: serials.serial, state: serials.state };
  if ('runId' in which) {
    const rows = await tx
      .select(columns)
      .from(serials)
      .where(and(eq(serials.runId, which.runId), eq(serials.tradeItemId, itemId)));
    if (rows.length === 0) throw new Refusal('serials-none', {});
    return rows;
  }
  const { serials: list, wrong } = readSerialList(which.pasted);
  if (list.length === 0 && wrong.length === 0) throw new Refusal('serials-none', {});
  if (list.length > MAX_SERIALS_A_RUN) {
    throw new Refusal('serials-too-many', { most: MAX_SERIALS_A_RUN });
  }
  const rows: Found[] = [];
  for (let start = 0; start < list.length; start += BATCH) {
    const batch = list.slice(start, start + BATCH);
    rows.push(
      ...(await tx
        .select(columns)
        .from(serials)
        .where(and(eq(serials.tradeItemId, itemId), inArray(serials.serial, batch)))),
    );
  }
  const known = new Set(rows.map(({ serial }) => serial));
  const unknown = [...wrong, ...list.filter((serial) => !known.has(serial))];
  if (unknown.length > 0) {
    throw new Refusal('serials-unknown', { count: unknown.length, first: unknown.slice(0, 5) });
  }
  return rows;
}
