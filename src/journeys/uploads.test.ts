import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '#db/changes.ts';
import { closeDb, type Db, inTransaction } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { media, mediaVariants } from '#db/schema/media.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { openPicturesIn, setProductPicturesIn } from '#src/features/media/use-pictures.server.ts';
import { phonePhoto, pngOf, zip } from '#src/outside/pictures.fixture.ts';
import { mediaFaults } from '#src/words/media.ts';
import { openChromium } from './chromium.ts';
import { signedIn, storeOf } from './people.ts';
import { startServer, type TestServer } from './server.ts';
import type { Visitor } from './visitor.ts';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;
/** For a busy machine: a picture is some seconds of work. */
const LONG = { timeout: 300_000 };
const MANY = 6;

let server: TestServer;
let browser: Browser;
let db: Db;
let someone: Visitor;
let producerId = 0;
let productId = 0;
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-photos-'));
const photos: string[] = [];
const bad: Record<string, string> = {};

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openChromium()]);
  db = await storeOf(server);
  const [row] = await db
    .select({ id: products.id, producerId: products.producerId })
    .from(products)
    .where(isNotNull(products.producerId))
    .limit(1);
  productId = row?.id ?? 0;
  producerId = row?.producerId ?? 0;
  const actor = { ...actorAs('producer', { producerId }, 'Chị Mây'), userId: 'may' };
  someone = await signedIn(server, db, actor);
  const put = (name: string, bytes: Uint8Array): string => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };
  for (let turn = 0; turn < MANY; turn += 1) {
    photos.push(put(`anh-${turn}.jpg`, await phonePhoto(2_400 + turn * 8, 1_800)));
  }
  const one = await phonePhoto();
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  bad['empty'] = put('trong.jpg', new Uint8Array());
  bad['drawing'] = put('hinh.jpg', Buffer.from(svg));
  bad['unknown-type'] = put('trang.jpg', Buffer.from('<html><script>alert(1)</script></html>'));
  bad['too-many-pixels'] = put('bom.png', pngOf(30_000, 30_000, 10));
  bad['two-in-one'] = put('hai.jpg', Buffer.concat([one, zip()]));
  bad['heic'] = put('iphone.jpg', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0', 'latin1'));
  bad['broken'] = put('cut.jpg', one.subarray(0, one.length / 2));
  bad['moving'] = put('dong.gif', Buffer.from(`GIF89a${'x'.repeat(50)}`));
}, 240_000);

afterAll(async () => {
  await browser?.close();
  if (db) closeDb(db);
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function phone(more: object = {}): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ ...PHONE, ...more });
  const pairs = someone.cookie.split('; ').map((one) => one.split('='));
  await context.addCookies(
    pairs.map(([name = '', ...value]) => ({ name, value: value.join('='), url: server.url })),
  );
  const page = await context.newPage();
  page.on('dialog', (dialog) => void dialog.accept());
  return { context, page };
}
const library = () =>
  db.select().from(media).where(eq(media.producerId, producerId)).orderBy(asc(media.id));
const isPiece = (request: Request): boolean =>
  request.headers()['x-http-method-override'] === 'PATCH';
const sizeOf = (request: Request): number => Number(request.postDataBuffer()?.length ?? 0);

async function bytesAt(address: string, headers: Record<string, string> = {}) {
  const answer = await fetch(new URL(address, server.url), { headers });
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
}

