import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from './server.ts';
import { account, demoPasswords, lettersTo, makeAccount, totp, Visitor } from './visitor.ts';

const PASSWORD = 'bốn con trâu trắng';
const ADMIN = 'dau.tien@example.vn';
let server: TestServer;
let admin: Visitor;
let secret = '';
let backupCodes: string[] = [];

beforeAll(async () => {
  server = await startServer();
  admin = new Visitor(server);
});
afterAll(() => server.stop());

const alert = (text: string): string =>
  /role="alert">\s*([^<]+)/.exec(text)?.[1]?.trim() ?? 'nothing was refused';
const linkIn = (text: string, start: string): string => {
  const found = new RegExp(`https?://[^/\\s]+(${start}\\S+)`).exec(text)?.[1];
  if (found === undefined) throw new Error(`No ${start} in: ${text}`);
  return found;
};

describe('the first administrator', () => {
  let link = '';
  it('is made with the link the server printed, once', async () => {
    link = linkIn(server.output(), '/thiet-lap');
    expect((await admin.get('/thiet-lap?ma=khong-dung')).status).toBe(404);
    const fields = {
      viec: 'lap',
      ten: 'Lê Thị Đầu Tiên',
      email: ADMIN,
      'mat-khau': '123456789012',
      'mat-khau-lai': '123456789012',
    };
    const weak = await admin.post(link, fields);
    expect(weak.status).toBe(422);
    expect(alert(weak.text)).toMatch(/quá dễ đoán/);
    expect(weak.text).toContain('Lê Thị Đầu Tiên');
    const made = await admin.post(link, {
      ...fields,
      'mat-khau': PASSWORD,
      'mat-khau-lai': PASSWORD,
    });
    expect(made).toMatchObject({ status: 303, location: '/ban' });
    expect((await new Visitor(server).get(link)).status).toBe(404);
    const again = await new Visitor(server).post(link, { ...fields, email: 'hai@example.vn' });
    expect(again.status).toBe(404);
  });

  it('sets up a second factor before anything else', async () => {
    expect(await admin.get('/ban/nguoi-dung')).toMatchObject({
      status: 303,
      location: '/tai-khoan/hai-lop',
    });
    const wrong = await admin.post('/tai-khoan/hai-lop', { viec: 'bat', 'mat-khau': 'không phải' });
    expect(alert(wrong.text)).toMatch(/Mật khẩu hiện tại không đúng/);
    const begun = await admin.post('/tai-khoan/hai-lop', { viec: 'bat', 'mat-khau': PASSWORD });
    expect(begun.status).toBe(200);
    secret = /class="ma-khoa">\s*([A-Z2-7 ]+)/.exec(begun.text)?.[1] ?? '';
    const list = /class="ma-du-phong">([\s\S]*?)<\/ul>/.exec(begun.text)?.[1] ?? '';
    backupCodes = [...list.matchAll(/<li>\s*([^<\s]+)\s*<\/li>/g)].map((match) => match[1] ?? '');
    expect(backupCodes.length).toBeGreaterThanOrEqual(8);
    const off = await admin.post('/tai-khoan/hai-lop', { viec: 'xac-nhan', ma: '000000' });
    expect(alert(off.text)).toMatch(/Mã không đúng/);
    const on = await admin.post('/tai-khoan/hai-lop', { viec: 'xac-nhan', ma: totp(secret) });
    expect(on.status).toBe(303);
    expect((await admin.get('/ban/nguoi-dung')).status).toBe(200);
  });

  it('signs in with password and code, or with a backup code once', async () => {
    const other = new Visitor(server);
    const first = await other.signIn(ADMIN, PASSWORD);
    expect(first.location).toBe('/dang-nhap?buoc=ma');
    expect((await other.get('/ban/nguoi-dung')).location).toMatch(/^\/dang-nhap\?tiep=/);
    const wrong = await other.post('/dang-nhap?buoc=ma', { viec: 'ma', ma: '123456' });
    expect(wrong.status).toBe(422);
    const right = await other.post('/dang-nhap?buoc=ma', { viec: 'ma', ma: totp(secret) });
    expect(right.location).toBe('/ban');
    expect((await other.get('/ban/nguoi-dung')).status).toBe(200);

    const code = backupCodes[0] ?? '';
    const third = new Visitor(server);
    await third.signIn(ADMIN, PASSWORD);
    expect((await third.post('/dang-nhap?buoc=ma', { viec: 'ma', ma: code })).location).toBe(
      '/ban',
    );
    const fourth = new Visitor(server);
    await fourth.signIn(ADMIN, PASSWORD);
    expect((await fourth.post('/dang-nhap?buoc=ma', { viec: 'ma', ma: code })).status).toBe(422);
  });

  it('sees the sessions and ends the others', async () => {
    const other = new Visitor(server);
    await other.signIn(ADMIN, PASSWORD);
    await other.post('/dang-nhap?buoc=ma', { viec: 'ma', ma: totp(secret) });
    expect((await other.get('/tai-khoan')).status).toBe(200);
    expect((await admin.post('/tai-khoan', { viec: 'phien-khac' })).status).toBe(303);
    expect((await other.get('/tai-khoan')).location).toMatch(/^\/dang-nhap/);
    expect((await admin.get('/tai-khoan')).status).toBe(200);
  });
});

