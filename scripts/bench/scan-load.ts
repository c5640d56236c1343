import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Servers and load for the bench of scanned pages, each in a process of its own. */

export interface Load {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Microseconds of the server's processor for one request: hardly moved by what else the machine does. */
  readonly cpu: number;
  readonly errors: number;
}

export interface Page {
  readonly url: string;
  /** Name, value, name, value … */
  readonly head: string[];
  readonly body: Uint8Array;
}

export type Headers = Readonly<Record<string, string>>;

const HERE = fileURLToPath(import.meta.url);
const children: ChildProcess[] = [];
process.on('exit', () => children.forEach((child) => child.kill('SIGKILL')));

/** Servers on one core, the load on another, so that neither moves about; nothing where `taskset` or a core is missing. */
export function pin(pid: number, part: 'server' | 'load'): void {
  const cores = availableParallelism();
  if (cores < 2) return;
  try {
    const core = String(part === 'server' ? cores - 1 : 0);
    execFileSync('taskset', ['-a', '-c', '-p', core, String(pid)], { stdio: 'ignore' });
  } catch {
    // Not on this machine: the figures are a little less steady.
  }
}

/** A bare server: the given bodies from memory, with the given headers, nothing else. */
export async function startBare(
  pages: readonly Page[],
): Promise<{ base: string; pid: number; stop(): void }> {
  const child = fork(HERE, ['--bare'], { serialization: 'advanced' });
  children.push(child);
  child.send(pages);
  const port = await new Promise((resolve) => child.once('message', resolve));
  const pid = child.pid ?? 0;
  pin(pid, 'server');
  return { base: `http://127.0.0.1:${String(port)}`, pid, stop: () => void child.kill('SIGTERM') };
}

export const hasWrk = findWrk();

/** Asks for the addresses in turn over so many connections at once. */
export async function load(
  base: string,
  urls: readonly string[],
  options: LoadOptions,
): Promise<Load> {
  const before = processorTime(options.pid);
  const result = await run(base, urls, options);
  const took = processorTime(options.pid) - before;
  return { ...result, cpu: took / Math.max(1, result.perSecond * options.seconds) };
}

type Counted = Omit<Load, 'cpu'>;

async function run(base: string, urls: readonly string[], options: LoadOptions): Promise<Counted> {
  if (hasWrk) return loadWithWrk(base, urls, options);
  const { seconds, connections, headers } = options;
  const child = fork(HERE, ['--load'], { serialization: 'advanced' });
  children.push(child);
  pin(child.pid ?? 0, 'load');
  child.send({ base, urls, seconds, connections, headers });
  return new Promise((resolve) => child.once('message', (result) => resolve(result as Counted)));
}

export interface LoadOptions {
  readonly seconds: number;
  readonly connections: number;
  readonly headers: Headers;
  /** The server's process. */
  readonly pid: number;
  /** For files of the run. */
  readonly folder: string;
}

/** What is sent for an address, as it goes over the wire. */
export function fetchRaw(
  base: string,
  url: string,
  headers: Headers,
): Promise<Page & { status: number }> {
  return new Promise((resolve, reject) => {
    http
      .get(base + url, { headers: { ...headers, connection: 'close' } }, (res) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('end', () => {
          const own = new Set(['date', 'connection', 'keep-alive']);
          const head: string[] = [];
          for (let i = 0; i < res.rawHeaders.length; i += 2) {
            const [name = '', value = ''] = res.rawHeaders.slice(i, i + 2);
            if (!own.has(name.toLowerCase())) head.push(name, value);
          }
          resolve({ url, status: res.statusCode ?? 0, head, body: Buffer.concat(chunks) });
        });
      })
      .on('error', reject);
  });
}

/** Hundredths of a second are what Linux counts a process's time in. */
const TICK_US = 10_000;

/** Microseconds of processor that a process has used, 0 where Linux does not tell. */
export function processorTime(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * TICK_US;
  } catch {
    return 0;
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2;
}

