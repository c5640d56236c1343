import { gzipSync } from 'node:zlib';
import { CompactSign, importJWK } from 'jose';
import { ALGORITHM, type CredentialKeys } from '#src/outside/credential-keys.ts';
import { LIST_BITS } from './status-place.ts';

/** Media type of a credential secured with JOSE, and the `typ` of its header (VC-JOSE-COSE). */
export const MEDIA_TYPE = 'application/vc+jwt';

interface Unsigned {
  readonly issuer: { readonly id: string };
  readonly validFrom: string;
  readonly validUntil: string;
}

/**
 * A credential as a compact JWS: its payload is the credential itself, with the registered claims that general JWT
 * libraries look at (`iss`, `nbf`, `exp`) saying the same.
 */
export async function signCredential(keys: CredentialKeys, credential: Unsigned): Promise<string> {
  const key = await keys.current();
  const did = credential.issuer.id;
  const claims = {
    iss: did,
    nbf: Date.parse(credential.validFrom) / 1000,
    exp: Date.parse(credential.validUntil) / 1000,
  };
  return new CompactSign(new TextEncoder().encode(JSON.stringify({ ...credential, ...claims })))
    .setProtectedHeader({ alg: ALGORITHM, kid: `${did}#${key.kid}`, typ: 'vc+jwt', cty: 'vc' })
    .sign(await importJWK(key.jwk, ALGORITHM));
}

/**
 * The bits of a status list as the standard writes them: index 0 is the left-most bit, GZIP, base64url, multibase `u`.
 * @param indices bits that are set
 */
export function encodeBits(indices: Iterable<number>): string {
  const bytes = new Uint8Array(LIST_BITS / 8);
  for (const index of indices) {
    bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (0x80 >> (index & 7));
  }
  return `u${gzipSync(bytes, { level: 9 }).toString('base64url')}`;
}
