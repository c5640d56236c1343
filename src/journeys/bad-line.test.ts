import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { and, eq, isNotNull } from 'drizzle-orm';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db, inTransaction } from '#db/client.ts';
import { offers, products } from '#db/schema/catalogue.ts';
import { formSends } from '#db/schema/desk-day.ts';
import { changes } from '#db/schema/site.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { notifyIn } from '#src/features/notices/notify.server.ts';
import { openChromium } from './chromium.ts';
import { signedIn, storeOf } from './people.ts';
import { startServer, type TestServer } from './server.ts';
import type { Visitor } from './visitor.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;

let server: TestServer;
let browser: Browser;
let db: Db;
let people: Visitor[];
let producerId = 0;
let offer: typeof offers.$inferSelect;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openChromium()]);
  db = await storeOf(server);
  const [row] = await db
    .select({ offer: offers, producerId: products.producerId })
    .from(offers)
    .innerJoin(products, eq(products.id, offers.productId))
    .where(and(isNotNull(products.producerId), isNotNull(offers.stock)))
    .limit(1);
  if (!row) throw new Error('no offer');
  offer = row.offer;
  producerId = row.producerId ?? 0;
  const actor = { ...actorAs('producer', { producerId }, 'Chị Mây'), userId: 'may' };
  const other = { ...actorAs('producer', { producerId }, 'Anh Núi'), userId: 'nui' };
  people = [await signedIn(server, db, actor), await signedIn(server, db, other)];
  await inTransaction(db, (tx) =>
    notifyIn(tx, {
      ...{ to: { userIds: ['may'] }, kind: 'order-new', facts: { code: 'MXTHU' }, now: Date.now() },
      ...{ href: '/ban/don-hang', about: 'order:1' },
    }),
  );
}, 240_000);

afterAll(async () => {
  await browser?.close();
  if (db) closeDb(db);
  await server?.stop();
});

async function phone(index = 0): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext(PHONE);
  await signIn(context, index);
  return { context, page: await context.newPage() };
}

async function signIn(context: BrowserContext, index: number): Promise<void> {
  await context.clearCookies();
  const pairs = (people[index]?.cookie ?? '').split('; ').map((one) => one.split('='));
  await context.addCookies(
    pairs.map(([name = '', ...value]) => ({ name, value: value.join('='), url: server.url })),
  );
}

const address = (): string => `${server.url}/ban/gia-kho/${offer.id}`;
const form = (page: Page) => page.locator('form[data-giu-nhap]').first();
const price = (page: Page) => form(page).locator('[name=gia]').first();
const kept = (page: Page) => page.locator('.giu-nhap').first();
const priceInStore = async (): Promise<number | undefined> =>
  (await db.select().from(offers).where(eq(offers.id, offer.id)))[0]?.price;
const edits = async (): Promise<number> =>
  (
    await db
      .select()
      .from(changes)
      .where(eq(changes.subject, `offer:${offer.id}`))
  ).length;

/** The worker stands and answers for the desk. */
async function underWorker(page: Page): Promise<void> {
  await page.goto(`${server.url}/ban`);
  await page.waitForFunction(() => sessionStorage.getItem('tho-da-dat') === '1', undefined, {
    timeout: 20_000,
  });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => {
    const all = await navigator.serviceWorker.getRegistrations();
    return all.length >= 5 && all.every((one) => one.active?.state === 'activated');
  });
  await page.reload();
}

describe('what is typed', () => {
  it('is there again after the page was closed, and goes when it is discarded', async () => {
    const { context, page } = await phone();
    await page.goto(address());
    await price(page).fill('77000');
    await page.waitForTimeout(500);
    await page.close();
    const again = await context.newPage();
    await again.goto(address());
    expect(await price(again).inputValue()).toBe('77000');
    await kept(again).getByText('Đã đặt lại phần bạn gõ dở').waitFor();
    await again.evaluate(AXE);
    const found = await again.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string }[] }> };
      };
      return (await axe.run()).violations.map((one) => one.id);
    });
    expect(found).toEqual([]);
    await kept(again).getByRole('button', { name: 'Bỏ bản nháp' }).click();
    await again.waitForLoadState();
    await expect.poll(() => price(again).inputValue()).not.toBe('77000');
    await context.close();
  }, 60_000);

  it('is nobody else’s, and gone when its owner signs out', async () => {
    const { context, page } = await phone();
    await page.goto(address());
    await price(page).fill('78000');
    await page.waitForTimeout(500);
    await signIn(context, 1);
    await page.goto(address());
    expect(await price(page).inputValue()).not.toBe('78000');
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('78000');
    await context.close();
  }, 60_000);

  it('is not put over what somebody else has changed meanwhile', async () => {
    const { context, page } = await phone();
    await page.goto(address());
    await price(page).fill('79000');
    await page.waitForTimeout(500);
    const { context: theirs, page: other } = await phone(1);
    await other.goto(address());
    await price(other).fill('81000');
    await form(other)
      .getByRole('button', { name: /Lưu|Ghi/ })
      .first()
      .click();
    await expect.poll(priceInStore).toBe(81_000);
    await theirs.close();
    await page.goto(address());
    await kept(page).getByText('nội dung trên máy chủ đã đổi').waitFor();
    expect((await price(page).inputValue()).replace(/\D/g, '')).toBe('81000');
    await kept(page).getByRole('button', { name: 'Bỏ bản nháp' }).click();
    await context.close();
  }, 60_000);
});