describe('what is sent from elsewhere', () => {
  it('is refused, form or not', async () => {
    const fields = { viec: 'phien-khac' };
    const foreign = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      {},
    ];
    for (const headers of foreign) {
      expect((await admin.post('/tai-khoan', fields, headers)).status).toBe(403);
      const json = { ...headers, 'content-type': 'application/json' };
      const direct = await fetch(`${server.url}/auth/passkey/verify-authentication`, {
        method: 'POST',
        headers: { ...json, cookie: admin.cookie },
        body: '{}',
      });
      expect(direct.status).toBe(403);
    }
    expect((await admin.get('/auth/sign-up/email')).status).toBe(404);
    expect((await admin.post('/auth/sign-in/email', { email: ADMIN })).status).toBe(404);
  });

  it('never leads out of the site after signing in', async () => {
    const { email, password } = await makeAccount(server, {
      email: 'chuthe@example.vn',
      name: 'Bà Chủ Thể',
      role: 'producer',
      scope: ['--producer', '1'],
    });
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
      const visitor = new Visitor(server);
      const answer = await visitor.post(`/dang-nhap?tiep=${encodeURIComponent(next)}`, {
        viec: 'vao',
        email,
        'mat-khau': password,
      });
      expect(answer.location).toBe('/ban');
    }
  });
});

