import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '#db/changes.ts';
import { closeDb, type Db, inTransaction } from '#db/client.ts';
import { recallLots, recalls } from '#db/schema/recalls.ts';
import { LINKSET_TYPE } from '#src/features/trace/resolve/choose-link.ts';
import { CODED, plantCodedGoods } from './coded-goods.ts';
import { storeOf } from './people.ts';
import { startServer, type TestServer } from './server.ts';

/** What GS1's test suite asks of a conformant resolver 1.2, each check by its name, and what else it promises. */
const STANDARDS = new URL('../../../shared/standards/', import.meta.url);
const there = existsSync(STANDARDS);
const standard = (name: string): never =>
  JSON.parse(readFileSync(new URL(name, STANDARDS), 'utf8')) as never;

const { gtin, gln, shortCode, serial } = CODED;
const LOT = encodeURIComponent(CODED.lot);
const ITEM = `/01/${gtin}`;
const IN_LOT = `${ITEM}/10/${LOT}`;
const UNIT = `${IN_LOT}/21/${serial}`;
const VOC = 'https://ref.gs1.org/voc/';
let server: TestServer;
let db: Db;
let lotId = 0;
let secured: Promise<void>;

beforeAll(async () => {
  server = await startServer({ clock: '2026-11-22T10:00:00+07:00' });
  db = await storeOf(server);
  ({ lotId } = await plantCodedGoods(db));
  secured = overTls();
  secured.catch(() => undefined);
});
afterAll(async () => {
  if (db) closeDb(db);
  await server?.stop();
});

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${server.url}${path}`, { redirect: 'manual', ...init });
const accepting = (accept: string, language?: string): RequestInit => ({
  headers: { accept, ...(language === undefined ? {} : { 'accept-language': language }) },
});
const locationOf = async (path: string, init?: RequestInit): Promise<string> => {
  const answer = await ask(path, init);
  expect(answer.status, path).toBe(307);
  return answer.headers.get('location') ?? '';
};

interface OneLink {
  href: string;
  title: string;
  hreflang?: string[];
  type?: string;
}
type Entry = { anchor: string; itemDescription: string } & Record<string, OneLink[]>;
async function linksetOf(path: string): Promise<Entry[]> {
  const answer = await ask(`${path}?linkType=linkset`);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { linkset: Entry[] }).linkset;
}

/** Every check of the list, by its id. */
const CHECKS: Record<string, () => Promise<void> | void> = {
  isURL: () => expect(new URL(server.url).hostname).toContain('.'),
  isHttps: () => secured,
  tlsOK: () => secured,
  validDL: async () => {
    for (const path of [ITEM, IN_LOT, UNIT]) expect((await ask(path)).status).toBe(307);
    const short = await ask('/01/9520123456788');
    expect(short.status).toBe(400);
    expect(await short.json()).toMatchObject({ code: 'too-short' });
  },
  httpVersion: async () => expect(await httpVersion()).toBe('1.1'),
  rdFile: async () => {
    const answer = await ask('/.well-known/gs1resolver');
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.json()).toMatchObject({
      resolverRoot: server.url,
      supportedPrimaryKeys: ['01', '414', '417', '00'],
      supportedLinkType: [{ namespace: VOC, prefix: 'gs1:' }],
      linkTypeDefaultCanBeLinkset: false,
    });
  },
  corsCheck: async () => {
    for (const method of ['OPTIONS', 'GET', 'HEAD']) {
      const answer = await ask(ITEM, { method });
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    }
  },
  methodsCheck: async () => {
    const answer = await ask(ITEM, { method: 'OPTIONS' });
    const allowed = answer.headers.get('access-control-allow-methods')?.split(', ');
    expect(allowed).toEqual(['GET', 'HEAD', 'OPTIONS']);
    expect((await ask(ITEM, { method: 'POST', headers: { origin: server.url } })).status).toBe(405);
  },
  linkOnRedirect: async () => {
    const link = (await ask(UNIT)).headers.get('link');
    expect(link).toBe(
      `<${server.url}${UNIT}?linkType=linkset>; rel="linkset"; type="${LINKSET_TYPE}"`,
    );
  },
  legacyLinkHeaders: async () =>
    expect((await ask(UNIT)).headers.get('link')).not.toMatch(/gs1:|voc\//),
  reportWith400: async () => {
    for (const path of [ITEM, IN_LOT, UNIT, `/q/${shortCode}`]) {
      expect((await ask(`${path}/foo`)).status).toBe(400);
    }
  },
  noErrorWith200: async () => {
    const wrong = ['/01/09520123456789', '/01/09520000000004', `${ITEM}?linkType=gs1:nosuchlt`];
    for (const path of [...wrong, `${ITEM}?17=999999`, '/01', '/01/', '/00/095201234567891235']) {
      expect((await ask(path)).status).toBeGreaterThanOrEqual(400);
    }
  },
  trailingSlash: async () => {
    for (const path of [ITEM, IN_LOT, UNIT, `/q/${shortCode}`]) {
      expect(await locationOf(`${path}/`)).toBe(await locationOf(path));
    }
  },
  basicWalkUp: async () => {
    for (const path of [`${ITEM}/10/KHONG-CO`, `${IN_LOT}/21/KHONG-CO`, `${ITEM}/22/V1`]) {
      expect(await locationOf(path)).toBe(`${server.url}/quet${path}`);
      const [asked, ...above] = await linksetOf(path);
      expect(asked?.anchor).toBe(server.url + path);
      expect(above.at(-1)?.anchor).toBe(server.url + ITEM);
    }
  },
  qsPassedOn: async () => {
    expect(await locationOf(`${ITEM}?foo=bar`)).toBe(`${server.url}/quet${ITEM}?foo=bar`);
    expect(await locationOf(`${ITEM}?foo=bar&17=281105&linkType=gs1:dpp`)).toBe(
      `${server.url}/quet/ho-chieu${ITEM}?17=281105&foo=bar`,
    );
    expect(await locationOf(`${IN_LOT}?a=1&linkType=gs1:traceability`)).toMatch(
      /\?a=1#hanh-trinh$/,
    );
  },
  ltLinksetNoRedirect: async () => {
    for (const path of [ITEM, UNIT]) {
      expect((await ask(`${path}?linkType=linkset`)).status).toBe(200);
      expect((await ask(`${path}?linkType=all`)).status).toBe(200);
    }
  },
  ltAcceptHeader: async () => expect((await ask(UNIT, accepting(LINKSET_TYPE))).status).toBe(200),
  validLinkset: async () => {
    const validate = new Ajv({ strict: false }).compile(standard('gs1-linkset-schema.json'));
    for (const path of [ITEM, IN_LOT, UNIT, `${ITEM}/10/X`, ...OTHERS]) {
      const set = await (await ask(path, accepting(LINKSET_TYPE))).json();
      expect(validate(set), `${path} ${JSON.stringify(validate.errors)}`).toBe(true);
    }
  },
  declaredContentType: async () =>
    expect((await ask(UNIT, accepting(LINKSET_TYPE))).headers.get('content-type')).toMatch(
      /^application\/linkset\+json/,
    ),
  linksetJsonldCheck: async () => {
    const link = (await ask(`${UNIT}?linkType=linkset`)).headers.get('link');
    expect(link).toContain('<https://ref.gs1.org/standards/resolver/linkset-context>');
    expect(link).toContain('rel="http://www.w3.org/ns/json-ld#context"');
    expect(link).toContain('type="application/ld+json"');
  },
  defaultLinkExists: async () => {
    for (const path of [ITEM, IN_LOT, UNIT]) {
      const [entry] = await linksetOf(path);
      expect(entry?.anchor).toBe(server.url + path);
      expect(entry?.[`${VOC}defaultLink`]).toBeDefined();
    }
  },
  singleDefaulLink: async () => {
    for (const entry of await linksetOf(UNIT)) {
      const links = entry[`${VOC}defaultLink`] ?? [];
      expect(links.map((link) => Object.keys(link).toSorted())).toEqual([['href', 'title']]);
    }
  },
  defaultTarget: async () => {
    for (const path of [ITEM, IN_LOT, UNIT, `${ITEM}/10/X`, ...OTHERS]) {
      const [entry] = await linksetOf(path);
      expect(await locationOf(path)).toBe(entry?.[`${VOC}defaultLink`]?.[0]?.href);
    }
  },
  'loFor{linkType}': async () => {
    for (const entry of await linksetOf(UNIT)) {
      const path = entry.anchor.slice(server.url.length);
      for (const [iri, links] of Object.entries(entry)) {
        if (!Array.isArray(links)) continue;
        const name = iri.slice(VOC.length);
        for (const { href, type = '*/*', hreflang = [] } of links) {
          for (const asked of [`gs1:${name}`, ...HOSTS.map((host) => host + name)]) {
            const init = accepting(type, hreflang[0] ?? 'de');
            expect(await locationOf(`${path}?linkType=${asked}`, init)).toBe(href);
          }
        }
      }
    }
  },
  // None of our types has two links that are alike: that it is 300 where there are is checked without a server.
  'loFor{linkType} (identical attributes)': async () => {
    for (const entry of await linksetOf(UNIT)) {
      for (const links of Object.values(entry).filter(Array.isArray)) {
        const marks = links.map(({ hreflang, type }: OneLink) => `${hreflang} ${type}`);
        expect(new Set(marks).size).toBe(links.length);
      }
    }
  },
  linkTypesDefined: async () => {
    const { linkTypes } = standard('gs1-link-types.json') as { linkTypes: { iri: string }[] };
    const ratified = new Set(linkTypes.map(({ iri }) => iri));
    const used = (await linksetOf(UNIT)).flatMap((entry) => Object.keys(entry));
    for (const iri of used.filter((key) => key.startsWith('http'))) {
      expect(ratified.has(iri), iri).toBe(true);
    }
  },
  specificLinkTypeNotFound: async () => {
    for (const type of ['gs1:nosuchlt', 'gs1:recipeInfo', 'nonsense', '', 'gs1:']) {
      const answer = await ask(`${ITEM}?linkType=${type}`);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    }
  },
};
const HOSTS = ['https://ref.gs1.org/voc/', 'https://gs1.org/voc/', 'https://www.gs1.org/voc/'];
const OTHERS = [`/414/${gln}/254/TRAI-1`, `/q/${shortCode}`, `/q/${shortCode}/10/${LOT}`];

async function httpVersion(): Promise<string> {
  return new Promise((resolve, reject) => {
    http
      .get(`${server.url}${ITEM}`, (res) => resolve(res.resume().httpVersion))
      .on('error', reject);
  });
}

/** TLS ends at a proxy before us: with a site address of https, every address we name is one of https. */
async function overTls(): Promise<void> {
  const site = 'https://id.example.vn';
  const port = String(await freePort());
  const own = await startServer({ env: { DATA_DIR: server.dataDir, SITE_URL: site, PORT: port } });
  try {
    const at = `http://127.0.0.1:${port}`;
    const plain = await fetch(at + ITEM, { redirect: 'manual' });
    expect(plain.headers.get('location')).toBe(`${site}/quet${ITEM}`);
    const set = await (await fetch(`${at}${ITEM}?linkType=linkset`)).text();
    expect(set).not.toContain('http://127');
    expect(JSON.parse(set)).toMatchObject({ linkset: [{ anchor: site + ITEM }] });
  } finally {
    await own.stop();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = http.createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
    probe.on('error', reject);
  });
}

