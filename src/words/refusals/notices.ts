import type { Sentence } from '#src/words/refusals.ts';

export const noticeRefusals: Readonly<Record<string, Sentence>> = {};
