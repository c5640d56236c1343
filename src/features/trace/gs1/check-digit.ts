/**
 * The GS1 mod-10 check digit of a GTIN, GLN, SSCC or GSRN: from the right weights 3, 1, 3, 1…
 * @param digits the number without its check digit
 * @returns the digit, or null when there is anything but digits or nothing at all
 */
export function checkDigit(digits: string): number | null {
  if (digits === '') return null;
  let sum = 0;
  for (let at = digits.length - 1, weight = 3; at >= 0; at--, weight = 4 - weight) {
    const digit = digits.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return null;
    sum += digit * weight;
  }
  return (10 - (sum % 10)) % 10;
}

/** Whether the last digit of a number is the one that belongs there. */
export function hasCheckDigit(number: string): boolean {
  return (
    number.length > 1 &&
    checkDigit(number.slice(0, -1)) === number.charCodeAt(number.length - 1) - 48
  );
}

export type NumberRead<Kind extends string> =
  { readonly ok: true; readonly number: string; readonly kind: Kind } | NumberFault;

/** Why a number is none. `facts`: `asked` as it was given, and what it should be. */
export interface NumberFault {
  readonly ok: false;
  readonly code: 'empty' | 'not-digits' | 'wrong-length' | 'wrong-check-digit';
  readonly facts: {
    readonly asked: string;
    readonly length: number;
    /** How many digits it may have: `8, 12, 13, 14`. */
    readonly lengths: string;
    /** The digit that would be right, where only that is wrong. */
    readonly expected: number | null;
  };
}

const GTIN_KINDS: Readonly<Record<number, GtinKind>> = {
  8: 'GTIN-8',
  12: 'GTIN-12',
  13: 'GTIN-13',
  14: 'GTIN-14',
};
export type GtinKind = 'GTIN-8' | 'GTIN-12' | 'GTIN-13' | 'GTIN-14';

/**
 * Reads a GTIN as people type it: spaces and hyphens between the groups of digits do not count.
 * @returns `gtin14` as a Digital Link writes it, padded with zeros on the left
 */
export function gtinOf(
  text: string,
): { readonly ok: true; readonly gtin14: string; readonly kind: GtinKind } | NumberFault {
  const read = readNumber(text, GTIN_KINDS);
  return read.ok ? { ok: true, gtin14: read.number.padStart(14, '0'), kind: read.kind } : read;
}

/** Reads the GLN of a place or a party: thirteen digits. */
export function glnOf(text: string): { readonly ok: true; readonly gln: string } | NumberFault {
  const read = readNumber(text, { 13: 'GLN' });
  return read.ok ? { ok: true, gln: read.number } : read;
}

function readNumber<Kind extends string>(
  text: string,
  kinds: Readonly<Record<number, Kind>>,
): NumberRead<Kind> {
  const number = text.trim().replace(/(?<=\d)[ -](?=\d)/g, '');
  const lengths = Object.keys(kinds).join(', ');
  const fault = (code: NumberFault['code'], expected: number | null = null): NumberFault => ({
    ok: false,
    code,
    facts: { asked: text, length: number.length, lengths, expected },
  });
  if (number === '') return fault('empty');
  if (!/^\d+$/.test(number)) return fault('not-digits');
  const kind = kinds[number.length];
  if (kind === undefined) return fault('wrong-length');
  if (!hasCheckDigit(number)) return fault('wrong-check-digit', checkDigit(number.slice(0, -1)));
  return { ok: true, number, kind };
}

/** GS1's range for demonstrations and examples: never on goods that are sold. */
export function isDemonstration(number: string): boolean {
  return (number.length === 14 ? number.slice(1) : number).startsWith('952');
}
