import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { verifyJWT } from 'did-jwt';
import { type DIDDocument, Resolver } from 'did-resolver';
import { compactVerify, importJWK } from 'jose';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { machinePaths, paths } from '#src/base/paths.ts';
import { scoredDossier } from '#src/features/certificates/commands.examples.ts';
import { type TestServer, startServer } from './server.ts';
import { makeAccount, Visitor } from './visitor.ts';

/**
 * An officer issues a decision from a council's result and later revokes the certificate, in one process; another
 * process with warm caches shows both at the next request. Times are from the click to the last place that shows it.
 */
const CLOCK = '2026-11-22T10:00:00+07:00';
const NAME = 'Khô cá chốt thử nghiệm';
const PROVINCE = '91';
const p = paths('vi');
let server: TestServer;
let other: TestServer;
let db: Db;
let officer: Visitor;
let resultId = 0;
let foreignResult = 0;
let code = '';
let slug = '';
let credential = '';

beforeAll(async () => {
  const env = { SECOND_FACTOR: 'off' };
  server = await startServer({ clock: CLOCK, env });
  other = await startServer({ clock: CLOCK, env: { ...env, DATA_DIR: server.dataDir } });
  db = await openDb(`file:${path.join(server.dataDir, 'moi-xa.db')}`);
  const wanted = { stars: 4, average: 8150, name: NAME };
  ({ resultId } = await scoredDossier(db, { ...wanted, provinceCode: PROVINCE }));
  ({ resultId: foreignResult } = await scoredDossier(db, { ...wanted, provinceCode: '01' }));
  const one = await makeAccount(server, {
    email: 'can.bo@example.vn',
    name: 'Trần Thị Cán Bộ',
    role: 'provincial-officer',
    scope: ['--province', PROVINCE],
  });
  officer = new Visitor(server);
  await officer.signIn(one.email, one.password);
});
afterAll(async () => {
  if (db) closeDb(db);
  await other?.stop();
  await server?.stop();
});

async function ask(at: TestServer, address: string): Promise<Response> {
  return fetch(`${at.url}${address}`, { redirect: 'manual' });
}
const text = async (at: TestServer, address: string): Promise<string> =>
  (await ask(at, address)).text();

/** Everything that shows a product's star, in one process. */
async function seen(at: TestServer) {
  const search = (await (
    await ask(at, `${machinePaths.apiSearch}?q=${encodeURIComponent(NAME)}`)
  ).json()) as { results?: { slug: string; standing: { state: string } }[] };
  const own = (state: string | undefined): string | null => state ?? null;
  const page = slug === '' ? '' : await text(at, p.product(slug));
  const paper = code === '' ? null : await ask(at, machinePaths.apiCertificate(code));
  // One certificate of that number: its page is where the visitor is sent.
  const found = await ask(at, `${p.certificates}?so=${encodeURIComponent('4321/QĐ-UBND')}`);
  const list = await text(at, `${p.products}?q=${encodeURIComponent(NAME)}&sao=4`);
  return {
    product: own(/class="dau-sao tt-([a-z-]+)"/.exec(page)?.[1]),
    list: list.includes(`${p.product(slug || 'khong-co')}"`),
    search: JSON.stringify(search).includes(NAME),
    certificate: paper?.ok ? ((await paper.json()) as { state: string }).state : null,
    register: (await text(at, machinePaths.registerCsv)).includes(`${code || 'khong-co'},`),
    decision: `${found.headers.get('location')} ${await found.text()}`.includes(code || 'khong-co'),
  };
}
const NOWHERE = {
  product: null,
  list: false,
  search: false,
  certificate: null,
  register: false,
  decision: false,
};

