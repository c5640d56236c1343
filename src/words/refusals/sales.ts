import type { Sentence } from '#src/words/refusals.ts';

export const salesRefusals: Readonly<Record<string, Sentence>> = {};
