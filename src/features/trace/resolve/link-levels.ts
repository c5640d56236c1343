import type { Level, ScannedLink } from './link.ts';

/** One level of what was scanned: unit, lot, item, place, party; `unknown`: asked for, but not known to us. */
export interface LinkLevel {
  /** `/01/…/10/…`, encoded. */
  readonly path: string;
  readonly kind: Exclude<Level, 'none'> | 'unknown';
  /** What it is, for people. */
  readonly description: string;
}

export interface LevelNames {
  item(): string;
  lot(): string;
  serial(): string;
  unknown(): string;
}

/**
 * The levels of a scanned path, the finest first: the path itself, then everything above it that is known.
 * @param path in its one spelling
 * @param known the finest level that is known; not `none`
 */
export function levelsOf(
  path: string,
  asked: ScannedLink,
  known: Exclude<Level, 'none'>,
  names: LevelNames,
): LinkLevel[] {
  const steps: [ai: string, kind: Level][] = [
    ['/21/', 'serial'],
    ['/10/', 'lot'],
    ['/22/', 'item'],
  ];
  if (known === 'place' || known === 'party') {
    return [{ path, kind: known, description: names.item() }];
  }
  const wanted: Readonly<Record<string, string | null | undefined>> = {
    '/21/': asked.serial,
    '/10/': asked.lot,
    '/22/': asked.variant,
  };
  const levels: LinkLevel[] = [];
  let rest = path;
  for (const [ai, kind] of steps) {
    if (!wanted[ai]) continue;
    if (isKnown(kind, known)) levels.push({ path: rest, kind, description: names[kind]() });
    else if (rest === path) {
      levels.push({ path, kind: 'unknown', description: names.unknown() });
    }
    rest = rest.slice(0, rest.lastIndexOf(ai));
  }
  return [...levels, { path: rest, kind: 'item', description: names.item() }];
}

function isKnown(kind: Level, known: Level): kind is 'serial' | 'lot' | 'item' {
  const order: readonly Level[] = ['item', 'lot', 'serial'];
  return order.indexOf(kind) <= order.indexOf(known);
}
