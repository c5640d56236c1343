import type { Sentence } from '#src/words/refusals.ts';

export const messageRefusals: Readonly<Record<string, Sentence>> = {};
