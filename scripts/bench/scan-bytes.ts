import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { closeDb, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { products } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { media, mediaVariants, productPictures } from '#db/schema/media.ts';
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
 * product of the first catalogue, and each of them with a lot of 20 steps, in all six languages. Every product has a
 * photograph with the longest description there may be.
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

await photographAll();

const sizes = new Map<string, { br: number; gzip: number; link: string }[]>();
const items = await db.select().from(tradeItems);
let shown = 0;
for (const item of items) {
  const link = itemLink(item);
  const resolved = await resolveLink(db, { key: 'short', value: item.shortCode });
  const today = dayAt(NOW);
  const scan = await readScan(db, { resolved, link, today, now: NOW, demo: true });
  if (scan === null) continue;
  shown += 1;
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

async function photographAll(): Promise<void> {
  const rows = await db
    .select({ id: products.id, name: products.name, producerId: products.producerId })
    .from(products);
  for (const { id, name, producerId } of rows) {
    if (producerId === null) continue;
    const alt = `${name} đặt trên bàn gỗ cạnh cửa sổ, nhãn quay ra trước, phía sau là vườn nhà và giỏ tre đựng nguyên liệu vừa hái buổi sáng, ánh nắng chiếu nghiêng từ bên trái qua hàng rào dâm bụt, một con mèo nằm ngủ`;
    const key = `k7qm4t2xw9zb${id.toString(36).padStart(4, '0')}`;
    const size = { width: 640, height: 480, bytes: 40_000, hash: '0'.repeat(64) };
    const [one] = await db
      .insert(media)
      .values({
        ...{ key, producerId, fileName: 'a.jpg', blur: '', ...size, open: true },
        format: 'jpeg',
        ...{ altVi: alt.slice(0, 200), altEn: alt.slice(0, 200), credit: 'Nguyễn Thị Mây' },
        ...{ addedAt: new Date(NOW).toISOString(), addedBy: 'x', searchText: '' },
      })
      .returning({ id: media.id });
    const mediaId = one?.id ?? 0;
    await db.insert(mediaVariants).values({ mediaId, ...size, format: 'jpeg' });
    await db.insert(productPictures).values({ productId: id, mediaId, position: 0 });
  }
}

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
console.log(`${shown} products, bytes of the first answer (limit ${LIMIT})`);
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
