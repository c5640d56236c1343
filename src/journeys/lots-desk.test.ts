import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { eq, isNotNull } from 'drizzle-orm';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { epcisEvents, lots } from '#db/schema/lots.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { openChromium, openTab } from './chromium.ts';
import { signedIn, storeOf } from './people.ts';
import { startServer, type TestServer } from './server.ts';
import type { Visitor } from './visitor.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PICTURE = readFileSync(new URL('../../public/icon-192.png', import.meta.url));

let server: TestServer;
let browser: Browser;
let db: Db;
let itemId: number;
let own: Visitor;
let other: Visitor;
let officer: Visitor;
let elsewhere: Visitor;

beforeAll(async () => {
  [server, browser] = await Promise.all([
    // What is looked at here is reach, not the second factor of officers.
    startServer({ clock: '2026-11-22T09:00:00+07:00', env: { SECOND_FACTOR: 'off' } }),
    openChromium(),
  ]);
  db = await storeOf(server);
  const rows = await db
    .select({
      producerId: products.producerId,
      provinceCode: producers.provinceCode,
      itemId: tradeItems.id,
    })
    .from(products)
    .innerJoin(tradeItems, eq(tradeItems.productId, products.id))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .where(isNotNull(products.producerId))
    .orderBy(tradeItems.id);
  const [first] = rows;
  const second = rows.find(({ producerId }) => producerId !== first?.producerId);
  const far = rows.find(({ provinceCode }) => provinceCode !== first?.provinceCode);
  itemId = first?.itemId ?? 0;
  const person = (role: 'producer' | 'provincial-officer', scope: object, userId: string) =>
    signedIn(server, db, { ...actorAs(role, scope), userId });
  own = await person('producer', { producerId: first?.producerId ?? 0 }, 'lo-1');
  other = await person('producer', { producerId: second?.producerId ?? 0 }, 'lo-2');
  const at = (provinceCode?: string) => ({ provinceCode: provinceCode ?? '' });
  officer = await person('provincial-officer', at(first?.provinceCode), 'lo-3');
  elsewhere = await person('provincial-officer', at(far?.provinceCode), 'lo-4');
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const lotFields = (more: Record<string, string> = {}): Record<string, string> => ({
  ...{ viec: 'tao', 'mat-hang': String(itemId), ma: 'LO261122A', 'dong-goi': '2026-11-22' },
  ...{ 'so-luong': '1.250', 'ghi-chu': '' },
  ...more,
});

function step(fields: Record<string, string>, photo = false): FormData {
  const form = new FormData();
  const all = { viec: 'ghi', luc: '2026-11-22T08:15', 'so-luong': '12,5', ...fields };
  for (const [name, value] of Object.entries(all)) form.set(name, value);
  if (photo) {
    form.set('anh', new File([PICTURE], 'vườn.png', { type: 'image/png' }));
    form.set('mo-anh', '1');
  }
  return form;
}

describe('a producer without scripts', () => {
  it('makes a lot with the code that is proposed, and the same form sent twice is one lot', async () => {
    const page = await own.get('/ban/lo/moi');
    expect(page.text).toContain('value="LO261122A"');
    const key = { khoa: crypto.randomUUID() };
    const made = await own.post('/ban/lo/moi', lotFields(key));
    expect([made.status, made.location]).toEqual([303, '/ban/lo/1?xong=created']);
    const again = await own.post('/ban/lo/moi', lotFields(key));
    expect(again.location).toBe('/ban/lo/1?xong=created');
    expect(await db.select().from(lots)).toMatchObject([
      { quantity: 1250, packedOn: '2026-11-22' },
    ]);
  });

  it('is told what is wrong and keeps what was typed', async () => {
    const taken = await own.post('/ban/lo/moi', lotFields({ 'ghi-chu': 'Vụ sớm' }));
    expect(taken.status).toBe(422);
    expect(taken.text).toContain('value="Vụ sớm"');
    const odd = await own.post('/ban/lo/moi', lotFields({ ma: 'B', 'so-luong': 'nhiều' }));
    expect([odd.status, odd.text.includes('“nhiều” không phải là số lượng')]).toEqual([422, true]);
  });

  it('records a step with a photo that everybody may see, without what the camera noted', async () => {
    const answer = await own.post(
      '/ban/lo/1/ghi',
      step({ buoc: 'packing', 'ghi-chu': 'Mẻ A' }, true),
    );
    expect([answer.status, answer.location]).toEqual([303, '/ban/lo/1?xong=step']);
    const page = await own.get('/ban/lo/1');
    expect(page.text).toContain('08:15 22/11/2026');
    expect(page.text).toContain('12,5');
    const id = /\/ban\/lo\/tep\/(\d+)/.exec(page.text)?.[1];
    const picture = await fetch(`${server.url}/quet/tep/${id}`);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect((await other.get(`/ban/lo/tep/${id}`)).status).toBe(404);
    expect((await officer.get(`/ban/lo/tep/${id}`)).status).toBe(200);
  });

  it('copies the steps of the last lot as drafts', async () => {
    const made = await own.post('/ban/lo/moi', lotFields({ ma: 'LO261122B', chep: '1' }));
    expect(made.location).toBe('/ban/lo/2?xong=created&chep=1');
    const page = await own.get(made.location ?? '');
    expect(page.text).toContain('Các bước nháp');
    const href = /href="([^"]*ghi\?buoc=packing[^"]*)"/.exec(page.text)?.[1] ?? '';
    expect((await own.get(href.replaceAll('&amp;', '&'))).status).toBe(200);
    expect(await db.select().from(epcisEvents)).toHaveLength(1);
  });

  it('corrects a step by declaring it wrong, after confirming', async () => {
    const [event] = await db.select().from(epcisEvents);
    const address = `/ban/lo/1/sua/${event?.id}`;
    const fields = {
      ...{ viec: 'dinh-chinh', 'vi-sao': 'incorrect_data', lai: '1', buoc: 'packing' },
      'so-luong': '13',
    };
    expect((await own.post(address, step(fields))).status).toBe(422);
    const picture = /\/ban\/lo\/tep\/(\d+)/.exec((await own.get('/ban/lo/1')).text)?.[1];
    expect((await fetch(`${server.url}/quet/tep/${picture}`)).status).toBe(200);
    const done = await own.post(address, step({ ...fields, hieu: '1' }));
    // What was declared wrong is taken back from everybody at the next request.
    expect((await fetch(`${server.url}/quet/tep/${picture}`)).status).toBe(404);
    expect(done.location).toBe('/ban/lo/1?xong=corrected');
    const page = await own.get('/ban/lo/1');
    expect(page.text).toContain('Đã khai là sai');
    expect(page.text).toContain('Đính chính cho một bước trước');
    expect((await own.get(address)).status).toBe(404);
  });

  it('changes facts of the lot, not over somebody else’s change', async () => {
    const fields = { viec: 'sua', 'dong-goi': '2026-11-21', 'so-luong': '1.300', 'ghi-chu': '' };
    const changed = await own.post('/ban/lo/1', { ...fields, ban: '1' });
    expect(changed.location).toBe('/ban/lo/1?xong=changed');
    expect((await own.post('/ban/lo/1', { ...fields, ban: '1' })).status).toBe(422);
  });

  it('takes the list away as CSV and as a workbook', async () => {
    const csv = await own.get('/ban/lo/danh-sach.csv?q=LO261122B');
    expect(csv.text.split('\r\n').filter(Boolean)).toHaveLength(2);
    expect((await own.get('/ban/lo/danh-sach.xlsx')).status).toBe(200);
    const epcis = await own.get('/ban/lo/1/epcis.jsonld');
    expect([epcis.status, JSON.parse(epcis.text).type]).toEqual([200, 'EPCISDocument']);
    expect((await other.get('/ban/lo/1/epcis.jsonld')).status).toBe(404);
  });
});

describe('whoever has no business with the lot', () => {
  it.each(['/ban/lo/1', '/ban/lo/1/ghi?buoc=packing', '/ban/lo/1/sua/1', '/ban/lo/999'])(
    'finds nothing at %s as another producer',
    async (address) => {
      expect((await other.get(address)).status).toBe(404);
    },
  );

  it('cannot record, correct or change it', async () => {
    const before = await db.select().from(epcisEvents);
    for (const person of [other, officer, elsewhere]) {
      const answers = [
        await person.post('/ban/lo/1/ghi', step({ buoc: 'packing' })),
        await person.post('/ban/lo/1/sua/1', step({ viec: 'dinh-chinh', hieu: '1' })),
        await person.post('/ban/lo/1', { viec: 'sua', ban: '2' }),
      ];
      expect(answers.every(({ status }) => [303, 403, 404].includes(status))).toBe(true);
    }
    expect(await db.select().from(epcisEvents)).toEqual(before);
    const list = await other.get('/ban/lo');
    expect(list.text).not.toContain('LO261122A');
    expect((await other.get('/ban/lo/danh-sach.csv')).text).not.toContain('LO261122A');
  });

  it('reads it as an officer of the province, and offers nothing to change', async () => {
    const page = await officer.get('/ban/lo/1');
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/\/ban\/lo\/1\/(?:ghi|sua)/);
    expect((await officer.get('/ban/lo')).text).toContain('LO261122A');
    expect((await officer.get('/ban/lo/moi')).status).toBe(403);
    expect((await elsewhere.get('/ban/lo/1')).status).toBe(404);
  });
});

it.each([360, 1440])('the pages have no fault that axe finds, %i px wide', async (width) => {
  const tab = await openTab(browser, { viewport: { width, height: 800 } });
  const pairs = own.cookie.split('; ').map((one) => one.split('='));
  await tab.page
    .context()
    .addCookies(
      pairs.map(([name = '', ...value]) => ({ name, value: value.join('='), url: server.url })),
    );
  const faults: string[] = [];
  const last = (await db.select().from(epcisEvents)).find(
    (one) => one.declaredInErrorBy === null && one.declaresErrorOf === null,
  )?.id;
  const addresses = [
    ...['/ban/lo', '/ban/lo?q=khong-co', '/ban/lo/moi', '/ban/lo/1', '/ban/lo/1/ghi'],
    ...['/ban/lo/1/ghi?buoc=processing', '/ban/lo/1/ghi?buoc=testing', `/ban/lo/1/sua/${last}`],
    '/en/ban/lo/1',
  ];
  for (const address of addresses) {
    expect([address, await tab.open(`${server.url}${address}`)]).toEqual([address, 200]);
    await tab.page.evaluate(AXE);
    const found = await tab.page.evaluate(async () => {
      for (const one of document.querySelectorAll('main details')) one.setAttribute('open', '');
      const { axe } = window as unknown as { axe: { run(): Promise<{ violations: any[] }> } };
      const over = document.documentElement.scrollWidth - innerWidth;
      const small = [...document.querySelectorAll('main :is(a, button, summary, select)')].filter(
        (one) =>
          one.getBoundingClientRect().height < 43.5 && one.getBoundingClientRect().height > 0,
      );
      return [
        ...(await axe.run()).violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`),
        ...(over > 0 ? [`${over} px too wide`] : []),
        ...small
          .filter((one) => one.closest('p, nav, li, .ht') === null)
          .map((one) => `small: ${one.outerHTML.slice(0, 120)}`),
      ];
    });
    faults.push(...[...found, ...tab.troubles].map((one) => `${address} ${one}`));
  }
  expect(faults).toEqual([]);
  await tab.page.context().close();
});