describe.skipIf(!there)('the checks of GS1’s resolver test suite', () => {
  const listed = there
    ? (standard('gs1-resolver-checks.json') as { checks: { id: string; check: string }[] }).checks
    : [];

  it('are all made', () => {
    expect(Object.keys(CHECKS).toSorted()).toEqual(listed.map(({ id }) => id).toSorted());
  });

  it.each(listed)('$id: $check', async ({ id }) => CHECKS[id]?.());
});

describe('the resolver', () => {
  it('answers HEAD as GET', async () => {
    for (const path of [UNIT, `${UNIT}?linkType=linkset`, '/01/1']) {
      const [head, get] = [await ask(path, { method: 'HEAD' }), await ask(path)];
      expect(head.status).toBe(get.status);
      for (const name of ['location', 'link', 'content-type', 'vary']) {
        expect(head.headers.get(name)).toBe(get.headers.get(name));
      }
    }
  });

  it('gives only links that lead somewhere', async () => {
    const hrefs = new Map<string, string>();
    for (const path of [UNIT, `${ITEM}/10/X`, ...OTHERS]) {
      for (const entry of await linksetOf(path)) {
        for (const links of Object.values(entry).filter(Array.isArray)) {
          for (const { href, type } of links as OneLink[]) hrefs.set(href, type ?? 'text/html');
        }
      }
    }
    expect(hrefs.size).toBeGreaterThan(60);
    const wrong: string[] = [];
    for (const [href, type] of hrefs) {
      const answer = await fetch(href, accepting(type, 'vi'));
      const given = answer.headers.get('content-type') ?? '';
      if (answer.status !== 200 || !given.startsWith(type)) {
        wrong.push(`${answer.status} ${given} ${href}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('says why a code cannot be read, in Vietnamese or English', async () => {
    const answer = await ask('/01/09520123456789');
    expect(answer.status).toBe(400);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.json()).toMatchObject({
      status: 400,
      code: 'wrong-check-digit',
      detail: expect.stringContaining('phải là 8'),
    });
    const english = await ask('/01/09520123456789', accepting('*/*', 'en'));
    expect(await english.json()).toMatchObject({ detail: expect.stringContaining('should be 8') });
  });

  it.each([
    ['/8004/9520614141234567', 404, 'key-not-ours'],
    ['/8010/0200', 404, 'key-not-ours'],
    ['/8004/9', 400, 'wrong-content'],
    ['/00/095201234567891235', 404, 'unknown-code'],
    ['/417/9520000000004', 404, 'unknown-code'],
    ['/414/9520123456788', 404, 'unknown-code'],
    ['/q/AAAAAAAA', 400, 'wrong-short-code'],
    [`${ITEM}/10/L%C3%94-1`, 400, 'wrong-character'],
    [`${ITEM}/10/A%00B`, 400, 'null-character'],
    ['/01/GhFRJydaKIlXglgZQKMDk', 400, 'wrong-character'],
  ])('%s: %d %s', async (path, status, code) => {
    const answer = await ask(path);
    expect([answer.status, await answer.json()]).toMatchObject([status, { status, code }]);
  });

  it('leads to the notice as soon as the lot is recalled', async () => {
    const before = await locationOf(`${IN_LOT}?linkType=gs1:recallStatus`);
    expect(before).toBe(`${server.url}/quet${IN_LOT}#thu-hoi`);
    const at = '2026-11-22T03:00:00.000Z';
    await inTransaction(db, async (tx) => {
      await tx.insert(recalls).values({
        ...{ id: 1, code: 'TH-2026-0001', producerId: 1, provinceCode: '91', state: 'open' },
        ...{ reasonVi: 'Thử', adviceVi: 'Đừng ăn', hazard: 'health', openedAt: at },
        openedBy: 'thử',
      });
      await tx
        .insert(recallLots)
        .values({ recallId: 1, lotId, how: 'named', distance: 0, included: true });
      const change = { deed: 'open-recall', subject: 'recall:1', before: null, after: {} };
      await record(tx, { actor: 'thử', now: Date.parse(at) }, change);
    });
    const asked = `${IN_LOT}?linkType=gs1:recallStatus`;
    expect(await locationOf(asked)).toBe(`${server.url}/thu-hoi/TH-2026-0001`);
    expect(await locationOf(asked, accepting('*/*', 'en-GB'))).toMatch(/\/en\/thu-hoi\//);
  });

  it('hands out the passport of the code', async () => {
    const answer = await ask(new URL(await locationOf(`${UNIT}?linkType=gs1:dpp`)).pathname);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.json()).toMatchObject({
      code: server.url + UNIT,
      gtin,
      lot: CODED.lot,
      serial,
      expires: '2028-11-01',
      recall: { state: 'recalled', notices: [{ code: 'TH-2026-0001' }] },
      origin: { country: 'VN' },
    });
  });
});
