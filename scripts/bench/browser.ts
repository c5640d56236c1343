// npm run bench:browser: Lighthouse on the built site, as a phone sees it. Three runs of each page, medians.
// npm run bench:browser -- --desk: pages of the desk instead, as a producer and an officer see them on a busy day;
// --every: each view of everybody's desk.
import { parseArgs } from 'node:util';
import type { Result } from 'lighthouse';
import lighthouse from 'lighthouse';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { closeDb } from '#db/client.ts';
import { paths } from '#src/base/paths.ts';
import { openChromium } from '#src/journeys/chromium.ts';
import { plantLot } from '#src/journeys/hostile/plant.ts';
import { readFacts } from '#src/journeys/pages.ts';
import { storeOf } from '#src/journeys/people.ts';
import { startServer, type TestServer } from '#src/journeys/server.ts';
import { type BenchPage, DESK_SERVER, deskPages, everyDeskPage } from './desk-pages.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    runs: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    desk: { type: 'boolean', default: false },
    every: { type: 'boolean', default: false },
    /** A running site instead of one of our own. */
    url: { type: 'string' },
  },
});
const runs = Math.max(1, Number(values.runs));
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

interface Row {
  readonly page: string;
  readonly path: string;
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly seo: number;
  readonly fcpMs: number;
  readonly lcpMs: number;
  readonly cls: number;
  readonly tbtMs: number;
  readonly bytes: number;
  readonly jsBytes: number;
  readonly requests: number;
  readonly failed: readonly string[];
}

const ofDesk = values.desk || values.every;
const server = values.url === undefined ? await startServer(ofDesk ? DESK_SERVER : {}) : null;
const base = (server?.url ?? values.url ?? '').replace(/\/+$/, '');
const port = await freePort();
const browser = await openChromium([`--remote-debugging-port=${port}`]);
try {
  const pages = values.every
    ? await everyDeskPage(server)
    : values.desk
      ? await deskPages(server)
      : await shopPages();
  const rows: Row[] = [];
  for (const { name, path, cookie } of pages.filter((one) => one.name.includes(values.only))) {
    const results: Result[] = [];
    for (let run = 0; run < runs; run++) {
      results.push(await measure(base + path, cookie));
    }
    const row = rowOf(name, path, results);
    console.error(`${name}: ${row.performance}, ${row.accessibility}`);
    rows.push(row);
  }
  print(rows);
} finally {
  await browser.close();
  await server?.stop();
}

/** What anybody may open. */
async function shopPages(): Promise<BenchPage[]> {
  const facts = await readFacts(base);
  const p = paths('vi');
  const scan = server === null ? [] : [{ name: 'scan', path: await lotOfTwentySteps(server) }];
  return [
    { name: 'home', path: p.home },
    { name: 'list', path: p.products },
    { name: 'product', path: p.product(facts.product['valid'] ?? '') },
    { name: 'province', path: p.province('an-giang') },
    { name: 'register', path: p.register },
    ...scan,
  ];
}

/** The code of a lot as it stands on a pack: opened as a phone opens what its camera read. */
async function lotOfTwentySteps(site: TestServer): Promise<string> {
  const db = await storeOf(site);
  const asked = { gtin: '09521234543213', steps: 20, units: 10, now: Date.now() };
  const { lot } = await plantLot(db, asked);
  closeDb(db);
  return lot;
}

/** A busy machine sometimes loses the trace of a run: it is then run again. */
async function measure(url: string, cookie = '', tries = 3): Promise<Result> {
  const answer = await lighthouse(
    url,
    { port, output: 'json', logLevel: 'silent' },
    {
      extends: 'lighthouse:default',
      settings: {
        ...{ formFactor: 'mobile', onlyCategories: [...CATEGORIES] },
        ...(cookie === '' ? {} : { extraHeaders: { cookie } }),
      },
    },
  );
  const error = answer?.lhr.runtimeError;
  if (answer && !error) return answer.lhr;
  if (tries > 1) return measure(url, cookie, tries - 1);
  throw new Error(`${url}: ${error?.message ?? 'Lighthouse gave nothing'}`);
}

function rowOf(page: string, path: string, results: readonly Result[]): Row {
  const median = (read: (result: Result) => number): number => {
    const sorted = results.map(read).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  const score = (category: string) =>
    median((result) => Math.round((result.categories[category]?.score ?? 0) * 100));
  const value = (audit: string) =>
    median((result) => result.audits[audit]?.numericValue ?? Number.NaN);
  const transferred = (result: Result, type?: string) =>
    requestsOf(result)
      .filter((request) => type === undefined || request.resourceType === type)
      .reduce((sum, request) => sum + request.transferSize, 0);
  return {
    page,
    path,
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
    fcpMs: Math.round(value('first-contentful-paint')),
    lcpMs: Math.round(value('largest-contentful-paint')),
    cls: Math.round(value('cumulative-layout-shift') * 1000) / 1000,
    tbtMs: Math.round(value('total-blocking-time')),
    bytes: median((result) => transferred(result)),
    jsBytes: median((result) => transferred(result, 'Script')),
    requests: median((result) => requestsOf(result).length),
    failed: failedIn(results),
  };
}

interface Request {
  readonly transferSize: number;
  readonly resourceType: string;
}

function requestsOf(result: Result): readonly Request[] {
  const details = result.audits['network-requests']?.details;
  return details && 'items' in details ? (details.items as unknown as Request[]) : [];
}

/** Audits that failed in most runs, with the first thing they name. */
function failedIn(results: readonly Result[]): string[] {
  const counts = new Map<string, { count: number; text: string }>();
  for (const result of results) {
    for (const audit of Object.values(result.audits)) {
      if (audit.score === null || audit.score >= 0.9) continue;
      if (!['binary', 'numeric', 'metricSavings'].includes(audit.scoreDisplayMode)) continue;
      const details = audit.details;
      const items =
        details && 'items' in details && Array.isArray(details.items) ? details.items : [];
      const first = items.length > 0 ? ` ${JSON.stringify(items[0]).slice(0, 260)}` : '';
      const text = `${audit.id} (${audit.score}${audit.displayValue ? `, ${audit.displayValue}` : ''}): ${audit.title}.${first}`;
      counts.set(audit.id, { count: (counts.get(audit.id)?.count ?? 0) + 1, text });
    }
  }
  return [...counts.values()]
    .filter(({ count }) => count * 2 > results.length)
    .map(({ text }) => text);
}

function print(rows: readonly Row[]): void {
  if (values.json) {
    console.log(JSON.stringify({ runs, device: 'mobile', pages: rows }, null, 2));
    return;
  }
  const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
  console.log(`Lighthouse ${rows.length > 0 ? 'mobile' : ''}, median of ${runs} runs\n`);
  console.log(
    '| page | performance | accessibility | best practices | SEO | FCP | LCP | CLS | TBT | bytes | JS | requests |',
  );
  console.log('|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|');
  for (const row of rows) {
    console.log(
      `| ${row.page} | ${row.performance} | ${row.accessibility} | ${row.bestPractices} | ${row.seo} | ${row.fcpMs} ms | ${row.lcpMs} ms | ${row.cls} | ${row.tbtMs} ms | ${kb(row.bytes)} | ${kb(row.jsBytes)} | ${row.requests} |`,
    );
  }
  for (const row of rows) {
    if (row.failed.length > 0)
      console.log(
        `\n${row.page} (${row.path}):\n${row.failed.map((line) => `- ${line}`).join('\n')}`,
      );
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address() as AddressInfo;
      probe.close(() => resolve(free));
    });
  });
}
