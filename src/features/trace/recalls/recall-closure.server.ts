import { sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { closureOf } from './closure.ts';

/**
 * The lots made of these (`forward`) or that these were made of (`backward`), with the fewest transformations between;
 * the lots themselves are 0 away. The store walks the links to every lot that can be reached, each once, and hands out
 * only those links.
 */
export async function recallClosure(
  db: Db | Tx,
  lotIds: readonly number[],
  direction: 'forward' | 'backward',
): Promise<Map<number, number>> {
  const seeds = JSON.stringify(lotIds);
  // One row of JSON: handing out the links one by one would take several times as long.
  const [row] = await db.all<{ links: string }>(
    direction === 'forward'
      ? sql`with recursive walk(lot) as (
          select value from json_each(${seeds})
          union select l.to_lot from walk w join lot_links l on l.from_lot = w.lot)
        select json_group_array(json_array(l.from_lot, l.to_lot)) as links
        from walk w join lot_links l on l.from_lot = w.lot`
      : sql`with recursive walk(lot) as (
          select value from json_each(${seeds})
          union select l.from_lot from walk w join lot_links l on l.to_lot = w.lot)
        select json_group_array(json_array(l.from_lot, l.to_lot)) as links
        from walk w join lot_links l on l.to_lot = w.lot`,
  );
  const links = JSON.parse(row?.links ?? '[]') as [number, number][];
  return closureOf(
    links.map(([from, to]) => ({ from, to })),
    lotIds,
    direction,
  );
}
