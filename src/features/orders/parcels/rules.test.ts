import { describe, expect, it } from 'vitest';
import { day } from '#src/base/day.ts';
import { contactShown, maskedPhone } from './contact-shown.ts';
import { lotForBulk, lotFault, type PackableLot } from './lot-choice.ts';
import { movesFrom, undoTo } from './parcel-move.ts';

const TODAY = day('2026-11-22');

describe('who sees whom it goes to', () => {
  it.each([
    ['producer', 'waiting', null, false],
    ['producer', 'to-pack', null, true],
    ['producer', 'handed-over', null, true],
    ['producer', 'delivered', '2026-10-23', true],
    ['producer', 'delivered', '2026-10-22', false],
    ['producer', 'cancelled', null, false],
    ['producer', 'returned', null, false],
    ['office', 'waiting', null, true],
    ['office', 'delivered', '2020-01-01', true],
    ['overseer', 'to-pack', null, false],
  ] as const)('%s, %s, ended %s: %s', (viewer, state, ended, shown) => {
    const endedOn = ended === null ? null : day(ended);
    expect(contactShown(viewer, { state, endedOn }, TODAY)).toBe(shown);
  });

  it('masks a number', () => {
    expect(maskedPhone('0912345678')).toBe('09•• ••• 678');
    expect(maskedPhone('123')).toBe('•••');
  });
});

describe('lots', () => {
  const lot = (more: Partial<PackableLot>): PackableLot => ({
    ...{ id: 1, code: 'A', productId: 5, producerId: 7, expiresOn: null, bestBefore: null },
    ...{ recalled: false, illustrative: false, ...more },
  });
  const line = { productId: 5, producerId: 7 };

  it('are refused when they are another’s, recalled or expired; a best-before day forbids nothing', () => {
    expect(lotFault(line, undefined, TODAY)).toBe('lot-not-of-product');
    expect(lotFault(line, lot({ producerId: 8 }), TODAY)).toBe('lot-not-of-product');
    expect(lotFault(line, lot({ recalled: true }), TODAY)).toBe('lot-recalled');
    expect(lotFault(line, lot({ expiresOn: '2026-11-21' }), TODAY)).toBe('lot-expired');
    expect(lotFault(line, lot({ expiresOn: '2026-11-22' }), TODAY)).toBe(null);
    expect(lotFault(line, lot({ bestBefore: '2020-01-01' }), TODAY)).toBe(null);
  });

  it('are chosen for many parcels only where there is nothing to choose', () => {
    expect(lotForBulk(line, [], TODAY)).toEqual({ lotId: null });
    expect(lotForBulk(line, [lot({}), lot({ id: 2, recalled: true })], TODAY)).toEqual({
      lotId: 1,
    });
    expect(lotForBulk(line, [lot({}), lot({ id: 2 })], TODAY)).toEqual({ fault: 'choose-lot' });
    expect(lotForBulk(line, [lot({ recalled: true })], TODAY)).toEqual({ fault: 'no-lot-to-sell' });
  });
});

describe('steps', () => {
  it('offers what the state allows; delivered goods come back by request only', () => {
    expect(movesFrom('to-pack')).toEqual(['pack']);
    expect(movesFrom('handed-over')).toEqual(['deliver', 'fail']);
    expect(movesFrom('delivered')).toEqual([]);
    expect(movesFrom('not-delivered')).toEqual(['hand-over', 'return']);
  });

  it('takes a click back for ten minutes', () => {
    const last = { at: 0, from: 'packed' } as const;
    expect(undoTo('handed-over', last, 600_000, false)).toBe('packed');
    expect(undoTo('handed-over', last, 600_001, false)).toBe(null);
    expect(undoTo('handed-over', last, 1, true)).toBe(null);
    expect(undoTo('handed-over', { at: 0, from: 'not-delivered' }, 1, false)).toBe('not-delivered');
    expect(undoTo('cancelled', last, 1, false)).toBe(null);
  });
});
