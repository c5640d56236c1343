import { unzipSync } from 'fflate';
import readXlsx from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { writeXlsx } from './spreadsheet.ts';

const COLUMNS = [
  { title: 'Sản phẩm', width: 30, kind: 'text' },
  { title: 'Điểm', width: 8, kind: 'number', format: '0.00' },
  { title: 'Ngày ký', width: 12, kind: 'day' },
] as const;

async function read(bytes: Uint8Array) {
  return (await readXlsx(Buffer.from(bytes))).map(({ sheet, data }) => ({ sheet, data }));
}

describe('writeXlsx', () => {
  it('writes text, numbers and days that a spreadsheet reads back as such', async () => {
    const bytes = await writeXlsx([
      {
        name: 'Kết quả',
        columns: COLUMNS,
        rows: [
          ['Chè Shan tuyết Suối Giàng', 88.5, '2026-08-05'],
          ['Nước mắm Phú Quốc', null, null],
        ],
      },
    ]);
    expect(await read(bytes)).toEqual([
      {
        sheet: 'Kết quả',
        data: [
          ['Sản phẩm', 'Điểm', 'Ngày ký'],
          ['Chè Shan tuyết Suối Giàng', 88.5, new Date('2026-08-05T00:00:00Z')],
          ['Nước mắm Phú Quốc', null, null],
        ],
      },
    ]);
  });

  it.each(['=1+1', '=HYPERLINK("http://x.test";"x")', '+84 1', '-1', '@SUM(A1)', '=cmd|"/c"!A0'])(
    'keeps %s as text, never as a formula',
    async (text) => {
      const bytes = await writeXlsx([{ name: 'a', columns: COLUMNS, rows: [[text, text, text]] }]);
      const sheet = Buffer.from(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? []).toString();
      expect(sheet).not.toMatch(/<f[ >]/);
      expect((await read(bytes))[0]?.data[1]).toEqual([text, text, text]);
    },
  );

  it('leaves out what XML cannot hold, puts text into NFC, cuts what a cell cannot take', async () => {
    const bytes = await writeXlsx([
      {
        name: 'a',
        columns: COLUMNS,
        rows: [
          ['a\u0000b\u000Bc\uD800d', NaN, 'không phải ngày'],
          ['Chè'.normalize('NFD'), Infinity, '2026-02-30'],
          ['x'.repeat(40_000), 0, null],
        ],
      },
    ]);
    const rows = (await read(bytes))[0]?.data ?? [];
    expect(rows[1]).toEqual(['abcd', null, 'không phải ngày']);
    expect(rows[2]).toEqual(['Chè', null, '2026-02-30']);
    expect(String(rows[3]?.[0])).toHaveLength(32_767);
    expect(rows[3]?.[1]).toBe(0);
  });

  it('names sheets as Excel takes them, none twice', async () => {
    const long = 'Sổ đăng ký sản phẩm OCOP của tỉnh [2026/2027]: tất cả';
    const bytes = await writeXlsx([
      { name: long, columns: COLUMNS, rows: [] },
      { name: long, columns: COLUMNS, rows: [] },
      { name: '///', columns: COLUMNS, rows: [] },
    ]);
    const names = (await read(bytes)).map((sheet) => sheet.sheet);
    expect(names[0]).toBe('Sổ đăng ký sản phẩm OCOP của tỉ');
    expect(names[1]).toBe('Sổ đăng ký sản phẩm OCOP của  2');
    expect(names[2]).toBe('Sheet');
  });

  it('writes 20,000 rows in a few seconds', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [
      `Sản phẩm số ${index}`,
      index / 100,
      '2026-01-02',
    ]);
    const started = performance.now();
    const bytes = await writeXlsx([{ name: 'a', columns: COLUMNS, rows }]);
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(bytes.length).toBeGreaterThan(100_000);
  });
});
