import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastChangeId } from '#db/changes.ts';
import { closeDb, type Db } from '#db/client.ts';
import { councilWith } from '#src/features/assessment/councils/scoring.fixture.server.ts';
import { localFiles } from '#src/outside/files.ts';
import { type Asker, ASKERS } from '#src/rights/deeds.examples.ts';
import { type DeskPage, REGISTER } from '#src/rights/desk-page.examples.ts';
import { DESK_PAGES } from '#src/rights/pages.examples.ts';
import { HIDDEN_PARTY, REPORT_CONTACT } from '#src/rights/traces.examples.ts';
import { plantMedia } from '#src/rights/media-deeds.examples.ts';
import { plantTradePages } from '#src/rights/trade-pages.examples.ts';
import { TRIES } from '#src/rights/tries.examples.ts';
import { plantWorld, threePlaces, type World } from '#src/rights/worlds.examples.ts';
import { signedIn, storeOf } from './people.ts';
import { startServer, type TestServer } from './server.ts';
import { type Answered, Visitor } from './visitor.ts';

const DESK = fileURLToPath(new URL('../pages/ban', import.meta.url));
/** `near`: the same province, but another commune, producer and council. */
const PLACES = ['home', 'near', 'far'] as const;
type Where = (typeof PLACES)[number];

/** Suppliers and customers: the producer's own, and theirs who recall. */
const MAY_READ_PARTIES: readonly Asker[] = ['ministry-officer', 'provincial-officer', 'producer'];
/** How a visitor wishes to be answered: officers only, never whom the report is about. */
const MAY_READ_CONTACTS: readonly Asker[] = REGISTER;

const LOOKED_AT = DESK_PAGES.filter(({ posted }) => posted !== true);

let server: TestServer;
let db: Db;
const worlds = {} as Record<Where, World>;
const visitors = {} as Record<Asker, Visitor>;
/** The lists as everybody saw them before there was anything out of their reach. */
const before = new Map<string, string>();

beforeAll(async () => {
  server = await startServer({
    clock: '2026-11-22T03:30:00.000Z',
    env: { SECOND_FACTOR: 'off' },
  });
  db = await storeOf(server);
  const files = localFiles(path.join(server.dataDir, 'files'));
  const { id: centralCouncilId } = await councilWith(db, { provinceCode: null });
  const places = await threePlaces(db);
  const plant = async (where: Where, mark: string): Promise<World> => {
    const world = await plantWorld(db, files, places[where], { mark, centralCouncilId });
    await plantTradePages(db, world);
    await plantMedia(db, files, world);
    return world;
  };
  worlds.home = await plant('home', 'BÍMẬT-X');
  for (const asker of ASKERS) {
    visitors[asker] =
      asker === 'anyone'
        ? new Visitor(server)
        : await signedIn(
            server,
            db,
            asker === 'person'
              ? { name: 'Không vai trò', userId: 'khong-vai', grants: [] }
              : worlds.home.actor(asker),
          );
  }
  const look = async (of: (asker: Asker) => boolean): Promise<void> => {
    for (const { page, asker } of lists().filter((one) => of(one.asker))) {
      before.set(`${page.file} ${page.about ?? ''} ${asker}`, await steady(page, asker));
    }
  };
  await look((asker) => asker !== 'provincial-officer');
  worlds.near = await plant('near', 'BÍMẬT-N');
  await look((asker) => asker === 'provincial-officer');
  worlds.far = await plant('far', 'BÍMẬT-Y');
});

afterAll(async () => {
  closeDb(db);
  await server.stop();
});

const ask = (page: DeskPage, asker: Asker, where: Where): Promise<Answered> =>
  visitors[asker].get(page.path(worlds[where]));

/** Lists, with everybody who sees a part of them only. */
function lists(): { page: DeskPage; asker: Asker }[] {
  return DESK_PAGES.filter(({ list }) => list).flatMap((page) =>
    (page.everywhere ?? [])
      .filter((asker) => !['administrator', 'ministry-officer'].includes(asker))
      .map((asker) => ({ page, asker })),
  );
}

/** The words of a list, without the key that a form is given anew each time. */
const steady = async (page: DeskPage, asker: Asker): Promise<string> =>
  (await bodyOf(visitors[asker], page.path(worlds.home))).replace(
    /\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/g,
    '',
  );

