/** Why a file is not taken as a picture. */
export const MEDIA_FAULTS = [
  ...(['empty', 'too-large', 'too-small', 'heic', 'drawing', 'moving', 'unknown-type'] as const),
  ...(['broken', 'too-many-pixels', 'two-in-one'] as const),
] as const;
export type MediaFault = (typeof MEDIA_FAULTS)[number];
