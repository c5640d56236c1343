/** Refusals about certificates. */
export const certificateRefusals = {};
