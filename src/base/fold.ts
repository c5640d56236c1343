/**
 * Vietnamese text without its marks, for comparing and searching.
 * "Đường Hoà" and "duong hoa" fold alike; so do NFC and NFD, and Ð (U+00D0) typed for Đ.
 * @returns lower case a–z, digits and whatever other characters were there; spaces untouched
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐÐð]/g, 'd')
    .toLowerCase();
}

/** Folded words of a text, split at everything that is not a letter or a digit. */
export function words(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A name for a URL: folded, words joined by hyphens. May be empty when the text has no letters or digits. */
export function slugOf(text: string): string {
  return (fold(text).match(/[a-z0-9]+/g) ?? []).join('-');
}

/** One space between words, NFC, Đ for Ð: how names are kept. */
export function tidy(text: string): string {
  return text.normalize('NFC').replace(/Ð/g, 'Đ').replace(/\s+/gu, ' ').trim();
}
