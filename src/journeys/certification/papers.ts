import { gunzipSync } from 'node:zlib';
import { verifyJWT } from 'did-jwt';
import { type DIDDocument, Resolver } from 'did-resolver';
import { compactVerify, importJWK } from 'jose';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import readXlsx from 'read-excel-file/node';
import type { Person } from './people.ts';

/** A file of the desk, fetched with somebody's session. */
export async function fileOf(
  person: Person,
  address: string,
): Promise<{ type: string; bytes: Buffer }> {
  const answer = await person.tab.page.context().request.get(address, { maxRedirects: 0 });
  const bytes = await answer.body();
  if (answer.status() !== 200) throw new Error(`${answer.status()} for ${address}`);
  return { type: answer.headers()['content-type'] ?? '', bytes };
}

/** The words of a PDF, page after page, without breaks. */
export async function wordsOfPdf(bytes: Buffer): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  let words = '';
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    words += items.map((item) => ('str' in item ? item.str : '')).join(' ');
  }
  return words.replace(/\s+/g, ' ').normalize('NFC');
}

/** The cells of every sheet of a workbook, as one text. */
export async function wordsOfXlsx(bytes: Buffer): Promise<string> {
  return JSON.stringify(await readXlsx(bytes as never)).normalize('NFC');
}

interface Issuer {
  id: string;
  assertionMethod: string[];
  verificationMethod: { id: string; publicKeyJwk: object }[];
}

/** Somebody else's check of a credential: an independent library, then by hand with the issuer's own key and list. */
export async function checkCredential(
  site: string,
  jws: string,
  now: number,
): Promise<'valid' | 'revoked'> {
  const ask = async (address: string): Promise<string> => (await fetch(`${site}${address}`)).text();
  const did = JSON.parse(await ask('/.well-known/did.json')) as Issuer;
  const resolver = new Resolver({
    web: async () => ({
      didResolutionMetadata: { contentType: 'application/did+ld+json' },
      didDocument: did as unknown as DIDDocument,
      didDocumentMetadata: {},
    }),
  });
  const { verified } = await verifyJWT(jws, {
    resolver,
    proofPurpose: 'assertionMethod',
    policies: { now: now / 1000, aud: false },
  });
  if (!verified) throw new Error('The library does not accept the credential');
  const open = async (signed: string) => {
    const { payload } = await compactVerify(signed, async ({ kid = '' }) => {
      const key = did.verificationMethod.find(({ id }) => id === kid)?.publicKeyJwk;
      if (key === undefined) throw new Error(`The issuer has no key ${kid}`);
      return importJWK(key, 'ES256');
    });
    return JSON.parse(new TextDecoder().decode(payload));
  };
  const { credentialStatus } = await open(jws);
  const list = await open(await ask(new URL(credentialStatus.statusListCredential).pathname));
  const bits = gunzipSync(Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url'));
  const index = Number(credentialStatus.statusListIndex);
  return ((bits[index >> 3] ?? 0) >> (7 - (index & 7))) & 1 ? 'revoked' : 'valid';
}
