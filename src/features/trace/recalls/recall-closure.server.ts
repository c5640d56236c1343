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
  const links = await db.all<{ from: number; to: number }>(
    direction === 'forward'
      ? sql`with recursive walk(lot) as (
          select value from json_each(${seeds})
          union select l.to_lot from walk w join lot_links l on l.from_lot = w.lot)
        select distinct l.from_lot as "from", l.to_lot as "to"
        from walk w join lot_links l on l.from_lot = w.lot`
      : sql`with recursive walk(lot) as (
          select value from json_each(${seeds})
          union select l.from_lot from walk w join lot_links l on l.to_lot = w.lot)
        select distinct l.from_lot as "from", l.to_lot as "to"
        from walk w join lot_links l on l.to_lot = w.lot`,
  );
  return closureOf(links, lotIds, direction);
}
