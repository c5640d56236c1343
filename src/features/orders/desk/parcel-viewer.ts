import { dayAt, type Day } from '#src/base/day.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { contactShown, type ParcelViewer } from '#src/features/orders/parcels/contact-shown.ts';
import type { ParcelState } from '#src/features/orders/states/parcel-states.ts';

interface Placed {
  readonly producerId: number | null;
  readonly provinceCode: string;
}

/** As whom somebody looks at a parcel. The own producer first: an officer may have goods of his or her own. */
export function viewerOf(actor: Actor, parcel: Placed): ParcelViewer {
  const has = (role: string, fits: (grant: Actor['grants'][number]) => boolean): boolean =>
    actor.grants.some((grant) => grant.role === role && fits(grant));
  if (has('provincial-officer', (grant) => grant.provinceCode === parcel.provinceCode)) {
    return 'office';
  }
  if (has('administrator', () => true) || has('system', () => true)) return 'office';
  if (
    parcel.producerId !== null &&
    has('producer', (grant) => grant.producerId === parcel.producerId)
  ) {
    return 'producer';
  }
  return 'overseer';
}

/** Whether this person may see whom the parcel goes to, on a day. `ended`: instant of delivery or return, ISO 8601. */
export function seesContact(
  actor: Actor,
  parcel: Placed & { readonly state: ParcelState; readonly deliveredAt: string | null },
  today: Day,
): boolean {
  const { deliveredAt, state } = parcel;
  const endedOn = deliveredAt === null ? null : dayAt(Date.parse(deliveredAt));
  return contactShown(viewerOf(actor, parcel), { state, endedOn }, today);
}
