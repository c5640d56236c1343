import { and, eq, sql } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { decisionImportRows, decisionImports } from '#db/schema/decision-imports.ts';
import { dayAt } from '#src/base/day.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import type { FileStore } from '#src/outside/files.ts';
import type { ListRow } from '../decision-list/list.ts';
import { columnsKnown, factsFrom, wholeProblems } from './import-list.ts';
import { countsOf, judging, seenOf } from './judge-list.ts';
import type { Choice, Judged, ListContext } from './judge.ts';
import { currentRegister, provinceNamed } from './load-register.server.ts';
import { inSlices } from './pace.ts';
import { findImport, type Import, rowsAfter, searchable } from './read-import.server.ts';
import { readImportFile } from './read-import-file.server.ts';
import { TURNS } from './turns.server.ts';

export interface RunOptions {
  readonly files: FileStore;
  readonly importId: number;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC, asked again as time goes on. */
  readonly clock: { now(): number };
}

/** Rows written in one transaction: others write in between. */
const CHUNK = 250;
/** Lines that are no products are kept for showing up to this many. */
const SKIPPED_KEPT = 1000;
const SAMPLE_LINES = 12;

const RUNNING = 'decision-imports-running';

function running(db: Db): Map<number, Promise<void>> {
  const kept = db.$process.kept.get(RUNNING) as Map<number, Promise<void>> | undefined;
  if (kept !== undefined) return kept;
  const made = new Map<number, Promise<void>>();
  db.$process.kept.set(RUNNING, made);
  return made;
}

/** Whether this process is reading or judging an import just now. */
export function isRunning(db: Db, importId: number): boolean {
  return running(db).has(importId);
}

/**
 * Reads the file of an import and judges its rows, in turns with everything else the process does; an import whose rows
 * are all there is only judged again, with the choices made so far. Ends as `ready`, `mapping` or `failed`, never throws
 * for what is wrong with a file. One at a time for each import: a second call waits for the first.
 * @throws Refusal `not-allowed`, `no-such-import`
 */
export function runImport(db: Db, options: RunOptions): Promise<void> {
  const all = running(db);
  const before = all.get(options.importId) ?? Promise.resolve();
  const turn = before
    .catch(() => undefined)
    .then(() => run(db, options))
    .finally(() => {
      if (all.get(options.importId) === turn) all.delete(options.importId);
    });
  all.set(options.importId, turn);
  return turn;
}

async function run(db: Db, options: RunOptions): Promise<void> {
  const { importId, actor, clock } = options;
  const found = await findImport(db, importId, actor);
  demand(actor, 'import-decision', { provinceCode: found.provinceCode });
  if (found.state !== 'reading') return;
  try {
    const whole = found.rowsTotal > 0 && found.rowsDone === found.rowsTotal;
    const current = whole ? found : await readRows(db, options, found);
    if (current === null) return;
    await judgeRows(db, options, current);
  } catch (error) {
    await finish(db, options, {
      state: 'failed',
      failure: error instanceof Error ? error.message.slice(0, 300) : 'error',
    });
    if (!(error instanceof Error) || error.name !== 'Refusal') {
      console.error(`[import ${importId}] ${new Date(clock.now()).toISOString()}`, error);
    }
  }
}

/** Reads the file and stores its rows; null when there is nothing to judge. */
async function readRows(db: Db, options: RunOptions, found: Import): Promise<Import | null> {
  const bytes = await options.files.read(found.fileHash);
  if (bytes === null) {
    await finish(db, options, { state: 'failed', failure: 'file-gone' });
    return null;
  }
  const read = await readImportFile(
    db,
    bytes,
    found.fileName,
    found.provinceCode,
    found.mappingHow === 'given' ? found.mapping : null,
  );
  const { file, list } = read;
  const problems = wholeProblems(file.problems, list.problems);
  const facts = factsFrom(
    list,
    // The kind is the document's to say until an officer says another: the form starts at its default.
    { ...found.facts, ...(found.version === 1 ? { kind: list.facts.kind } : {}) },
    await provinceNamed(db, list.facts.province),
  );
  const grid = file.grids[read.mapping?.sheet ?? 0];
  const shown = {
    fileKind: file.kind,
    encoding: file.encoding,
    title: list.facts.title.slice(0, 500),
    fingerprint: read.fingerprint,
    mapping: read.mapping === null ? null : JSON.stringify(read.mapping),
    mappingHow: read.mappingHow,
    problems: JSON.stringify(problems.slice(0, 200)),
    skipped: JSON.stringify(
      list.skipped.slice(0, SKIPPED_KEPT).map((one) => ({ ...one, text: one.text.slice(0, 200) })),
    ),
    layout: JSON.stringify({
      columns: list.columns,
      headerRow: list.headerRow,
      sample: (grid?.rows ?? [])
        .slice(0, SAMPLE_LINES)
        .map((cells) => cells.slice(0, 30).map((cell) => cell.slice(0, 80))),
    }),
    rowsTotal: list.rows.length,
    rowsDone: 0,
    counts: JSON.stringify({ skippedLines: list.skipped.length }),
    provinceCode: await allowedProvince(options.actor, found, facts.provinceCode),
    number: facts.number,
    decidedOn: facts.decidedOn,
    issuer: facts.issuer,
    level: facts.level,
    kind: facts.kind,
  };
  await write(db, options, async (tx) => {
    await tx.delete(decisionImportRows).where(eq(decisionImportRows.importId, found.id));
    await tx.update(decisionImports).set(shown).where(eq(decisionImports.id, found.id));
  });
  if (!columnsKnown(list)) {
    const readable = (grid?.rows.length ?? 0) > 0 && !problems.some((one) => one.fatal);
    await finish(db, options, {
      state: readable ? 'mapping' : 'failed',
      failure: readable ? '' : 'unreadable',
    });
    return null;
  }
  for (let start = 0; start < list.rows.length; start += CHUNK) {
    const rows = list.rows.slice(start, start + CHUNK);
    await write(db, options, async (tx) => {
      await tx.insert(decisionImportRows).values(
        rows.map((row) => ({
          importId: found.id,
          row: row.row,
          name: searchable(row),
          judgement: '',
          seen: '',
          facts: JSON.stringify(row),
          judged: '{}',
        })),
      );
      await tx
        .update(decisionImports)
        .set({ rowsDone: start + rows.length, beatAt: new Date(options.clock.now()).toISOString() })
        .where(eq(decisionImports.id, found.id));
    });
    await TURNS.pause();
  }
  return findImport(db, found.id, options.actor);
}

