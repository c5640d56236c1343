import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv, csvCell } from './csv.ts';

describe('a table', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+84', "'+84"],
    ['-1', "'-1"],
    ['@cmd', "'@cmd"],
    ['\tx', "'\tx"],
    ['=a,"b"', `"'=a,""b"""`],
    ['Mắm, cá', '"Mắm, cá"'],
    [-5, '-5'],
    [null, ''],
  ])('writes %j as %s', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it('is read back as it was, formulas apart', () => {
    const cell = fc
      .string({ unit: 'grapheme' })
      .map((text) => text.replace(/^[=+\-@\t\r\ufeff]+/, ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const text = csv([['a', 'b'], ...rows]);
        expect(text.startsWith('\ufeff')).toBe(true);
        const read: string[][] = parse(text, { bom: true, record_delimiter: '\r\n' });
        expect(read.slice(1)).toEqual(rows);
      }),
    );
  });
});