describe('many pictures at once', () => {
  it('arrive once each, though the line is cut and the page loaded anew', async () => {
    const { context, page } = await phone();
    let cut = false;
    let arrived = 0;
    let refused = 0;
    await page.route('**/ban/anh/tai-len/**', async (route) => {
      if (cut) {
        refused += 1;
        return route.abort('connectionreset');
      }
      const piece = isPiece(route.request());
      await route.continue();
      if (piece) arrived += sizeOf(route.request());
    });
    await page.goto(`${server.url}/ban/anh`);
    await page.locator('input[type=file]').first().setInputFiles(photos);
    await expect.poll(() => arrived).toBeGreaterThan(1_500_000);
    cut = true;
    await expect.poll(() => refused).toBeGreaterThan(1);
    // The line is back: it goes on by itself.
    cut = false;
    const before = arrived;
    await expect.poll(() => arrived).toBeGreaterThan(before);
    cut = true;
    await page.reload();
    await page.getByText('Lần trước còn ảnh gửi dở').waitFor();
    cut = false;
    await page.locator('input[type=file]').first().setInputFiles(photos);
    await page.getByText(`Xong cả ${MANY} ảnh`).waitFor(LONG);
    const rows = await library();
    expect(rows.map(({ fileName }) => fileName).sort()).toEqual(
      photos.map((one) => path.basename(one)).sort(),
    );
    await expect.poll(() => readdirSync(path.join(server.dataDir, 'uploads'))).toEqual([]);
    await page.locator('input[type=file]').first().setInputFiles(photos.slice(0, 2));
    await page.getByText('Đã có trong kho').first().waitFor(LONG);
    expect(await library()).toHaveLength(MANY);
    await context.close();
  }, 600_000);

  it('say nothing of place, time and device in any byte that is served', async () => {
    const [row] = await library();
    if (!row) throw new Error('no picture');
    expect([row.width, row.height]).toEqual([1_800, expect.any(Number)]);
    const variants = await db.select().from(mediaVariants).where(eq(mediaVariants.mediaId, row.id));
    const addresses = variants.map(({ width, format }) => `/ban/anh/${row.key}/${width}.${format}`);
    const page = (await someone.get(`/ban/anh/${row.key}`)).text;
    const original = /href="(\/anh\/tep\?[^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
    for (const address of [...addresses, original ?? 'no original']) {
      const { answer, bytes } = await bytesAt(address, { cookie: someone.cookie });
      expect(answer.status, address).toBe(200);
      const { exif, xmp, iptc, orientation } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, orientation }).toEqual({});
      for (const secret of ['SECRETMODEL', 'WGS-84', 'XMP-SECRET', '2026:11:20']) {
        expect(bytes.includes(secret), `${address} ${secret}`).toBe(false);
      }
    }
  });

  it('are nobody else’s until they are open, and then kept by browsers', async () => {
    const [row] = await library();
    if (!row) throw new Error('no picture');
    const address = `/anh/${row.key}-320.webp`;
    expect((await bytesAt(address)).answer.status).toBe(404);
    expect((await bytesAt(`/ban/anh/${row.key}/320.webp`)).answer.status).toBe(404);
    await db
      .update(media)
      .set({ altVi: 'Hũ mật', altEn: 'A jar', open: true })
      .where(eq(media.id, row.id));
    await inTransaction(db, (tx) => openPicturesIn(tx, [row.id], Date.now()));
    const { answer, bytes } = await bytesAt(address);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/webp');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    const tag = answer.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(bytes.length).toBe(Number(answer.headers.get('content-length')));
    const again = await bytesAt(address, { 'if-none-match': tag });
    expect([again.answer.status, again.bytes.length]).toEqual([304, 0]);
    expect(again.answer.headers.get('etag')).toBe(tag);
    expect((await bytesAt(address, { 'if-none-match': '"other"' })).answer.status).toBe(200);
  });
});

describe('what is no picture', () => {
  it('is refused with its reason beside its name, and the others go on', async () => {
    const before = (await library()).length;
    const { context, page } = await phone();
    await page.goto(`${server.url}/ban/anh`);
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([...Object.values(bad), photos[0] ?? '']);
    for (const [fault, file] of Object.entries(bad)) {
      const row = page.locator('[data-ta-ds] li').filter({ hasText: path.basename(file) });
      await row.getByText(mediaFaults[fault as keyof typeof mediaFaults].vi).waitFor(LONG);
    }
    await page.getByText('Đã có trong kho').waitFor(LONG);
    expect((await library()).length).toBe(before);
    await expect.poll(() => readdirSync(path.join(server.dataDir, 'uploads'))).toEqual([]);
    await context.close();
  });

  it('is refused the same way without scripts', async () => {
    const fresh = path.join(folder, 'moi.jpg');
    writeFileSync(fresh, await phonePhoto(900, 700));
    const before = (await library()).length;
    const { context, page } = await phone({ javaScriptEnabled: false });
    await page.goto(`${server.url}/ban/anh`);
    const input = page.locator('input[type=file]').first();
    await input.setInputFiles([...Object.values(bad), fresh]);
    await page.getByRole('button', { name: 'Tải ảnh lên' }).click(LONG);
    const said = await page.locator('.bao-loi').first().innerText(LONG);
    expect(said).toContain('1 ảnh đã vào kho');
    for (const fault of Object.keys(bad)) {
      expect(said).toContain(mediaFaults[fault as keyof typeof mediaFaults].vi);
    }
    expect((await library()).length).toBe(before + 1);
    await page.goto(`${server.url}/ban/anh`);
    await page.getByRole('button', { name: 'Tải ảnh lên' }).click();
    await page.getByText('Bạn chưa chọn ảnh nào').first().waitFor();
    await context.close();
  });
});

