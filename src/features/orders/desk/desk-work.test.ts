import { describe, expect, it } from 'vitest';
import { readCodeLines } from './code-lines.ts';
import { globOfWord } from './glob-of-word.ts';

const THREE = [
  { id: 1, name: 'MX-7K3Q-D9FH-1' },
  { id: 2, name: 'MX-7K3Q-D9FH-2' },
  { id: 3, name: 'MX-2222-BBBB-1' },
];
const read = (text: string) => {
  const { codes, faults } = readCodeLines(text, THREE);
  return { codes: [...codes], faults: faults.map(({ line, fault }) => [line, fault]) };
};

describe('readCodeLines', () => {
  it.each([
    [
      'VTP1\nVTP2\nVTP3',
      [
        [1, 'VTP1'],
        [2, 'VTP2'],
        [3, 'VTP3'],
      ],
      [],
    ],
    [
      '\r\n VTP1 \r\n\r\n\tVTP2\t\r\n',
      [
        [1, 'VTP1'],
        [2, 'VTP2'],
      ],
      [],
    ],
    [
      'MX-2222-BBBB-1 VTP3\nmx7k3qd9fh1\tVTP1',
      [
        [3, 'VTP3'],
        [1, 'VTP1'],
      ],
      [],
    ],
    [
      'MX-2222-BBBB-1;VTP3\nMX-7K3Q-D9FH-2, VTP 2',
      [
        [3, 'VTP3'],
        [2, 'VTP 2'],
      ],
      [],
    ],
    ['MX-9999-CCCC-1 VTP9', [], [[1, 'unknown-parcel']]],
    ['MX-2222-BBBB-1 A\nMX-2222-BBBB-1 B', [[3, 'A']], [[2, 'twice']]],
    ['A\nA', [[1, 'A']], [[2, 'same-code']]],
    [
      'A\nB\nC\nD',
      [
        [1, 'A'],
        [2, 'B'],
        [3, 'C'],
      ],
      [[4, 'extra']],
    ],
    ['MX-2222-BBBB-1', [], [[1, 'no-code']]],
    ['x'.repeat(61), [], [[1, 'too-long']]],
    ['', [], []],
  ])('%j', (text, codes, faults) => {
    expect(read(text)).toEqual({ codes, faults });
  });
});

describe('globOfWord', () => {
  it('matches with and without marks, and keeps what glob would read as its own', () => {
    expect(globOfWord('du')).toMatch(/^\*\[dD.*đ.*Đ\]\[uU.*ứ.*Ứ.*\]\*$/);
    expect(globOfWord('a*[')).toMatch(/\[\*\]\[\[\]\*$/);
  });
});
