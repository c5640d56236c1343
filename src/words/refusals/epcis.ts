import type { Sentence } from '#src/words/refusals.ts';

export const epcisRefusals: Readonly<Record<string, Sentence>> = {};
