import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { products } from '#db/schema/catalogue.ts';
import { type Day, parseDay } from '#src/base/day.ts';
import { slugOf } from '#src/base/fold.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Clock, openClock } from '#src/clock.ts';
import { databaseUrl, type Env, readEnv } from '#src/env.ts';
import { type Actor, SYSTEM } from '#src/features/accounts/may.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import { applyImport } from '#src/features/certificates/imports/apply-import.server.ts';
import {
  chooseRows,
  problemRows,
} from '#src/features/certificates/imports/change-import.server.ts';
import { type DecisionFacts, LEVELS } from '#src/features/certificates/imports/decision-facts.ts';
import { preview, type Preview } from '#src/features/certificates/imports/preview-list.server.ts';
import { provinceNamed } from '#src/features/certificates/imports/load-register.server.ts';
import { findImport } from '#src/features/certificates/imports/read-import.server.ts';
import { runImport } from '#src/features/certificates/imports/run-import.server.ts';
import { startImport } from '#src/features/certificates/imports/start-import.server.ts';
import { type FileStore, localFiles } from '#src/outside/files.ts';
import { judgementWords, needWords, problemText } from '#src/words/decision-imports.ts';
import { refusalText } from '#src/words/refusals.ts';

const USAGE = `npm run -s import-decision -- TỆP [--preview] [--json]
  TỆP                  XLSX, CSV, TSV, văn bản hoặc HTML; "-" là đọc từ stdin
  --preview            chỉ đối chiếu với sổ đăng ký, không thay đổi gì
  --json               in kết quả dạng JSON ra stdout
  --province X         mã, tên hoặc slug của tỉnh, thành phố
  --number "86/QĐ-UBND"  --date 27/01/2023  --issuer "…"  --level district|province|centre
  --leave-out-problems bỏ ra ngoài những dòng chưa giải quyết được
  --as TÊN             người làm việc này, ghi vào nhật ký`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    preview: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    province: { type: 'string' },
    number: { type: 'string' },
    date: { type: 'string' },
    issuer: { type: 'string' },
    level: { type: 'string' },
    as: { type: 'string' },
    'leave-out-problems': { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const [file] = positionals;
if (file === undefined || options.help) {
  console.error(USAGE);
  process.exit(options.help ? 0 : 2);
}

const write = (text: string): Promise<void> =>
  new Promise((resolve) => process.stdout.write(`${text}\n`, () => resolve()));

/** Ends without a result: why, and the problems there are. */
async function fail(error: string, problems: readonly string[] = []): Promise<void> {
  if (options.json) await write(JSON.stringify({ error, problems }, null, 1));
  else console.error([error, ...problems.map((line) => `  - ${line}`)].join('\n'));
  process.exitCode = 1;
}

/** What the commands need of the site; without the search index, which running sites bring up to date themselves. */
interface Store {
  readonly db: Db;
  readonly files: FileStore;
  readonly clock: Clock;
}

let app: Store | undefined;
try {
  const bytes = await readInput(file);
  app = await openStore(readEnv(process.env));
  const given = await givenFacts(app);
  const name = file === '-' ? 'stdin.txt' : path.basename(file);
  const read = await preview(app.db, {
    bytes,
    fileName: name,
    facts: given,
    today: app.clock.today(),
  });
  const fatal = read.problems.filter((problem) => problem.fatal).map((problem) => problem.vi);
  if (fatal.length > 0 || read.rows.length === 0) {
    await fail(
      fatal[0] ?? 'Không đọc được dòng sản phẩm nào trong tệp này.',
      read.problems.map((problem) => problem.vi),
    );
  } else if (options.preview) {
    await show(read, null);
  } else {
    await apply(app, bytes, name, given, read);
  }
} catch (error) {
  if (error instanceof Refusal) await fail(refusalText(error, 'vi') ?? error.code);
  else if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
    await fail(`Không có tệp “${file}”. Xem lại đường dẫn.`);
  } else {
    await fail(error instanceof Error ? error.message : String(error));
  }
} finally {
  if (app !== undefined) closeDb(app.db);
}
process.exit(process.exitCode ?? 0);

/** A store where nothing was started yet is made first, with the first catalogue. */
async function openStore(env: Env): Promise<Store> {
  const clock = openClock(env.CLOCK_FILE);
  const db = await openDb(databaseUrl(env), env.DATABASE_AUTH_TOKEN);
  const applied = await migrate(db, new Date(clock.now()).toISOString());
  if (applied.length > 0) console.error(`[mỗi xã] ${applied.join(', ')}`);
  const some = await db.select({ id: products.id }).from(products).limit(1);
  if (some.length === 0) {
    const demo = env.DEMO ?? true;
    await loadFirstCatalogue(db, { now: clock.now(), actor: SYSTEM, demo });
    console.error('[mỗi xã] Đã nạp danh mục đầu tiên.');
  }
  return { db, files: localFiles(path.join(env.DATA_DIR, 'files')), clock };
}

