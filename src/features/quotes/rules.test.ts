import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dong } from '#src/base/money.ts';
import type { QuoteLine, QuotePart } from './quote-facts.ts';
import { afterPart, PART_MOVES, PART_STATES, requestStateOf } from './quote-states.ts';
import { compareSets, partTotals, totalsOf } from './quote-totals.ts';

const line = (change: Partial<QuoteLine>): QuoteLine => ({
  ...{ id: 1, offerId: 1, productId: 1, sku: 'A', productName: 'Chè', productSlug: 'che' },
  ...{ setNo: 4, unitVi: 'gói', unitEn: 'pack', listPrice: dong(100), quantity: 10 },
  ...{ unitPrice: null, answeredQuantity: null },
  ...change,
});
const part = (id: number, lines: QuoteLine[], change: Partial<QuotePart> = {}): QuotePart => ({
  ...{ id, producerId: id, producerName: `HTX ${id}`, provinceCode: '08', state: 'answered' },
  ...{ shipping: dong(0), leadDays: 3, validUntil: null, terms: '', whyDeclined: '' },
  ...{ answeredAt: null, orderId: null, version: 1, lines },
  ...change,
});

it('what is lapsed or withdrawn stays so; what is accepted unless its order ended unpaid', () => {
  for (const state of ['lapsed', 'withdrawn'] as const) expect(PART_MOVES[state]).toEqual({});
  expect(PART_MOVES.accepted).toEqual({ reopen: 'answered' });
  expect(afterPart('asked', 'accept')).toBeNull();
  expect(afterPart('answered', 'accept')).toBe('accepted');
});

it.each([
  [['asked', 'accepted'], 'open'],
  [['accepted', 'declined'], 'ordered'],
  [['declined', 'lapsed', 'withdrawn'], 'closed'],
] as const)('a request of %j is %s', (parts, state) => {
  expect(requestStateOf(parts)).toBe(state);
});

it('a request is in one state whatever its parts are in', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PART_STATES), { minLength: 1 }), (parts) => {
      const open = parts.some((one) => one === 'asked' || one === 'answered');
      expect(requestStateOf(parts) === 'open').toBe(open);
    }),
  );
});

it('adds up to the đồng, and counts what is missing', () => {
  const lines = [
    line({
      id: 1,
      quantity: 40,
      listPrice: dong(120_000),
      unitPrice: dong(99_999),
      answeredQuantity: 30,
    }),
    line({ id: 2, quantity: 5, listPrice: dong(50_000) }),
  ];
  expect(partTotals(part(1, lines, { shipping: dong(45_000) }))).toEqual({
    ...{ list: 5_050_000, listOfOffered: 3_600_000, goods: 2_999_970, shipping: 45_000 },
    ...{ total: 3_044_970, missingPieces: 15 },
  });
});

it('several parts come to the sum of each', () => {
  const parts = fc.array(
    fc.record({
      shipping: fc.integer({ min: 0, max: 1e9 }),
      lines: fc.array(
        fc.record({
          price: fc.option(fc.integer({ min: 1, max: 1e9 })),
          quantity: fc.integer({ min: 1, max: 1000 }),
        }),
        { minLength: 1, maxLength: 5 },
      ),
    }),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(parts, (given) => {
      const made = given.map(({ shipping, lines }, index) =>
        part(
          index,
          lines.map(({ price, quantity }, at) =>
            line({
              id: at,
              quantity,
              unitPrice: price === null ? null : dong(price),
              answeredQuantity: price === null ? null : quantity,
            }),
          ),
          { shipping: dong(shipping) },
        ),
      );
      const all = totalsOf(made);
      expect(all.total).toBe(made.reduce((sum, one) => sum + partTotals(one).total, 0));
      expect(all.total).toBe(all.goods + all.shipping);
    }),
  );
});

it('marks the cheapest and the fastest only where several answered and differ', () => {
  const priced = (id: number, price: number, setNo = 4) =>
    line({ id, setNo, unitPrice: dong(price), answeredQuantity: 10 });
  const two = compareSets([
    part(1, [priced(1, 90), priced(3, 10, 5)], { leadDays: 9 }),
    part(2, [priced(2, 80)], { leadDays: 2 }),
  ]);
  expect(two.map(({ setNo }) => setNo)).toEqual([4]);
  expect(two[0]?.lines.map(({ cheapest, fastest }) => [cheapest, fastest])).toEqual([
    [false, false],
    [true, true],
  ]);
  const same = compareSets([part(1, [priced(1, 90)]), part(2, [priced(2, 90)])]);
  expect(same[0]?.lines.some(({ cheapest, fastest }) => cheapest || fastest)).toBe(false);
  const other = line({ id: 2, unitVi: 'hũ', unitPrice: dong(80), answeredQuantity: 10 });
  const units = compareSets([part(1, [priced(1, 90)]), part(2, [other])]);
  expect(units[0]?.lines.some(({ cheapest }) => cheapest)).toBe(false);
  const waiting = compareSets([
    part(1, [priced(1, 90)]),
    part(2, [line({ id: 2 })], { state: 'asked', leadDays: null }),
  ]);
  expect(waiting[0]?.lines.some(({ cheapest }) => cheapest)).toBe(false);
  expect(compareSets([part(1, [priced(1, 90)])])).toEqual([]);
});
