/** States in which a star may be shown. */
export const IN_FORCE = ['valid', 'held-over'] as const;
