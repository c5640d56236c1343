import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '#src/base/day.ts';
import { worthOf } from './return-lines.ts';
import { lastReturnDay, returnFault, type ReturnReason } from './return-rules.ts';

const honey = { setNo: 4, quantity: 3, returnedQuantity: 0, recalled: false };

describe('what may go back', () => {
  const cases: [ReturnReason, object, string, boolean, string | null][] = [
    ['damaged', {}, '2026-11-29', false, null],
    ['damaged', {}, '2026-11-30', false, 'too-late'],
    ['wrong-goods', { setNo: 1 }, '2026-11-23', false, null],
    ['change-of-mind', {}, '2026-11-25', true, null],
    ['change-of-mind', {}, '2026-11-25', false, 'opened'],
    ['change-of-mind', {}, '2026-11-26', true, 'too-late'],
    ['change-of-mind', { setNo: 1 }, '2026-11-23', true, 'perishable'],
    ['recalled', { recalled: true }, '2028-01-01', false, null],
    ['recalled', {}, '2026-11-23', false, 'not-recalled'],
    ['damaged', { returnedQuantity: 3 }, '2026-11-23', false, 'nothing-left'],
  ];
  it.each(cases)('%s %o on %s: %s → %s', (reason, line, today, unopened, fault) => {
    const asked = { reason, deliveredOn: day('2026-11-22'), unopened };
    expect(returnFault({ ...honey, ...line }, asked, day(today))).toBe(fault);
  });

  it('not before it was delivered', () => {
    const asked = { reason: 'damaged', deliveredOn: null, unopened: false } as const;
    expect(returnFault(honey, asked, day('2026-11-23'))).toBe('not-delivered');
    expect(lastReturnDay('damaged', day('2026-11-22'))).toBe('2026-11-29');
    expect(lastReturnDay('recalled', day('2026-11-22'))).toBe(null);
  });
});

describe('what pieces are worth', () => {
  it('adds up to the line to the đồng, however it comes back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_000_000_000 }),
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 }),
        (total, goes) => {
          const quantity = goes.reduce((sum, pieces) => sum + pieces, 0);
          let returnedQuantity = 0;
          let sum = 0;
          for (const pieces of goes) {
            const worth = worthOf({ total, quantity, returnedQuantity }, pieces);
            expect(worth).toBeGreaterThanOrEqual(0);
            sum += worth;
            returnedQuantity += pieces;
          }
          expect(sum).toBe(total);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
