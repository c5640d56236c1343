import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { eq, isNotNull } from 'drizzle-orm';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { epcisEvents } from '#db/schema/lots.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { officialFaults } from '#src/features/trace/epcis/official.examples.ts';
import { openChromium, openTab } from './chromium.ts';
import { signedIn, storeOf } from './people.ts';
import { startServer, type TestServer } from './server.ts';
import type { Visitor } from './visitor.ts';

/** EPCIS over HTTP: a producer brings a document, everybody reads what may be read. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SAMPLES = new URL('../../../shared/standards/epcis-examples/', import.meta.url);
const there = existsSync(SAMPLES);
const IMPORT = '/ban/lo/nhap';

let server: TestServer;
let browser: Browser;
let db: Db;
let own: Visitor;
let other: Visitor;
let producerId: number;
let lotClass: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([
    startServer({ clock: '2026-11-22T10:00:00+07:00' }),
    openChromium(),
  ]);
  db = await storeOf(server);
  const rows = await db
    .select({ producerId: products.producerId, code: tradeItems.shortCode, gtin: tradeItems.gtin })
    .from(products)
    .innerJoin(tradeItems, eq(tradeItems.productId, products.id))
    .where(isNotNull(products.producerId))
    .orderBy(tradeItems.id);
  const first = rows.find(({ gtin }) => gtin === null);
  const second = rows.find((row) => row.producerId !== first?.producerId);
  producerId = first?.producerId ?? 0;
  lotClass = `${server.url}/q/${first?.code}/10/EP-1`;
  const person = (id: number, userId: string) =>
    signedIn(server, db, { ...actorAs('producer', { producerId: id }), userId });
  own = await person(producerId, 'epcis-1');
  other = await person(second?.producerId ?? 0, 'epcis-2');
});
afterAll(async () => {
  if (db) closeDb(db);
  await browser?.close();
  await server?.stop();
});

const eventOf = (number: number, more: object = {}): object => ({
  ...{ type: 'ObjectEvent', eventID: `urn:uuid:00000000-0000-4000-8000-00000000000${number}` },
  ...{ eventTime: `2026-11-2${number}T08:00:00+07:00`, eventTimeZoneOffset: '+07:00' },
  ...{ action: 'OBSERVE', bizStep: 'storing' },
  quantityList: [{ epcClass: lotClass, quantity: 5 }],
  ...more,
});
const documentOf = (...eventList: object[]): string =>
  JSON.stringify({
    '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
    ...{ type: 'EPCISDocument', schemaVersion: '2.0', creationDate: '2026-11-22T00:00:00Z' },
    epcisBody: { eventList },
  });
const form = (viec: string, text: string, file?: string): FormData => {
  const fields = new FormData();
  fields.set('viec', viec);
  fields.set('nha', String(producerId));
  fields.set('van-ban', text);
  if (file !== undefined) fields.set('tep', new File([file], 'lo.jsonld'));
  return fields;
};
const count = async (): Promise<number> => (await db.select().from(epcisEvents)).length;
const typeOf = (answer: Response): string | undefined =>
  answer.headers.get('content-type')?.split(';')[0];
const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${server.url}${path}`, { redirect: 'manual', ...init });

it('explains its own words where their prefix leads', async () => {
  const answer = await fetch(`${server.url}/ns/epcis/`);
  expect([answer.status, typeOf(answer)]).toEqual([200, 'application/ld+json']);
  expect(await answer.text()).toContain('"@id":"ocop:stage"');
});

describe('a producer’s document', () => {
  it('is refused whole, with every fault at its place, and stays in the form', async () => {
    const before = await count();
    const text = documentOf(eventOf(0, { bizStep: 'sending' }), eventOf(1, { action: undefined }));
    for (const viec of ['xem', 'nhap']) {
      const answer = await own.post(IMPORT, form(viec, text));
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('$.epcisBody.eventList[0].bizStep');
      expect(answer.text).toContain('$.epcisBody.eventList[1].action');
      expect(answer.text).toContain('“sending” không có trong từ vựng CBV 2.0.');
      expect(answer.text).toContain('urn:uuid:00000000-0000-4000-8000-000000000001');
    }
    expect(await count()).toBe(before);
  });

  it('is looked at first, then taken in, and known when it comes again', async () => {
    const before = await count();
    const text = documentOf(eventOf(0), eventOf(1, { bizStep: 'shipping' }));
    const seen = await own.post(IMPORT, form('xem', '', text));
    expect(seen.status).toBe(200);
    expect(seen.text).toContain('EP-1');
    expect(seen.text).toContain('mở mới');
    expect(await count()).toBe(before);
    const done = await own.post(IMPORT, form('nhap', text));
    expect([done.status, done.location]).toEqual([303, `${IMPORT}?xong=2.0.1`]);
    expect((await own.get(`${IMPORT}?xong=2.0.1`)).text).toContain('Đã nhập 2 sự kiện');
    expect(await count()).toBe(before + 2);
    expect((await own.post(IMPORT, form('nhap', text))).location).toBe(`${IMPORT}?xong=0.2.0`);
    const all = await own.get(`/ban/lo/epcis.jsonld?nha=${producerId}`);
    expect(JSON.parse(all.text).epcisBody.eventList.length).toBeGreaterThanOrEqual(2);
  });

  it('cannot be brought in another’s name', async () => {
    const before = await count();
    const answer = await other.post(IMPORT, form('nhap', documentOf(eventOf(2))));
    expect(answer.status).toBe(403);
    expect((await other.get(`/ban/lo/epcis.jsonld?nha=${producerId}`)).status).toBe(404);
    expect((await other.get('/ban/lo/epcis.jsonld?nha=999999')).status).toBe(404);
    expect((await ask(`/ban/lo/epcis.jsonld?nha=${producerId}`)).status).toBe(404);
    expect(await count()).toBe(before);
  });

  it.skipIf(!there)('may be any of the samples, and its file comes back the same', async () => {
    const folder = new URL('valid/', SAMPLES);
    for (const name of readdirSync(folder).sort().slice(0, 4)) {
      const text = readFileSync(new URL(name, folder), 'utf8');
      const done = await own.post(IMPORT, form('nhap', '', text));
      expect([done.status, name]).toEqual([303, name]);
    }
    const path = `/ban/lo/epcis.jsonld?nha=${producerId}`;
    const all = (await own.get(path)).text;
    expect(officialFaults(JSON.parse(all))).toEqual([]);
    const again = await own.post(IMPORT, form('nhap', '', all));
    expect(again.location).toMatch(/xong=0\.\d+\.0$/);
    expect((await own.get(path)).text).toBe(all);
    const bad = readFileSync(new URL('invalid/ObjectEvent_with_invalid_action.json', SAMPLES));
    expect((await own.post(IMPORT, form('nhap', String(bad)))).status).toBe(422);
  });

  it('has a form that a phone can show and a screen reader can read', async () => {
    const tab = await openTab(browser, { viewport: { width: 360, height: 740 } });
    await tab.page.context().addCookies(
      own.cookie.split('; ').map((pair) => {
        const at = pair.indexOf('=');
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url: server.url };
      }),
    );
    expect(await tab.open(`${server.url}${IMPORT}`)).toBe(200);
    const look = async (): Promise<unknown> => {
      await tab.page.evaluate(AXE);
      return tab.page.evaluate(async () => {
        const { axe } = window as unknown as { axe: { run(): Promise<{ violations: any[] }> } };
        const over = document.documentElement.scrollWidth - innerWidth;
        return [
          ...(await axe.run()).violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`),
          ...(over > 0 ? [`${over} px too wide`] : []),
        ];
      });
    };
    expect(await look()).toEqual([]);
    for (const text of [
      documentOf(eventOf(1, { bizStep: 'sending', [`x${'y'.repeat(90)}`]: 1 })),
      documentOf(eventOf(2, { eventTime: '2026-11-22T09:00:00+07:00' })),
    ]) {
      await tab.page.fill('#van-ban', text);
      await Promise.all([
        tab.page.waitForNavigation(),
        tab.page.click('button[name=viec][value=xem]'),
      ]);
      expect(await look()).toEqual([]);
      if (process.env['LOOK_AT']) {
        await tab.page.screenshot({
          path: `${process.env['LOOK_AT']}-${text.includes('sending') ? 'loi' : 'xem'}.png`,
          fullPage: true,
        });
      }
    }
    expect(await tab.page.inputValue('#van-ban')).toContain('urn:uuid');
  });
});

describe('what everybody reads', () => {
  it('is a valid query document with the headers of EPCIS 2.0', async () => {
    for (const path of [
      `/epcis/events?MATCH_anyEPCClass=${encodeURIComponent(lotClass)}`,
      '/epcis/events?EQ_bizStep=storing%7Cshipping&EQ_eventID=' +
        [0, 1].map((n) => `urn:uuid:00000000-0000-4000-8000-00000000000${n}`).join('%7C'),
    ]) {
      const answer = await ask(path);
      expect(answer.status).toBe(200);
      expect(typeOf(answer)).toBe('application/ld+json');
      expect(answer.headers.get('gs1-epcis-version')).toBe('2.0.0');
      expect(answer.headers.get('gs1-cbv-version')).toBe('2.0.0');
      expect(answer.headers.get('gs1-epc-format')).toBe('Always_GS1_Digital_Link');
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      const body = (await answer.json()) as any;
      if (there) expect(officialFaults(body)).toEqual([]);
      const list = body.epcisBody.queryResults.resultsBody.eventList as { bizStep: string }[];
      expect(list.map(({ bizStep }) => bizStep)).toEqual(['storing', 'shipping']);
    }
  });

  it('comes in pages, by links', async () => {
    const seen: string[] = [];
    let path = `/epcis/events?perPage=1&MATCH_anyEPCClass=${encodeURIComponent(lotClass)}`;
    for (let page = 0; page < 5 && path !== ''; page += 1) {
      const answer = await ask(path);
      const body = (await answer.json()) as any;
      for (const event of body.epcisBody.queryResults.resultsBody.eventList)
        seen.push(event.bizStep);
      const [, next = ''] = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '') ?? [];
      path = next.replace(server.url, '');
    }
    expect(seen).toEqual(['storing', 'shipping']);
  });

  it('is one event by its id, whatever is in it', async () => {
    const id = 'urn:uuid:00000000-0000-4000-8000-000000000001';
    const answer = await ask(`/epcis/events/${encodeURIComponent(id)}`);
    expect(answer.status).toBe(200);
    const body = (await answer.json()) as any;
    expect(body.epcisBody.queryResults.resultsBody.eventList).toMatchObject([{ eventID: id }]);
    const missing = [
      'urn:uuid:00000000-0000-4000-8000-000000000009',
      // Archived: its producer keeps it, and nobody else hears of it.
      'ni:///sha-256;87b5f18a69993f0052046d4687dfacdf48f7c988cfabda2819688c86b4066a49?ver=CBV2.0',
    ];
    for (const one of missing) {
      const none = await ask(`/epcis/events/${encodeURIComponent(one)}`);
      expect(none.status).toBe(404);
      expect(typeOf(none)).toBe('application/problem+json');
    }
    expect((await ask('/epcis/events/%E0%A4%A')).status).toBeGreaterThanOrEqual(400);
  });

  it('names what is wrong with a query and how to mend it', async () => {
    const answer = await ask('/epcis/events?EQ_bizStep=sending&orderBy=eventTime', {
      headers: { 'accept-language': 'en' },
    });
    expect(answer.status).toBe(400);
    expect(typeOf(answer)).toBe('application/problem+json');
    const body = (await answer.json()) as any;
    expect(body.type).toBe('epcisException:QueryParameterException');
    expect(body.problems).toMatchObject([{ param: 'EQ_bizStep' }, { param: 'orderBy' }]);
    expect(body.problems[1].allowed).toContain('GE_eventTime');
    const token = await ask('/epcis/events?nextPageToken=abcdefghij');
    expect(((await token.json()) as any).problems).toMatchObject([{ param: 'nextPageToken' }]);
    expect(token.status).toBe(400);
  });

  it('is read-only, and says so to every method', async () => {
    const head = await ask('/epcis/events?perPage=1', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(typeOf(head)).toBe('application/ld+json');
    const options = await ask('/epcis/events', { method: 'OPTIONS' });
    expect(options.status).toBe(204);
    expect(options.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
    expect((await ask('/epcis/events', { method: 'POST', body: '{}' })).status).toBeGreaterThan(
      400,
    );
    const types = (await (await ask('/epcis/eventTypes')).json()) as any;
    expect(types.member).toContain('TransformationEvent');
    const objects = await ask('/epcis/eventTypes/ObjectEvent/events?perPage=1');
    expect(objects.status).toBe(200);
    expect((await ask('/epcis/eventTypes/NoEvent/events')).status).toBe(404);
    expect((await ask('/epcis/eventTypes/ObjectEvent/events?eventType=ObjectEvent')).status).toBe(
      400,
    );
  });
});
