/** Bits of one status list: the least the standard allows (Bitstring Status List v1.0: 16 KB), so that nobody stands alone. */
export const LIST_BITS = 131_072;
/** Lists from this one on hold credentials that were issued anew after a correction. */
const FIRST_LIST_OF_CORRECTED = 1_000;

/** A certificate's place over all lists: that of its id, until a correction gives it another. */
export function placeOf(certificate: { id: number; credentialPlace: number | null }): number {
  return certificate.credentialPlace ?? certificate.id;
}

/** @param correction number of the correction, from 1 */
export function placeAfterCorrection(correction: number): number {
  return FIRST_LIST_OF_CORRECTED * LIST_BITS + correction;
}

/** Which list, and which bit of it. */
export function listAndIndex(place: number): { list: number; index: number } {
  return { list: Math.floor(place / LIST_BITS), index: place % LIST_BITS };
}
