import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { eq, isNotNull } from 'drizzle-orm';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { tracePlaces, tradeItems } from '#db/schema/codes.ts';
import { epcisEvents, eventFiles, lots } from '#db/schema/lots.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { openChromium } from './chromium.ts';
import { signedIn, storeOf } from './people.ts';
import { startServer, type TestServer } from './server.ts';
import type { Visitor } from './visitor.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PICTURE = new URL('../../public/icon-512.png', import.meta.url).pathname;
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;

let server: TestServer;
let browser: Browser;
let db: Db;
let producerIds: number[];
/** One person for each producer. */
const people: Visitor[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openChromium()]);
  db = await storeOf(server);
  const rows = await db
    .select({ id: products.producerId })
    .from(products)
    .innerJoin(tradeItems, eq(tradeItems.productId, products.id))
    .where(isNotNull(products.producerId));
  producerIds = [...new Set(rows.map(({ id }) => id ?? 0))].slice(0, 4);
  for (const [index, producerId] of producerIds.entries()) {
    const actor = { ...actorAs('producer', { producerId }, `Chủ thể ${index + 1}`) };
    people.push(await signedIn(server, db, { ...actor, userId: `so-tay-${index + 1}` }));
  }
  await db.insert(tracePlaces).values({
    ...{ producerId: producerIds[0] ?? 0, shortCode: 'SOTAY001', kind: 'farm', name: 'Vườn nhà' },
    ...{ provinceCode: '86', open: true, addedAt: new Date().toISOString(), addedBy: 'test' },
  });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A phone on which somebody is signed in. */
async function phoneOf(index: number): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext(PHONE);
  await beginAs(context, index);
  return { context, page: await context.newPage() };
}

async function beginAs(context: BrowserContext, index: number | null): Promise<void> {
  await context.clearCookies();
  if (index === null) return;
  const pairs = (people[index]?.cookie ?? '').split('; ').map((one) => one.split('='));
  await context.addCookies(
    pairs.map(([name = '', ...value]) => ({ name, value: value.join('='), url: server.url })),
  );
}

async function openRecorder(page: Page): Promise<void> {
  await page.goto(`${server.url}/ban/so-tay`);
  await page.getByText('Sổ đã sẵn sàng mở khi không có mạng').waitFor();
}

async function newLot(page: Page, code?: string): Promise<void> {
  await page.getByRole('button', { name: 'Lô mới' }).click();
  await page.getByLabel('Mặt hàng').selectOption({ index: 1 });
  await page.getByLabel(/^Số lượng/).fill('200');
  if (code !== undefined) await page.getByLabel('Mã lô').fill(code);
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.getByRole('heading', { name: 'Ghi bước' }).waitFor();
}

async function newStep(page: Page, note: string, picture?: string): Promise<void> {
  await page.getByLabel('Ghi chú cho người mua').fill(note);
  if (picture !== undefined) {
    await page.getByLabel('Chụp hoặc chọn ảnh').setInputFiles(picture);
    await page.getByAltText('Ảnh 1').waitFor();
  }
  const result = page.getByLabel('Kết quả kiểm nghiệm');
  if (await result.isVisible()) await result.selectOption('conformant');
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.getByRole('heading', { name: 'Chờ gửi và đã gửi' }).waitFor();
}

const stepOfFirstLot = (page: Page): Promise<void> =>
  page.locator('.st-lo li').first().getByRole('button').click();
const states = (page: Page): Promise<(string | null)[]> =>
  page
    .locator('.st-muc > li')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-tinh-trang')));
const allSent = (page: Page): Promise<void> =>
  page.getByText('Mọi thứ đã gửi xong').waitFor({ timeout: 60_000 });

