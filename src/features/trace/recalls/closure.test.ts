import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closureOf, type LotLink } from './closure.ts';

/** Distances by relaxing every link until nothing changes any more: slow, and plainly right. */
function naive(links: readonly LotLink[], seeds: readonly number[], back: boolean) {
  const far = new Map(seeds.map((seed) => [seed, 0]));
  for (let changed = true; changed;) {
    changed = false;
    for (const link of links) {
      const [from, to] = back ? [link.to, link.from] : [link.from, link.to];
      const known = far.get(from);
      if (known === undefined || (far.get(to) ?? Infinity) <= known + 1) continue;
      far.set(to, known + 1);
      changed = true;
    }
  }
  return far;
}
const sorted = (map: ReadonlyMap<number, number>) => [...map].sort(([a], [b]) => a - b);

describe('closureOf', () => {
  const diamond: LotLink[] = [
    { from: 1, to: 2 },
    { from: 1, to: 3 },
    { from: 2, to: 4 },
    { from: 3, to: 4 },
    { from: 4, to: 5 },
    { from: 9, to: 5 },
  ];

  it.each([
    [
      'forward',
      [1],
      [
        [1, 0],
        [2, 1],
        [3, 1],
        [4, 2],
        [5, 3],
      ],
    ],
    [
      'backward',
      [4],
      [
        [1, 2],
        [2, 1],
        [3, 1],
        [4, 0],
      ],
    ],
    [
      'both',
      [9],
      [
        [1, 4],
        [2, 3],
        [3, 3],
        [4, 2],
        [5, 1],
        [9, 0],
      ],
    ],
    ['forward', [5], [[5, 0]]],
    ['forward', [], []],
  ] as const)('%s from %j', (direction, seeds, expected) => {
    expect(sorted(closureOf(diamond, seeds, direction))).toEqual(expected);
  });

  it('ends on circles, and on a lot that is made of itself', () => {
    const links = [
      { from: 1, to: 2 },
      { from: 2, to: 3 },
      { from: 3, to: 1 },
      { from: 2, to: 2 },
    ];
    expect(sorted(closureOf(links, [2], 'forward'))).toEqual([
      [1, 2],
      [2, 0],
      [3, 1],
    ]);
  });

  it('finds what the naive way finds, in graphs of any shape', () => {
    const lot = fc.integer({ min: 1, max: 25 });
    const graph = fc.array(fc.record({ from: lot, to: lot }), { maxLength: 60 });
    fc.assert(
      fc.property(
        graph,
        fc.uniqueArray(lot, { maxLength: 4 }),
        fc.boolean(),
        (links, seeds, back) => {
          const found = closureOf(links, seeds, back ? 'backward' : 'forward');
          expect(sorted(found)).toEqual(sorted(naive(links, seeds, back)));
        },
      ),
      { numRuns: 300 },
    );
  });
});
