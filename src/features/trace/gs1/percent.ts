const UNRESERVED = /[A-Za-z0-9\-._~]/;

/** Which part of an address a text stands in: `+` is a plus sign in a path and a space in a query. */
export type Where = 'path' | 'query';

/**
 * Undoes percent-encoding byte by byte: a byte above 7F becomes the character of that number, what cannot be read
 * stays as it is. Never throws.
 */
export function percentDecode(text: string, where: Where): string {
  const spaced = where === 'query' ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  return spaced.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Encodes everything but RFC 3986's unreserved characters, as bytes of UTF-8. Never throws. */
export function percentEncode(text: string, where: Where): string {
  let encoded = '';
  for (const char of text) {
    if (UNRESERVED.test(char)) encoded += char;
    else if (char === ' ' && where === 'query') encoded += '+';
    else for (const byte of utf8(char.codePointAt(0) ?? 0)) encoded += hexOf(byte);
  }
  return encoded;
}

function hexOf(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Half of a pair of surrogates becomes U+FFFD, as encoders of text do. */
function utf8(given: number): number[] {
  const code = given >= 0xd800 && given <= 0xdfff ? 0xfffd : given;
  const rest = (shift: number): number => 0x80 | ((code >> shift) & 0x3f);
  if (code < 0x80) return [code];
  if (code < 0x800) return [0xc0 | (code >> 6), rest(0)];
  if (code < 0x10000) return [0xe0 | (code >> 12), rest(6), rest(0)];
  return [0xf0 | (code >> 18), rest(12), rest(6), rest(0)];
}
