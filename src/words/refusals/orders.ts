import type { Sentence } from '#src/words/refusals.ts';

export const orderRefusals: Readonly<Record<string, Sentence>> = {};
