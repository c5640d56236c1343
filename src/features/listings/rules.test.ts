import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeness } from './completeness.ts';
import { checkedValue, FIELDS } from './fields.ts';
import { GOODS_KINDS, goodsKind, labelKeysOf, LABEL_NEEDS } from './label-fields.ts';
import { excerpt, movedSince, packSeen } from './seen.ts';
import { CHANGE_STATES, isOpen, mayStep, stepOf } from './states.ts';
import { wordDiff } from './word-diff.ts';

describe('states', () => {
  it('nothing leads out of what is closed', () => {
    for (const state of CHANGE_STATES.filter((one) => !isOpen(one)))
      for (const step of [
        'save',
        'send',
        'take-back',
        'withdraw',
        'return',
        'approve',
        'refuse',
      ] as const)
        expect(mayStep(state, step)).toBe(false);
  });

  it.each([
    ['draft', ['save', 'send', 'withdraw']],
    ['waiting', ['take-back', 'withdraw', 'return', 'approve', 'refuse']],
    ['returned', ['save', 'send', 'withdraw']],
  ] as const)('%s: %o', (state, steps) => {
    const all = ['save', 'send', 'take-back', 'withdraw', 'return', 'approve', 'refuse'] as const;
    expect(all.filter((step) => mayStep(state, step))).toEqual(steps);
  });

  it.each([
    [['approved', 'returned'], 'return'],
    [['approved', 'refused'], 'approve'],
    [['refused', 'refused'], 'refuse'],
    [['returned', 'refused'], 'return'],
  ] as const)('%o → %s', (verdicts, step) => {
    expect(stepOf(verdicts)).toBe(step);
  });
});

describe('label data', () => {
  it('each set has its kind, each kind its compulsory items', () => {
    const kinds = new Set(Array.from({ length: 26 }, (_, index) => goodsKind(index + 1)));
    expect([...kinds].sort()).toEqual([...GOODS_KINDS].sort());
    for (const { must, may } of Object.values(LABEL_NEEDS)) {
      expect(must.length).toBeGreaterThan(0);
      expect(must.some((key) => may.includes(key))).toBe(false);
    }
    expect(labelKeysOf(14)).toContain('alcohol');
    expect(labelKeysOf(21)).not.toContain('ingredients');
  });

  it.each([
    [4, {}, 0, 7],
    [4, { quantity: '500 g', ingredients: ' ' }, 1, 7],
    [21, { material: 'tre', technical: '30 cm', use: 'lau khô' }, 3, 3],
    [14, { alcohol: '35 %' }, 1, 6],
  ] as const)('set %d with %o: %d of %d', (setNo, label, done, of) => {
    expect(completeness(setNo, label)).toMatchObject({ done, of });
  });
});

it('a diff joined again is both texts', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'ố', ' ', '\n', '.', 'cd ') });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = wordDiff(before, after);
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map((part) => part.text)
          .join('');
      expect(without('in')).toBe(before);
      expect(without('out')).toBe(after);
    }),
  );
  expect(wordDiff('mật ong nhãn', 'mật ong rừng')).toEqual([
    { kind: 'same', text: 'mật ong ' },
    { kind: 'out', text: 'nhãn' },
    { kind: 'in', text: 'rừng' },
  ]);
});

it('what was seen and what is now are compared field by field', () => {
  const seen = packSeen({ standing: '1:valid:4:', live: { name: 'A', pictures: [1, 2] } });
  const now = { standing: '1:valid:4:', live: { name: 'A', pictures: [1, 2] } };
  expect(movedSince(seen, now)).toBeNull();
  expect(movedSince(seen, { ...now, live: { pictures: [2, 1] } })).toMatchObject({
    field: 'pictures',
  });
  expect(movedSince(seen, { ...now, standing: '1:revoked:0:' })).toMatchObject({
    what: 'standing',
  });
  for (const junk of ['', '[]', '{}', 'null', '["x"]', '[1,2]'])
    expect(movedSince(junk, now)).not.toBeNull();
  expect(excerpt('a\n\nb  c')).toBe('a b c');
});

it('whatever is typed, a kept value keeps to its limits and is kept again unchanged', () => {
  for (const field of FIELDS.product.filter(({ shape }) => shape !== 'ids')) {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        let kept;
        try {
          kept = checkedValue('product', field.key, typed);
        } catch {
          return;
        }
        expect(checkedValue('product', field.key, kept)).toEqual(kept);
      }),
      { numRuns: 30 },
    );
  }
});
