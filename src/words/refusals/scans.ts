import type { Sentence } from '#src/words/refusals.ts';

export const scanRefusals: Readonly<Record<string, Sentence>> = {};
