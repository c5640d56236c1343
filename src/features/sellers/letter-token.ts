/** Signs of a token: as printed in four groups of four, `k7pq-3m9x-…`. About 79 bits. */
export const LETTER_SIGNS = 16;

/** A token as it is hashed, from the address or typed by hand: case, spaces and hyphens do not matter. Null: none. */
export function letterToken(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-\u2010-\u2015._]/g, '');
  return /^[a-hj-km-np-z2-9]{16}$/.test(plain) ? plain : null;
}

/** As it stands on the paper and in the address. */
export function spokenToken(token: string): string {
  return (token.match(/.{4}/g) ?? []).join('-');
}

/** Days a letter may be used. */
export const LETTER_DAYS = 90;
/** Letters of one file: a sheet each. */
export const MOST_LETTERS = 100;
