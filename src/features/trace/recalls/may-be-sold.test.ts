import { describe, expect, it } from 'vitest';
import { mayBeSold } from './may-be-sold.ts';

describe('mayBeSold', () => {
  it.each([
    [null, [], undefined, { ok: true }],
    [null, ['open'], undefined, { ok: false, why: 'recalled' }],
    [null, ['lifted'], undefined, { ok: true }],
    [null, ['lifted', 'open'], undefined, { ok: false, why: 'recalled' }],
    ['2026-11-22', [], '2026-11-22', { ok: true }],
    ['2026-11-21', [], '2026-11-22', { ok: false, why: 'expired' }],
    ['2026-11-21', [], undefined, { ok: true }],
    ['2026-11-21', ['open'], '2026-11-22', { ok: false, why: 'recalled' }],
  ] as const)('expires %s, recalls %j, today %s', (expiresOn, states, today, verdict) => {
    expect(
      mayBeSold(
        { expiresOn },
        states.map((state) => ({ state })),
        today,
      ),
    ).toEqual(verdict);
  });
});