describe('what is sent without a connection', () => {
  it('waits, says so, and goes out once when there is one', async () => {
    const { context, page } = await phone();
    await page.goto(address());
    await price(page).fill('90000');
    const before = await edits();
    await context.setOffline(true);
    await form(page)
      .getByRole('button', { name: /Lưu|Ghi/ })
      .first()
      .click();
    await kept(page).getByText('Chưa có mạng').waitFor();
    expect(await priceInStore()).toBe(81_000);
    await context.setOffline(false);
    await expect.poll(priceInStore, { timeout: 20_000 }).toBe(90_000);
    await page.waitForURL(/xong=/);
    expect(await edits()).toBe(before + 1);
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('nhap:'))),
    ).toEqual([]);
    await context.close();
  }, 60_000);

  it('is done once when the answer was lost on the way', async () => {
    const { context, page } = await phone();
    await page.goto(address());
    await price(page).fill('91000');
    const before = await edits();
    let lost = 0;
    await page.route('**/ban/gia-kho/**', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      // It arrives and is done; the answer never comes back.
      await route.fetch({ maxRedirects: 0 });
      await route.abort('connectionreset');
    });
    await form(page)
      .getByRole('button', { name: /Lưu|Ghi/ })
      .first()
      .click();
    await kept(page).getByText('Chưa có mạng').waitFor();
    await expect.poll(priceInStore).toBe(91_000);
    await kept(page).getByRole('button', { name: 'Gửi ngay' }).click();
    await page.waitForURL(/xong=/);
    expect(lost).toBe(1);
    expect(await edits()).toBe(before + 1);
    expect((await db.select().from(formSends)).length).toBeGreaterThan(0);
    await context.close();
  }, 60_000);

  it('shows a refusal beside what was typed, as any form does', async () => {
    const { context, page } = await phone();
    await page.goto(address());
    await price(page).fill('không phải số');
    await form(page)
      .getByRole('button', { name: /Lưu|Ghi/ })
      .first()
      .click();
    await page.locator('.bao-loi').first().waitFor();
    expect(await price(page).inputValue()).toBe('không phải số');
    await context.close();
  }, 60_000);
});

describe('pages without a connection', () => {
  it('the day’s work as it was last seen, a page that says so for the rest, and nothing after signing out', async () => {
    const { context, page } = await phone();
    await underWorker(page);
    await page.waitForTimeout(500);
    await context.setOffline(true);
    await page.goto(`${server.url}/ban`);
    await page.getByText('Đây là bản đã xem lúc').waitFor();
    await page.getByRole('heading', { name: 'Việc cần làm' }).waitFor();
    await page.goto(`${server.url}/ban/don-hang`);
    await page.getByRole('heading', { name: 'Chưa có mạng' }).waitFor();
    await context.setOffline(false);
    await page.goto(`${server.url}/ban`);
    await page.locator('.ban-ai summary').click();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.waitForURL(/dang-nhap/);
    await context.setOffline(true);
    await page.goto(`${server.url}/ban`);
    await page.getByRole('heading', { name: 'Chưa có mạng' }).waitFor();
    expect(await page.content()).not.toContain('Chị Mây');
    const held = await page
      .evaluate(async () => {
        const found: string[] = [];
        for (const name of await caches.keys()) {
          for (const one of await (await caches.open(name)).keys())
            found.push(new URL(one.url).pathname);
        }
        return found.filter((path) => !/^\/(?:_astro|fonts)\//.test(path));
      })
      .catch(() => []);
    expect(held).toEqual([]);
    await context.close();
    // The sign-out ended this session.
    people[0] = await signedInAgain();
  }, 90_000);

  it('leaves the shop and the recorder alone', async () => {
    const { context, page } = await phone();
    await underWorker(page);
    await page.goto(`${server.url}/ban/so-tay`);
    await page.getByText('Sổ đã sẵn sàng mở khi không có mạng').waitFor();
    expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toContain(
      'so-tay-tho.js',
    );
    await context.setOffline(true);
    await page.goto(`${server.url}/ban/so-tay`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect(page.goto(`${server.url}/san-pham`)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
    await context.close();
  }, 90_000);
});

async function signedInAgain(): Promise<Visitor> {
  const actor = { ...actorAs('producer', { producerId }, 'Chị Mây'), userId: 'may-hai' };
  return signedIn(server, db, actor);
}
