import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { zipSync, strToU8, unzipSync, strFromU8 } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Db, inTransaction } from '#db/client.ts';
import { insertMany } from '#db/insert-many.ts';
import { offers } from '#db/schema/catalogue.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { writeXlsx } from '#src/outside/spreadsheet.ts';
import { adjustMany } from './adjust-many.server.ts';
import { offerSheet } from './offer-sheet.view.ts';
import { readDeskOffers } from './read-desk-offers.server.ts';
import { readOfferSheet } from './read-sheet.server.ts';
import { undoBulkEdit } from './undo-bulk-edit.server.ts';
import { offersDb } from './world.examples.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
const actor = actorAs('producer', { producerId: 1 }, 'HTX A');
let db: Db;
let close: () => void;

beforeAll(async () => {
  ({ db, close } = await offersDb(NOW));
});
afterAll(() => close());
beforeEach(async () => {
  await db.delete(offers).where(sql`${offers.id} >= 100`);
});

const monthDay = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 29 }))
  .filter(([month, day]) => month !== 2 || day <= 29)
  .map(([month, day]) => `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
const offer = fc
  .record({
    price: fc.integer({ min: 1, max: 1_000_000_000 }),
    stock: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
    state: fc.constantFrom('on-sale' as const, 'paused' as const),
    season: fc.option(fc.tuple(monthDay, monthDay)),
    minQuantity: fc.integer({ min: 1, max: 10_000 }),
    more: fc.option(fc.integer({ min: 0, max: 90_000 })),
    leadDays: fc.integer({ min: 0, max: 90 }),
    unitVi: fc.constantFrom('hũ 500 g', 'gói "nhỏ", 0,5 kg', '=1+1', '007', 'ký; lô', "'đặc biệt"),
    leading: fc.boolean(),
  })
  .map(({ season, more, leading, ...one }) => ({
    ...one,
    leading,
    seasonFrom: season?.[0] ?? null,
    seasonTo: season?.[1] ?? null,
    maxQuantity: more === null ? null : one.minQuantity + more,
  }));

const file = (bytes: Uint8Array<ArrayBuffer> | string, name: string): File =>
  new File([bytes], name);

async function exported(lang: 'vi' | 'en') {
  const { lines } = await readDeskOffers(db, {
    ...{ query: { text: '', filter: 'all', page: 1 }, actor, now: NOW, most: null, producerId: 1 },
  });
  return offerSheet(lines, { lang, provinceName: () => 'Tuyên Quang' });
}

type Sheet = Awaited<ReturnType<typeof exported>>;

/** As the endpoint writes CSV: quoted where needed, what looks like a formula made text. */
function csvOf({ columns, rows }: Sheet, separator = ','): string {
  const cell = (value: string | number | null): string => {
    let text = value === null ? '' : String(value);
    if (typeof value === 'string' && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
    return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\ufeff${[columns.map(({ title }) => title), ...rows]
    .map((row) => `${row.map(cell).join(separator)}\r\n`)
    .join('')}`;
}

async function bytesOf(sheet: Sheet, format: string): Promise<File> {
  if (format === 'xlsx') return file(await writeXlsx([{ name: 'Giá', ...sheet }]), 'gia.xlsx');
  return file(csvOf(sheet, format === 'csv;' ? ';' : ','), 'gia.csv');
}

const FORMATS = ['csv', 'csv;', 'xlsx'] as const;

