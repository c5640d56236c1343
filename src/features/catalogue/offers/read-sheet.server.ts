import type { Db } from '#db/client.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, reachOf } from '#src/features/accounts/may.ts';
import type { Grid } from '#src/features/certificates/decision-list/list.ts';
import { readDecisionFile } from '#src/outside/decision-file.ts';
import { MOST_BULK_ROWS } from './bulk-values.ts';
import { judgeSheet, type SheetRow } from './judge-sheet.ts';
import { readDeskOffers } from './read-desk-offers.server.ts';
import { columnLetter, findSheetColumns, type SheetColumns } from './sheet-columns.ts';

export const MOST_SHEET_BYTES = 2 * 1024 * 1024;

/**
 * Compares a CSV or XLSX file with the sizes an actor may change, row by row. Writes nothing.
 * @throws Refusal `sheet-none`, `sheet-large`, `sheet-unreadable`, `sheet-heads`, `sheet-heads-twice`, `sheet-merged`,
 * `offer-many-rows`
 */
export async function readOfferSheet(
  db: Db,
  { file, actor, now }: { file: unknown; actor: Actor; now: number },
): Promise<SheetRow[]> {
  if (!(file instanceof File) || file.size === 0) throw new Refusal('sheet-none', {});
  if (file.size > MOST_SHEET_BYTES) throw new Refusal('sheet-large', {});
  const read = await readDecisionFile(new Uint8Array(await file.arrayBuffer()), file.name);
  const [problem] = read.problems.filter(({ fatal, code }) => fatal || code === 'too-many-rows');
  if (problem?.code === 'too-many-rows') throw new Refusal('offer-many-rows', MOST);
  if (problem !== undefined) throw new Refusal('sheet-unreadable', { problem });
  for (const grid of read.grids) {
    const columns = findSheetColumns(grid.rows);
    if (columns === null) continue;
    if ('twice' in columns) throw new Refusal('sheet-heads-twice', { head: columns.twice });
    refuseMerged(grid, columns);
    if (grid.rows.length - columns.head > MOST_BULK_ROWS + 1)
      throw new Refusal('offer-many-rows', MOST);
    const reach = new Set(reachOf(actor, 'set-offer').producerIds);
    const { lines } = await readDeskOffers(db, {
      ...{ query: { text: '', filter: 'all', page: 1 }, actor, now, most: null },
    });
    const own = lines.filter(({ producerId }) => producerId !== null && reach.has(producerId));
    const known = new Map(own.map((line) => [line.sku.toUpperCase(), line] as const));
    return judgeSheet(grid.rows, columns, known, read.kind === 'xlsx');
  }
  throw new Refusal('sheet-heads', {});
}

const MOST = { most: MOST_BULK_ROWS };

/** A merged cell speaks for several rows or columns, and nobody can tell which: refused where it matters. */
function refuseMerged({ merges }: Grid, { head, sku, fields }: SheetColumns): void {
  const used = [sku, ...Object.values(fields)];
  const merged = merges.find(
    ({ r1, c0, c1 }) => r1 >= head && used.some((column) => column >= c0 && column <= c1),
  );
  if (merged === undefined) return;
  const { r0, c0, r1, c1 } = merged;
  const area = `${columnLetter(c0)}${r0 + 1}:${columnLetter(c1)}${r1 + 1}`;
  throw new Refusal('sheet-merged', { area });
}
