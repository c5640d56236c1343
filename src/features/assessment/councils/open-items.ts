/** As many as fit in one line of a telephone. */
const MOST = 4;

/** What a sheet still lacks, short enough for the bar below it: `32 (1.1, 1.2, 1.3, 1.4 …)`. */
export function openItems(codes: readonly string[], none: string): string {
  if (codes.length === 0) return none;
  const listed = codes.slice(0, MOST).join(', ');
  return `${codes.length} (${listed}${codes.length > MOST ? ' …' : ''})`;
}
