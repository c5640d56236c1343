import { createHash, randomBytes } from 'node:crypto';

/** A one-time token for a link: 256 bits, URL-safe. Only its hash is stored. */
export function newToken(): { readonly token: string; readonly hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: tokenHash(token) };
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Signs that are not taken for one another. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Signs drawn evenly: about 4.95 bits each. */
export function randomSigns(count: number): string {
  const signs: string[] = [];
  while (signs.length < count) {
    for (const byte of randomBytes(32)) {
      // 248 is the largest multiple of 31 in a byte: what is above would favour the first signs.
      if (byte < 248 && signs.length < count) signs.push(SIGNS[byte % 31] as string);
    }
  }
  return signs.join('');
}

export function randomPassword(): string {
  return (randomSigns(20).match(/.{5}/g) ?? []).join('-');
}

/** Id of a row that better-auth would name itself. */
export function newId(): string {
  return randomBytes(24).toString('base64url');
}
