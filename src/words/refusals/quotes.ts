import type { Sentence } from '#src/words/refusals.ts';

export const quoteRefusals: Readonly<Record<string, Sentence>> = {};
