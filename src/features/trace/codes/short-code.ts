/** Crockford's base 32: no I, L, O or U, so that nothing is mistaken for 1 or 0. */
export const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Characters of a code that carry it; one more checks them. */
const BODY = 7;
export const SHORT_CODE_LENGTH = BODY + 1;
/** Bits that one character carries. */
const BITS = 5;

/** Field GF(2⁵) with x⁵ + x² + 1: one step multiplies by x. */
function timesX(value: number): number {
  const doubled = value << 1;
  return doubled & 0b100000 ? doubled ^ 0b100101 : doubled;
}

/**
 * The check character of seven others. Every position has a weight of its own, a power of x: any one wrong character,
 * and any two that changed places, give another check.
 */
function checkOf(body: string): string {
  let sum = 0;
  for (const char of body) sum = timesX(sum ^ CROCKFORD.indexOf(char));
  return CROCKFORD.charAt(sum);
}

/**
 * The short code of a thing: seven characters of Crockford's base 32 from the first 35 bits of a hash, and a check.
 * @param hashHex at least nine hexadecimal digits (of a SHA-256, or random ones)
 */
export function shortCodeFor(hashHex: string): string {
  if (!/^[0-9a-f]{9}/i.test(hashHex)) throw new RangeError('a hash of nine digits or more');
  let bits = BigInt(`0x${hashHex.slice(0, 9)}`) >> 1n;
  let body = '';
  for (let at = 0; at < BODY; at += 1) {
    body = CROCKFORD.charAt(Number(bits & 31n)) + body;
    bits >>= BigInt(BITS);
  }
  return body + checkOf(body);
}

/**
 * A short code as somebody typed it: capitals or not, O for 0, I and L for 1, with hyphens and spaces.
 * @returns the code as it is stored, null when it is none or its check fails
 */
export function readShortCode(text: string): string | null {
  const code = readCrockford(text);
  if (code.length !== SHORT_CODE_LENGTH) return null;
  return checkOf(code.slice(0, BODY)) === code.charAt(BODY) ? code : null;
}

/** Base 32 as typed, in its one spelling; what is not in the alphabet makes it empty. */
export function readCrockford(text: string): string {
  const plain = text
    .replace(/[\s\u2010-\u2015-]/g, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]*$/.test(plain) ? plain : '';
}

/** For reading aloud and for labels: `K7QM-4T2X`. */
export function spacedShortCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