describe('a decision issued at the desk', () => {
  it('is nowhere before, with caches warm in both processes', async () => {
    for (const at of [server, other]) {
      await seen(at);
      expect(await seen(at)).toEqual(NOWHERE);
    }
  });

  it('chooses only among the results of the officer’s own province', async () => {
    const page = await officer.get(p.deskIssue);
    expect(page.status).toBe(200);
    expect(page.text).toContain(NAME);
    expect(page.text).toContain(`value="${resultId}"`);
    expect(page.text).not.toContain(`value="${foreignResult}"`);
  });

  const query = (given: Record<string, string> = {}): string =>
    `${p.deskIssue}?${new URLSearchParams({
      ...{
        cap: PROVINCE,
        buoc: 'xem',
        kq: String(resultId),
        so: '4321/QĐ-UBND',
        ngay: '2026-11-20',
      },
      ...given,
    })}`;

  it('shows what it will do first, and says what is wrong beside the field', async () => {
    const wrong = await officer.get(query({ so: 'không số' }));
    expect(wrong.status).toBe(422);
    expect(wrong.text).toMatch(/không giống số quyết định/);
    expect(wrong.text).toMatch(/aria-invalid="true"/);
    const preview = await officer.get(query());
    expect(preview.status).toBe(200);
    expect(preview.text).toContain('20/11/2029');
    expect(await seen(other)).toEqual(NOWHERE);
  });

  it('is everywhere at the next request, in both processes', async () => {
    const form = new FormData();
    form.set('viec', 'ban-hanh');
    form.set('tep', new File(['%PDF-1.7\nthử\n%%EOF\n'], 'quyet dinh 4321.pdf'));
    const started = performance.now();
    const done = await officer.post(query(), form);
    expect(done.status).toBe(303);
    const clicked = performance.now() - started;
    const page = await officer.get(done.location ?? '');
    code = /\/ban\/giay\/(MX-\d+)/.exec(page.text)?.[1] ?? '';
    slug = /\/san-pham\/([a-z0-9-]+)"/.exec(page.text)?.[1] ?? '';
    expect(slug).toBe('kho-ca-chot-thu-nghiem');
    const everywhere = {
      product: 'valid',
      list: true,
      search: true,
      certificate: 'valid',
      register: true,
      decision: true,
    };
    const times: number[] = [clicked];
    for (const at of [other, server]) {
      const since = performance.now();
      expect(await seen(at)).toEqual(everywhere);
      times.push(performance.now() - since);
    }
    console.info(
      `issue: answered in ${times.map((ms) => Math.round(ms)).join(' ms; all six places seen after ')} ms`,
    );
  });

  it('keeps the original file, for those who may see the decision only', async () => {
    const list = await officer.get(`${p.deskDecisions}?q=4321`);
    const id = /\/ban\/quyet-dinh\/(\d+)"/.exec(list.text)?.[1] ?? '';
    const file = await officer.get(`${p.deskDecisions}/${id}/tep`);
    expect(file.status).toBe(200);
    expect(file.text).toBe('%PDF-1.7\nthử\n%%EOF\n');
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect((await new Visitor(server).get(`${p.deskDecisions}/${id}/tep`)).status).toBe(303);
    const one = await makeAccount(server, {
      email: 'noi.khac@example.vn',
      name: 'Người nơi khác',
      role: 'provincial-officer',
      scope: ['--province', '01'],
    });
    const stranger = new Visitor(server);
    await stranger.signIn(one.email, one.password);
    for (const address of [
      p.deskDecision(Number(id)),
      `${p.deskDecisions}/${id}/tep`,
      p.deskCertificate(code),
      p.deskDecision(999_999),
    ]) {
      expect((await stranger.get(address)).status).toBe(404);
    }
    expect((await stranger.get(p.deskDecisions)).text).not.toContain('4321');
    const csv = await officer.get(`${p.deskDecisions}/danh-sach.csv`);
    expect(csv.text).toContain('4321/QĐ-UBND');
    expect((await stranger.get(`${p.deskDecisions}/danh-sach.csv`)).text).not.toContain('4321');
  });
});

describe('papers of the certificate', () => {
  it('a PDF extract with its QR code', async () => {
    const answer = await ask(server, p.certificatePdf(code));
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const data = new Uint8Array(await answer.arrayBuffer());
    const pdf = await getDocument({ data, verbosity: 0 }).promise;
    const { items } = await (await pdf.getPage(1)).getTextContent();
    const words = items.map((item) => ('str' in item ? item.str : '')).join('');
    for (const word of [NAME, code, '4321/QĐ-UBND', '20/11/2029', '81,50']) {
      expect(words).toContain(word);
    }
  });

  it('a credential that an independent library and a check by hand accept', async () => {
    const answer = await ask(other, machinePaths.credential(code));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^application\/vc\+jwt/);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    credential = await answer.text();
    expect(await check(credential)).toBe('valid');
    const verified = await verifyJWT(credential, {
      resolver,
      proofPurpose: 'assertionMethod',
      policies: { now: Date.parse(CLOCK) / 1000, aud: false },
    });
    expect(verified.verified).toBe(true);
  });
});

