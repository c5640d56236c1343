/** Refusals about councils. */
export const councilRefusals = {};
