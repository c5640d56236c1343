import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { closeDb, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { SCAN_LANGS } from '#src/base/scan-lang.ts';
import { dayAt } from '#src/base/day.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import { giveShortCodes } from '#src/features/trace/codes/give-short-codes.server.ts';
import { itemLink } from '#src/features/trace/codes/item-link.ts';
import { resolveLink } from '#src/features/trace/resolve/resolve-link.server.ts';
import { readScan } from '#src/features/trace/scan-page/read-scan.server.ts';
import { story } from '#src/features/trace/scan-page/scan-facts.fixture.ts';
import { scanPage } from '#src/features/trace/scan-page/scan-page.view.ts';

/**
 * How many bytes the first answer to a scan takes, compressed as the front door does it at first (brotli 5, gzip 6): every
 * product of the first catalogue, and each of them with a lot of 20 steps, in all six languages.
 * Exit code 1 when one is over the limit.
 *
 *     node scripts/bench/scan-bytes.ts
 */
const LIMIT = 14 * 1024;
const NOW = Date.parse('2026-11-23T03:00:00Z');

const folder = mkdtempSync(path.join(tmpdir(), 'scan-bytes-'));
const db = await openDb(`file:${path.join(folder, 'bytes.db')}`);
await migrate(db, new Date(NOW).toISOString());
await loadFirstCatalogue(db, { now: NOW, actor: SYSTEM, demo: true });
await giveShortCodes(db, { now: NOW, actor: SYSTEM });

const sizes = new Map<string, { br: number; gzip: number; link: string }[]>();
const items = await db.select().from(tradeItems);
let products = 0;
for (const item of items) {
  const link = itemLink(item);
  const resolved = await resolveLink(db, { key: 'short', value: item.shortCode });
  const today = dayAt(NOW);
  const scan = await readScan(db, { resolved, link, today, now: NOW, demo: true });
  if (scan === null) continue;
  products += 1;
  const lot = {
    ...scan.facts,
    link: `${link}/10/LO2611A`,
    asked: { lot: 'LO2611A', serial: null },
    story: story(20),
  };
  for (const lang of SCAN_LANGS) {
    const site = { lang, siteName: 'Mỗi Xã', siteUrl: 'https://id.example.vn' };
    note(`product ${lang}`, link, scanPage(scan.facts, site));
    note(`20 steps ${lang}`, link, scanPage(lot, site));
  }
}
closeDb(db);
rmSync(folder, { recursive: true, force: true });

function note(kind: string, link: string, html: string): void {
  const list = sizes.get(kind) ?? [];
  sizes.set(kind, list);
  list.push({
    link,
    br: brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length,
    gzip: gzipSync(html, { level: 6 }).length,
  });
}

let over = 0;
console.log(`${products} products, bytes of the first answer (limit ${LIMIT})`);
console.log('page          br median    max   gzip median    max');
for (const [kind, list] of [...sizes].sort(([a], [b]) => a.localeCompare(b))) {
  const row = (['br', 'gzip'] as const).flatMap((encoding) => {
    const sorted = list.map((one) => one[encoding]).sort((a, b) => a - b);
    over += sorted.filter((bytes) => bytes > LIMIT).length;
    return [sorted[Math.floor(sorted.length / 2)] ?? 0, sorted.at(-1) ?? 0];
  });
  const [brMedian, brMax, gzipMedian, gzipMax] = row.map((bytes) => String(bytes).padStart(7));
  console.log(`${kind.padEnd(12)} ${brMedian}  ${brMax}      ${gzipMedian} ${gzipMax}`);
}
console.log(over === 0 ? 'Every page fits.' : `${over} pages do not fit.`);
process.exitCode = over === 0 ? 0 : 1;
