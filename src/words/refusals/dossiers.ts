/** Refusals about dossiers. */
export const dossierRefusals = {};
