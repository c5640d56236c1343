/** GS1 AI encodable character set 82: what a lot, a serial or a variant may be written with. */
const CSET82 = /^[!"%-?A-Z_a-z]*$/;
/** Set 39, of component and part identifiers. */
const CSET39 = /^[#\-/0-9A-Z]*$/;
/** Set 64: base64 as used in URLs. */
const CSET64 = /^[A-Za-z0-9_-]*={0,2}$/;

export function isCset82(text: string): boolean {
  return CSET82.test(text);
}

export function isCset39(text: string): boolean {
  return CSET39.test(text);
}

export function isCset64(text: string): boolean {
  return CSET64.test(text);
}

/** The first character that is not in set 82, with all of what belongs to it; null when there is none. */
export function strangerToCset82(text: string): string | null {
  for (const char of text) if (!CSET82.test(char)) return char;
  return null;
}

/**
 * A lot, serial or variant that may be printed: 1–20 characters of set 82. GS1 allows `.` and `..` too, but an address
 * cannot hold them: whoever reads one takes them for "here" and "one up".
 */
export function isBatchCode(text: string): boolean {
  return text.length >= 1 && text.length <= 20 && isCset82(text) && !/^\.{1,2}$/.test(text);
}