/** The medians of several rounds. */
export function middle(loads: readonly Load[]): Load {
  const of = (key: keyof Load): number => median(loads.map((one) => one[key]));
  const errors = loads.reduce((sum, one) => sum + one.errors, 0);
  return {
    ...{ perSecond: of('perSecond'), p50: of('p50'), p95: of('p95'), p99: of('p99') },
    ...{ cpu: of('cpu'), errors },
  };
}

function findWrk(): boolean {
  try {
    execFileSync('wrk', ['--version'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    // wrk --version prints and ends with 1.
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

async function loadWithWrk(
  base: string,
  urls: readonly string[],
  { seconds, connections, headers, folder }: LoadOptions,
): Promise<Counted> {
  const script = path.join(folder, 'cycle.lua');
  const table = Object.entries(headers).map(
    ([k, v]) => `[${JSON.stringify(k)}] = ${JSON.stringify(v)}`,
  );
  writeFileSync(
    script,
    `local requests = {}
local urls = { ${urls.map((url) => JSON.stringify(url)).join(', ')} }
function init(args)
  for i, url in ipairs(urls) do requests[i] = wrk.format('GET', url, { ${table.join(', ')} }) end
end
local i = 0
function request() i = i % #requests + 1; return requests[i] end
function done(summary, latency)
  io.write(string.format('RESULT %d %d %d %d %d %d\\n', summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(95), latency:percentile(99),
    summary.errors.status + summary.errors.read + summary.errors.connect + summary.errors.timeout))
end
`,
  );
  const child = spawn(
    'wrk',
    ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '-s', script, base],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  pin(child.pid ?? 0, 'load');
  let text = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) text += chunk;
  const [, requests = 0, took = 1, p50 = 0, p95 = 0, p99 = 0, errors = 0] =
    /RESULT (\d+) (\d+) (\d+) (\d+) (\d+) (\d+)/.exec(text)?.map(Number) ?? [];
  const perSecond = requests / (took / 1e6);
  return { perSecond, p50: p50 / 1000, p95: p95 / 1000, p99: p99 / 1000, errors };
}

function serveBare(): void {
  process.once('message', (pages: Page[]) => {
    const byUrl = new Map(
      pages.map(({ url, head, body }) => [url, { head, body: Buffer.from(body) }]),
    );
    const server = http.createServer((req, res) => {
      const page = byUrl.get(req.url ?? '');
      res.writeHead(page === undefined ? 404 : 200, page?.head);
      res.end(page?.body);
    });
    server.listen(0, '127.0.0.1', () =>
      process.send?.((server.address() as { port: number }).port),
    );
  });
}

interface Order extends Omit<LoadOptions, 'folder' | 'pid'> {
  readonly base: string;
  readonly urls: readonly string[];
}

function generateLoad(): void {
  process.once('message', ({ base, urls, seconds, connections, headers }: Order) => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
    const { hostname, port } = new URL(base);
    const times: number[] = [];
    let errors = 0;
    let at = 0;
    const began = performance.now();
    const end = began + seconds * 1000;
    const one = (): Promise<void> =>
      new Promise((resolve) => {
        const started = performance.now();
        const url = urls[at++ % urls.length] ?? '/';
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
    const oneAfterAnother = async (): Promise<void> => {
      while (performance.now() < end) await one();
    };
    void Promise.all(Array.from({ length: connections }, oneAfterAnother)).then(() => {
      const perSecond = times.length / ((performance.now() - began) / 1000);
      times.sort((a, b) => a - b);
      const q = (part: number): number => times[Math.floor((times.length - 1) * part)] ?? 0;
      const result: Counted = { perSecond, p50: q(0.5), p95: q(0.95), p99: q(0.99), errors };
      process.send?.(result);
      process.disconnect();
      agent.destroy();
    });
  });
}

if (process.argv[1] === HERE && process.argv[2] === '--bare') serveBare();
else if (process.argv[1] === HERE && process.argv[2] === '--load') generateLoad();
