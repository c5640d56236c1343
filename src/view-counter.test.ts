import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { productViews } from '#db/schema/desk-day.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { offersDb } from '#src/features/catalogue/offers/world.examples.ts';
import { countViews } from '#src/features/catalogue/views/count-views.server.ts';
import { day } from '#src/base/day.ts';
import { viewCounter, viewedProduct } from './view-counter.ts';

let now = Date.parse('2026-11-23T16:59:00Z');
const clock = { now: () => now, today: () => day('2026-11-23') };
const PERSON = ['Host', 'x', 'User-Agent', 'Mozilla/5.0 (Android 15; Mobile) Gecko/1 Firefox/140'];
let db: Db;
let close: () => void;

beforeAll(async () => {
  ({ db, close } = await offersDb(now));
});
afterAll(() => close());

describe('views of product pages', () => {
  it('knows a product page from any other', () => {
    expect(viewedProduct('/san-pham/mat-ong')).toBe('mat-ong');
    expect(viewedProduct('/en/san-pham/mat-ong')).toBe('mat-ong');
    for (const path of [
      '/san-pham',
      '/san-pham/',
      '/san-pham?trang=2',
      '/san-pham/a/danh-gia',
      '/',
    ])
      expect(viewedProduct(path)).toBeNull();
  });

  it('counts people by day, and no machine, no prefetch, nobody who refuses', async () => {
    const counter = viewCounter({ db, clock, say: () => undefined });
    counter.seen('mat-ong', PERSON);
    counter.seen('mat-ong', PERSON);
    counter.seen('nothing', PERSON);
    for (const more of [
      ['Sec-Purpose', 'prefetch;prerender'],
      ['DNT', '1'],
      ['Sec-GPC', '1'],
      ['Sec-Fetch-Dest', 'empty'],
    ])
      counter.seen('mat-ong', [...PERSON, ...more]);
    counter.seen('mat-ong', ['User-Agent', 'Mozilla/5.0 (compatible; Googlebot/2.1)']);
    counter.seen('mat-ong', ['User-Agent', 'curl/8']);
    counter.seen('mat-ong', []);
    now += 120_000;
    counter.seen('mat-ong', PERSON);
    await counter.flush();
    counter.seen('mat-ong', PERSON);
    await counter.close();
    expect(await db.select().from(productViews)).toEqual([
      { productId: 1, day: '2026-11-23', views: 2 },
      { productId: 1, day: '2026-11-24', views: 2 },
    ]);
  });

  it('costs less than a microsecond or two', () => {
    const counter = viewCounter({ db, clock, say: () => undefined });
    const headers = [
      ...['Host', 'x', 'Connection', 'keep-alive', 'Accept', 'text/html', 'Accept-Language', 'vi'],
      ...['Accept-Encoding', 'br', 'Sec-Fetch-Dest', 'document', 'Cookie', 'a=b', ...PERSON],
    ];
    const start = performance.now();
    for (let at = 0; at < 200_000; at += 1) counter.seen('mat-ong', headers);
    const each = ((performance.now() - start) / 200_000) * 1_000;
    console.info(`a view takes ${each.toFixed(2)} µs`);
    expect(each).toBeLessThan(20);
  });

  it('is the program’s own deed', async () => {
    await expect(
      countViews(db, { batch: [], actor: actorAs('administrator') }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
