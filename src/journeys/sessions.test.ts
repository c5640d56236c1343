import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastChangeId } from '#db/changes.ts';
import { closeDb, type Db } from '#db/client.ts';
import { DESK_PAGES } from '#src/rights/pages.examples.ts';
import type { World } from '#src/rights/worlds.examples.ts';
import { signedIn, storeOf } from './people.ts';
import { startServer, type TestServer } from './server.ts';
import type { Visitor } from './visitor.ts';

let server: TestServer;
let db: Db;
let visitor: Visitor | undefined;

beforeAll(async () => {
  server = await startServer();
  db = await storeOf(server);
});

afterAll(async () => {
  closeDb(db);
  await server.stop();
});

describe('sessions', () => {
  it('cannot be brought along, stolen by a script, or used after signing out', async () => {
    const visitor = await signedIn(server, db, {
      ...{ name: 'Người ra vào', userId: 'ra-vao', grants: [{ role: 'producer', producerId: 1 }] },
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
      fetch(`${server.url}/ban/ho-so`, { redirect: 'manual', headers: { cookie: value } }).then(
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
      ...{
        name: 'Người mất vai',
        userId: 'mat-vai',
        grants: [{ role: 'producer', producerId: 1 }],
      },
    });
    expect((await visitor.get('/ban/ho-so')).status).toBe(200);
    await db.$client.execute(`update grants set withdrawn_at = 1 where user_id = 'mat-vai'`);
    expect((await visitor.get('/ban/ho-so')).status).toBe(403);
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
    visitor ??= await signedIn(server, db, { name: 'Ai đó', userId: 'ai-do', grants: [] });
    const answer = await visitor.get(`/dang-nhap?tiep=${encodeURIComponent(next)}`);
    expect(answer.status).toBe(303);
    expect(new URL(answer.location ?? '', server.url).origin).toBe(server.url);
    expect(answer.location).toBe('/ban');
    expect(answer.headers.get('set-cookie') ?? '').not.toContain('la=1');
  });

  it('open nothing of the desk to an officer without a second factor', async () => {
    const officer = await signedIn(server, db, {
      ...{ name: 'Một lớp', userId: 'mot-lop', grants: [{ role: 'administrator' }] },
    });
    const lists = DESK_PAGES.filter(({ list, file }) => list && file !== 'khong-duoc.astro');
    const addresses = [
      ...lists.filter(({ forms }) => forms === undefined).map(({ path }) => path({} as World)),
      ...['/ban/tep/1', '/ban/quyet-dinh/1/tep', '/ban/ho-so/HS-2026-00001', '/ban/cai-dat'],
      ...['/ban/nguoi-dung', '/ban/nguoi-dung/moi', '/ban/so-dang-ky', '/ban/hoi-dong'],
    ];
    const newest = await lastChangeId(db);
    for (const address of addresses) {
      const { status, location } = await officer.get(address);
      expect([303, 403, 404], address).toContain(status);
      if (status === 303) expect(location, address).toBe('/tai-khoan/hai-lop');
      const sent = await officer.post(address, { viec: 'hai-lop', 'hai-lop': 'off' });
      expect(sent.status, address).not.toBe(200);
    }
    expect(await lastChangeId(db)).toBe(newest);
  });
});
