/** Refusals about decision-imports. */
export const decisionImportRefusals = {};
