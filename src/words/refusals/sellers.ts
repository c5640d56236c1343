import type { Sentence } from '#src/words/refusals.ts';

export const sellerRefusals: Readonly<Record<string, Sentence>> = {};
