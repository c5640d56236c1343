import type { Sentence } from '#src/words/refusals.ts';

export const paymentRefusals: Readonly<Record<string, Sentence>> = {};