async function readInput(from: string): Promise<Uint8Array> {
  if (from !== '-') return readFile(from);
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function givenFacts({ db }: Store): Promise<Partial<DecisionFacts>> {
  const facts: { -readonly [K in keyof DecisionFacts]?: DecisionFacts[K] } = {};
  if (options.province !== undefined) facts.provinceCode = await provinceOf(db, options.province);
  if (options.number !== undefined) facts.number = options.number;
  if (options.issuer !== undefined) facts.issuer = options.issuer;
  if (options.date !== undefined) facts.decidedOn = dayOf(options.date);
  if (options.level !== undefined) {
    const level = LEVELS.find((one) => one === options.level);
    if (level === undefined) throw new Error(`--level ${options.level}: ${LEVELS.join(', ')}`);
    facts.level = level;
  }
  return facts;
}

async function provinceOf(db: Db, text: string): Promise<string> {
  const all = await db.query.provinces.findMany();
  const found = all.find((one) => one.code === text || one.slug === slugOf(text));
  const code = found?.code ?? (await provinceNamed(db, text));
  if (code === null) throw new Error(`--province ${text}: không có tỉnh, thành phố này.`);
  return code;
}

function dayOf(text: string): Day {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  const iso = match
    ? `${match[3]}-${match[2]?.padStart(2, '0')}-${match[1]?.padStart(2, '0')}`
    : text.trim();
  const day = parseDay(iso);
  if (day === null) throw new Error(`--date ${text}: viết ngày dạng 31/12/2026.`);
  return day;
}

function jsonOf(read: Preview, more: object): string {
  return JSON.stringify(
    {
      rows: read.rows.map((row, i) => ({
        row: row.row,
        name: row.name,
        producer: row.producer,
        address: row.address,
        stars: row.stars,
        score: row.score,
        judgement: read.judged[i]?.judgement ?? 'problem',
        problem: problemText(read.judged[i]?.problem ?? null, 'vi'),
      })),
      counts: read.counts,
      needs: read.needs,
      decision: read.facts,
      columns: read.columns,
      problems: read.problems.map((problem) => problem.vi),
      ...more,
    },
    null,
    1,
  );
}

async function show(read: Preview, applied: object | null): Promise<void> {
  if (options.json) return write(jsonOf(read, applied === null ? {} : { applied }));
  const words = judgementWords.vi;
  const lines = read.rows.map((row, i) => {
    const judged = read.judged[i];
    const said = problemText(judged?.problem ?? null, 'vi');
    return [
      String(row.row).padStart(5),
      words[judged?.judgement ?? 'problem'].padEnd(13),
      row.stars === null ? '  –  ' : `${row.stars} sao`,
      [row.name, row.producer, row.address].filter(Boolean).join(' · '),
      said === null ? '' : `\n        ↳ ${said}`,
    ].join('  ');
  });
  const { counts } = read;
  const sums = Object.entries(words)
    .map(([key, text]) => `${text} ${counts[key as keyof typeof words]}`)
    .join(' · ');
  await write(
    [
      ...lines,
      '',
      `${counts.rows} dòng: ${sums}.`,
      `Sản phẩm đã có trong sổ: ${counts.matchedProducts}; mới: ${counts.newProducts}; chủ thể mới: ${counts.newProducers}; dòng không phải sản phẩm: ${counts.skippedLines}.`,
      ...read.problems.map((problem) => `Lưu ý: ${problem.vi}`),
      ...(read.needs.length > 0
        ? [`Muốn áp dụng còn cần: ${read.needs.map((need) => needWords.vi[need]).join(', ')}.`]
        : []),
      ...(applied === null ? [] : ['Đã áp dụng.']),
    ].join('\n'),
  );
}

async function apply(
  { db, files, clock }: Store,
  bytes: Uint8Array,
  fileName: string,
  facts: Partial<DecisionFacts>,
  read: Preview,
): Promise<void> {
  const open = read.judged.filter(({ judgement }) => judgement === 'problem');
  if (open.length > 0 && !options['leave-out-problems']) {
    const left = new Refusal('problems-left', { count: open.length, of: read.rows.length });
    const said = open.map((one) => `Dòng ${one.row}: ${problemText(one.problem, 'vi') ?? ''}`);
    return fail(refusalText(left, 'vi') ?? left.code, said);
  }
  const actor: Actor = options.as === undefined ? SYSTEM : { ...SYSTEM, name: options.as };
  const { id } = await startImport(db, {
    files,
    upload: { bytes, fileName, facts, sourceUrl: '' },
    actor,
    now: clock.now(),
  });
  await runImport(db, { files, importId: id, actor, clock });
  const waiting = await problemRows(db, id, null);
  if (waiting.length > 0 && options['leave-out-problems']) {
    const { version } = await findImport(db, id, actor);
    await chooseRows(db, {
      importId: id,
      seenVersion: version,
      actor,
      now: clock.now(),
      rows: waiting,
      choice: { leftOut: true, reason: 'bỏ ra ngoài khi nhập từ dòng lệnh' },
    });
    await runImport(db, { files, importId: id, actor, clock });
  }
  const { version } = await findImport(db, id, actor);
  const applied = await applyImport(db, {
    importId: id,
    seenVersion: version,
    actor,
    now: clock.now(),
  });
  await show(read, { import: id, ...applied });
}
