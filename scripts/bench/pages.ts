/**
 * npm run bench:pages: what the built site does on this machine, each kind of page beside a bare Node server that sends
 * the same bytes from memory, in the same run, in turns. Options: --json, --seconds=3, --rounds=3.
 */
import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { asc } from 'drizzle-orm';
import { closeDb, openDb } from '#db/client.ts';
import { products, productSets } from '#db/schema/catalogue.ts';
import { provinces } from '#db/schema/places.ts';
import { paths } from '#src/base/paths.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CONNECTIONS = 16;

const { values: options } = parseArgs({
  // Started again for the other roles below, with arguments of their own.
  args: process.argv.slice(2).filter((argument) => /^--(?:json|seconds|rounds)/.test(argument)),
  options: {
    json: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
  },
});
const SECONDS = Number(options.seconds);
const ROUNDS = Number(options.rounds);

interface Load {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly errors: number;
}

interface Weight {
  readonly html: number;
  readonly css: number;
  readonly js: number;
  readonly fonts: number;
  readonly pictures: number;
  readonly other: number;
  readonly total: number;
  readonly requests: number;
}

interface Row {
  readonly page: string;
  readonly addresses: number;
  readonly htmlBytes: number;
  readonly headers: number;
  readonly warm: Load;
  readonly bare: Load;
  readonly ratio: number;
  readonly cold: Load;
  readonly weight: Weight;
}

// ---------------------------------------------------------------- servers

interface Server {
  readonly base: string;
  stop(): Promise<void>;
}

const children: ChildProcess[] = [];
process.on('exit', () => children.forEach((child) => child.kill('SIGKILL')));