describe('round trip of prices and stock', () => {
  it('finds no change in its own file, and writes back exactly what a sheet says', async () => {
    let edits = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(offer, { minLength: 1, maxLength: 12 }),
        fc.array(offer, { minLength: 12, maxLength: 12 }),
        fc.constantFrom(...FORMATS),
        fc.constantFrom('vi' as const, 'en' as const),
        async (first, second, format, lang) => {
          await db.delete(offers).where(sql`${offers.id} >= 100`);
          await inTransaction(db, (tx) =>
            insertMany(
              tx,
              offers,
              first.map(({ leading, ...one }, at) => ({
                ...{ ...one, id: 100 + at, productId: 1, illustrative: false, unitEn: one.unitVi },
                sku: leading && format === 'xlsx' ? `00${at}7` : `MX-9${at}`,
              })),
            ),
          );
          const sheet = await exported(lang);
          const same = await readOfferSheet(db, {
            ...{ file: await bytesOf(sheet, format), actor, now: NOW },
          });
          expect(same.filter(({ fault, change }) => fault !== null || change !== null)).toEqual([]);
          expect(same).toHaveLength(sheet.rows.length);

          // Other values for the same sizes, as somebody types them into the sheet
          const plan = new Map(first.map((_, at) => [100 + at, second[at]]));
          const { lines } = await readDeskOffers(db, {
            ...{ query: { text: '', filter: 'all', page: 1 }, actor, now: NOW, most: null },
            producerId: 1,
          });
          const wanted = offerSheet(
            lines.map((line) => {
              const to = plan.get(line.id);
              if (to === undefined) return line;
              const { leading: _leading, unitVi: _unit, ...values } = to;
              return { ...line, ...values };
            }),
            { lang, provinceName: () => 'Tuyên Quang' },
          );
          const judged = await readOfferSheet(db, {
            ...{ file: await bytesOf(wanted, format), actor, now: NOW },
          });
          expect(judged.flatMap(({ fault }) => fault ?? [])).toEqual([]);
          const list = judged.flatMap((row) => row.change ?? []);
          const { editId } = await adjustMany(db, { list, source: 'file', actor, now: NOW });
          const editable = ({ columns, rows }: Sheet) => {
            const keep = [0, 3, 4, 8, 9, 10, 11, 12, 13];
            return [columns.map(({ title }) => title), ...rows]
              .map((row) => keep.map((at) => row[at]))
              .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
          };
          expect(editable(await exported(lang))).toEqual(editable(wanted));
          if (editId !== null) {
            edits += 1;
            await undoBulkEdit(db, { id: editId, actor, now: NOW });
            expect(editable(await exported(lang))).toEqual(editable(sheet));
          }
        },
      ),
      { numRuns: 60 },
    );
    expect(edits).toBeGreaterThan(30);
  }, 120_000);

  it('keeps what an empty cell leaves open, clears what says so', async () => {
    const read = await readOfferSheet(db, {
      file: file('SKU,Price,Stock,At most\r\nMX-00001-1,,,none\r\nMX-00001-2,,0,\r\n', 'a.csv'),
      ...{ actor, now: NOW },
    });
    expect(read.map(({ change }) => change?.to ?? null)).toEqual([null, { stock: 0 }]);
  });

  it.each([
    ['nothing', new Uint8Array(), 'sheet-none'],
    ['another list', 'Tên,Địa chỉ\r\nA,B\r\n', 'sheet-heads'],
    ['a head twice', 'SKU,Price,Giá\r\nA,1,2\r\n', 'sheet-heads-twice'],
    ['a PDF', '%PDF-1.7 …', 'sheet-unreadable'],
    [
      '100,000 rows',
      `SKU,Price\r\n${Array.from({ length: 100_000 }, (_, at) => `M${at},1`).join('\r\n')}`,
      'offer-many-rows',
    ],
    ['more than two megabytes', `SKU,Price\r\n${'x'.repeat(2_100_000)}`, 'sheet-large'],
  ])('refuses %s', async (_what, bytes, code) => {
    await expect(
      readOfferSheet(db, { file: file(bytes as string, 'a.csv'), actor, now: NOW }),
    ).rejects.toMatchObject({ code });
  });

  it('refuses merged cells where they matter, and reads formulas by their result only', async () => {
    const plain = await writeXlsx([
      {
        name: 'A',
        columns: [
          { title: 'SKU', width: 9, kind: 'text' },
          { title: 'Price', width: 9, kind: 'number' },
        ],
        rows: [
          ['MX-00001-1', 120_000],
          ['MX-00001-2', 1.125],
        ],
      },
    ]);
    const judged = await readOfferSheet(db, { file: file(plain, 'a.xlsx'), actor, now: NOW });
    expect(judged.map(({ fault }) => fault?.cell ?? null)).toEqual([null, 'B3']);
    const parts = unzipSync(plain);
    const at = Object.keys(parts).find((name) => /worksheets\/sheet1\.xml$/.test(name)) ?? '';
    const xml = strFromU8(parts[at] ?? new Uint8Array());
    const merged = xml.replace(
      '</sheetData>',
      '</sheetData><mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>',
    );
    const bytes = new Uint8Array(zipSync({ ...parts, [at]: strToU8(merged) }));
    await expect(
      readOfferSheet(db, { file: file(bytes, 'a.xlsx'), actor, now: NOW }),
    ).rejects.toMatchObject({ code: 'sheet-merged', facts: { area: 'B2:B3' } });
    const evil = file('SKU,Price\r\nMX-00001-1,"=HYPERLINK(""http://x"")"\r\n', 'a.csv');
    const [row] = await readOfferSheet(db, { file: evil, actor, now: NOW });
    expect(row?.fault).toMatchObject({ cell: 'B2', code: 'sheet-price' });
  });
});
