import { PARCEL_LIMITS } from '#src/features/orders/parcels/parcel-move.ts';

/** A parcel that is handed over: what it is called, `MX-7K3Q-D9FH-1`. */
export interface NamedParcel {
  readonly id: number;
  readonly name: string;
}

export type CodeFault = 'unknown-parcel' | 'twice' | 'same-code' | 'too-long' | 'no-code' | 'extra';

/** What came of a pasted list: a number for parcels, and what is wrong with lines (from 1). */
export interface CodeLines {
  readonly codes: ReadonlyMap<number, string>;
  readonly faults: readonly {
    readonly line: number;
    readonly text: string;
    readonly fault: CodeFault;
  }[];
}

const bare = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/**
 * A carrier's numbers as they are pasted: a line for each parcel, either `MX-7K3Q-D9FH-1 VTP123456` (space, tab, comma or
 * semicolon between, in any order of parcels), or the numbers alone, in the order of `parcels`.
 */
export function readCodeLines(text: string, parcels: readonly NamedParcel[]): CodeLines {
  const codes = new Map<number, string>();
  const faults: { line: number; text: string; fault: CodeFault }[] = [];
  const byName = new Map(parcels.map((one) => [bare(one.name), one]));
  let next = 0;
  for (const [index, raw] of text
    .normalize('NFC')
    .split(/\r\n?|\n/)
    .entries()) {
    const line = raw.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
    if (line === '') continue;
    const wrong = (fault: CodeFault): void => {
      faults.push({ line: index + 1, text: line.slice(0, 80), fault });
    };
    const [first = '', ...rest] = line.split(/[ ,;]+/);
    const looksNamed =
      /^MX[A-Z0-9]{4,}\d$/.test(bare(first)) && (rest.length > 0 || byName.has(bare(first)));
    const named = byName.get(bare(first));
    if (looksNamed && named === undefined) {
      wrong('unknown-parcel');
      continue;
    }
    const parcel = named ?? parcels[next];
    if (named === undefined) next += 1;
    const code = named === undefined ? line : rest.join(' ');
    if (parcel === undefined) wrong('extra');
    else if (code === '') wrong('no-code');
    else if (code.length > PARCEL_LIMITS.tracking) wrong('too-long');
    else if (codes.has(parcel.id)) wrong('twice');
    else if ([...codes.values()].includes(code)) wrong('same-code');
    else codes.set(parcel.id, code);
  }
  return { codes, faults };
}
