import { and, asc, count, desc, eq, inArray, isNull, like, or, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { decisionImportRows, decisionImports } from '#db/schema/decision-imports.ts';
import type { Day } from '#src/base/day.ts';
import { fold } from '#src/base/fold.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, may, reachOf } from '#src/features/accounts/may.ts';
import type { ListRow, SkippedLine } from '../decision-list/list.ts';
import type { DecisionFacts } from './decision-facts.ts';
import type { Mapping, WholeProblem } from './import-list.ts';
import type { Counts } from './judge-list.ts';
import type { Choice, Judged, Judgement } from './judge.ts';

export type ImportRecord = typeof decisionImports.$inferSelect;

/** Columns of the sheet and its first lines, for naming columns by hand. */
export interface Layout {
  readonly columns: readonly {
    readonly column: string | null;
    readonly header: string;
    readonly index: number;
    readonly how: string;
  }[];
  readonly headerRow: number | null;
  readonly sample: readonly (readonly string[])[];
}

/** An import with what is kept as JSON in it read. */
export interface Import extends Omit<
  ImportRecord,
  'mapping' | 'layout' | 'problems' | 'skipped' | 'counts' | 'applied'
> {
  readonly mapping: Mapping | null;
  readonly layout: Layout | null;
  readonly problems: readonly WholeProblem[];
  readonly skipped: readonly SkippedLine[];
  readonly counts: Counts | null;
  readonly applied: Applied | null;
  readonly facts: DecisionFacts;
}

/** What applying wrote. */
export interface Applied {
  readonly decisions: readonly {
    readonly id: number;
    readonly number: string;
    readonly decidedOn: string;
  }[];
  readonly certificates: number;
  readonly revoked: number;
  readonly newProducts: number;
  readonly newProducers: number;
  readonly unchanged: number;
  readonly leftOut: number;
}

/**
 * An import that an actor may see.
 * @throws Refusal `no-such-import`, also for one of a province out of reach
 */
export async function findImport(db: Db | Tx, id: number, actor: Actor): Promise<Import> {
  const [row] = await db.select().from(decisionImports).where(eq(decisionImports.id, id));
  if (!row || !may(actor, 'import-decision', { provinceCode: row.provinceCode })) {
    throw new Refusal('no-such-import', { id });
  }
  return opened(row);
}

export function opened(row: ImportRecord): Import {
  const read = <T>(text: string | null): T | null =>
    text === null ? null : (JSON.parse(text) as T);
  return {
    ...row,
    mapping: read<Mapping>(row.mapping),
    layout: read<Layout>(row.layout),
    problems: JSON.parse(row.problems) as WholeProblem[],
    skipped: JSON.parse(row.skipped) as SkippedLine[],
    counts: read<Counts>(row.counts),
    applied: read<Applied>(row.applied),
    facts: {
      provinceCode: row.provinceCode,
      number: row.number,
      decidedOn: row.decidedOn as Day | null,
      issuer: row.issuer,
      level: row.level,
      kind: row.kind,
    },
  };
}

const IMPORTS_PAGE = 50;

/** Imports within reach, the latest first. */
export async function readImports(
  db: Db,
  actor: Actor,
  { page, search, state }: { page: number; search: string; state: string },
): Promise<{ rows: ImportRecord[]; total: number; pages: number }> {
  const reach = reachOf(actor, 'import-decision');
  const text = `%${search.replace(/[%_\\]/g, '\\$&')}%`;
  const where = and(
    reach.everywhere
      ? undefined
      : reach.provinceCodes.length > 0
        ? inArray(decisionImports.provinceCode, [...reach.provinceCodes])
        : and(isNull(decisionImports.id)),
    search === ''
      ? undefined
      : or(
          sql`${decisionImports.fileName} like ${text} escape '\\'`,
          sql`${decisionImports.number} like ${text} escape '\\'`,
          sql`${decisionImports.title} like ${text} escape '\\'`,
        ),
    state === '' ? undefined : eq(decisionImports.state, state as ImportRecord['state']),
  );
  const [counted] = await db.select({ total: count() }).from(decisionImports).where(where);
  const total = counted?.total ?? 0;
  const rows = await db
    .select()
    .from(decisionImports)
    .where(where)
    .orderBy(desc(decisionImports.id))
    .limit(IMPORTS_PAGE)
    .offset((page - 1) * IMPORTS_PAGE);
  return { rows, total, pages: Math.max(1, Math.ceil(total / IMPORTS_PAGE)) };
}

/** A row as an officer sees it. */
export interface ImportRow {
  readonly row: number;
  readonly facts: ListRow;
  readonly judged: Judged;
  readonly choice: Choice | null;
  readonly certificateId: number | null;
}

const openedRow = (row: typeof decisionImportRows.$inferSelect): ImportRow => ({
  row: row.row,
  facts: JSON.parse(row.facts) as ListRow,
  judged: JSON.parse(row.judged) as Judged,
  choice: row.choice === null ? null : (JSON.parse(row.choice) as Choice),
  certificateId: row.certificateId,
});

export interface RowQuery {
  readonly judgement: Judgement | 'left-out' | '';
  /** Looked for in the folded name, producer and address. */
  readonly search: string;
  readonly page: number;
}

export const ROWS_PAGE = 100;

export async function readImportRows(
  db: Db,
  importId: number,
  { judgement, search, page }: RowQuery,
): Promise<{ rows: ImportRow[]; total: number; pages: number }> {
  const own = eq(decisionImportRows.importId, importId);
  const where = and(
    own,
    judgement === ''
      ? undefined
      : judgement === 'left-out'
        ? like(decisionImportRows.judged, '%"leftOut":true%')
        : eq(decisionImportRows.judgement, judgement),
    search === ''
      ? undefined
      : sql`${decisionImportRows.name} like ${`%${fold(search).replace(/[%_\\]/g, '\\$&')}%`} escape '\\'`,
  );
  const [counted] = await db.select({ total: count() }).from(decisionImportRows).where(where);
  const total = counted?.total ?? 0;
  const rows = await db
    .select()
    .from(decisionImportRows)
    .where(where)
    .orderBy(asc(decisionImportRows.row))
    .limit(ROWS_PAGE)
    .offset((page - 1) * ROWS_PAGE);
  return { rows: rows.map(openedRow), total, pages: Math.max(1, Math.ceil(total / ROWS_PAGE)) };
}

/** Rows of an import after one, for going through all of them in pages. */
export async function rowsAfter(
  db: Db,
  importId: number,
  row: number,
  limit: number,
): Promise<(ImportRow & { seen: string })[]> {
  const rows = await db
    .select()
    .from(decisionImportRows)
    .where(and(eq(decisionImportRows.importId, importId), sql`${decisionImportRows.row} > ${row}`))
    .orderBy(asc(decisionImportRows.row))
    .limit(limit);
  return rows.map((one) => ({ ...openedRow(one), seen: one.seen }));
}

/** What rows are searched by. */
export function searchable(row: ListRow): string {
  return fold([row.name, row.producer, row.address, row.decisionNo].join(' · '));
}

/** Numbers and days of the decisions that the rows of an import would write. */
export async function decisionsOfRows(
  db: Db,
  importId: number,
): Promise<{ number: string; decidedOn: string | null }[]> {
  return db
    .selectDistinct({
      number: sql<string>`coalesce(json_extract(${decisionImportRows.judged}, '$.number'), '')`,
      decidedOn: sql<string | null>`json_extract(${decisionImportRows.judged}, '$.decidedOn')`,
    })
    .from(decisionImportRows)
    .where(
      and(
        eq(decisionImportRows.importId, importId),
        sql`${decisionImportRows.judgement} not in ('unchanged', 'problem')`,
      ),
    );
}
