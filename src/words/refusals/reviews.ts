import type { Sentence } from '#src/words/refusals.ts';

export const reviewRefusals: Readonly<Record<string, Sentence>> = {};
