import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { verifyJWT } from 'did-jwt';
import { type DIDDocument, Resolver } from 'did-resolver';
import { compactVerify, importJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { addDays, type Day, day } from '#src/base/day.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE, GRANTED_ROLES, SYSTEM } from '#src/features/accounts/may.ts';
import { type CredentialKeys, credentialKeys } from '#src/outside/credential-keys.ts';
import { NOW, scoredDossier, seededDb } from '../commands.examples.ts';
import { correctCertificate } from '../correct-certificate.server.ts';
import { issueDecision } from '../issue-decision.server.ts';
import { readDecisionFacts } from '../decision-facts.ts';
import { keepDecision } from '../keep-decision.server.ts';
import { readRegister } from '../read-register.server.ts';
import { revokeStep } from '../revoke-step.server.ts';
import { didDocument, didOfSite } from './did.ts';
import { issueCredential, issueStatusList } from './issue-credential.server.ts';
import { rotateCredentialKey } from './rotate-credential-key.server.ts';
import { encodeBits, signCredential } from './sign.server.ts';
import { LIST_BITS, listAndIndex, placeAfterCorrection, placeOf } from './status-place.ts';

const TODAY = day('2026-11-22');
const SITE = { siteUrl: 'https://moixa.example:8443', siteName: 'Mỗi Xã' };
const officer = actorAs('provincial-officer', { provinceCode: '91' });
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-keys-'));
let db: Db;
let close: () => void;
let keys: CredentialKeys;
let numbers = 0;

beforeAll(async () => {
  ({ db, close } = await seededDb());
  keys = credentialKeys(path.join(folder, 'keys'), () => NOW);
}, 60_000);
afterAll(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

async function fresh(stars: 3 | 4 = 4, productId?: number, certificateId?: number) {
  const one = await scoredDossier(db, {
    provinceCode: '91',
    stars,
    average: stars === 4 ? 7500 : 5500,
    ...(productId === undefined
      ? {}
      : { productId, certificateId: certificateId ?? 0, kind: 'upgrade' as const }),
  });
  const { certificates } = await issueDecision(db, {
    number: `${++numbers}/QĐ-VC`,
    decidedOn: productId === undefined ? '2026-11-15' : '2026-11-20',
    signer: '',
    title: 'Công nhận',
    level: 'province',
    provinceCode: '91',
    resultIds: [one.resultId],
    siteUrl: SITE.siteUrl,
    actor: officer,
    now: NOW,
  });
  const given = certificates[0];
  if (!given) throw new Error('nothing was given');
  return given;
}

const issue = (code: string, on: Day = TODAY): Promise<string> =>
  issueCredential(db, keys, { code, on, actor: ANYONE, ...SITE });

// ---------------------------------------------------------------- somebody else's check, by hand with jose

interface Payload {
  readonly '@context': unknown[];
  readonly id: string;
  readonly type: string[];
  readonly issuer: { id: string };
  readonly validFrom: string;
  readonly validUntil: string;
  readonly credentialSubject: Record<string, unknown> & { encodedList?: string };
  readonly credentialStatus: {
    type: string;
    statusPurpose: string;
    statusListIndex: string;
    statusListCredential: string;
  };
}

async function document(): Promise<ReturnType<typeof didDocument>> {
  return didDocument(didOfSite(SITE.siteUrl), await keys.all());
}

/** Signature by a key of the issuer that the credential names, for the purpose of asserting. */
async function checkSignature(jws: string, did: string): Promise<Payload> {
  const { payload, protectedHeader } = await compactVerify(jws, async (header) => {
    const held = await document();
    if (held.id !== did || !header.kid?.startsWith(`${did}#`)) throw new Error('wrong issuer');
    if (!held.assertionMethod.includes(header.kid)) throw new Error('no such key');
    const method = held.verificationMethod.find(({ id }) => id === header.kid);
    return importJWK(method?.publicKeyJwk ?? {}, 'ES256');
  });
  expect(protectedHeader.typ).toBe('vc+jwt');
  return JSON.parse(new TextDecoder().decode(payload)) as Payload;
}

async function check(jws: string, at: string, did = didOfSite(SITE.siteUrl)): Promise<string> {
  const credential = await checkSignature(jws, did).catch(() => null);
  if (credential === null) return 'bad signature';
  if (credential.issuer.id !== did) return 'wrong issuer';
  if (Date.parse(at) < Date.parse(credential.validFrom)) return 'not yet valid';
  if (Date.parse(at) > Date.parse(credential.validUntil)) return 'expired';
  const { credentialStatus: status } = credential;
  const list = Number(/\/chung-nhan\/trang-thai\/(\d+)$/.exec(status.statusListCredential)?.[1]);
  const signed = await issueStatusList(db, keys, { list, on: TODAY, actor: ANYONE, ...SITE });
  if (signed === null) return 'no status list';
  const statusList = await checkSignature(signed, did);
  expect(statusList.id).toBe(status.statusListCredential);
  return bit(statusList.credentialSubject.encodedList ?? '', Number(status.statusListIndex))
    ? 'revoked'
    : 'valid';
}

function bit(encoded: string, index: number): boolean {
  expect(encoded[0]).toBe('u');
  const bytes = gunzipSync(Buffer.from(encoded.slice(1), 'base64url'));
  expect(bytes.length * 8).toBeGreaterThanOrEqual(131_072);
  return (((bytes[index >> 3] ?? 0) >> (7 - (index & 7))) & 1) === 1;
}

/** The same with a library that knows nothing of us. */
const resolver = new Resolver({
  web: async (did) => ({
    didResolutionMetadata: { contentType: 'application/did+ld+json' },
    didDocument:
      did === didOfSite(SITE.siteUrl) ? ((await document()) as unknown as DIDDocument) : null,
    didDocumentMetadata: {},
  }),
});
const library = (jws: string, at: string) =>
  verifyJWT(jws, {
    resolver,
    proofPurpose: 'assertionMethod',
    policies: { now: Date.parse(at) / 1000, aud: false },
  });

const NOON = '2026-11-22T12:00:00+07:00';

describe('a credential', () => {
  it('has the shape of the W3C Data Model 2.0 and says what the certificate says', async () => {
    const given = await fresh();
    const credential = await checkSignature(await issue(given.code), didOfSite(SITE.siteUrl));
    expect(credential['@context'][0]).toBe('https://www.w3.org/ns/credentials/v2');
    expect(credential.type).toEqual(['VerifiableCredential', 'OcopCertificate']);
    expect(credential.issuer.id).toBe('did:web:moixa.example%3A8443');
    expect(credential).toMatchObject({
      id: `${SITE.siteUrl}/chung-nhan/${given.code}/credential.jwt`,
      validFrom: '2026-11-15T00:00:00+07:00',
      validUntil: '2029-11-15T23:59:59+07:00',
      credentialSubject: {
        stars: 4,
        score: '75,00',
        registerCode: given.code,
        criteria: '26/2026/QĐ-TTg',
        decision: { decidedOn: '2026-11-15', authority: 'UBND tỉnh An Giang' },
      },
      credentialStatus: {
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: String(given.certificateId),
      },
    });
    // What VC-JOSE-COSE forbids in the claims, and what every term needs.
    expect(credential).not.toHaveProperty('vc');
    expect(credential).not.toHaveProperty('proof');
    const own = credential['@context'][1] as Record<string, string>;
    const known = new Set(['id', 'name', ...Object.keys(own)]);
    const terms = (value: unknown): string[] =>
      value === null || typeof value !== 'object'
        ? []
        : Object.entries(value).flatMap(([key, inner]) => [key, ...terms(inner)]);
    expect(terms(credential.credentialSubject).filter((term) => !known.has(term))).toEqual([]);
  });

  it('is accepted by hand with jose and by an independent library', async () => {
    const jws = await issue((await fresh()).code);
    expect(await check(jws, NOON)).toBe('valid');
    const verified = await library(jws, NOON);
    expect(verified.verified).toBe(true);
    expect(verified.issuer).toBe(didOfSite(SITE.siteUrl));
  });

  it('tampered with in any part is refused by both', async () => {
    const jws = await issue((await fresh()).code);
    const [header = '', payload = '', signature = ''] = jws.split('.');
    const edit = (part: string, change: (json: Record<string, unknown>) => void): string => {
      const json = JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
      change(json);
      return Buffer.from(JSON.stringify(json)).toString('base64url');
    };
    const flipped = Buffer.from(signature, 'base64url');
    flipped[10] = (flipped[10] ?? 0) ^ 1;
    const tampered = [
      [
        header,
        edit(payload, (json) => Object.assign(json['credentialSubject'] as object, { stars: 5 })),
        signature,
      ],
      [
        header,
        edit(payload, (json) => Object.assign(json, { validUntil: '2039-01-01T00:00:00Z' })),
        signature,
      ],
      [header, edit(payload, (json) => delete json['credentialStatus']), signature],
      [edit(header, (json) => Object.assign(json, { alg: 'none' })), payload, ''],
      [
        edit(header, (json) => Object.assign(json, { kid: 'did:web:evil.example#1' })),
        payload,
        signature,
      ],
      [header, payload, flipped.toString('base64url')],
      [header, payload, ''],
    ].map((parts) => parts.join('.'));
    for (const bad of tampered) {
      expect(await check(bad, NOON)).toBe('bad signature');
      await expect(library(bad, NOON)).rejects.toThrow();
    }
  });

  it('of another issuer is refused: signed by another key, or in another name', async () => {
    const jws = await issue((await fresh()).code);
    const [header = '', payload = ''] = jws.split('.');
    const foreign = credentialKeys(path.join(folder, 'foreign'), () => NOW);
    const unsigned = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const forged = await signCredential(foreign, unsigned);
    expect(await check(forged, NOON)).toBe('bad signature');
    await expect(library(forged, NOON)).rejects.toThrow();
    expect(header).not.toBe(forged.split('.')[0]);
    const otherName = await signCredential(foreign, {
      ...unsigned,
      issuer: { id: 'did:web:evil.example' },
    });
    expect(await check(otherName, NOON)).toBe('bad signature');
    await expect(library(otherName, NOON)).rejects.toThrow();
  });

  it('runs out with the certificate, to the second in Việt Nam', async () => {
    const jws = await issue((await fresh()).code);
    expect(await check(jws, '2029-11-15T23:59:59+07:00')).toBe('valid');
    expect(await check(jws, '2029-11-16T00:00:00+07:00')).toBe('expired');
    expect(await check(jws, '2026-11-14T23:59:59+07:00')).toBe('not yet valid');
    await expect(library(jws, '2029-11-17T00:00:00+07:00')).rejects.toThrow(/expired/);
  });

  it('is void once the certificate is revoked, and none is given out any more', async () => {
    const given = await fresh();
    const jws = await issue(given.code);
    const context = { actor: SYSTEM.name, now: NOW };
    await inTransaction(db, async (tx) => {
      const decisionId = await keepDecision(
        tx,
        context,
        {
          ...readDecisionFacts({ number: '5/QĐ-TH', decidedOn: TODAY, signer: '' }, TODAY),
          kind: 'revoke',
          provinceCode: '91',
          title: '',
        },
        { again: true },
      );
      await revokeStep(tx, context, {
        certificateId: given.certificateId,
        ground: 'mark-misused',
        authority: 'UBND tỉnh',
        concludedOn: TODAY,
        revokedOn: TODAY,
        decisionId,
      });
    });
    expect(await check(jws, NOON)).toBe('revoked');
    await expect(issue(given.code)).rejects.toMatchObject({
      code: 'no-credential',
      facts: { why: 'revoked' },
    });
  });

  it('is void once another certificate has taken its place', async () => {
    const before = await fresh(3);
    const jws = await issue(before.code);
    const after = await fresh(4, before.productId, before.certificateId);
    expect(await check(jws, NOON)).toBe('revoked');
    expect(await check(await issue(after.code), NOON)).toBe('valid');
  });

  it('is void once the certificate is corrected; the new one holds', async () => {
    const given = await fresh();
    const jws = await issue(given.code);
    await correctCertificate(db, {
      code: given.code,
      version: 0,
      fields: { score: '76,50' },
      reason: 'In sai',
      number: '6/QĐ-ĐC',
      decidedOn: '2026-11-21',
      signer: '',
      actor: officer,
      now: NOW,
    });
    expect(await check(jws, NOON)).toBe('revoked');
    expect(await check(await issue(given.code), NOON)).toBe('valid');
  });

  it('is not given where the decision or its day is not known for certain', async () => {
    const lines = await readRegister(db, TODAY);
    const doubtful = [
      lines.find((line) => line.certificate.evidence === 'council'),
      lines.find((line) => line.certificate.evidence === 'report'),
      lines.find((line) => line.certificate.decidedOn === null),
    ];
    for (const line of doubtful) {
      await expect(issue(line?.certificate.code ?? '')).rejects.toMatchObject({
        code: 'no-credential',
      });
    }
    await expect(issue('MX-99999999')).rejects.toMatchObject({ code: 'no-such-certificate' });
  });
});

describe('keys', () => {
  it('are private files, kept once even when two processes make the first', async () => {
    const place = path.join(folder, 'race');
    const both = [credentialKeys(place, () => NOW), credentialKeys(place, () => NOW)];
    const kids = await Promise.all(both.map(async (one) => (await one.current()).kid));
    expect(new Set(kids).size).toBe(1);
    expect(readdirSync(place)).toEqual(['0001.jwk']);
    expect(statSync(path.join(place, '0001.jwk')).mode & 0o777).toBe(0o600);
    expect(statSync(place).mode & 0o777).toBe(0o700);
  });

  it('rotate: what was signed before still holds, new ones name the new key, the old private half is gone', async () => {
    const given = await fresh();
    const before = await issue(given.code);
    const since = await lastChangeId(db);
    const rotated = await rotateCredentialKey(db, keys, { actor: SYSTEM, now: NOW });
    expect(rotated.after).not.toBe(rotated.before);
    expect((await changesAfter(db, since)).map(({ deed, subject }) => [deed, subject])).toEqual([
      ['rotate-credential-key', 'credential-key'],
    ]);
    const after = await issue(given.code);
    const kidOf = (jws: string): string =>
      (JSON.parse(Buffer.from(jws.split('.')[0] ?? '', 'base64url').toString()) as { kid: string })
        .kid;
    expect(kidOf(before)).toMatch(`#${rotated.before}`);
    expect(kidOf(after)).toMatch(`#${rotated.after}`);
    for (const jws of [before, after]) {
      expect(await check(jws, NOON)).toBe('valid');
      expect((await library(jws, NOON)).verified).toBe(true);
    }
    expect(JSON.stringify(await document())).not.toContain('"d"');
    expect(readFileSync(path.join(folder, 'keys', '0001.jwk'), 'utf8')).not.toContain('"d"');
    expect(readFileSync(path.join(folder, 'keys', '0002.jwk'), 'utf8')).toContain('"d"');
  });

  it.each([...GRANTED_ROLES.filter((role) => role !== 'administrator'), 'anyone'] as const)(
    'are not for %s to rotate',
    async (role) => {
      const actor = role === 'anyone' ? ANYONE : actorAs(role, { provinceCode: '91' });
      const before = await keys.all();
      await expect(rotateCredentialKey(db, keys, { actor, now: NOW })).rejects.toMatchObject({
        code: 'not-allowed',
      });
      expect(await keys.all()).toEqual(before);
    },
  );
});

describe('places in the status lists', () => {
  it('are one for each certificate, and others after a correction', () => {
    expect(listAndIndex(placeOf({ id: 7, credentialPlace: null }))).toEqual({ list: 0, index: 7 });
    expect(listAndIndex(LIST_BITS)).toEqual({ list: 1, index: 0 });
    const corrected = placeAfterCorrection(3);
    expect(listAndIndex(placeOf({ id: 7, credentialPlace: corrected }))).toEqual({
      list: 1000,
      index: 3,
    });
  });

  it('count from the left-most bit', () => {
    const bytes = gunzipSync(Buffer.from(encodeBits([0, 9]).slice(1), 'base64url'));
    expect([bytes[0], bytes[1], bytes.length]).toEqual([0x80, 0x40, 16_384]);
  });

  it('a list that nobody has a place in is not there', async () => {
    const ask = (list: number) =>
      issueStatusList(db, keys, { list, on: TODAY, actor: ANYONE, ...SITE });
    expect(await ask(1)).toBeNull();
    expect(await ask(999)).toBeNull();
    expect(await ask(2000)).toBeNull();
    expect(await ask(0)).not.toBeNull();
    expect(addDays(TODAY, 1)).toBe('2026-11-23');
  });
});
