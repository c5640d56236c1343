import type { Sentence } from '#src/words/refusals.ts';

export const cartRefusals: Readonly<Record<string, Sentence>> = {};
