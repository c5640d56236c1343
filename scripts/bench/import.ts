import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { day } from '#src/base/day.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { applyImport } from '#src/features/certificates/imports/apply-import.server.ts';
import {
  chooseRows,
  problemRows,
} from '#src/features/certificates/imports/change-import.server.ts';
import {
  findImport,
  readImportRows,
} from '#src/features/certificates/imports/read-import.server.ts';
import { runImport } from '#src/features/certificates/imports/run-import.server.ts';
import { startImport } from '#src/features/certificates/imports/start-import.server.ts';
import { localFiles } from '#src/outside/files.ts';
import { writeXlsx } from '#src/outside/spreadsheet.ts';
import { BENCH_HEAD, benchCsv, benchRows, benchStore, closeDb, NOW } from './import-store.ts';

/**
 * Time and memory of an import of many rows into a big register.
 * `node scripts/bench/import.ts [--rows 20000] [--known 25000] [--kind csv,xlsx] [--folder /tmp/x]`
 */
const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '20000' },
    known: { type: 'string', default: '25000' },
    kind: { type: 'string', default: 'csv,xlsx' },
    folder: { type: 'string', default: '/tmp/moi-xa-bench-import' },
  },
});
const actor = actorAs('provincial-officer', { provinceCode: '91' }, 'Bench');
const clock = { now: () => NOW };

for (const kind of options.kind.split(',')) {
  const known = Number(options.known);
  const db = await benchStore(options.folder, known);
  const files = localFiles(path.join(options.folder, 'files'));
  const rows = benchRows(Number(options.rows), known);
  const bytes =
    kind === 'xlsx'
      ? await writeXlsx([
          {
            name: 'Danh sách',
            columns: BENCH_HEAD.map((title) => ({ title, width: 20, kind: 'text' as const })),
            rows: rows.map((row) => [...row]),
          },
        ])
      : benchCsv(rows);
  const line: Record<string, string | number> = {
    kind,
    rows: rows.length,
    known,
    bytes: bytes.length,
  };
  const loop = watchLoop();
  const memory = watchMemory();
  const time = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    loop.reset();
    const since = performance.now();
    const result = await work();
    line[`${name} s`] = ((performance.now() - since) / 1000).toFixed(2);
    line[`${name} longest hold ms`] = loop.longest();
    return result;
  };
  const facts = {
    provinceCode: '91',
    number: '9999/QĐ-UBND',
    decidedOn: day('2026-11-01'),
    issuer: 'Ủy ban nhân dân tỉnh An Giang',
    level: 'province' as const,
    kind: 'recognise' as const,
  };
  const { id } = await startImport(db, {
    files,
    upload: { bytes, fileName: `bench.${kind}`, facts, sourceUrl: '' },
    actor,
    now: NOW,
  });
  await time('preview', () => runImport(db, { files, importId: id, actor, clock }));
  let found = await findImport(db, id, actor);
  line['counts'] = JSON.stringify(found.counts);
  const open = await problemRows(db, id, null);
  if (open.length > 0) {
    await chooseRows(db, {
      importId: id,
      seenVersion: found.version,
      actor,
      now: NOW,
      rows: open,
      choice: { leftOut: true, reason: 'bench' },
    });
    await time('judged again', () => runImport(db, { files, importId: id, actor, clock }));
    found = await findImport(db, id, actor);
  }
  const shown: number[] = [];
  for (let page = 1; page <= 100; page += 1) {
    const since = performance.now();
    await readImportRows(db, id, {
      judgement: page % 2 ? '' : 'raise',
      search: page % 3 ? '' : 'mat ong',
      page,
    });
    shown.push(performance.now() - since);
  }
  line['page of rows p95 ms'] = Math.round(shown.sort((a, b) => a - b)[94] ?? 0);
  await time('apply', () =>
    applyImport(db, { importId: id, seenVersion: found.version, actor, now: NOW }),
  );
  line['most memory MB'] = memory.stop();
  line['database MB'] = Math.round(
    statSync(path.join(options.folder, 'moi-xa.db')).size / 1_048_576,
  );
  loop.stop();
  console.table([line]);
  console.log(JSON.stringify(line, null, 1));
  closeDb(db);
}

/** The longest time for which nothing else had its turn. */
function watchLoop() {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 5);
    last = now;
  }, 5);
  return {
    reset: () => {
      last = performance.now();
      longest = 0;
    },
    longest: () => Math.round(Math.max(longest, performance.now() - last - 5)),
    stop: () => clearInterval(timer),
  };
}

function watchMemory() {
  let most = 0;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage().rss);
  };
  const timer = setInterval(look, 50);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return Math.round(most / 1_048_576);
    },
  };
}
