import type { Sentence } from '#src/words/refusals.ts';

export const storyRefusals: Readonly<Record<string, Sentence>> = {};
