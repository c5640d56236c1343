import { recordAll } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { bulkEdits } from '#db/schema/listings.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { type BulkFault, bulkFault } from './bulk-faults.ts';
import { type BulkChange, type BulkField, MOST_BULK_ROWS } from './bulk-values.ts';
import { ownOffersIn } from './own-offers.server.ts';
import { type ManyWrite, writeManyIn } from './write-many.server.ts';

/** What a bulk edit keeps of each size, so that it can be taken back. */
export interface BulkEditRow {
  readonly id: number;
  readonly sku: string;
  /** The version it got. */
  readonly version: number;
  readonly before: ManyWrite['to'];
  readonly after: ManyWrite['to'];
}

/**
 * Changes many sizes of one producer at once: all of them or none. Each is written only if it is as it was seen; what
 * an order took meanwhile is never overwritten. One edit, which {@link undoBulkEdit} can take back.
 * @param confirmed the prices are the producer's own, no illustration any more
 * @param now milliseconds since 1970 UTC
 * @returns the edit, null when nothing was another value; how many sizes were changed
 * @throws Refusal `not-allowed`, `no-such-offer`, `offer-many-rows`, `bulk-two-producers`, `bulk-moved` {skus},
 * `bulk-rows` {faults: BulkFault[]}
 */
export async function adjustMany(
  db: Db,
  {
    list,
    source,
    confirmed = false,
    actor,
    now,
  }: {
    list: readonly BulkChange[];
    source: 'table' | 'file';
    confirmed?: boolean;
    actor: Actor;
    now: number;
  },
): Promise<{ editId: number | null; changed: number }> {
  demand(actor, 'set-offer', SOMEWHERE);
  if (list.length > MOST_BULK_ROWS) throw new Refusal('offer-many-rows', { most: MOST_BULK_ROWS });
  return inTransaction(db, async (tx) => {
    const owned = await ownOffersIn(tx, { ids: list.map(({ id }) => id), actor });
    const moved: string[] = [];
    const faults: BulkFault[] = [];
    const writes = new Map<number, ManyWrite>();
    let producerId: number | null = null;
    for (const { id, version, seen, to } of list) {
      const own = owned.get(id);
      if (own === undefined || own.producerId === null) throw new Refusal('no-such-offer', {});
      producerId ??= own.producerId;
      if (own.producerId !== producerId || writes.has(id))
        throw new Refusal('bulk-two-producers', {});
      const fields = Object.keys(to) as BulkField[];
      // Whoever sells takes stock without a new version: what was seen has to be there still.
      if (own.version !== version || fields.some((field) => own.now[field] !== seen[field])) {
        moved.push(own.sku);
        continue;
      }
      const fault = bulkFault(own, to);
      if (fault !== null) faults.push(fault);
      const only = Object.fromEntries(
        fields.filter((field) => own.now[field] !== to[field]).map((field) => [field, to[field]]),
      );
      const real = confirmed && own.now.illustrative ? { illustrative: false } : {};
      if (Object.keys(only).length + Object.keys(real).length > 0)
        writes.set(id, { own, to: { ...only, ...real } });
    }
    if (moved.length > 0) throw new Refusal('bulk-moved', { skus: moved });
    if (faults.length > 0) throw new Refusal('bulk-rows', { faults });
    if (producerId === null || writes.size === 0) return { editId: null, changed: 0 };
    const all = [...writes.values()];
    const changes = await writeManyIn(tx, { list: all, deed: 'adjust-many', actor, now });
    const rows = all.map(editRow);
    const [edit] = await tx
      .insert(bulkEdits)
      .values({
        ...{ producerId, by: actor.name, at: new Date(now).toISOString(), source },
        rows: JSON.stringify(rows),
      })
      .returning({ id: bulkEdits.id });
    const editId = edit?.id ?? null;
    await recordAll(tx, { actor: actor.name, now }, [
      ...changes,
      { deed: 'adjust-many', subject: `bulk-edit:${editId}`, after: { source, sizes: all.length } },
    ]);
    return { editId, changed: all.length };
  });
}

/** What an edit did to one size. */
export function editRow({ own, to }: ManyWrite): BulkEditRow {
  const before = Object.fromEntries(
    Object.keys(to).map((key) => [key, own.now[key as keyof typeof own.now]]),
  );
  return { id: own.id, sku: own.sku, version: own.version + 1, before, after: to };
}