describe('a picture of the library', () => {
  it('is chosen where it is used, uploaded in place, and stays chosen', async () => {
    const file = path.join(folder, 'tai-cho.jpg');
    writeFileSync(file, await phonePhoto(1_000, 800));
    const { context, page } = await phone();
    await page.goto(`${server.url}/ban/san-pham/${productId}`);
    const picker = page.locator('[data-chon-anh]');
    await picker.locator('input[type=file]').setInputFiles(file);
    const item = picker.locator('[data-ca]').filter({ hasText: 'tai-cho.jpg' });
    await item.locator('input[type=checkbox]:checked').waitFor(LONG);
    const second = picker.locator('[data-ca]').nth(2).locator('input[type=checkbox]');
    await second.check();
    const chosen = () =>
      picker
        .locator('input[type=checkbox]:checked')
        .evaluateAll((boxes) => boxes.map((one) => (one as HTMLInputElement).value));
    await item.getByRole('button', { name: 'Xuống sau' }).click();
    const order = await chosen();
    expect(order).toHaveLength(2);
    const added = (await library()).at(-1);
    expect(order[1]).toBe(String(added?.id));
    await page.locator('button[name=viec][value=luu]').click();
    await page.waitForURL(/xong=/);
    expect(await chosen()).toEqual(order);
    await context.close();
  });

  it('is put away, brought back, and replaced with its words', async () => {
    const rows = await library();
    const one = rows.find(({ fileName }) => fileName === 'moi.jpg');
    if (!one) throw new Error('no picture');
    const { context, page } = await phone();
    const here = `${server.url}/ban/anh/${one.key}`;
    await page.goto(here);
    await page.getByLabel('Ảnh cho thấy gì (tiếng Việt)').fill('Hũ mật trên bàn');
    await page.getByLabel('Ảnh cho thấy gì (tiếng Anh)').fill('A jar on a table');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByText('Đã lưu.').first().waitFor();
    await page.getByLabel('Tôi muốn cất ảnh này').check();
    await page.getByRole('button', { name: 'Cất ảnh' }).click();
    await page.getByText('Đã cất ảnh.').first().waitFor();
    await page.getByRole('button', { name: 'Lấy lại ảnh' }).click();
    await page.getByText('Đã lấy lại ảnh.').first().waitFor();
    const file = path.join(folder, 'thay.jpg');
    writeFileSync(file, await phonePhoto(1_100, 700));
    await page.locator('input[type=file]').setInputFiles(file);
    await page.waitForURL((url) => !url.href.startsWith(here), LONG);
    const [old] = await db.select().from(media).where(eq(media.id, one.id));
    const [put] = await db
      .select()
      .from(media)
      .where(and(eq(media.producerId, producerId), eq(media.fileName, 'thay.jpg')));
    expect(old?.removedAt).not.toBeNull();
    expect(put).toMatchObject({ altVi: 'Hũ mật trên bàn', altEn: 'A jar on a table' });
    await context.close();
  });

  it('moves nothing on a page while it comes', async () => {
    const [row] = await library();
    const [shop] = await db.select().from(producers).where(eq(producers.id, producerId));
    if (!row || !shop) throw new Error('no picture');
    await db.update(media).set({ altVi: 'Hũ mật', altEn: 'A jar' }).where(eq(media.id, row.id));
    await inTransaction(db, async (tx) => {
      await setProductPicturesIn(tx, productId, [row.id], Date.now());
      const by = { actor: 'test', now: Date.now() };
      await record(tx, by, { deed: 'apply-listing', subject: `product:${productId}` });
    });
    const { context, page } = await phone();
    await page.addInitScript(() => {
      const sum = { shifts: 0 };
      Object.assign(window, { sum });
      new PerformanceObserver((list) => {
        for (const one of list.getEntries())
          sum.shifts += (one as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.route('**/anh/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    });
    await page.goto(`${server.url}/san-pham?nha=${shop.slug}`);
    const image = page.locator('img.chup').first();
    await expect
      .poll(() => image.evaluate((one) => (one as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(0);
    const shown = await image.evaluate((one) => (one as HTMLImageElement).currentSrc);
    expect(shown).toMatch(/\/anh\/[a-z0-9]{16}-\d+\.avif$/);
    const { shifts } = await page.evaluate(
      () => (window as unknown as { sum: { shifts: number } }).sum,
    );
    expect(shifts).toBe(0);
    await context.close();
  });
});
