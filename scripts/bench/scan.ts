/**
 * npm run bench:scan: the page of a scanned code as browsers ask for it (`/01/…`, Accept: text/html), beside a bare
 * Node server that sends the same bytes from memory, in the same run, in turns, servers and load each on a core. The
 * processor's time of a request is the firm figure; requests a second move with whatever else the machine does. Options: --json, --seconds=3,
 * --rounds=5, --connections=200.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { closeDb, openDb } from '#db/client.ts';
import { SCAN_LANGS } from '#src/base/scan-lang.ts';
import { plantLot } from '#src/journeys/hostile/plant.ts';
import {
  fetchRaw,
  hasWrk,
  type Headers,
  type Load,
  load,
  median,
  middle,
  pin,
  startBare,
} from './scan-load.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '200' },
  },
});
const seconds = Number(options.seconds);
const ROUNDS = Number(options.rounds);
const connections = Number(options.connections);

/** A phone that is counted. */
const BROWSER: Headers = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-encoding': 'br',
  'accept-language': 'vi-VN,vi;q=0.9',
  'user-agent':
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36',
};
/** The same, left out of the counts. */
const UNCOUNTED: Headers = { ...BROWSER, 'user-agent': 'curl/8.0' };

interface Row {
  readonly page: string;
  readonly bytes: { readonly br: number; readonly gzip: number; readonly plain: number };
  /** Largest brotli body of the six languages. */
  readonly largest: number;
  readonly warm: Load;
  readonly uncounted: Load;
  readonly bare: Load;
  readonly ratio: number;
  readonly uncountedRatio: number;
}

interface Site {
  readonly base: string;
  readonly child: ChildProcess;
  readonly pid: number;
}

async function startSite(folder: string): Promise<Site> {
  const port = await freePort();
  const child = spawn(process.execPath, [path.join(ROOT, 'scripts', 'serve.ts')], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      NODE_NO_WARNINGS: '1',
      DATA_DIR: folder,
      PORT: String(port),
      DEMO_ACCOUNTS: 'off',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.on('exit', () => child.kill('SIGKILL'));
  const base = `http://127.0.0.1:${port}`;
  for (let i = 0; i < 900; i++) {
    if (child.exitCode !== null) throw new Error(`the site ended with ${child.exitCode}`);
    const ready = await fetch(`${base}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) pin(child.pid ?? 0, 'server');
    if (ready) return { base, child, pid: child.pid ?? 0 };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the site did not become ready');
}

async function freePort(): Promise<number> {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function measure(page: string, site: Site, url: string, folder: string): Promise<Row> {
  const { base } = site;
  const sizes = async (encoding: string, lang = 'vi'): Promise<number> => {
    const headers = { ...BROWSER, 'accept-encoding': encoding, 'accept-language': lang };
    let body: Uint8Array = new Uint8Array();
    // Asked for often enough to be compressed as well as it will be.
    for (let i = 0; i < 5; i++) {
      const answer = await fetchRaw(base, url, headers);
      if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`);
      body = answer.body;
      if (i === 3) await new Promise((resolve) => setTimeout(resolve, 300));
    }
    return body.length;
  };
  const bytes = {
    plain: await sizes('identity'),
    gzip: await sizes('gzip'),
    br: await sizes('br'),
  };
  const inLangs: number[] = [];
  for (const lang of SCAN_LANGS) inLangs.push(await sizes('br', lang));
  const bare = await startBare([await fetchRaw(base, url, BROWSER)]);
  const setting = { seconds, connections, folder, pid: site.pid };
  const plain = { ...setting, pid: bare.pid };
  const rounds: { warm: Load; uncounted: Load; bare: Load }[] = [];
  await load(base, [url], { ...setting, seconds: 1, headers: BROWSER });
  await load(bare.base, [url], { ...setting, seconds: 1, headers: BROWSER });
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({
      warm: await load(base, [url], { ...setting, headers: BROWSER }),
      bare: await load(bare.base, [url], { ...plain, headers: BROWSER }),
      uncounted: await load(base, [url], { ...setting, headers: UNCOUNTED }),
    });
  }
  bare.stop();
  return {
    page,
    bytes,
    largest: Math.max(...inLangs),
    warm: middle(rounds.map((one) => one.warm)),
    uncounted: middle(rounds.map((one) => one.uncounted)),
    bare: middle(rounds.map((one) => one.bare)),
    ratio: median(rounds.map((one) => one.warm.perSecond / one.bare.perSecond)),
    uncountedRatio: median(rounds.map((one) => one.uncounted.perSecond / one.bare.perSecond)),
  };
}

function table(rows: readonly Row[]): string {
  const n = (value: number): string => Math.round(value).toLocaleString('en-GB');
  const ms = (one: Load): string =>
    [one.p50, one.p95, one.p99].map((t) => t.toFixed(1)).join(' / ');
  const part = (value: number): string => `${(value * 100).toFixed(0)} %`;
  return [
    '| page | br / gzip / plain bytes | largest br of 6 languages | req/s | p50 / p95 / p99 ms | bare Node req/s | p50 / p95 / p99 ms | of bare | of bare, not counted | processor µs a request: ours / not counted / bare | errors |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...rows.map(({ page, bytes, largest, warm, bare, uncounted, ratio, uncountedRatio }) =>
      [
        ...['', page, [bytes.br, bytes.gzip, bytes.plain].map(n).join(' / '), n(largest)],
        ...[n(warm.perSecond), ms(warm), n(bare.perSecond), ms(bare), part(ratio)],
        ...[
          part(uncountedRatio),
          [warm, uncounted, bare].map(({ cpu }) => n(cpu)).join(' / '),
          n(warm.errors + bare.errors + uncounted.errors),
          '',
        ],
      ]
        .join(' | ')
        .trim(),
    ),
  ].join('\n');
}

const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-bench-scan-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const site = await startSite(folder);
const db = await openDb(`file:${path.join(folder, 'moi-xa.db')}`);
const planted = await plantLot(db, {
  gtin: '09521234543213',
  steps: 20,
  units: 10,
  now: Date.now(),
});
closeDb(db);
const rows = [
  await measure('item', site, planted.item, folder),
  await measure('lot of 20 events', site, planted.lot, folder),
];
const setting = {
  tool: hasWrk ? 'wrk, 1 thread' : 'built-in generator',
  node: process.version,
  cores: availableParallelism(),
  ...{ seconds, rounds: ROUNDS, connections },
};
if (options.json) console.log(JSON.stringify({ setting, rows }, null, 2));
else {
  console.log(
    `${setting.tool}, ${connections} connections, ${ROUNDS} rounds of ${seconds} s in turns, Node ${setting.node}, ${setting.cores} cores.\n`,
  );
  console.log(table(rows));
}
site.child.kill('SIGTERM');
