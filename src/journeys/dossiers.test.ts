import path from 'node:path';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import { paths } from '#src/base/paths.ts';
import { criteriaOf } from '#src/features/assessment/dossiers/criteria-of.ts';
import { FULL_01, FULL_03, fullForm02 } from '#src/features/assessment/dossiers/dossier.fixture.ts';
import { type TestServer, startServer } from './server.ts';
import { makeAccount, Visitor } from './visitor.ts';

/** A producer lodges, the commune returns and sends on, the province accepts: without a script, by HTTP alone. */
const SET = 7;
const p = paths('vi');
let server: TestServer;
let db: Db;
let maker: Visitor;
let commune: Visitor;
let province: Visitor;
let stranger: Visitor;
let picture: Buffer;
let code = '';
let place: { id: number; communeCode: string; provinceCode: string };

const version = async (): Promise<string> =>
  String((await db.select().from(dossiers).where(eq(dossiers.code, code)))[0]?.version);

beforeAll(async () => {
  server = await startServer({
    clock: '2026-06-01T10:00:00+07:00',
    env: { SECOND_FACTOR: 'off' },
  });
  db = await openDb(`file:${path.join(server.dataDir, 'moi-xa.db')}`);
  const rows = await db.select().from(producers);
  const [one, other] = rows.filter((row) => row.communeCode !== null);
  if (!one?.communeCode || !other) throw new Error('the catalogue has producers in communes');
  place = { id: one.id, communeCode: one.communeCode, provinceCode: one.provinceCode };
  const person = async (email: string, role: string, ...scope: string[]): Promise<Visitor> => {
    const made = await makeAccount(server, { email, name: email, role, scope });
    const visitor = new Visitor(server);
    await visitor.signIn(made.email, made.password);
    return visitor;
  };
  maker = await person('chu.the@example.vn', 'producer', '--producer', String(place.id));
  stranger = await person('khac@example.vn', 'producer', '--producer', String(other.id));
  commune = await person('xa@example.vn', 'commune-officer', '--commune', place.communeCode);
  province = await person(
    'tinh@example.vn',
    'provincial-officer',
    '--province',
    place.provinceCode,
  );
  picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } })
    .jpeg()
    .toBuffer();
});
afterAll(async () => {
  if (db) closeDb(db);
  await server?.stop();
});

const part = (name: string): string => p.deskDossierPart(code, name);
function files(item: string, ...bytes: Uint8Array[]): FormData {
  const form = new FormData();
  form.set('viec', 'tai-len');
  form.set('muc', item);
  bytes.forEach((one, at) => form.append('tep', new File([new Uint8Array(one)], `Tệp ${at}.jpg`)));
  return form;
}

