/** A minimum mark that cost dossiers a star. */
export interface MissedGateCount {
  readonly setNo: number;
  /** Item of the form, `2.3`. */
  readonly item: string;
  /** The star it was needed for; null where the result does not say. */
  readonly star: number | null;
  readonly dossiers: number;
}

/**
 * Counts the minimum marks that results name, each once for a dossier, the most frequent first.
 * @param results the council's verdict as kept (JSON with `missed: [{gate, item}]`); what does not read as one is passed over
 */
export function countMissedGates(
  results: readonly {
    readonly dossierId: number;
    readonly setNo: number;
    readonly reasons: string;
  }[],
): MissedGateCount[] {
  const found = new Map<
    string,
    { setNo: number; item: string; star: number | null; ids: Set<number> }
  >();
  for (const { dossierId, setNo, reasons } of results) {
    for (const { item, gate } of missedOf(reasons)) {
      const key = `${setNo} ${item} ${gate}`;
      const entry = found.get(key) ?? { setNo, item, star: gate, ids: new Set() };
      entry.ids.add(dossierId);
      found.set(key, entry);
    }
  }
  return [...found.values()]
    .map(({ ids, ...rest }) => ({ ...rest, dossiers: ids.size }))
    .sort((a, b) => b.dossiers - a.dossiers || a.setNo - b.setNo || (a.item < b.item ? -1 : 1));
}

function missedOf(reasons: string): { item: string; gate: number | null }[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(reasons);
  } catch {
    return [];
  }
  const missed = (parsed as { missed?: unknown } | null)?.missed;
  if (!Array.isArray(missed)) return [];
  return missed.flatMap((entry: { item?: unknown; gate?: unknown } | null) =>
    typeof entry?.item === 'string'
      ? [{ item: entry.item, gate: typeof entry.gate === 'number' ? entry.gate : null }]
      : [],
  );
}
