import { expect, it } from 'vitest';
import { readList } from '#src/features/certificates/decision-list/read-list.ts';
import { SHAPES } from '#src/features/certificates/decision-list/shapes.fixture.ts';
import { readDecisionFile } from './decision-file.ts';
import { sheetXml, workbook } from './decision-file/packed.fixture.ts';

const HOW_MANY = 1_000;

/** A small generator: the same seed, the same thousand files. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const NASTY = [
  '=1+1',
  '=HYPERLINK("x")',
  '#REF!',
  '\u0000\u0007',
  '9'.repeat(400),
  'sao '.repeat(3_000),
  '3 sao, 4 sao',
  '101',
  '-1',
  '31/02/2025',
  '"',
  '""',
  '\ufffd',
  '(((((',
  '))))',
  '★★★★★★★',
  '١٢٣',
  '😀'.repeat(50),
  '-----',
  '|',
  'Tổng cộng',
  'Công ty '.repeat(200),
  ',,,,',
  '1e999',
  '\u202e',
  '(*)',
  '<b>',
  '&amp;',
  ', '.repeat(500),
  ' – '.repeat(300),
  '(1) '.repeat(400),
];

/** One file made from a good one: cut, reordered, doubled, given wrong cells, another encoding or other bytes. */
function mutated(
  text: string,
  next: (below: number) => number,
): { data: Uint8Array; name: string } {
  let lines = text.split('\n');
  const turns = 1 + next(4);
  for (let turn = 0; turn < turns; turn++) {
    const at = next(lines.length);
    const line = lines[at] ?? '';
    const cut = next(line.length + 1);
    const nasty = NASTY[next(NASTY.length)] ?? '';
    switch (next(9)) {
      case 0:
        lines.splice(at, 1);
        break;
      case 1:
        lines.splice(next(lines.length), 0, line);
        break;
      case 2:
        lines = lines
          .map((one, i) => [(i * 7919 + cut) % 101, one] as const)
          .sort((a, b) => a[0] - b[0])
          .map((one) => one[1]);
        break;
      case 3:
        lines[at] = line.slice(0, cut) + nasty + line.slice(cut);
        break;
      case 4:
        lines[at] = line.replace(/\d+/, nasty);
        break;
      case 5:
        lines[at] = line.replaceAll(/[,;\t|]/g, [',', ';', '\t', '|', ''][next(5)] ?? '');
        break;
      case 6:
        lines = Array.from({ length: 1 + next(30) }, () => lines).flat();
        break;
      case 7:
        lines[at] = nasty;
        break;
      default:
        lines = [lines.join('\n').slice(next(text.length))];
    }
    if (lines.length === 0) lines = [''];
  }
  const whole = lines.join(next(5) === 0 ? '\r\n' : '\n');
  switch (next(8)) {
    case 0:
      return { data: new Uint8Array(Buffer.from(whole, 'utf16le')), name: 'a.txt' };
    case 1:
      return { data: new Uint8Array(Buffer.from(whole, 'latin1')), name: 'a.csv' };
    case 2: {
      const xlsx = workbook([
        {
          name: 'A',
          xml: sheetXml(
            lines.map((one) => one.split(/[,;\t|]/)),
            `<mergeCells><mergeCell ref="A${1 + next(9)}:C${1 + next(99)}"/><mergeCell ref="B2:XFD1048576"/></mergeCells>`,
          ),
        },
      ]);
      for (let i = next(3); i > 0; i--) xlsx[next(xlsx.length)] = next(256);
      return { data: next(6) === 0 ? xlsx.subarray(0, next(xlsx.length)) : xlsx, name: 'a.xlsx' };
    }
    case 3: {
      const data = new TextEncoder().encode(whole);
      for (let i = next(20); i > 0 && data.length > 0; i--) data[next(data.length)] = next(256);
      return { data, name: 'a.csv' };
    }
    case 4:
      return next(4) === 0
        ? { data: Uint8Array.from({ length: next(3_000) }, () => next(256)), name: 'a.bin' }
        : {
            data: new TextEncoder().encode(
              `<table><tr><td rowspan=${next(1e6)} colspan=${next(1e6)}>${whole}`,
            ),
            name: 'a.html',
          };
    default:
      return { data: new TextEncoder().encode(whole), name: next(2) === 0 ? 'a.csv' : 'a.txt' };
  }
}

it('a thousand damaged files: never an exception, never a long wait, always rows that make sense or a reason', async () => {
  const next = chance(20_261_122);
  let withRows = 0;
  for (let i = 0; i < HOW_MANY; i++) {
    const shape = SHAPES[i % SHAPES.length];
    const { data, name } = mutated(shape?.text ?? '', next);
    const before = performance.now();
    const file = await readDecisionFile(data, name);
    const list = readList(file);
    const took = performance.now() - before;
    expect(took, `file ${i} (${shape?.about})`).toBeLessThan(2_000);
    if (list.rows.length > 0) withRows++;
    const fatal = file.problems.some((one) => one.fatal);
    if (!fatal && list.rows.length === 0)
      expect(list.problems.map((one) => one.code)).toContain('no-rows');
    for (const row of list.rows) {
      const codes = row.problems.map((one) => one.code);
      expect(row.stars === null || [3, 4, 5].includes(row.stars)).toBe(true);
      expect(row.score === null || (row.score >= 0 && row.score <= 100)).toBe(true);
      if (row.stars === null) expect(codes.join()).toMatch(/stars/);
      if (!/[\p{L}\p{N}]/u.test(row.name)) expect(codes).toContain('name-missing');
      if (row.name.length > 300) expect(codes.join()).toMatch(/name-too-long|name-missing/);
      expect(row.name).toBe(row.name.normalize('NFC'));
      expect(`${row.name}${row.producer}${row.address}`).not.toMatch(/[\u0000-\u001f\u007fÐ]|\s\s/);
      for (const problem of row.problems)
        expect(problem.vi && problem.en && problem.cell).toBeTruthy();
    }
    for (const [index, grid] of file.grids.entries()) {
      const lines = new Set(
        [...list.rows, ...list.skipped]
          .filter((one) => one.sheet === grid.sheet)
          .map((one) => one.line),
      );
      expect([index, lines.size]).toEqual([index, Math.min(grid.rows.length, 50_000)]);
    }
  }
  expect(withRows).toBeGreaterThan(HOW_MANY * 0.6);
}, 30_000);
