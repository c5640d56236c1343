import { expect, it } from 'vitest';
import { ORDER_STATES } from './order-states.ts';
import { BEFORE_PACKING, PARCEL_ENDS, PARCEL_STATES } from './parcel-states.ts';
import { PAYMENT_STATES } from './payment-states.ts';
import { REFUND_STATES } from './refund-states.ts';
import { mayMove, type StateTable, statesBefore } from './state-table.ts';

const TABLES: Readonly<Record<string, StateTable<string, string>>> = {
  order: ORDER_STATES,
  parcel: PARCEL_STATES,
  payment: PAYMENT_STATES,
  refund: REFUND_STATES,
};

/** The table in words: `awaiting-payment: confirm → confirmed, …`. */
function print(table: StateTable<string, string>): string[] {
  return Object.entries(table).map(
    ([from, deeds]) =>
      `${from}: ${Object.entries(deeds)
        .map(([deed, to]) => `${deed} → ${to}`)
        .join(', ')}`,
  );
}

it.each(Object.entries(TABLES))(
  'the %s leads only to states it has, and to each of them',
  (_, table) => {
    const reached = new Set(Object.values(table).flatMap((deeds) => Object.values(deeds)));
    const [first] = Object.keys(table);
    for (const to of reached) expect(Object.keys(table)).toContain(to);
    for (const state of Object.keys(table))
      expect(state === first || reached.has(state)).toBe(true);
  },
);

it('moves an order as written', () => {
  expect(print(ORDER_STATES)).toEqual([
    'awaiting-payment: confirm → confirmed, park → parked, expire → cancelled, cancel → cancelled',
    'confirmed: cancel → cancelled, complete → completed',
    'parked: supply → confirmed, cancel → cancelled',
    'completed: ',
    'cancelled: revive → confirmed, park → parked',
  ]);
  expect(mayMove(ORDER_STATES, 'completed', 'cancel')).toBeNull();
  expect(statesBefore(ORDER_STATES, 'cancel')).toEqual(['awaiting-payment', 'confirmed', 'parked']);
});

it('lets a buyer cancel only what can be cancelled, and completes only what is at its end', () => {
  for (const state of BEFORE_PACKING) {
    expect(state === 'cancelled' || mayMove(PARCEL_STATES, state, 'cancel')).toBeTruthy();
  }
  for (const state of PARCEL_ENDS) expect(mayMove(PARCEL_STATES, state, 'hand-over')).toBeNull();
});
