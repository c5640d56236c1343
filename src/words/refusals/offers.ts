import type { Sentence } from '#src/words/refusals.ts';

export const offerRefusals: Readonly<Record<string, Sentence>> = {};
