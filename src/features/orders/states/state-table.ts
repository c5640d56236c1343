/** A state machine as data: from each state, which deed leads where. What is not written down cannot happen. */
export type StateTable<State extends string, Deed extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Deed, State>>>>
>;

/** Where a deed leads from a state; null when the table does not allow it. */
export function mayMove<State extends string, Deed extends string>(
  table: StateTable<State, Deed>,
  from: State,
  deed: Deed,
): State | null {
  return table[from][deed] ?? null;
}

/** The states from which a deed leads somewhere. */
export function statesBefore<State extends string, Deed extends string>(
  table: StateTable<State, Deed>,
  deed: Deed,
): readonly State[] {
  return (Object.keys(table) as State[]).filter((from) => table[from][deed] !== undefined);
}