async function startSite(folder: string, cacheMb: number): Promise<Server> {
  const port = await freePort();
  const child = spawn(process.execPath, [path.join(ROOT, 'scripts', 'serve.ts')], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      DATA_DIR: folder,
      PORT: String(port),
      PAGE_CACHE_MB: String(cacheMb),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(child);
  const base = `http://127.0.0.1:${port}`;
  for (let i = 0; i < 600; i++) {
    if (child.exitCode !== null) throw new Error(`the site ended with ${child.exitCode}`);
    const ready = await fetch(`${base}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return { base, stop: () => stop(child) };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the site did not become ready within a minute');
}

/** A bare server in a process of its own: the given bodies from memory, with the given headers, nothing else. */
async function startBare(
  pages: readonly { url: string; head: string[]; body: Buffer }[],
): Promise<Server> {
  const child = fork(fileURLToPath(import.meta.url), ['--bare'], { serialization: 'advanced' });
  children.push(child);
  child.send(pages);
  const port = await new Promise<number>((resolve) =>
    child.once('message', (p) => resolve(p as number)),
  );
  return { base: `http://127.0.0.1:${port}`, stop: () => stop(child) };
}

function serveBare(): void {
  process.once('message', (pages: { url: string; head: string[]; body: Uint8Array }[]) => {
    const byUrl = new Map(
      pages.map(({ url, head, body }) => [url, { head, body: Buffer.from(body) }]),
    );
    const first = byUrl.values().next().value;
    const server = http.createServer((req, res) => {
      const page = byUrl.get(req.url ?? '') ?? first;
      res.writeHead(200, page?.head);
      res.end(page?.body);
    });
    server.listen(0, '127.0.0.1', () =>
      process.send?.((server.address() as { port: number }).port),
    );
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

async function freePort(): Promise<number> {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

// ---------------------------------------------------------------- load

const wrk = findWrk();

function findWrk(): boolean {
  try {
    execFileSync('wrk', ['--version'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    // wrk --version prints and ends with 1.
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

async function load(
  base: string,
  urls: readonly string[],
  seconds: number,
  folder: string,
): Promise<Load> {
  return wrk ? loadWithWrk(base, urls, seconds, folder) : loadWithOwn(base, urls, seconds);
}

async function loadWithWrk(
  base: string,
  urls: readonly string[],
  seconds: number,
  folder: string,
): Promise<Load> {
  const script = path.join(folder, 'cycle.lua');
  writeFileSync(
    script,
    `local requests = {}
local urls = { ${urls.map((url) => JSON.stringify(url)).join(', ')} }
function init(args)
  for i, url in ipairs(urls) do requests[i] = wrk.format('GET', url, { ['Accept-Encoding'] = 'br' }) end
end
local i = 0
function request() i = i % #requests + 1; return requests[i] end
function done(summary, latency)
  io.write(string.format('RESULT %d %d %d %d %d\\n', summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), summary.errors.status + summary.errors.read + summary.errors.connect + summary.errors.timeout))
end
`,
  );
  const out = await output('wrk', [
    ...['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--latency', '-s', script, base],
  ]);
  const [, requests, microseconds, p50, p99, errors] =
    /RESULT (\d+) (\d+) (\d+) (\d+) (\d+)/.exec(out)?.map(Number) ?? [];
  if (requests === undefined || microseconds === undefined) throw new Error(`wrk said: ${out}`);
  return {
    perSecond: requests / (microseconds / 1e6),
    p50: (p50 ?? 0) / 1000,
    p99: (p99 ?? 0) / 1000,
    errors: errors ?? 0,
  };
}

async function loadWithOwn(base: string, urls: readonly string[], seconds: number): Promise<Load> {
  const args = ['--load', base, String(seconds)];
  const child = fork(fileURLToPath(import.meta.url), args, { serialization: 'advanced' });
  children.push(child);
  child.send(urls);
  return new Promise((resolve) => child.once('message', (result) => resolve(result as Load)));
}

function generateLoad(base: string, seconds: number): void {
  process.once('message', (urls: string[]) => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    const times: number[] = [];
    let errors = 0;
    let at = 0;
    const { hostname, port } = new URL(base);
    const began = performance.now();
    const end = began + seconds * 1000;
    const one = (): Promise<void> =>
      new Promise((resolve) => {
        const started = performance.now();
        const url = urls[at++ % urls.length] ?? '/';
        const headers = { 'accept-encoding': 'br' };
        const req = http.get({ hostname, port, path: url, agent, headers }, (res) => {
          if (res.statusCode !== 200) errors += 1;
          res.resume().on('end', () => {
            times.push(performance.now() - started);
            resolve();
          });
        });
        req.on('error', () => {
          errors += 1;
          resolve();
        });
      });
    const run = async (): Promise<void> => {
      while (performance.now() < end) await one();
    };
    void Promise.all(Array.from({ length: CONNECTIONS }, run)).then(() => {
      times.sort((a, b) => a - b);
      const perSecond = times.length / ((performance.now() - began) / 1000);
      const at1 = (q: number): number => times[Math.floor((times.length - 1) * q)] ?? 0;
      process.send?.({ perSecond, p50: at1(0.5), p99: at1(0.99), errors } satisfies Load);
      process.disconnect();
      agent.destroy();
    });
  });
}

function output(file: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    child.on('error', reject);
    child.on('close', () => resolve(text));
  });
}

// ---------------------------------------------------------------- bytes on the wire

interface Fetched {
  readonly status: number;
  readonly head: string[];
  readonly body: Buffer;
  readonly type: string;
  /** Head and body as sent. */
  readonly wire: number;
}

function fetchRaw(base: string, url: string): Promise<Fetched> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'br', connection: 'close' };
    http
      .get(base + url, { headers }, (res) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('end', () => {
          const body = Buffer.concat(chunks);
          const own = new Set(['date', 'connection', 'keep-alive']);
          const head: string[] = [];
          for (let i = 0; i < res.rawHeaders.length; i += 2) {
            const [name = '', value = ''] = res.rawHeaders.slice(i, i + 2);
            if (!own.has(name.toLowerCase())) head.push(name, value);
          }
          const wire =
            res.rawHeaders.join('').length + res.rawHeaders.length * 2 + 17 + body.length;
          const type = res.headers['content-type'] ?? '';
          resolve({ status: res.statusCode ?? 0, head, body, type, wire });
        });
      })
      .on('error', reject);
  });
}

/** What a first visit fetches from us: the page, and what it and its style sheets name. */
async function weigh(base: string, url: string): Promise<Weight> {
  const plain = async (target: string): Promise<string> =>
    (await fetch(base + target, { headers: { 'accept-encoding': 'identity' } })).text();
  const page = await fetchRaw(base, url);
  const html = await plain(url);
  const assets = new Set<string>();
  const note = (found: string): void => {
    const resolved = new URL(found.replaceAll('&amp;', '&'), base + url);
    if (resolved.origin === base) assets.add(resolved.pathname + resolved.search);
  };
  for (const tag of html.match(/<(?:script|img|source|link|use|image)\b[^>]*>/g) ?? []) {
    const lazy = /\bloading=["']?lazy/.test(tag);
    if (tag.startsWith('<link') && !/rel="?[^">]*(?:stylesheet|preload|icon|manifest)/.test(tag))
      continue;
    const found = /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1];
    if (found !== undefined && !lazy && !/^(?:data:|#)/.test(found))
      note(found.split('#')[0] ?? '');
  }
  const weight = { html: page.wire, css: 0, js: 0, fonts: 0, pictures: 0, other: 0 };
  for (const asset of assets) {
    const { wire, type, status } = await fetchRaw(base, asset);
    if (status !== 200) console.error(`${url} names ${asset}: ${status}`);
    if (type.startsWith('text/css')) {
      weight.css += wire;
    } else if (/javascript/.test(type)) weight.js += wire;
    else if (type.startsWith('font/')) weight.fonts += wire;
    else if (type.startsWith('image/')) weight.pictures += wire;
    else weight.other += wire;
  }
  const total = Object.values(weight).reduce((sum, bytes) => sum + bytes, 0);
  return { ...weight, total, requests: assets.size + 1 };
}

// ---------------------------------------------------------------- the run

async function addresses(folder: string): Promise<Record<string, string[]>> {
  const db = await openDb(`file:${path.join(folder, 'moi-xa.db')}`);
  const at = paths('vi');
  const slugs = await db.select({ slug: products.slug }).from(products).orderBy(asc(products.id));
  const provinceSlugs = await db.select({ slug: provinces.slug }).from(provinces);
  const setSlugs = await db.select({ slug: productSets.slug }).from(productSets);
  closeDb(db);
  return {
    home: [at.home],
    list: [at.products, ...setSlugs.map(({ slug }) => at.set(slug))],
    product: slugs.map(({ slug }) => at.product(slug)),
    province: provinceSlugs.map(({ slug }) => at.province(slug)),
  };
}

async function measure(
  page: string,
  urls: readonly string[],
  site: Server,
  cold: Server,
  folder: string,
): Promise<Row> {
  const kept = [];
  for (const url of urls) {
    // Asked for often enough to be compressed as well as it will be.
    for (let i = 0; i < 4; i++) await fetchRaw(site.base, url);
    kept.push({ url, ...(await fetchRaw(site.base, url)) });
  }
  const failing = kept.filter(({ status }) => status !== 200);
  if (failing.length > 0) {
    const [first] = failing;
    throw new Error(
      `${page}: ${failing.length} addresses fail, as ${first?.url}: ${first?.status}`,
    );
  }
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const bare = await startBare(
    await Promise.all(
      urls.map(async (url) => {
        const { head, body } = await fetchRaw(site.base, url);
        return { url, head, body };
      }),
    ),
  );
  const rounds: { warm: Load; bare: Load }[] = [];
  try {
    await load(site.base, urls, 1, folder);
    await load(bare.base, urls, 1, folder);
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({
        warm: await load(site.base, urls, SECONDS, folder),
        bare: await load(bare.base, urls, SECONDS, folder),
      });
    }
  } finally {
    await bare.stop();
  }
  await load(cold.base, urls, 1, folder);
  return {
    page,
    addresses: urls.length,
    htmlBytes: Math.round(median(kept.map(({ body }) => body.length))),
    headers: (kept[0]?.head.length ?? 0) / 2,
    warm: middle(rounds.map(({ warm }) => warm)),
    bare: middle(rounds.map((round) => round.bare)),
    ratio: median(rounds.map((round) => round.warm.perSecond / round.bare.perSecond)),
    cold: await load(cold.base, urls, SECONDS, folder),
    weight: await weigh(site.base, urls[0] ?? '/'),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2;
}

function middle(loads: readonly Load[]): Load {
  return {
    perSecond: median(loads.map((one) => one.perSecond)),
    p50: median(loads.map((one) => one.p50)),
    p99: median(loads.map((one) => one.p99)),
    errors: loads.reduce((sum, one) => sum + one.errors, 0),
  };
}

function table(rows: readonly Row[]): string {
  const n = (value: number): string => Math.round(value).toLocaleString('en-GB');
  const ms = (value: number): string => value.toFixed(2);
  const kb = (value: number): string => (value / 1024).toFixed(1);
  return [
    '| page | addresses | br KB | kept req/s | p50 ms | p99 ms | bare Node req/s | of bare | rendered anew req/s | p50 ms | p99 ms | errors |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...rows.map(({ page, addresses: count, htmlBytes, warm, bare, ratio, cold }) =>
      [
        ...['', page, n(count), kb(htmlBytes), n(warm.perSecond), ms(warm.p50), ms(warm.p99)],
        ...[n(bare.perSecond), `${(ratio * 100).toFixed(0)} %`, n(cold.perSecond)],
        ...[ms(cold.p50), ms(cold.p99), n(warm.errors + bare.errors + cold.errors), ''],
      ]
        .join(' | ')
        .trim(),
    ),
    '',
    '| page | requests | HTML KB | CSS | JS | fonts | pictures | other | total KB on the wire (br, heads included) |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...rows.map(({ page, weight }) =>
      [
        ...['', page, n(weight.requests), kb(weight.html), kb(weight.css), kb(weight.js)],
        ...[kb(weight.fonts), kb(weight.pictures), kb(weight.other), kb(weight.total), ''],
      ]
        .join(' | ')
        .trim(),
    ),
  ].join('\n');
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const site = await startSite(folder, 512);
  const cold = await startSite(folder, 0);
  try {
    const rows: Row[] = [];
    for (const [page, urls] of Object.entries(await addresses(folder))) {
      console.error(`${page}: ${urls.length} addresses …`);
      rows.push(await measure(page, urls, site, cold, folder));
    }
    const setting = {
      tool: wrk ? 'wrk -t1 -c16' : 'built-in generator, 16 connections',
      node: process.version,
      cores: availableParallelism(),
      seconds: SECONDS,
      rounds: ROUNDS,
    };
    if (options.json) console.log(JSON.stringify({ setting, rows }, null, 2));
    else {
      const { tool, node, cores } = setting;
      console.log(
        `${tool}, ${ROUNDS} rounds of ${SECONDS} s in turns, Node ${node}, ${cores} cores.\n`,
      );
      console.log(table(rows));
    }
  } finally {
    await site.stop();
    await cold.stop();
  }
}

const [role, base = '', seconds = ''] = process.argv.slice(2);
if (role === '--bare') serveBare();
else if (role === '--load') generateLoad(base, Number(seconds));
else await main();
