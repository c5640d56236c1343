import { fold } from '#src/base/fold.ts';

export const SHORTEST_CODE = 4;
export const LONGEST_CODE = 20;

/** Crockford's 32 signs: no I, L, O, U, which are read for others or make words. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_SIGNS = 8;

/** A code as it is printed: capital letters and digits without marks, spaces and hyphens. May be empty. */
export function tidyCode(typed: string): string {
  return fold(typed)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}

/** By which a typed code is found: "tết-2027", "TET2O27" and "TET2027" are the same; O is 0, I and L are 1. */
export function codeKey(typed: string): string {
  return tidyCode(typed).replace(/O/g, '0').replace(/[IL]/g, '1');
}

export function isCode(code: string): boolean {
  return code.length >= SHORTEST_CODE && code.length <= LONGEST_CODE && tidyCode(code) === code;
}

/**
 * A code that nobody guesses: a beginning for people and eight signs (40 bits).
 * @param random eight bytes by chance
 */
export function randomCode(prefix: string, random: Uint8Array): string {
  const signs = [...random.slice(0, RANDOM_SIGNS)].map((byte) => SIGNS.charAt(byte & 31));
  return tidyCode(prefix).slice(0, LONGEST_CODE - RANDOM_SIGNS) + signs.join('');
}
