import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '#db/changes.ts';
import { inTransaction } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { settings } from '#db/schema/site.ts';
import { type App, openApp, productCount } from './app.ts';
import { readEnv } from './env.ts';
import type { SearchQuery } from './features/search/contract.ts';
import type { Changed } from './followers.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-app-'));
let one: App;
let two: App;
const heard: Changed[] = [];

beforeAll(async () => {
  const env = readEnv({ DATA_DIR: folder, SITE_URL: 'https://moixa.vn/', OWNER_NAME: 'HTX' });
  one = await openApp(env);
  two = await openApp(env);
  two.onChanged((changed) => heard.push(changed));
}, 60_000);
afterAll(() => {
  one.close();
  two.close();
  rmSync(folder, { recursive: true });
});

/** Requests come in turns of the event loop; a look at the log is good for one. */
const nextRequest = async (app: App): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 0));
  await app.changes.follow();
};

const find = (app: App, q: string) =>
  app.search.find({
    ...{ q, stars: [], group: [], set: [], province: [], commune: null, oldProvince: null },
    ...{ producer: null, producerKind: [], state: [], price: [], story: false },
    ...{ sort: 'phu-hop', limit: 10, offset: 0, day: app.clock.today() },
  } satisfies SearchQuery);

describe('two of them on one store', () => {
  it('load the first catalogue once, in demo mode unless told otherwise', async () => {
    const count = await productCount(one.db);
    expect(count).toBeGreaterThan(100);
    expect(await productCount(two.db)).toBe(count);
    expect((await two.search.status()).documents).toBe(count);
    expect([one.settings.demo, two.settings.demo]).toEqual([true, true]);
    expect(one.site).toMatchObject({ url: 'https://moixa.vn', owner: { name: 'HTX' } });
  });

  it('find at the next request what the other has changed', async () => {
    const [product] = await one.db.select().from(products).orderBy(asc(products.id)).limit(1);
    const id = product?.id ?? 0;
    const subject = `product:${id}`;
    await inTransaction(one.db, async (tx) => {
      await tx.update(products).set({ name: 'Qwxyz chưa từng có' }).where(eq(products.id, id));
      await record(tx, { actor: 'test', now: 0 }, { deed: 'rename', subject });
    });
    for (const app of [one, two]) {
      await nextRequest(app);
      expect((await find(app, 'qwxyz')).hits.map(({ doc }) => doc.id)).toEqual([id]);
    }
    expect(heard).toEqual([expect.arrayContaining([subject])]);
  });

  it('hear of changed settings', async () => {
    await inTransaction(one.db, async (tx) => {
      await tx.update(settings).set({ value: 'false' }).where(eq(settings.key, 'demo'));
      await record(tx, { actor: 'test', now: 0 }, { deed: 'end-demo', subject: 'settings' });
    });
    await nextRequest(two);
    expect(two.settings.demo).toBe(false);
  });
});