/** The province of the document only where the actor may import for it; an officer of one province keeps that one. */
async function allowedProvince(
  actor: Actor,
  found: Import,
  fromDocument: string | null,
): Promise<string | null> {
  if (found.provinceCode !== null || fromDocument === null) return found.provinceCode;
  demand(actor, 'import-decision', { provinceCode: fromDocument });
  return fromDocument;
}

/** What every row of an import is judged by. */
export function contextOf(found: Import, now: number): ListContext {
  return {
    facts: found.facts,
    oneProvince: found.provinceCode !== null,
    provinceAsked: found.provinceCode !== null || found.level === 'centre',
    today: dayAt(now),
  };
}

/** Judges all rows again and stores what changed. */
async function judgeRows(db: Db, options: RunOptions, found: Import): Promise<void> {
  const { index } = await currentRegister(db, found.provinceCode);
  const rows: ListRow[] = [];
  const choices = new Map<number, Choice>();
  const seen = new Map<number, string>();
  for (let after = 0; ;) {
    const page = await rowsAfter(db, found.id, after, 500);
    for (const row of page) {
      rows.push(row.facts);
      seen.set(row.row, row.seen);
      if (row.choice !== null) choices.set(row.row, row.choice);
    }
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.row;
    await TURNS.pause();
  }
  const judged: Judged[] = [];
  let moved: Judged[] = [];
  await inSlices(
    judging(rows, index, contextOf(found, options.clock.now()), choices),
    TURNS,
    (one) => {
      judged.push(one);
      if (seen.get(one.row) === seenOf(one)) return;
      moved.push(one);
      if (moved.length < CHUNK) return;
      const chunk = moved;
      moved = [];
      return storeJudged(db, options, chunk);
    },
  );
  await storeJudged(db, options, moved);
  const skippedLines = (found.counts?.skippedLines ?? found.skipped.length) as number;
  await finish(db, options, {
    state: 'ready',
    failure: '',
    counts: JSON.stringify(countsOf(rows, judged, skippedLines)),
  });
}

async function storeJudged(db: Db, options: RunOptions, rows: readonly Judged[]): Promise<void> {
  if (rows.length === 0) return;
  await write(db, options, async (tx) => {
    // One statement for all of them. They are all there: each finds its own by the key, none is inserted.
    await tx
      .insert(decisionImportRows)
      .values(
        rows.map((one) => ({
          importId: options.importId,
          row: one.row,
          name: '',
          facts: '{}',
          ...judgedColumns(one),
        })),
      )
      .onConflictDoUpdate({
        target: [decisionImportRows.importId, decisionImportRows.row],
        set: {
          judgement: sql`excluded.judgement`,
          code: sql`excluded.code`,
          seen: sql`excluded.seen`,
          judged: sql`excluded.judged`,
        },
      });
    await tx
      .update(decisionImports)
      .set({ beatAt: new Date(options.clock.now()).toISOString() })
      .where(eq(decisionImports.id, options.importId));
  });
}

/** A judgement as its row keeps it. */
function judgedColumns(one: Judged) {
  return {
    judgement: one.judgement,
    code: one.problem?.code ?? '',
    seen: seenOf(one),
    judged: JSON.stringify(one),
  };
}

type Write = Parameters<typeof inTransaction<void>>[1];

/** Steps on the way are not in the change log: nothing that anybody relies on has changed yet. */
async function write(db: Db, { actor, importId }: RunOptions, work: Write): Promise<void> {
  await findImport(db, importId, actor);
  await inTransaction(db, work);
}

/** The end of a run, with its row in the change log. */
async function finish(
  db: Db,
  { importId, actor, clock }: RunOptions,
  set: Partial<typeof decisionImports.$inferInsert>,
): Promise<void> {
  const now = clock.now();
  await inTransaction(db, async (tx) => {
    await tx
      .update(decisionImports)
      .set({
        ...set,
        version: sql`${decisionImports.version} + 1`,
        beatAt: new Date(now).toISOString(),
      })
      // Whoever discarded it meanwhile has the last word.
      .where(and(eq(decisionImports.id, importId), eq(decisionImports.state, 'reading')));
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'judge-decision-import', subject: `import:${importId}`, after: { state: set.state } },
    );
  });
}
