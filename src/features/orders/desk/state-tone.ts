import type { ParcelState } from '#src/features/orders/states/parcel-states.ts';

/** Colour of a state's label at the desk; the text says what it is. */
export const STATE_TONE: Readonly<Record<ParcelState, string>> = {
  waiting: 'tt-nhap',
  'to-pack': 'tt-cho',
  packed: 'tt-cho',
  'handed-over': 'tt-cho',
  delivered: 'tt-xong',
  'not-delivered': 'tt-loi',
  returning: 'tt-loi',
  returned: 'tt-nhap',
  cancelled: 'tt-nhap',
};