describe('a revocation at the desk', () => {
  it('takes the star away everywhere at the next request, in both processes', async () => {
    const page = await officer.get(p.deskCertificate(code));
    expect(page.status).toBe(200);
    const revoke = {
      viec: 'thu-hoi',
      ban: /name="ban" value="(\d+)"/.exec(page.text)?.[1] ?? '',
      'can-cu': 'law-broken',
      'co-quan': 'Chi cục An toàn thực phẩm',
      'ket-luan': '2026-11-02',
      so: '4400/QĐ-UBND',
      ngay: '2026-11-22',
      'nguoi-ky': 'Nguyễn Văn Thử',
    };
    const refused = await officer.post(p.deskCertificate(code), { ...revoke, 'can-cu': '' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Chi cục An toàn thực phẩm');
    for (const at of [server, other]) expect((await seen(at)).product).toBe('valid');
    const started = performance.now();
    const done = await officer.post(p.deskCertificate(code), revoke);
    expect(done).toMatchObject({ status: 303 });
    expect(done.location).toContain('thu-hoi-cham');
    const clicked = performance.now() - started;
    const gone = {
      product: 'revoked',
      list: false,
      search: true,
      certificate: 'revoked',
      register: true,
      decision: true,
    };
    const times: number[] = [clicked];
    for (const at of [other, server]) {
      const since = performance.now();
      expect(await seen(at)).toEqual(gone);
      times.push(performance.now() - since);
    }
    console.info(
      `revoke: answered in ${times.map((ms) => Math.round(ms)).join(' ms; all six places seen after ')} ms`,
    );
  });

  it('is told on the public page with ground, authority and decision', async () => {
    const page = await text(other, p.certificate(code));
    for (const word of ['Chi cục An toàn thực phẩm', '4400/QĐ-UBND', 'an toàn thực phẩm']) {
      expect(page).toContain(word);
    }
  });

  it('voids the credential in every process, and no new one is given', async () => {
    expect(await check(credential)).toBe('revoked');
    expect((await ask(server, machinePaths.credential(code))).status).toBe(410);
    expect((await ask(other, machinePaths.credential(code))).status).toBe(410);
  });

  it('cannot be done twice', async () => {
    const page = await officer.get(p.deskCertificate(code));
    expect(page.text).not.toContain('value="thu-hoi"');
    expect(page.text).toContain('Chậm');
  });
});

// ---------------------------------------------------------------- somebody else's check

interface Document {
  id: string;
  assertionMethod: string[];
  verificationMethod: { id: string; publicKeyJwk: object }[];
}
async function issuer(): Promise<Document> {
  return (await (await ask(other, '/.well-known/did.json')).json()) as Document;
}
const resolver = new Resolver({
  web: async () => ({
    didResolutionMetadata: { contentType: 'application/did+ld+json' },
    didDocument: (await issuer()) as unknown as DIDDocument,
    didDocumentMetadata: {},
  }),
});

async function open(jws: string) {
  const { payload } = await compactVerify(jws, async ({ kid = '' }) => {
    const did = await issuer();
    expect(did.id).toBe(`did:web:127.0.0.1%3A${new URL(other.url).port}`);
    expect(did.assertionMethod).toContain(kid);
    return importJWK(
      did.verificationMethod.find(({ id }) => id === kid)?.publicKeyJwk ?? {},
      'ES256',
    );
  });
  return JSON.parse(new TextDecoder().decode(payload));
}

async function check(jws: string): Promise<string> {
  const { credentialStatus } = await open(jws);
  const list = await open(
    await text(other, new URL(credentialStatus.statusListCredential).pathname),
  );
  const bits = gunzipSync(Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url'));
  const index = Number(credentialStatus.statusListIndex);
  return ((bits[index >> 3] ?? 0) >> (7 - (index & 7))) & 1 ? 'revoked' : 'valid';
}
