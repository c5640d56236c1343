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
import { DESK_PAGES, type DeskPage } from '#src/rights/pages.examples.ts';
import { plantWorld, threePlaces, type World } from '#src/rights/worlds.examples.ts';
import { signedIn, storeOf } from './people.ts';
import { startServer, type TestServer } from './server.ts';
import { type Answered, Visitor } from './visitor.ts';

const DESK = fileURLToPath(new URL('../pages/ban', import.meta.url));
/** `near`: the same province, but another commune, producer and council. */
const PLACES = ['home', 'near', 'far'] as const;
type Where = (typeof PLACES)[number];

let server: TestServer;
let db: Db;
const worlds = {} as Record<Where, World>;
const visitors = {} as Record<Asker, Visitor>;
/** The lists as everybody saw them before the other province had anything. */
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
  const plant = (where: Where, mark: string) =>
    plantWorld(db, files, places[where], { mark, centralCouncilId });
  worlds.home = await plant('home', 'BÍMẬT-X');
  worlds.near = await plant('near', 'BÍMẬT-N');
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
  for (const { page, asker } of lists()) {
    before.set(`${page.file} ${asker}`, steady(await ask(page, asker, 'home')));
  }
  worlds.far = await plant('far', 'BÍMẬT-Y');
}, 240_000);

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

/** The words of a page without what changes from one look to the next. */
function steady({ status, text }: Answered): string {
  return `${status} ${text.replace(/nonce="[^"]*"|PK[\s\S]*/g, '')}`;
}

function statusFor(page: DeskPage, asker: Asker, where: Where): number {
  if (asker === 'anyone') return page.stranger ?? 303;
  const within = where === 'home' || (where === 'near' && asker === 'provincial-officer');
  if (page.everywhere?.includes(asker)) return 200;
  if (page.own?.includes(asker)) return within ? 200 : 404;
  if (page.seesOnly?.includes(asker)) return within ? 403 : 404;
  return page.missingFor?.includes(asker) ? 404 : (page.door ?? 403);
}

/** Marks of the worlds that somebody has no business in. */
function forbiddenMarks(asker: Asker): string[] {
  if (asker === 'administrator' || asker === 'ministry-officer') return [];
  if (asker === 'provincial-officer') return ['BÍMẬT-Y'];
  if (asker === 'anyone' || asker === 'person') return ['BÍMẬT-X', 'BÍMẬT-N', 'BÍMẬT-Y'];
  return ['BÍMẬT-N', 'BÍMẬT-Y'];
}

async function bodyOf(visitor: Visitor, address: string): Promise<string> {
  const answer = await fetch(new URL(address, server.url), {
    redirect: 'manual',
    headers: { cookie: visitor.cookie },
  });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return strFromU8(bytes);
  return Object.values(unzipSync(bytes)).map((part) => strFromU8(part)).join('\n');
}

