import type { ParcelState } from '../states/parcel-states.ts';

const WAY: readonly ParcelState[] = ['to-pack', 'packed', 'handed-over', 'delivered'];
/** Ways that end elsewhere: what was reached before, and then. */
const OTHERS: Readonly<Partial<Record<ParcelState, readonly ParcelState[]>>> = {
  waiting: ['waiting', ...WAY],
  'not-delivered': ['to-pack', 'packed', 'handed-over', 'not-delivered', 'delivered'],
  returning: ['to-pack', 'packed', 'handed-over', 'returning', 'returned'],
  returned: ['to-pack', 'packed', 'handed-over', 'returning', 'returned'],
  cancelled: ['cancelled'],
};

/** The steps of a parcel as a line: those behind it, where it is, those to come. */
export function parcelSteps(
  state: ParcelState,
): readonly { readonly state: ParcelState; readonly done: boolean; readonly current: boolean }[] {
  const way = OTHERS[state] ?? WAY;
  const at = way.indexOf(state);
  return way.map((one, index) => ({ state: one, done: index <= at, current: index === at }));
}
