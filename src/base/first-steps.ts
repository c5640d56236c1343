/** What somebody new in a producer's house does first, in order. */
export const FIRST_STEPS = ['profile', 'offer', 'listing', 'lot', 'device'] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];
