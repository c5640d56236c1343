const SET82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
const SET32 = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** Weights from the right. */
const PRIMES = [
  2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83,
];

/** GS1's check character pair of a Global Model Number: each character of set 82 times a prime, modulo 1021. */
export function checkPair(text: string): string | null {
  if (text.length === 0 || text.length > PRIMES.length) return null;
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    const value = SET82.indexOf(text.charAt(at));
    if (value === -1) return null;
    sum += value * (PRIMES[text.length - 1 - at] ?? 0);
  }
  const rest = sum % 1021;
  return SET32.charAt(rest >> 5) + SET32.charAt(rest & 31);
}

export function hasCheckPair(text: string): boolean {
  return text.length > 2 && checkPair(text.slice(0, -2)) === text.slice(-2);
}
