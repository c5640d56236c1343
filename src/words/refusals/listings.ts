import type { Sentence } from '#src/words/refusals.ts';

export const listingRefusals: Readonly<Record<string, Sentence>> = {};
