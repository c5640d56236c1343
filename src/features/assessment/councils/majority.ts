/**
 * Codes that more than half of the sheets propose. Half is not a majority: the dossier stays in.
 * @param proposals per counted sheet, the codes it proposes
 */
export function majorityOf(proposals: readonly (readonly string[])[]): string[] {
  const votes = new Map<string, number>();
  for (const codes of proposals) {
    for (const code of new Set(codes)) votes.set(code, (votes.get(code) ?? 0) + 1);
  }
  return [...votes].filter(([, count]) => count * 2 > proposals.length).map(([code]) => code);
}
