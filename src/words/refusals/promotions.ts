import type { Sentence } from '#src/words/refusals.ts';

export const promotionRefusals: Readonly<Record<string, Sentence>> = {};
