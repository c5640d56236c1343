import type { Actor } from '#src/features/accounts/may.ts';

/** As whom somebody at the desk writes about a parcel: the own producer first, whatever else the person is. */
export function sideOf(
  actor: Actor,
  parcel: { readonly producerId: number | null },
): 'producer' | 'office' {
  const own = actor.grants.some(
    ({ role, producerId }) =>
      role === 'producer' && producerId !== null && producerId === parcel.producerId,
  );
  return own ? 'producer' : 'office';
}
