import { and, desc, eq, gt, inArray, isNull } from 'drizzle-orm';
import { recordAll } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { bulkEdits } from '#db/schema/listings.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, may, reachOf, SOMEWHERE } from '#src/features/accounts/may.ts';
import { type BulkEditRow, editRow } from './adjust-many.server.ts';
import { bulkFault } from './bulk-faults.ts';
import { ownOffersIn } from './own-offers.server.ts';
import { type ManyWrite, writeManyIn } from './write-many.server.ts';

/** For so long an edit can be taken back. */
export const UNDO_MS = 24 * 3_600_000;

/** An edit that can still be taken back. */
export interface OpenEdit {
  readonly id: number;
  readonly by: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly source: 'table' | 'file' | 'undo';
  readonly sizes: number;
}

/** Edits of the last day that were not taken back, newest first, of the producers an actor sells for. */
export async function readOpenEdits(
  db: Db,
  { producerId, actor, now }: { producerId: number; actor: Actor; now: number },
): Promise<OpenEdit[]> {
  if (!reachOf(actor, 'set-offer').producerIds.includes(producerId)) return [];
  const rows = await db
    .select()
    .from(bulkEdits)
    .where(
      and(
        eq(bulkEdits.producerId, producerId),
        isNull(bulkEdits.undoneAt),
        inArray(bulkEdits.source, ['table', 'file']),
        gt(bulkEdits.at, new Date(now - UNDO_MS).toISOString()),
      ),
    )
    .orderBy(desc(bulkEdits.id))
    .limit(5);
  return rows.map(({ id, by, at, source, rows: list }) => ({
    ...{ id, by, at, source, sizes: (JSON.parse(list) as unknown[]).length },
  }));
}

/**
 * Takes an edit back: sizes that are still as it left them get their values again, the others stay and are named.
 * @param now milliseconds since 1970 UTC
 * @returns how many were taken back, and the codes of those that were changed or sold since
 * @throws Refusal `not-allowed`, `no-such-bulk-edit`, `bulk-edit-undone`, `bulk-edit-old`, `bulk-edit-moved` when none
 * is as it was
 */
export async function undoBulkEdit(
  db: Db,
  { id, actor, now }: { id: number; actor: Actor; now: number },
): Promise<{ undone: number; kept: readonly string[] }> {
  demand(actor, 'set-offer', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const [edit] = await tx.select({ edit: bulkEdits }).from(bulkEdits).where(eq(bulkEdits.id, id));
    const producerId = edit?.edit.producerId ?? 0;
    if (edit === undefined || !may(actor, 'set-offer', { producerId }))
      throw new Refusal('no-such-bulk-edit', {});
    demand(actor, 'set-offer', { producerId });
    const { at, rows: text, source, undoneAt } = edit.edit;
    if (undoneAt !== null || source === 'undo') throw new Refusal('bulk-edit-undone', {});
    if (now - Date.parse(at) > UNDO_MS) throw new Refusal('bulk-edit-old', {});
    const rows = JSON.parse(text) as BulkEditRow[];
    const owned = await ownOffersIn(tx, { ids: rows.map((row) => row.id), actor });
    const kept: string[] = [];
    const list: ManyWrite[] = [];
    for (const row of rows) {
      const own = owned.get(row.id);
      const as = (own?.now ?? {}) as Readonly<Record<string, unknown>>;
      const still =
        own?.version === row.version &&
        Object.entries(row.after).every(([field, value]) => as[field] === value);
      // Wholesale prices may stand in the way of the old price by now: then it stays as well.
      if (own === undefined || !still || bulkFault(own, row.before) !== null) kept.push(row.sku);
      else list.push({ own, to: row.before });
    }
    if (list.length === 0) throw new Refusal('bulk-edit-moved', { skus: kept });
    const changes = await writeManyIn(tx, { list, deed: 'undo-bulk-edit', actor, now });
    const instant = new Date(now).toISOString();
    await tx.insert(bulkEdits).values({
      ...{ producerId, by: actor.name, at: instant, source: 'undo' },
      rows: JSON.stringify(list.map(editRow)),
    });
    await tx
      .update(bulkEdits)
      .set({ undoneAt: instant, undoneBy: actor.name })
      .where(eq(bulkEdits.id, id));
    await recordAll(tx, { actor: actor.name, now }, [
      ...changes,
      {
        ...{ deed: 'undo-bulk-edit', subject: `bulk-edit:${id}` },
        after: { sizes: list.length, kept },
      },
    ]);
    return { undone: list.length, kept };
  });
}
