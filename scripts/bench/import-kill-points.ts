import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { count, eq } from 'drizzle-orm';
import { changesAfter, hashOf } from '#db/changes.ts';
import { type Db, openDb } from '#db/client.ts';
import { decisionImportRows } from '#db/schema/decision-imports.ts';
import { products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { decisions } from '#db/schema/decisions.ts';
import { day } from '#src/base/day.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import {
  chooseRows,
  problemRows,
} from '#src/features/certificates/imports/change-import.server.ts';
import { findImport } from '#src/features/certificates/imports/read-import.server.ts';
import { runImport } from '#src/features/certificates/imports/run-import.server.ts';
import { startImport } from '#src/features/certificates/imports/start-import.server.ts';
import { loadSearchDocs } from '#src/features/search/documents.server.ts';
import { localFiles } from '#src/outside/files.ts';
import { benchCsv, benchRows, benchStore, closeDb, NOW } from './import-store.ts';

const CHILD = path.join(import.meta.dirname, 'import-kill-child.ts');

export interface KillReport {
  points: number;
  /** Milliseconds an apply takes when nobody kills it. */
  wholeMs: number;
  nothing: number;
  everything: number;
  /** Came too late, after it had said that it was done: not counted among the points. */
  late: number;
  wrong: string[];
}

/** A store with a list that is ready to be applied. */
export async function prepare(folder: string, rows: number, known: number): Promise<void> {
  const db = await benchStore(folder, known);
  const files = localFiles(path.join(folder, 'files'));
  const options = { files, importId: 1, actor: SYSTEM, clock: { now: () => NOW } };
  await startImport(db, {
    files,
    upload: {
      bytes: benchCsv(benchRows(rows, known)),
      fileName: 'kill.csv',
      facts: {
        provinceCode: '91',
        number: '9999/QĐ-UBND',
        decidedOn: day('2026-11-01'),
        issuer: 'Ủy ban nhân dân tỉnh An Giang',
        level: 'province',
        kind: 'recognise',
      },
      sourceUrl: '',
    },
    actor: SYSTEM,
    now: NOW,
  });
  await runImport(db, options);
  const waiting = await problemRows(db, 1, null);
  if (waiting.length > 0) {
    const { version } = await findImport(db, 1, SYSTEM);
    const choice = { leftOut: true, reason: 'kill test' };
    await chooseRows(db, {
      importId: 1,
      seenVersion: version,
      actor: SYSTEM,
      now: NOW,
      rows: waiting,
      choice,
    });
    await runImport(db, options);
  }
  await db.$client.execute('pragma wal_checkpoint(truncate)');
  closeDb(db);
}

/** Applies in a child and kills it after so many milliseconds; null lets it end. */
async function applyIn(
  folder: string,
  killAfterMs: number | null,
): Promise<{ done: boolean; ms: number }> {
  const child = spawn(process.execPath, [CHILD, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let since = 0;
  let timer: NodeJS.Timeout | undefined;
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
    if (since !== 0 || !said.includes('begin')) return;
    since = performance.now();
    if (killAfterMs !== null) timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  });
  await new Promise((resolve) => child.once('close', resolve));
  clearTimeout(timer);
  return { done: said.includes('done'), ms: performance.now() - since };
}

async function stateOf(
  folder: string,
  expected: number,
): Promise<'nothing' | 'everything' | string> {
  const db: Db = await openDb(`file:${path.join(folder, 'moi-xa.db')}`);
  try {
    const whole = await db.$client.execute('pragma integrity_check');
    if (whole.rows[0]?.['integrity_check'] !== 'ok') return 'integrity_check is not ok';
    const { state } = await findImport(db, 1, SYSTEM);
    const [made] = await db
      .select({ n: count() })
      .from(certificates)
      .innerJoin(decisions, eq(decisions.id, certificates.decisionId));
    const [noted] = await db
      .select({ n: count(decisionImportRows.certificateId) })
      .from(decisionImportRows);
    const [decided] = await db.select({ n: count() }).from(decisions);
    const [all] = await db.select({ n: count() }).from(products);
    const docs = await loadSearchDocs(db);
    if (docs.length !== all?.n) return `${docs.length} documents for ${all?.n} products`;
    let previous = '';
    for (const row of await changesAfter(db, 0, 1_000_000)) {
      const { id, hash, ...covered } = row;
      if (row.previousHash !== previous || hashOf(covered) !== hash) return `chain broken at ${id}`;
      previous = hash;
    }
    const facts = `${state}: ${made?.n} certificates, ${noted?.n} noted, ${decided?.n} decisions`;
    if (facts === 'ready: 0 certificates, 0 noted, 0 decisions') return 'nothing';
    if (facts === `applied: ${expected} certificates, ${expected} noted, 1 decisions`)
      return 'everything';
    return facts;
  } finally {
    closeDb(db);
  }
}

/**
 * Kills an apply at points spread by chance over its whole time and looks at what is left: nothing of it, or all.
 * @param chance numbers from 0 to 1
 */
export async function killPoints(
  folder: string,
  { points, rows, known }: { points: number; rows: number; known: number },
  chance: () => number,
  say: (line: string) => void = () => {},
): Promise<KillReport> {
  const base = path.join(folder, 'base');
  const copy = path.join(folder, 'copy');
  const fresh = (): void => {
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(copy, { recursive: true });
    cpSync(base, copy, { recursive: true });
  };
  await prepare(base, rows, known);
  fresh();
  const whole = await applyIn(copy, null);
  const db = await openDb(`file:${path.join(copy, 'moi-xa.db')}`);
  const expected = (await findImport(db, 1, SYSTEM)).applied?.certificates ?? -1;
  closeDb(db);
  const report: KillReport = {
    points,
    wholeMs: Math.round(whole.ms),
    nothing: 0,
    everything: 0,
    late: 0,
    wrong: [],
  };
  // How long an apply takes changes with what else the machine does: the guess follows what is seen.
  let guess = whole.ms;
  for (let point = 1; point <= points && report.late < 10 * points;) {
    fresh();
    // Every other one near the end, where what was written is being made final.
    const after = (point % 2 === 0 ? chance() : 0.7 + chance() * 0.32) * guess;
    const { done, ms } = await applyIn(copy, after);
    const state = await stateOf(copy, expected);
    if (done) {
      report.late += 1;
      guess = (guess + Math.min(guess, ms)) / 2;
      if (state !== 'everything') report.wrong.push(`after it was done: ${state}`);
      continue;
    }
    guess *= 1.01;
    if (state === 'nothing') report.nothing += 1;
    else if (state === 'everything') report.everything += 1;
    else report.wrong.push(`killed after ${Math.round(after)} ms: ${state}`);
    if (point % 20 === 0) say(`${point}/${points} ${JSON.stringify(report)}`);
    point += 1;
  }
  return report;
}