describe('invitations', () => {
  const OFFICER = 'can.bo@example.vn';
  let link = '';

  it('go out by mail and make an account with its role', async () => {
    const sent = await admin.post('/ban/nguoi-dung/moi', {
      viec: 'moi',
      vai: 'provincial-officer',
      tinh: '91',
      email: OFFICER,
      ten: 'Trần Cán Bộ',
    });
    expect(sent.location).toBe('/ban/nguoi-dung?xong=moi');
    const [letter = ''] = await lettersTo(server, OFFICER);
    expect(letter).toContain('An Giang');
    link = linkIn(letter, '/loi-moi/');
    const invited = new Visitor(server);
    const page = await invited.get(link);
    expect(page.text).toContain('Trần Cán Bộ');
    const made = await invited.post(link, {
      viec: 'tao',
      ten: 'Trần Văn Cán Bộ',
      'mat-khau': 'sáu quả xoài cát',
      'mat-khau-lai': 'sáu quả xoài cát',
    });
    expect(made.location).toBe('/ban');
    expect((await invited.get('/ban/nguoi-dung')).location).toBe('/tai-khoan/hai-lop');
    expect((await new Visitor(server).get(link)).status).toBe(404);
    expect(await account(server, 'list')).toMatch(/can\.bo@example\.vn.*provincial-officer\t91/);
  });

  it('are refused where one has no right, and show nothing of other provinces', async () => {
    const off = await admin.post('/ban/cai-dat', { viec: 'hai-lop', 'hai-lop': 'off' });
    expect(off.status).toBe(303);
    const officer = new Visitor(server);
    await officer.signIn(OFFICER, 'sáu quả xoài cát');
    const people = await officer.get('/ban/nguoi-dung');
    expect(people.status).toBe(200);
    expect(people.text).not.toContain(ADMIN);
    // Himself, and the producer whose seat is in his province.
    expect(people.text).toContain('2 người');
    for (const [vai, tinh] of [
      ['administrator', ''],
      ['ministry-officer', ''],
      ['provincial-officer', '91'],
    ] as const) {
      const answer = await officer.post('/ban/nguoi-dung/moi', {
        viec: 'moi',
        vai,
        tinh,
        email: 'ai.do@example.vn',
      });
      expect(answer.status).toBe(403);
    }
    expect((await officer.get('/ban/cai-dat')).status).toBe(403);
    const ids = [
      ...(await admin.get('/ban/nguoi-dung')).text.matchAll(/nguoi-dung\/([\w-]{20,})"/g),
    ];
    const statuses = await Promise.all(
      ids.map(async ([, id]) => (await officer.get(`/ban/nguoi-dung/${id}`)).status),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(2);
    expect(new Set(statuses)).toEqual(new Set([200, 404]));
    await admin.post('/ban/cai-dat', { viec: 'hai-lop', 'hai-lop': 'officers' });
    expect((await officer.get('/ban/nguoi-dung')).location).toBe('/tai-khoan/hai-lop');
  });

  it('can be withdrawn', async () => {
    await admin.post('/ban/nguoi-dung/moi', {
      viec: 'moi',
      vai: 'ministry-officer',
      email: 'bo@example.vn',
    });
    const [letter = ''] = await lettersTo(server, 'bo@example.vn');
    const list = (await admin.get('/ban/nguoi-dung')).text;
    const id = /name="loi-moi" value="(\d+)"/.exec(list)?.[1] ?? '';
    const answer = await admin.post('/ban/nguoi-dung', { viec: 'rut', 'loi-moi': id });
    expect(answer.location).toBe('/ban/nguoi-dung?xong=rut');
    expect((await new Visitor(server).get(linkIn(letter, '/loi-moi/'))).status).toBe(404);
  });
});

describe('a forgotten password', () => {
  it('is set anew with a letter; who has no account learns nothing', async () => {
    const visitor = new Visitor(server);
    const email = 'chuthe@example.vn';
    const known = await visitor.post('/quen-mat-khau', { viec: 'xin', email });
    const unknown = await visitor.post('/quen-mat-khau', { viec: 'xin', email: 'ma@example.vn' });
    expect(known.location).toBe(unknown.location);
    const [letter = ''] = await lettersTo(server, email);
    const link = linkIn(letter, '/dat-lai-mat-khau');
    const next = 'một hai ba bốn năm';
    const set = await visitor.post(link, { viec: 'dat', 'mat-khau': next, 'mat-khau-lai': next });
    expect(set.location).toBe('/dang-nhap?xong=dat-lai');
    expect((await visitor.get(link)).status).toBe(404);
    expect((await visitor.signIn(email, next)).location).toBe('/ban');
  });

  it('cannot be guessed: ten tries, then one waits', async () => {
    const visitor = new Visitor(server);
    for (let turn = 0; turn < 10; turn++) {
      expect((await visitor.signIn('chuthe@example.vn', `sai ${turn}`)).status).toBe(422);
    }
    const stopped = await visitor.signIn('chuthe@example.vn', 'một hai ba bốn năm');
    expect(stopped.status).toBe(422);
    expect(alert(stopped.text)).toMatch(/Hãy đợi 15 phút/);
  });
});

describe('demo mode', () => {
  it('makes one account per role, printed once, closed when it ends', async () => {
    const demo = await startServer({ env: { DEMO_ACCOUNTS: 'on' } });
    try {
      const passwords = demoPasswords(demo);
      expect(Object.keys(passwords)).toHaveLength(10);
      const visitor = new Visitor(demo);
      const email = 'quantri@demo.invalid';
      expect((await visitor.signIn(email, passwords[email] ?? '')).location).toBe('/ban');
      expect((await visitor.get('/ban/nguoi-dung')).text).toContain('10 người');
      const unsure = await visitor.post('/ban/cai-dat', { viec: 'het-demo' });
      expect(unsure.status).toBe(422);
      await visitor.post('/ban/cai-dat', { viec: 'het-demo', chac: '1' });
      expect((await visitor.get('/ban/nguoi-dung')).location).toMatch(/^\/dang-nhap/);
      expect((await visitor.signIn(email, passwords[email] ?? '')).status).toBe(422);
    } finally {
      await demo.stop();
    }
  });
});