function statusFor(page: DeskPage, asker: Asker, where: Where): number {
  if (asker === 'anyone') return page.stranger ?? 303;
  const within = where === 'home' || (where === 'near' && asker === 'provincial-officer');
  if (page.everywhere?.includes(asker)) return 200;
  if (page.own?.includes(asker)) return within ? 200 : 404;
  if (page.seesOnly?.includes(asker)) return within ? 403 : 404;
  return page.missingFor?.includes(asker) ? 404 : (page.door ?? 403);
}

/** Words of the worlds that somebody has no business in, and of what somebody may read nowhere. */
function forbiddenMarks(asker: Asker, page: DeskPage): string[] {
  const worldsOf = (ends: string): string[] =>
    [...ends].flatMap((end) => [`BÍMẬT-${end}`, `LOKIN-${end}`]);
  const ofNobody = [
    ...(MAY_READ_PARTIES.includes(asker) ? [] : [HIDDEN_PARTY]),
    ...(MAY_READ_CONTACTS.includes(asker) ? [] : [REPORT_CONTACT]),
  ];
  if (asker === 'administrator' || asker === 'ministry-officer') return ofNobody;
  if (asker === 'provincial-officer' || page.sharing?.includes(asker)) {
    return [...worldsOf('Y'), ...ofNobody];
  }
  const strange = asker === 'anyone' || asker === 'person';
  return [...worldsOf(strange ? 'XNY' : 'NY'), ...ofNobody];
}

async function bodyOf(visitor: Visitor, address: string): Promise<string> {
  const answer = await fetch(new URL(address, server.url), {
    redirect: 'manual',
    headers: { cookie: visitor.cookie },
  });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return strFromU8(bytes);
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n');
}

