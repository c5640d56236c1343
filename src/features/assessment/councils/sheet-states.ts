/** What becomes of a score sheet. Nothing leads out of `signed`: a change of mind needs a new scoring turn. */
export const SHEET_STATES = ['none', 'draft', 'signed', 'abstained'] as const;
export type SheetState = (typeof SHEET_STATES)[number];

export function sheetState(
  sheet: { readonly signedAt: string | null; readonly conflict: string | null } | null | undefined,
): SheetState {
  if (!sheet) return 'none';
  if (sheet.signedAt === null) return 'draft';
  return sheet.conflict === null ? 'signed' : 'abstained';
}

/** The one table of moves: draft ⇄ nothing else but forward. */
export const SHEET_MOVES: Record<SheetState, readonly SheetState[]> = {
  none: ['draft'],
  draft: ['draft', 'signed', 'abstained'],
  signed: [],
  abstained: [],
};

/**
 * Who may read a sheet. Its writer always; those with the right to all scores (secretary, officers) once it is signed;
 * another member of the council only after its scoring turn is over, so that nobody scores after a neighbour.
 */
export function maySeeSheet({
  own,
  seesAll,
  isMember,
  signed,
  turnOver,
}: {
  readonly own: boolean;
  readonly seesAll: boolean;
  readonly isMember: boolean;
  readonly signed: boolean;
  /** A later turn is open, or the council has decided. */
  readonly turnOver: boolean;
}): boolean {
  return own || (signed && (seesAll || (isMember && turnOver)));
}

/** Round × what may be done in it. */
export const ROUND_MOVES = {
  open: ['scoring'],
  scoring: ['open', 'closed'],
  closed: [],
} as const;
export type RoundState = keyof typeof ROUND_MOVES;
