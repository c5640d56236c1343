/** The public half of a signing key. */
export interface PublicKey {
  /** Its RFC 7638 thumbprint: the fragment by which credentials name it. */
  readonly kid: string;
  readonly jwk: {
    readonly kty: string;
    readonly crv: string;
    readonly x: string;
    readonly y: string;
  };
}

/**
 * The site as an issuer: `did:web` of its host, the port written `%3A` (W3C CCG did:web method).
 * @param siteUrl without a slash at the end
 */
export function didOfSite(siteUrl: string): string {
  return `did:web:${new URL(siteUrl).host.replace(':', '%3A')}`;
}

/**
 * What `/.well-known/did.json` answers. Retired keys stay, so that what they signed can still be checked. Each key
 * stands twice: as `JsonWebKey`, the type of today's standard, and as `JsonWebKey2020`, which older libraries look for.
 */
export function didDocument(did: string, keys: readonly PublicKey[]) {
  const methods = keys.flatMap(({ kid, jwk }) => {
    const publicKeyJwk = { ...jwk, alg: 'ES256', use: 'sig', kid };
    return [
      { id: `${did}#${kid}`, type: 'JsonWebKey', controller: did, publicKeyJwk },
      { id: `${did}#${kid}-2020`, type: 'JsonWebKey2020', controller: did, publicKeyJwk },
    ];
  });
  return {
    '@context': [
      'https://www.w3.org/ns/did/v1',
      'https://w3id.org/security/jwk/v1',
      'https://w3id.org/security/suites/jws-2020/v1',
    ],
    id: did,
    verificationMethod: methods,
    assertionMethod: methods.map(({ id }) => id),
  };
}