describe('who sees what', () => {
  it('has a row for every address of the desk, and a form for everything that can be sent there', () => {
    const found = readdirSync(DESK, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('_'))
      .map((entry) => path.relative(DESK, path.join(entry.parentPath, entry.name)))
      .sort();
    expect([...new Set(DESK_PAGES.map(({ file }) => file))].sort()).toEqual(found);
    // Answered with one's own lines, so there is nothing to refuse.
    const harmless = ['csv', 'xlsx', 'ics', 'in', 'in-het', 'tim'];
    for (const file of found.filter((name) => name.endsWith('.astro'))) {
      const source = readFileSync(path.join(DESK, file), 'utf8');
      const handled = /await act\(Astro, desk, \{([\s\S]*?)\n\}\);/.exec(source)?.[1] ?? '';
      const names = [...handled.matchAll(/^ {2}(?:'([\w-]+)'|(\w+)):/gm)].map(([, a, b]) => a ?? b);
      const tried = DESK_PAGES.filter((one) => one.file === file).flatMap((page) =>
        Object.keys(page.forms?.(worlds.home) ?? {}),
      );
      expect(
        names.filter((name) => !tried.includes(name ?? '') && !harmless.includes(name ?? '')),
        file,
      ).toEqual([]);
    }
  });

  // Before the pages are looked at: what somebody has read no longer waits for them.
  it('shows nobody a count or a name that another place brought', async () => {
    for (const { page, asker } of lists()) {
      const now = await steady(page, asker);
      const name = `${page.file} ${page.about ?? ''} ${asker}`;
      const then = before.get(name) ?? '';
      const from = [...now].findIndex((one, at) => one !== then[at]);
      const around = (text: string): string => text.slice(Math.max(0, from - 80), from + 80);
      expect(now === then ? '' : around(now), name).toBe(now === then ? '' : around(then));
    }
  });

  it.each(LOOKED_AT.map((page) => ({ page, name: `${page.file} ${page.about ?? ''}` })))(
    '$name',
    async ({ page }) => {
      for (const where of PLACES) {
        for (const asker of ASKERS) {
          const said = `${asker} ${where} ${page.path(worlds[where])}`;
          const answer = await ask(page, asker, where);
          expect(answer.status, said).toBe(statusFor(page, asker, where));
          if (answer.status === 303)
            expect(answer.location, said).toMatch(/^\/dang-nhap(?:\?tiep=|$)/);
          expect(answer.headers.get('cache-control'), said).toBe('private, no-store');
          const body = await bodyOf(visitors[asker], page.path(worlds[where]));
          for (const mark of forbiddenMarks(asker, page)) expect(body, said).not.toContain(mark);
        }
      }
    },
  );

  it('in English just the same', async () => {
    for (const page of LOOKED_AT) {
      for (const asker of ASKERS) {
        const address = `/en${page.path(worlds.far)}`;
        const { status, text } = await visitors[asker].get(address);
        expect(status, `${asker} ${address}`).toBe(statusFor(page, asker, 'far'));
        for (const mark of forbiddenMarks(asker, page)) expect(text, address).not.toContain(mark);
      }
    }
  });

  it('filters reach no further than the list', async () => {
    const officer = visitors['provincial-officer'];
    const { provinceCode, communeCode, certificate, dossiers, holders, decided } = worlds.far;
    const addresses = [
      ...['tong-quan', 'so-dang-ky', 'so-dang-ky.csv', 'gia-han', 'quyet-dinh', 'nguoi-dung'].map(
        (list) => `/ban/${list}?tinh=${provinceCode}`,
      ),
      ...[`/ban/ho-so?xa=${communeCode}`, `/ban/ho-so?q=${dossiers.lodged.code.slice(-5)}`],
      ...[`/ban/so-dang-ky?q=${certificate.code.slice(3)}`, `/ban/quyet-dinh?noi=${provinceCode}`],
      ...[`dossier:${dossiers.lodged.id}`, `person:${holders.producer.userId}`].map(
        (subject) => `/ban/nhat-ky.csv?doi-tuong=${subject}`,
      ),
      `/ban/nhat-ky.csv?doi-tuong=decision:${decided.decisionId}`,
    ];
    const { traces, producerId } = worlds.far;
    addresses.push(
      ...['lo', 'lo/danh-sach.csv'].map((list) => `/ban/${list}?q=${traces.lotMark}`),
      ...[`/ban/lo?mat-hang=${traces.itemId}`, `/ban/luot-quet?tinh=${provinceCode}`],
      ...['thu-hoi', 'thu-hoi/danh-sach.csv'].map((list) => `/ban/${list}?q=${traces.lotMark}`),
      ...[`/ban/thu-hoi/moi?q=${traces.lotMark}`, `/ban/thu-hoi/moi?lo=${traces.lotId}`],
      ...['bao-sai', 'bao-sai/danh-sach.csv'].map((list) => `/ban/${list}?q=BÍMẬT`),
      ...['ma', 'ma/noi', 'ma/doi-tac'].map((list) => `/ban/${list}?tim-chu-the=BÍMẬT`),
      ...[`lot:${traces.lotId}`, `trace-party:${traces.partyId}`, `item:${traces.itemId}`].map(
        (subject) => `/ban/nhat-ky.csv?doi-tuong=${subject}`,
      ),
    );
    expect((await officer.get(`/ban/ma?chu-the=${producerId}`)).status).toBe(404);
    const private_ = [
      ...[certificate.code, dossiers.lodged.code, holders.producer.email, 'BÍMẬT-Y'],
      ...[`${traces.lotMark}.1`, traces.recalls.own.code, traces.reports.own],
    ];
    for (const address of addresses) {
      const { status, text } = await visitors['provincial-officer'].get(address);
      expect(status, address).toBe(200);
      for (const word of private_) expect(text, address).not.toContain(word);
    }
  });

  it('keeps no page of one person for the next', async () => {
    for (const { path: addressOf, file } of DESK_PAGES.filter(({ list }) => list)) {
      const address = addressOf(worlds.home);
      await visitors.administrator.get(address);
      const answer = await visitors.anyone.get(address);
      expect([303, 401, 403], file).toContain(answer.status);
      expect(answer.text, file).not.toContain('BÍMẬT');
    }
  });
});

