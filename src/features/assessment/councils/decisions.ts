/** `rate` by the sheets; after the last turn, with too wide a spread, `rate-despite-spread`; or `not-rated`. */
export const DECISIONS = ['rate', 'rate-despite-spread', 'not-rated'] as const;
export type Decision = (typeof DECISIONS)[number];
