import { fold } from '#src/base/fold.ts';

/** Letters and digits that are not taken for one another; 31 of them, a prime, so that one check character sees every slip. */
const ALPHABET = '023456789ABCDEFGHJKMNPQRSTVWXYZ';
const BODY = 8;
const PREFIX = 'MX';
/** `MX`, eight characters, one to check them. */
export const REFERENCE_LENGTH = PREFIX.length + BODY + 1;

/** Random bytes one reference is made of. */
export const REFERENCE_BYTES = BODY;

function checkOf(body: string): string {
  const sum = [...body].reduce((total, one, at) => total + ALPHABET.indexOf(one) * (at + 2), 0);
  return ALPHABET.charAt(sum % ALPHABET.length);
}

/**
 * What a payer writes as the purpose of a transfer: `MX7K2P9QHWD`. Its last character is computed from the others:
 * any one character mistyped, or two neighbours exchanged, no longer fit.
 * @param bytes at least {@link REFERENCE_BYTES} random bytes
 */
export function makeReference(bytes: Uint8Array): string {
  const body = [...bytes.subarray(0, BODY)]
    .map((byte) => ALPHABET.charAt(byte % ALPHABET.length))
    .join('');
  return `${PREFIX}${body}${checkOf(body)}`;
}

export function isReference(text: string): boolean {
  const body = text.slice(PREFIX.length, -1);
  return (
    text.length === REFERENCE_LENGTH &&
    text.startsWith(PREFIX) &&
    [...body].every((one) => ALPHABET.includes(one)) &&
    text.endsWith(checkOf(body))
  );
}

/**
 * The references in what a bank wrote of a transfer: banks put their own words before and after, drop or add spaces and
 * dots, change the case, and people type the letter O for the digit 0.
 * @returns each once, in the order of the text; none when nothing holds its check character
 */
export function findReferences(text: string): string[] {
  const run = fold(text)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replaceAll('O', '0');
  const found = new Set<string>();
  for (let at = run.indexOf(PREFIX); at !== -1; at = run.indexOf(PREFIX, at + 1)) {
    const candidate = run.slice(at, at + REFERENCE_LENGTH);
    if (isReference(candidate)) found.add(candidate);
  }
  return [...found];
}

/** The one reference of a text; null when there is none, or when several could be meant. */
export function findReference(text: string): string | null {
  const found = findReferences(text);
  return found.length === 1 ? (found[0] ?? null) : null;
}
