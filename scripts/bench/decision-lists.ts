/** How long lists of recognised products take to read: `node scripts/bench/decision-lists.ts [rows]`. */
import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import writeExcelFile from 'write-excel-file/node';
import { csvRows } from '#src/features/certificates/decision-list/csv.ts';
import { readListWithRests } from '#src/features/certificates/decision-list/read-list.ts';
import { readDecisionFile } from '#src/outside/decision-file.ts';

const HOW_MANY = Number(process.argv[2] ?? 20_000);
const seed = new URL('../../db/seed/catalogue/awards.csv', import.meta.url);
const [head = [], ...awards] = csvRows(readFileSync(seed, 'utf8'), ',').rows;
const at = (row: string[], name: string): string => row[head.indexOf(name)] ?? '';
const header = ['STT', 'Tên sản phẩm', 'Chủ thể', 'Xã', 'Huyện', 'Tỉnh', 'Hạng sao'];
const rows = [header];
for (let i = 0; i < HOW_MANY; i++) {
  const row = awards[i % awards.length] ?? [];
  const place = ['printed_commune', 'printed_district', 'printed_province'].map((name) =>
    at(row, name),
  );
  rows.push([
    String(i + 1),
    `${at(row, 'printed_name')} ${Math.floor(i / awards.length)}`,
    at(row, 'printed_producer'),
    ...place,
    `${at(row, 'stars')} sao`,
  ]);
}
const csv = rows
  .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
  .join('\r\n');
const xlsx = await writeExcelFile(
  rows.map((row) => row.map((value) => ({ value, type: String }))),
  { sheet: 'A' },
).toBuffer();

for (const [name, bytes] of [
  ['a.csv', new TextEncoder().encode(csv)],
  ['a.xlsx', new Uint8Array(xlsx)],
] as const) {
  let longest = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 1);
    last = performance.now();
  }, 1);
  const start = performance.now();
  const file = await readDecisionFile(bytes, name);
  const read = performance.now() - start;
  const list = await readListWithRests(file, {}, () => setImmediate());
  const all = performance.now() - start;
  await setImmediate();
  clearInterval(watch);
  const memory = Math.round(process.memoryUsage().rss / 1_048_576);
  console.log(
    `${name}: ${list.rows.length} rows, ${Math.round(bytes.length / 1024)} KB, cells after ${Math.round(read)} ms, rows after ${Math.round(all)} ms, longest hold ${Math.round(longest)} ms, ${memory} MB in all`,
  );
}
