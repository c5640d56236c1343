/**
 * npm run bench:desk: how long the officers' lists take at 25,000 certificates and 15,000 producers, asked over HTTP from
 * the built site by people with different reach. Options: --json, --certificates=, --producers=, --times=40, --keep=FOLDER
 * (leaves the folder of data behind).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { record } from '#db/changes.ts';
import { closeDb, inTransaction, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { createAccount } from '#src/features/accounts/create-account.server.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import { multiply } from './desk-data.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LIMIT_MS = 100;
const PASSWORD = 'Do-luong-ban-lam-viec-2026';
const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    certificates: { type: 'string', default: '25000' },
    producers: { type: 'string', default: '15000' },
    times: { type: 'string', default: '40' },
    keep: { type: 'string' },
  },
});
const TIMES = Number(options.times);

const PEOPLE = [
  { who: 'administrator', role: 'administrator', scope: {} },
  { who: 'province', role: 'provincial-officer', scope: { provinceCode: '' } },
] as const;
const PAGES = [
  '/ban',
  '/ban/so-dang-ky',
  '/ban/so-dang-ky?xep=san-pham&moi-trang=200',
  '/ban/so-dang-ky?q=mat+ong&xep=het-han',
  '/ban/so-dang-ky?trang-thai=valid&sao=4&nam=2024&trang=3',
  '/ban/so-dang-ky?het-trong=180&xep=het-han&chieu=giam',
  '/ban/gia-han',
  '/ban/gia-han?giai-doan=late&trang=2',
  '/ban/tong-quan',
  '/ban/nhat-ky',
  '/ban/nhat-ky?loai=product',
];

const data = options.keep ?? mkdtempSync(path.join(tmpdir(), 'moi-xa-desk-'));
const say = (line: string): void => void (options.json || console.log(line));
let child: ChildProcess | undefined;
try {
  const facts = await prepare();
  say(
    `${facts.certificates} certificates, ${facts.producers} producers, ${facts.products} products`,
  );
  const { url, memory } = await serve();
  const rows = [];
  for (const { who } of PEOPLE) {
    const cookie = await signIn(url, `${who}@bench.invalid`);
    for (const page of PAGES) rows.push({ who, page, ...(await measure(url + page, cookie)) });
  }
  const slow = rows.filter((row) => row.p95 > LIMIT_MS);
  const rss = await memory();
  if (options.json) console.log(JSON.stringify({ ...facts, rssMb: rss, rows }));
  else {
    for (const row of rows) {
      const times = `${row.first} ms first, p50 ${row.p50}, p95 ${row.p95}`;
      console.log(`${row.who.padEnd(14)} ${row.page.padEnd(52)} ${times} ms, ${row.kb} kB`);
    }
    console.log(
      `Memory of the server: ${rss} MB. ${slow.length} pages over ${LIMIT_MS} ms at p95.`,
    );
  }
  process.exitCode = slow.length === 0 ? 0 : 1;
} finally {
  child?.kill('SIGTERM');
  if (!options.keep) rmSync(data, { recursive: true, force: true });
}

/** A database of the wanted size with two officers and a long change log. */
async function prepare() {
  const now = Date.now();
  const db = await openDb(`file:${path.join(data, 'moi-xa.db')}`);
  await migrate(db, new Date(now).toISOString());
  await loadFirstCatalogue(db, { now, actor: SYSTEM, demo: false });
  const facts = await multiply(db, {
    certificates: Number(options.certificates),
    producers: Number(options.producers),
  });
  const [most] = await db.all<{ code: string }>(
    'select province_code as code from products group by 1 order by count(*) desc limit 1',
  );
  for (const { who, role, scope } of PEOPLE) {
    await createAccount(db, {
      name: who,
      email: `${who}@bench.invalid`,
      password: PASSWORD,
      role,
      scope: 'provinceCode' in scope ? { provinceCode: most?.code ?? '' } : {},
      actor: SYSTEM,
      now,
    });
  }
  await inTransaction(db, async (tx) => {
    for (let n = 0; n < 5_000; n += 1) {
      const subject = `product:${1 + (n % 1_000)}`;
      const change = {
        deed: 'classify-product',
        subject,
        before: { setNo: 1 },
        after: { setNo: 2 },
      };
      await record(tx, { actor: 'bench', now: now - n }, change);
    }
  });
  closeDb(db);
  return facts;
}

async function serve(): Promise<{ url: string; memory: () => Promise<number> }> {
  const server = spawn(process.execPath, [path.join(ROOT, 'scripts', 'serve.ts')], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      DATA_DIR: data,
      PORT: '0',
      DEMO: 'off',
      SECOND_FACTOR: 'off',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = server;
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    server.stdout.on('data', (part: Buffer) => {
      output += part.toString();
      const found = /Open:\s+(https?:\/\/\S+?)\/?\s/.exec(output)?.[1];
      if (found) resolve(found);
    });
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}\n${output}`)));
  });
  return { url, memory: () => residentMb(server.pid ?? 0) };
}

async function residentMb(pid: number): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

async function signIn(url: string, email: string): Promise<string> {
  const answer = await fetch(`${url}/dang-nhap`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ viec: 'vao', email, 'mat-khau': PASSWORD }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  if (answer.status !== 303 || cookie === '')
    throw new Error(`sign-in of ${email}: ${answer.status}`);
  return cookie;
}

/** One after the other, as one officer works; the first is told apart: lists are read into memory then. */
async function measure(url: string, cookie: string) {
  const times: number[] = [];
  let bytes = 0;
  for (let n = 0; n <= TIMES; n += 1) {
    const started = performance.now();
    const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' });
    bytes = (await answer.arrayBuffer()).byteLength;
    if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`);
    times.push(performance.now() - started);
  }
  const [first = 0, ...rest] = times;
  const sorted = rest.sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
  return { first: Math.round(first), p50: at(0.5), p95: at(0.95), kb: Math.round(bytes / 1024) };
}
