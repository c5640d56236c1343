import { addDays, type Day } from '#src/base/day.ts';
import type { ParcelState } from '#src/features/orders/states/parcel-states.ts';

/** Who looks: the producer who sends it, the office of its province, or somebody who only oversees. */
export type ParcelViewer = 'producer' | 'office' | 'overseer';

/** Our own rule: so many days after delivery a producer no longer sees who received the goods, nor where. */
export const CONTACT_DAYS = 30;

const ON_THE_WAY: ReadonlySet<ParcelState> = new Set([
  'to-pack',
  'packed',
  'handed-over',
  'not-delivered',
  'returning',
]);

/**
 * Whether the receiver's name, telephone number and address may be shown. Nobody needs them before the order is
 * confirmed or after it was cancelled; a producer needs them until {@link CONTACT_DAYS} days after delivery; those who
 * only oversee never.
 * @param today `YYYY-MM-DD` in Việt Nam
 * @param endedOn day of delivery, or of coming back; null while it is under way
 */
export function contactShown(
  viewer: ParcelViewer,
  { state, endedOn }: { readonly state: ParcelState; readonly endedOn: Day | null },
  today: Day,
): boolean {
  if (viewer === 'overseer') return false;
  if (ON_THE_WAY.has(state)) return true;
  if (viewer === 'office') return true;
  if (state !== 'delivered' && state !== 'returned') return false;
  return endedOn !== null && today <= addDays(endedOn, CONTACT_DAYS);
}

/** `09•• ••• 678`: enough to tell two orders apart, not enough to call. */
export function maskedPhone(phone: string): string {
  return phone.length < 6 ? '•••' : `${phone.slice(0, 2)}•• ••• ${phone.slice(-3)}`;
}