describe('who sees what', () => {
  it('has a row for every address of the desk, and a form for everything that can be sent there', () => {
    const found = readdirSync(DESK, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('_'))
      .map((entry) => path.relative(DESK, path.join(entry.parentPath, entry.name)))
      .sort();
    expect([...new Set(DESK_PAGES.map(({ file }) => file))].sort()).toEqual(found);
    // Answered with one's own lines, so there is nothing to refuse.
    const harmless = ['csv', 'xlsx', 'ics', 'in'];
    for (const file of found.filter((name) => name.endsWith('.astro'))) {
      const source = readFileSync(path.join(DESK, file), 'utf8');
      const handled = /await act\(Astro, desk, \{([\s\S]*?)\n\}\);/.exec(source)?.[1] ?? '';
      const names = [...handled.matchAll(/^ {2}(?:'([\w-]+)'|(\w+)):/gm)].map(([, a, b]) => a ?? b);
      const page = DESK_PAGES.find((one) => one.file === file);
      const tried = Object.keys(page?.forms?.(worlds.home) ?? {});
      expect(
        names.filter((name) => !tried.includes(name ?? '') && !harmless.includes(name ?? '')),
        file,
      ).toEqual([]);
    }
  });

  it.each(DESK_PAGES.map((page) => ({ page, name: `${page.file} ${page.about ?? ''}` })))(
    '$name',
    async ({ page }) => {
      for (const where of PLACES) {
        for (const asker of ASKERS) {
          const said = `${asker} ${where} ${page.path(worlds[where])}`;
          const answer = await ask(page, asker, where);
          expect(answer.status, said).toBe(statusFor(page, asker, where));
          if (answer.status === 303) expect(answer.location, said).toMatch(/^\/dang-nhap\?tiep=/);
          expect(answer.headers.get('cache-control'), said).toMatch(/no-store|private, no-cache/);
          const body = await bodyOf(visitors[asker], page.path(worlds[where]));
          for (const mark of forbiddenMarks(asker)) expect(body, said).not.toContain(mark);
        }
      }
    },
  );

  it('shows nobody a count or a name that another province brought', async () => {
    for (const { page, asker } of lists()) {
      const now = steady(await ask(page, asker, 'home'));
      expect(now === before.get(`${page.file} ${asker}`), `${page.file} ${asker}`).toBe(true);
    }
  });

  it('keeps no page of one person for the next', async () => {
    for (const { path: addressOf, file } of DESK_PAGES.filter(({ list }) => list)) {
      const address = addressOf(worlds.home);
      await visitors.administrator.get(address);
      const answer = await visitors.anyone.get(address);
      expect([303, 403], file).toContain(answer.status);
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
          expect(right, said).toContain(answer.status);
          expect(await lastChangeId(db), said).toBe(newest);
          for (const mark of forbiddenMarks(asker)) {
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
  type Try = [
    name: string,
    asker: Asker,
    send: (own: World, far: World) => [address: string, fields: Record<string, string>],
  ];
  const TRIES: Try[] = [
    [
      'a file of another dossier set aside',
      'producer',
      (own, far) => [
        `/ban/ho-so/${own.dossiers.draft.code}/giay-to`,
        { viec: 'bo', tep: String(far.dossiers.draft.fileId) },
      ],
    ],
    [
      'a dossier for a product of somebody else',
      'producer',
      (own, far) => [
        '/ban/ho-so/moi',
        { viec: 'mo', 'san-pham': `${own.producerId}:${far.productId}`, loai: 'first' },
      ],
    ],
    [
      'a dossier of another province taken into a round',
      'provincial-officer',
      (own, far) => [
        `/ban/dot/${own.rounds.open}`,
        { viec: 'them', 'ho-so': String(far.dossiers.waiting.id) },
      ],
    ],
    [
      'a dossier of another round taken out',
      'provincial-officer',
      (own, far) => [
        `/ban/dot/${own.rounds.open}`,
        { viec: 'rut', 'ho-so': String(far.dossiers.inOpenRound.id), 'vi-sao': 'Nhầm' },
      ],
    ],
    [
      'a dossier of another council decided',
      'council-secretary',
      (own, far) => [
        `/ban/dot/${own.rounds.running}/hop`,
        { viec: 'ket-luan', 'ho-so': String(far.dossiers.signed.id), ban: '1', cach: 'rate' },
      ],
    ],
    [
      'a seat of another council ended',
      'provincial-officer',
      (own, far) => [
        `/ban/hoi-dong/${own.council.id}`,
        { viec: 'thoi', nguoi: String(far.council.seats[0]), 'vi-sao': 'Nghỉ' },
      ],
    ],
    [
      'a result of another province issued',
      'provincial-officer',
      (own, far) => [
        `/ban/quyet-dinh/ban-hanh?cap=${own.provinceCode}&so=97%2FQĐ&ngay=2026-11-20&kq=${far.decided.resultId}`,
        { viec: 'ban-hanh' },
      ],
    ],
    [
      'a role withdrawn through the page of somebody else',
      'provincial-officer',
      (own, far) => [
        `/ban/nguoi-dung/${own.holders.producer.userId}`,
        { viec: 'thu-hoi', 'vai-tro': String(far.holders.producer.grantId), 'ly-do': 'Lạ' },
      ],
    ],
    [
      'an administrator invited by an officer',
      'provincial-officer',
      () => ['/ban/nguoi-dung/moi', { viec: 'moi', vai: 'administrator', email: 'a@vi-du.test' }],
    ],
    [
      'a central council set up by a province',
      'provincial-officer',
      (own) => [
        '/ban/hoi-dong',
        { viec: 'lap', cap: 'centre', tinh: own.provinceCode, ten: 'Hội đồng trung ương' },
      ],
    ],
    [
      'five stars by way of a correction',
      'provincial-officer',
      (own) => [
        `/ban/giay/${own.certificate.code}`,
        {
          ...{ viec: 'dinh-chinh', so: '96/QĐ-UBND', ngay: '2026-11-20', 'nguoi-ky': 'Ai' },
          ...{ ban: '0', stars: '5', 'ly-do': 'In sai' },
        },
      ],
    ],
    [
      'an import moved to another province',
      'provincial-officer',
      (own, far) => [
        `/ban/quyet-dinh/nhap/${own.imports.ready.id}`,
        { viec: 'chon', ban: '0', dong: '1', 'san-pham': String(far.productId) },
      ],
    ],
  ];

  it.each(TRIES)('%s', async (_, asker, send) => {
    const newest = await lastChangeId(db);
    const [address, fields] = send(worlds.home, worlds.far);
    const answer = await visitors[asker].post(address, fields);
    expect([403, 404, 422]).toContain(answer.status);
    expect(answer.text).not.toContain('BÍMẬT-Y');
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
      ...{ viec: 'luu', revision: '1', unitName: 'Tên đúng', __proto__: 'x', constructor: 'x' },
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

describe('sessions', () => {
  it('cannot be brought along, stolen by a script, or used after signing out', async () => {
    const visitor = await signedIn(server, db, {
      ...{ name: 'Người ra vào', userId: 'ra-vao', grants: [{ role: 'administrator' }] },
    });
    const held = visitor.cookie;
    const brought = await fetch(`${server.url}/dang-nhap`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: server.url, cookie: 'moi-xa.session_token=cua-ke-la.AAAA' },
      body: new URLSearchParams({
        ...{ viec: 'vao', email: 'ra-vao@vi-du.test', 'mat-khau': 'mười hai con giáp 9' },
      }),
    });
    const cookies = brought.headers.getSetCookie();
    const cookie = cookies.find((one) => one.startsWith('moi-xa.session_token=')) ?? '';
    expect(cookie).not.toContain('cua-ke-la');
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/Path=\//i);
    expect(held).not.toContain(cookie.split(';')[0] ?? '-');
    const use = (value: string): Promise<number> =>
      fetch(`${server.url}/ban/cai-dat`, { redirect: 'manual', headers: { cookie: value } }).then(
        ({ status }) => status,
      );
    expect(await use(held)).toBe(200);
    const [, token = ''] = /session_token=([^.;%]+)/.exec(held) ?? [];
    for (const forged of [token, `${token}.`, `${token}.AAAA`, `${token}x${held.slice(-60)}`]) {
      expect(await use(`moi-xa.session_token=${forged}`)).toBe(303);
    }
    await visitor.post('/dang-xuat', {});
    expect(await use(held)).toBe(303);
  });

  it('lose a right the moment its role is withdrawn', async () => {
    const visitor = await signedIn(server, db, {
      ...{ name: 'Người mất vai', userId: 'mat-vai', grants: [{ role: 'ministry-officer' }] },
    });
    expect((await visitor.get('/ban/nhat-ky')).status).toBe(200);
    await db.$client.execute(`update grants set withdrawn_at = 1 where user_id = 'mat-vai'`);
    expect((await visitor.get('/ban/nhat-ky')).status).toBe(403);
  });

  it.each([
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    '/\t/evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/ban\r\nset-cookie: la=1',
    '@evil.example',
  ])('signing in never leads elsewhere: %j', async (next) => {
    const answer = await visitors.producer.get(`/dang-nhap?tiep=${encodeURIComponent(next)}`);
    expect(answer.status).toBe(303);
    expect(new URL(answer.location ?? '', server.url).origin).toBe(server.url);
    expect(answer.location).toBe('/ban');
    expect(answer.headers.get('set-cookie') ?? '').not.toContain('la=1');
  });
});

describe('the public', () => {
  it('finds nothing private', async () => {
    const { producerId, certificate, productSlug } = worlds.far;
    const { rows } = await db.$client.execute(`select slug from producers where id = ${producerId}`);
    const addresses = [
      ...['/api/v1/search?q=BÍMẬT', '/api/v1/suggest?q=BÍMẬT', '/san-pham?q=BÍMẬT', '/so-dang-ky'],
      ...['/api/v1/register.json', '/api/v1/register.csv', '/chung-nhan-moi.xml', '/chung-nhan'],
      ...[`/chung-nhan/${certificate.code}`, `/chung-nhan/${worlds.far.decided.fiveStar.code}`],
      ...[`/api/v1/certificates/${certificate.code}`, `/san-pham/${productSlug}`],
      ...[`/nha-san-xuat/${rows[0]?.['slug']}`, `/api/v1/producers/${rows[0]?.['slug']}`],
      ...[`/chung-nhan?so=${encodeURIComponent(worlds.far.dossiers.lodged.code)}`, '/sitemap.xml'],
    ];
    for (const address of addresses) {
      const { text, status } = await visitors.anyone.get(address);
      expect(status, address).toBeLessThan(500);
      expect(text.replace(/BÍMẬT(?!-)/g, ''), address).not.toMatch(/BÍMẬT-|HS-2026-8|@vi-du\.test/);
    }
  });
});