describe('a dossier', () => {
  it('is opened and filled in; an unfinished one is not lodged', async () => {
    const opened = await maker.post(p.deskNewDossier, {
      ...{ viec: 'mo', 'san-pham': `${place.id}:moi`, loai: 'first' },
      ...{ ten: 'Sản phẩm đi thử', bo: String(SET) },
    });
    expect(opened.status).toBe(303);
    code = /HS-\d{4}-\d{5}/.exec(opened.location ?? '')?.[0] ?? '';
    expect(code).not.toBe('');
    const early = await maker.post(p.deskDossier(code), {
      ...{ viec: 'nop', version: await version(), 'cam-doan': '1' },
    });
    expect(early.status).toBe(422);
    expect(early.text).toContain('Giấy đăng ký kinh doanh');
    const m01 = await maker.post(part('to-khai'), { viec: 'luu', revision: '1', ...FULL_01 });
    expect(m01.status).toBe(303);
    const typed = fullForm02(criteriaOf(SET, 'qd26-2026'));
    const m02 = await maker.post(part('tu-danh-gia'), { viec: 'luu', revision: '1', ...typed });
    expect(m02.status).toBe(303);
  });

  it('keeps what was typed when somebody else saved first', async () => {
    const stale = { viec: 'luu', revision: '1', repPost: 'Phó giám đốc' };
    const answer = await maker.post(part('to-khai'), stale);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('value="Phó giám đốc"');
    expect(answer.text).toContain('Bản của người khác: Giám đốc');
    const json = await maker.post(part('to-khai'), stale, {
      origin: server.url,
      accept: 'application/json',
    });
    expect(json.status).toBe(409);
  });

  it('takes pictures, refuses what only calls itself one', async () => {
    for (const item of ['paper:business-registration', 'paper:food-safety']) {
      expect((await maker.post(part('giay-to'), files(item, picture))).status).toBe(303);
    }
    const bad = await maker.post(part('giay-to'), files('paper:awards', Buffer.from('<script>')));
    expect(bad.status).toBe(422);
    expect(bad.text).toContain('không phải PDF, JPEG, PNG hay WebP');
  });

  it('is nobody else’s before it is lodged, and its files cannot be guessed', async () => {
    const page = await maker.get(part('giay-to'));
    const file = /href="(\/ban\/tep\/\d+)"/.exec(page.text)?.[1] ?? '';
    const own = await maker.get(file);
    expect(own.status).toBe(200);
    expect(own.headers.get('content-security-policy')).toContain('sandbox');
    expect(own.headers.get('cache-control')).toContain('no-store');
    const outsiders = [commune, province, stranger, new Visitor(server)];
    for (const visitor of outsiders) {
      expect((await visitor.get(file)).status).toBe(404);
      expect((await visitor.get('/ban/tep/999999')).status).toBe(404);
      expect([303, 404]).toContain((await visitor.get(p.deskDossier(code))).status);
      const list = await visitor.get(`${p.deskDossiers}/danh-sach.csv`);
      expect(list.text).not.toContain('Sản phẩm đi thử');
    }
    const lodged = await maker.post(p.deskDossier(code), {
      ...{ viec: 'nop', version: await version(), 'cam-doan': '1' },
    });
    expect(lodged.location).toContain('xong=nop');
    expect((await commune.get(file)).status).toBe(200);
    expect((await province.get(file)).status).toBe(200);
    expect((await stranger.get(file)).status).toBe(404);
    expect((await stranger.get(part('bien-nhan'))).status).toBe(404);
    const receipt = await maker.get(part('bien-nhan'));
    expect(receipt.text).toMatch(/<code[^>]*>[0-9a-f]{64}<\/code>/);
    expect(receipt.text).toContain('22/06/2026');
  });

  it('goes through commune and province', async () => {
    const back = await commune.post(part('xa'), {
      ...{ viec: 'tra-lai', version: await version(), 'ly-do': '' },
      'ghi:m01:phone': 'Số không gọi được',
    });
    expect(back.location).toContain('xong=tra-lai');
    const seen = await maker.get(part('to-khai'));
    expect(seen.text).toContain('Số không gọi được');
    await maker.post(part('to-khai'), { viec: 'luu', revision: '2', phone: '0911 111 111' });
    await maker.post(p.deskDossier(code), {
      ...{ viec: 'nop', version: await version(), 'cam-doan': '1' },
    });
    const early = await commune.post(part('xa'), { viec: 'chuyen', version: await version() });
    expect(early.status).toBe(422);
    await commune.post(part('xa'), { viec: 'luu', revision: '0', ...FULL_03 });
    const sent = await commune.post(part('xa'), { viec: 'chuyen', version: await version() });
    expect(sent.location).toContain('xong=chuyen');
    expect((await commune.get(part('tinh'))).status).toBe(404);
    await province.post(part('tinh'), {
      ...{ viec: 'mau', version: await version(), 'so-mau': '5', ngay: '2026-06-01' },
    });
    const taken = await province.post(part('tinh'), { viec: 'nhan', version: await version() });
    expect(taken.location).toContain('xong=nhan');
    const overview = await maker.get(p.deskDossier(code));
    expect(overview.text).toMatch(
      new RegExp(`${place.provinceCode}-${place.communeCode}-\\d+-2026`),
    );
    const english = await maker.get(paths('en').deskDossier(code));
    expect(english.text).toContain('Accepted, waiting for a round');
  });
});