/** What axe finds, and whether the page is wider than the phone. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: any[] }> } };
    return (await axe.run()).violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`);
  });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return over > 0 ? [...found, `${over} px too wide`] : found;
}

describe('the offline recorder', () => {
  it('keeps a lot, three steps and a photo offline, and sends each once though an answer is lost', async () => {
    const { context, page } = await phoneOf(0);
    await page.addInitScript(() => {
      const real = window.fetch;
      let lost = false;
      window.fetch = async (...asked) => {
        const answer = await real(...asked);
        if (!lost && String(asked[0]).endsWith('/gui')) {
          lost = true;
          throw new TypeError('the answer was lost');
        }
        return answer;
      };
    });
    await openRecorder(page);
    expect(await faultsOf(page)).toEqual([]);
    await context.setOffline(true);
    await page.reload();
    await page.getByText('Sổ của Chủ thể 1').waitFor();

    await newLot(page);
    expect(await faultsOf(page)).toEqual([]);
    await newStep(page, 'Bước một');
    await stepOfFirstLot(page);
    await newStep(page, 'Bước hai', PICTURE);
    await stepOfFirstLot(page);
    await newStep(page, 'Bước ba');
    expect(await states(page)).toEqual(['held', 'held', 'held', 'waiting']);
    await page.reload();
    await page.getByText('4 mục chưa gửi').waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await context.setOffline(false);
    await allSent(page);
    expect(await states(page)).toEqual(['sent', 'sent', 'sent', 'sent']);
    const stored = await db
      .select()
      .from(lots)
      .where(eq(lots.producerId, producerIds[0] ?? 0));
    expect(stored).toHaveLength(1);
    expect(stored[0]).toMatchObject({ quantity: 200, code: expect.stringMatching(/^LO\d{6}A$/) });
    const events = await db.select().from(epcisEvents).where(eq(epcisEvents.source, 'phone'));
    expect(events.map(({ note }) => note).sort()).toEqual(['Bước ba', 'Bước hai', 'Bước một']);
    expect(new Set(events.map(({ placeId }) => placeId)).size).toBe(1);
    const files = await db.select().from(eventFiles);
    expect(files).toMatchObject([{ kind: 'photo', media: 'image/jpeg', open: true }]);
    const picture = await fetch(`${server.url}/quet/tep/${files[0]?.id}`);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp']);
    await context.close();
  });

  it('keeps in the kept page nothing about a person', async () => {
    const { context, page } = await phoneOf(0);
    await openRecorder(page);
    // What an earlier build left behind goes when this one is whole.
    await page.evaluate(async () => {
      await (await caches.open('so-tay:/ban/so-tay:cu')).put('/_astro/cu.js', new Response('cu'));
    });
    await openRecorder(page);
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const texts = [];
      for (const name of names) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          const answer = await cache.match(request);
          texts.push([new URL(request.url).pathname, (await answer?.text()) ?? '']);
        }
      }
      return { names, texts };
    });
    expect(kept.names).toHaveLength(1);
    const addresses = kept.texts.map(([address]) => address ?? '');
    expect(addresses).toContain('/ban/so-tay');
    expect(
      addresses.filter((one) => !/^\/(?:ban\/so-tay$|_astro\/|fonts\/|\w+\.svg)/.test(one)),
    ).toEqual([]);
    expect(kept.texts.filter(([, text]) => text?.includes('Chủ thể 1'))).toEqual([]);
    await context.close();
  });

  it('shows a refused lot with the reason, lets it be mended, and sends its step after it', async () => {
    const { context, page } = await phoneOf(1);
    await openRecorder(page);
    await newLot(page, 'MOT');
    await page.getByRole('button', { name: 'Thôi' }).click();
    await page
      .getByRole('button', { name: 'Gửi ngay' })
      .click()
      .catch(() => undefined);
    await allSent(page);
    // What is read again after a sending has come before the line is cut.
    await openRecorder(page);
    await context.setOffline(true);
    // The phone cannot know that the code is taken.
    await db.update(lots).set({ code: 'HAI' }).where(eq(lots.code, 'MOT'));
    await newLot(page, 'hai');
    await newStep(page, 'Của lô bị từ chối');
    await context.setOffline(false);
    await page.locator('[data-tinh-trang=refused] .loi').waitFor();
    expect(await states(page)).toEqual(['held', 'refused', 'sent']);
    expect(await page.locator('[data-tinh-trang=refused] .loi').textContent()).toContain('HAI');
    expect(await faultsOf(page)).toEqual([]);
    await page.locator('[data-tinh-trang=refused]').getByRole('button', { name: /^Sửa/ }).click();
    await page.getByLabel('Mã lô').fill('BA');
    await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
    // The form of the lot has such a button too: it is the one of the step that is meant.
    await page.getByRole('heading', { name: 'Ghi bước' }).waitFor();
    await page.getByRole('button', { name: 'Thôi' }).click();
    await allSent(page);
    const own = await db
      .select()
      .from(lots)
      .where(eq(lots.producerId, producerIds[1] ?? 0));
    expect(own.map(({ code }) => code).sort()).toEqual(['BA', 'HAI']);
    await context.close();
  });

  it('shows nothing of one person to another, and sends nothing in the name of another', async () => {
    const { context, page } = await phoneOf(2);
    await openRecorder(page);
    await context.setOffline(true);
    await newLot(page, 'RIENG');
    await newStep(page, 'Chỉ của tôi');

    // The session ends while the phone is away from the network.
    await beginAs(context, null);
    await context.setOffline(false);
    await page.getByRole('heading', { name: 'Sổ đang khóa' }).waitFor();
    expect(await page.locator('main').textContent()).not.toContain('RIENG');

    await beginAs(context, 3);
    await openRecorder(page);
    await page.getByText('Sổ của Chủ thể 4').waitFor();
    await context.setOffline(true);
    await page.reload();
    await page.getByText('Sổ của Chủ thể 4').waitFor();
    expect(await page.locator('main').textContent()).not.toContain('RIENG');
    await context.setOffline(false);
    expect(await db.select().from(lots).where(eq(lots.code, 'RIENG'))).toEqual([]);

    await beginAs(context, 2);
    await page.goto(`${server.url}/ban/so-tay`);
    await allSent(page);
    const [lot] = await db.select().from(lots).where(eq(lots.code, 'RIENG'));
    expect(lot?.producerId).toBe(producerIds[2]);
    await context.close();
  });

  it('says so when the device is full, and loses nothing of what was typed', async () => {
    const { context, page } = await phoneOf(3);
    await openRecorder(page);
    await context.setOffline(true);
    await page.evaluate(() => {
      const real = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...given: Parameters<typeof real>) {
        if (this.name === 'muc') throw new DOMException('full', 'QuotaExceededError');
        return real.apply(this, given);
      };
    });
    await page.getByRole('button', { name: 'Lô mới' }).click();
    await page.getByLabel('Mặt hàng').selectOption({ index: 1 });
    await page.getByLabel('Mã lô').fill('DAY');
    await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
    await page.getByText('Bộ nhớ của máy đã đầy').waitFor();
    expect(await page.getByLabel('Mã lô').inputValue()).toBe('DAY');
    await context.close();
  });

  it('is locked after signing out, also without a network', async () => {
    const { context, page } = await phoneOf(3);
    await openRecorder(page);
    await page.goto(`${server.url}/dang-xuat`);
    await page.click('main button');
    await page.waitForURL((url) => url.pathname === '/dang-nhap');
    await context.setOffline(true);
    await page.goto(`${server.url}/ban/so-tay`);
    await page.getByRole('heading', { name: 'Sổ đang khóa' }).waitFor();
    expect(await page.locator('main').textContent()).not.toContain('Chủ thể 4');
    await context.close();
  });

  it('takes no entry of another, of a stranger or of nonsense', async () => {
    const [first] = people;
    const form = (fields: Record<string, string>): FormData => {
      const made = new FormData();
      for (const [name, value] of Object.entries(fields)) made.set(name, value);
      return made;
    };
    const ask = async (fields: Record<string, string>): Promise<number> =>
      (await first?.post('/ban/so-tay/gui', form(fields)))?.status ?? 0;
    expect(await ask({ nguoi: 'so-tay-2', muc: '{}' })).toBe(409);
    expect(await ask({ nguoi: 'so-tay-1', muc: '{}' })).toBe(422);
    const stranger = await fetch(`${server.url}/ban/so-tay/gui`, {
      ...{ method: 'POST', body: form({ nguoi: 'so-tay-1', muc: '{}' }) },
      headers: { origin: server.url },
    });
    expect(stranger.status).toBe(401);
    const elsewhere = await first?.post('/ban/so-tay/gui', form({ nguoi: 'so-tay-1' }), {
      origin: 'https://nguoi-la.example',
    });
    expect(elsewhere?.status).toBe(403);
    expect((await fetch(`${server.url}/ban/so-tay/du-lieu.json`)).status).toBe(401);
  });
});