describe('what is sent', () => {
  const withForms = DESK_PAGES.filter(({ forms }) => forms !== undefined);

  it.each(withForms.map((page) => ({ page, name: `${page.file} ${page.about ?? ''}` })))(
    'changes nothing of a foreign place: $name',
    async ({ page }) => {
      const allowed = page.list ? ['administrator', 'ministry-officer'] : (page.everywhere ?? []);
      for (const asker of ASKERS.filter((one) => !allowed.includes(one))) {
        for (const [viec, fields] of Object.entries(page.forms?.(worlds.far) ?? {})) {
          const newest = await lastChangeId(db);
          const sent = new FormData();
          for (const [name, value] of Object.entries({ viec, ...fields })) sent.set(name, value);
          if (viec === 'tai-len') sent.set('tep', new File(['%PDF-1.4'], 'a.pdf'));
          const answer = await visitors[asker].post(page.path(worlds.far), sent);
          const said = `${asker} ${page.path(worlds.far)} ${viec}`;
          const right = asker === 'anyone' ? [303] : page.list ? [403, 404, 422] : [403, 404];
          if (page.eachAnswered && page.everywhere?.includes(asker)) right.push(200);
          expect(right, said).toContain(answer.status);
          expect(await lastChangeId(db), said).toBe(newest);
          for (const mark of forbiddenMarks(asker, page)) {
            // What was typed is shown again.
            if (!JSON.stringify(fields).includes(mark)) expect(answer.text).not.toContain(mark);
          }
        }
      }
    },
  );

  it('comes from our own pages only', async () => {
    const newest = await lastChangeId(db);
    for (const page of withForms) {
      const address = page.path(worlds.home);
      for (const [viec, fields] of Object.entries(page.forms?.(worlds.home) ?? {})) {
        for (const headers of [{}, { origin: 'https://evil.example' }, { origin: 'null' }]) {
          const answer = await visitors.administrator.post(address, { viec, ...fields }, headers);
          expect(answer.status, `${address} ${viec}`).toBe(403);
        }
      }
    }
    expect(await lastChangeId(db)).toBe(newest);
  });
});

describe('things of another place in a form of one’s own', () => {
  it.each(TRIES)('%s', async (_, asker, send) => {
    const newest = await lastChangeId(db);
    const [address, fields] = send(worlds.home, worlds.far);
    const answer = await visitors[asker].post(address, fields);
    expect([403, 404, 422]).toContain(answer.status);
    expect(answer.text).not.toMatch(/(?:BÍMẬT|LOKIN)-Y/);
    expect(answer.text).not.toContain(worlds.far.dossiers.waiting.code);
    expect(await lastChangeId(db)).toBe(newest);
  });

  it('fields that no form has are left alone', async () => {
    const { code, id } = worlds.home.dossiers.draft;
    const rowOf = async (): Promise<unknown> =>
      (await db.$client.execute(`select * from dossiers where id = ${id}`)).rows[0];
    const kept = JSON.stringify(await rowOf());
    const extra = { state: 'recognised', producerId: '1', version: '9', resultStars: '5', id: '1' };
    const answer = await visitors.producer.post(`/ban/ho-so/${code}/to-khai`, {
      ...{ viec: 'luu', revision: '1', unitName: 'Tên đúng', constructor: 'x' },
      ...extra,
    });
    expect(answer.status).toBe(303);
    expect(JSON.stringify(await rowOf())).toBe(kept);
    const { rows } = await db.$client.execute(
      `select content from dossier_forms where dossier_id = ${id} and form = 'm01'`,
    );
    const content = JSON.parse(String(rows[0]?.['content'])) as object;
    expect(Object.keys(content)).not.toEqual(expect.arrayContaining(['state']));
    expect(content).toMatchObject({ unitName: 'Tên đúng' });
  });
});

describe('the public', () => {
  it('finds nothing private', async () => {
    const { producerId, certificate, productSlug } = worlds.far;
    const { rows } = await db.$client.execute(
      `select slug from producers where id = ${producerId}`,
    );
    const addresses = [
      ...['/api/v1/search?q=BÍMẬT', '/api/v1/suggest?q=BÍMẬT', '/san-pham?q=BÍMẬT', '/so-dang-ky'],
      ...['/api/v1/register.json', '/api/v1/register.csv', '/chung-nhan-moi.xml', '/chung-nhan'],
      ...[`/chung-nhan/${certificate.code}`, `/chung-nhan/${worlds.far.decided.fiveStar.code}`],
      ...[`/api/v1/certificates/${certificate.code}`, `/san-pham/${productSlug}`],
      ...[`/nha-san-xuat/${rows[0]?.['slug']}`, `/api/v1/producers/${rows[0]?.['slug']}`],
      ...['/sitemap.xml', '/', '/tinh', '/nha-san-xuat'],
    ];
    for (const address of addresses) {
      const { text, status } = await visitors.anyone.get(address);
      expect(status, address).toBeLessThan(500);
      expect(text, address).not.toMatch(/BÍMẬT-|HS-2026-8|@vi-du\.test/);
    }
  });
});
