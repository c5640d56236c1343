import { randomBytes } from 'node:crypto';

/** Without vowels and what looks alike: no words, no mistakes when it is read out. */
const LETTERS = '23456789BCDFGHJKMNPQRSTVWXYZ';
const TOKEN_LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

function pick(letters: string, count: number): string {
  let text = '';
  while (text.length < count) {
    for (const byte of randomBytes(count * 2)) {
      // Bytes above the last whole turn of the alphabet would favour its first letters.
      if (byte >= 256 - (256 % letters.length) || text.length === count) continue;
      text += letters.charAt(byte % letters.length);
    }
  }
  return text;
}

/** `MX-7K3Q-D9FH`: what a buyer reads out on the telephone; not to be guessed in any number of tries we allow. */
export function orderCode(): string {
  const text = pick(LETTERS, 8);
  return `MX-${text.slice(0, 4)}-${text.slice(4)}`;
}

/** The key to an order: 130 random bits, 26 letters. */
export function orderToken(): string {
  return pick(TOKEN_LETTERS, 26);
}
