import type { Sentence } from '#src/words/refusals.ts';

export const mediaRefusals: Readonly<Record<string, Sentence>> = {};
