import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db } from '#db/client.ts';
import { paths } from '#src/base/paths.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { byJsqr, byZbar, byZxing, pdfPicture } from '#src/outside/label-readers.fixture.ts';
import { lookAt } from './certification/look.ts';
import { openChromium, type Tab } from './chromium.ts';
import { signedIn, storeOf } from './people.ts';
import { type Unclaimed, unclaimed } from './producer/goods.ts';
import { jsonLd, PLACES, publicSide, type PublicSide } from './producer/public-side.ts';
import { median, type SlowPhone, slowPhone, walked } from './producer/slow-phone.ts';
import { deskTab } from './scan/phones.ts';
import { startServer, type TestServer } from './server.ts';
import { lettersTo } from './visitor.ts';

/**
 * A producer who has never been here, with a cheap telephone on a bad line: from the letter of the province to a
 * listing that everybody sees. `SHOTS=folder` keeps a picture of each step.
 */
const CLOCK = '2026-11-23T08:00:00+07:00';
const EMAIL = 'beba@vi-du.test';
const PASSWORD = 'dừa sáp cầu kè 2026';
const p = paths('vi');
const NOTE = 'Câu này chưa nói rõ làm từ gì. Xin ghi nguyên liệu và nơi trồng.';
const PRICE = 137_000;
const SUMMARY = {
  bad: 'Ngon lắm ai ăn cũng nhớ.',
  good: 'Làm tay ở bếp Ba Lò, nguyên liệu nhà trồng.',
};
const SUMMARY_EN = 'Handmade in the Ba Lo kitchen from what we grow.';
const TEXT = 'Mỗi mẻ chúng tôi đun bằng củi nhãn từ bốn giờ sáng, khuấy liền tay suốt ba tiếng.';
const OTHER = 'Ba Lò Sớm Mai';
const ALT = 'Mẻ hàng vừa xong, bày trên mẹt tre';
const STORY = 'Bếp Ba Lò dậy lúc bốn giờ';

let server: TestServer;
let browser: Browser;
let db: Db;
let goods: Unclaimed;
let phone: SlowPhone;
let office: Tab;
let letter = '';
let claim = '';
let change = '';
const wrong: string[] = [];
const figures: string[] = [];
const answers: number[] = [];

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

beforeAll(async () => {
  // The code of the letter leads where SITE_URL says: here, to the very server.
  const port = await freePort();
  const env = {
    ...{ SITE_URL: `http://127.0.0.1:${port}`, PORT: String(port), SECOND_FACTOR: 'off' },
  };
  [server, browser] = await Promise.all([startServer({ clock: CLOCK, env }), openChromium()]);
  db = await storeOf(server);
  const [one] = await unclaimed(db);
  if (one === undefined) throw new Error('every producer has somebody');
  goods = one;
  const { provinceCode } = goods;
  const officer = await signedIn(
    server,
    db,
    actorAs('provincial-officer', { provinceCode }, 'Trần Cán Bộ Tỉnh'),
  );
  office = await deskTab(browser, server, officer, { clock: CLOCK, phone: false });
  phone = await slowPhone(browser);
}, 240_000);

afterAll(async () => {
  if (phone) figures.push(...walked(phone.steps));
  if (answers.length > 0) {
    figures.push(`A public answer, median of ${answers.length}: ${median(answers).toFixed(1)} ms`);
  }
  if (figures.length > 0) console.info(figures.map((line) => `Producer: ${line}`).join('\n'));
  if (wrong.length > 0) console.info(wrong.join('\n'));
  if (db) closeDb(db);
  await browser?.close();
  await server?.stop();
});

async function everybodySees(): Promise<PublicSide> {
  const seen = await publicSide(server, { ...goods, query: OTHER });
  answers.push(...Object.values(seen.ms));
  return seen;
}
async function looksWell(name: string): Promise<void> {
  wrong.push(...(await lookAt(phone.tab, name)));
}

describe('a producer with a letter and a telephone', () => {
  it('is invited by the officer: a letter whose code two decoders read', async () => {
    const { page } = office;
    await office.open(
      `${server.url}${p.deskLetters}?tim=${encodeURIComponent(goods.producerName)}`,
    );
    await page.locator(`input[name=ma][value="${goods.producerId}"]`).check();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'In thư cho các dòng đã chọn' }).click(),
    ]);
    const pdf = new Uint8Array(await readFile(await file.path()));
    const sheet = await pdfPicture(pdf, 200);
    const [said = ''] = await byZxing(sheet, 'QRCode');
    expect(said).toMatch(new RegExp(`^${server.url}/nhan-ho-so/[a-z0-9-]{16,}$`, 'i'));
    expect(await byJsqr(sheet)).toBe(said);
    const third = await byZbar([sheet], 'qrcode');
    if (third !== null) expect(third[0]).toContain(said);
    letter = said;
  });

  it('opens it, makes an account, claims the profile and confirms the address', async () => {
    const { page } = phone;
    await phone.step('letter to account', async () => {
      expect(await phone.open(letter)).toBe(200);
      await expectText(goods.producerName);
      await looksWell('thu');
      await phone.press(page.locator('main a.nut'), /tai-khoan/);
      await phone.type(page.locator('[name=ten]'), 'Nguyễn Thị Bé Ba');
      await phone.type(page.locator('[name=email]'), EMAIL);
      await phone.type(page.locator('[name=mat-khau]'), PASSWORD);
      await phone.type(page.locator('[name=mat-khau-lai]'), PASSWORD);
      await phone.press(page.getByRole('button', { name: 'Tạo tài khoản' }), /\/moi\?thu=/);
    });
    await phone.step('claim with the registration paper', async () => {
      await phone.type(page.locator('[name=personRole]'), 'Thư ký');
      await phone.type(page.locator('[name=personPhone]'), '0912 345 678');
      await phone.type(page.locator('[name=taxCode]'), '0100109106');
      const paper = await photo(600, 800, '#fdfbf3');
      await page.locator('[name=tep]').setInputFiles({
        ...{ name: 'giay-dang-ky.jpg', mimeType: 'image/jpeg', buffer: paper },
      });
      await phone.press(page.getByRole('button', { name: 'Gửi yêu cầu' }), /YC-[A-Z0-9]+\?xong/);
      claim = /YC-[A-Z0-9]+/.exec(page.url())?.[0] ?? '';
      await looksWell('da-gui');
    });
    await phone.step('confirm the address', async () => {
      const [said = ''] = await lettersTo(server, EMAIL);
      const link = /http\S+\/xac-nhan\?ma=\S+/.exec(said)?.[0] ?? '';
      await phone.open(link);
      await phone.press(page.getByRole('button', { name: 'Đúng, là của tôi' }), /xong=1/);
    });
  });

  it('is let in by the officer', async () => {
    const { page } = office;
    await office.open(`${server.url}${p.deskClaim(claim)}`);
    await page.locator('[name=quyet][value=approved]').check();
    await page.getByRole('button', { name: 'Trả lời người gửi' }).click();
    await page.waitForURL(/xong=1/);
    await phone.step('the desk for the first time', async () => {
      await phone.open(`${server.url}${p.ownClaim(claim)}`);
      await phone.press(phone.page.locator('main a.nut'), /\/ban$/);
      await looksWell('ban');
      await phone.open(`${server.url}${p.deskListings}`);
      await expectText(goods.name);
    });
  });

  it('changes a price, which everybody sees at once', async () => {
    const { page } = phone;
    const before = [await everybodySees(), await everybodySees()].at(-1);
    expect(before?.status).toEqual({ vi: 200, en: 200, search: 200, api: 200, scan: 200 });
    await phone.step('a new price', async () => {
      await phone.press(
        page.locator(`main a[href*="${p.deskListing(goods.productId)}"]`).first(),
        new RegExp(`${p.deskListing(goods.productId)}$`),
      );
      await looksWell('soan');
      await phone.type(page.locator(`#gia-${goods.offerId}`), String(PRICE));
      const row = page.locator('.gk-nhanh', { has: page.locator(`#gia-${goods.offerId}`) });
      await phone.press(row.getByRole('button'), /xong=gia/);
    });
    const after = await everybodySees();
    expect(after.text.vi).toContain('137.000');
    expect(after.text.en).toContain('137,000');
    expect(after.text.api).toContain(String(PRICE));
  });

  it('writes what waits: summary, text, another name, a photo from the telephone', async () => {
    const { page } = phone;
    await phone.step('the photo', async () => {
      const buffer = await photo(1600, 1200, '#8a5a2b');
      await page.locator('#anh-tep').setInputFiles({
        ...{ name: 'IMG_0412.jpg', mimeType: 'image/jpeg', buffer },
      });
      const describe_ = page.locator('a.ca-thieu').first();
      await describe_.waitFor({ timeout: 150_000 });
      const [about] = await Promise.all([
        page.context().waitForEvent('page'),
        phone.touch(describe_),
      ]);
      await phone.type(about.locator('[name=mo-ta-vi]'), ALT);
      await phone.type(about.locator('[name=mo-ta-en]'), 'A fresh batch on a bamboo tray');
      await phone.touch(about.getByRole('button', { name: 'Lưu', exact: false }).first());
      await about.waitForURL(/xong=/);
      await about.close();
    });
    await phone.step('the words, sent', async () => {
      await phone.type(page.locator('#o-summaryVi'), SUMMARY.bad);
      await phone.type(page.locator('#o-summaryEn'), SUMMARY_EN);
      await phone.type(page.locator('#o-descriptionVi'), TEXT);
      await phone.type(page.locator('#o-otherNames'), OTHER);
      await phone.press(page.getByRole('button', { name: 'Gửi duyệt' }), /xong=gui/);
      await looksWell('dang-cho');
    });
    const seen = await everybodySees();
    for (const place of PLACES) {
      for (const text of [SUMMARY.bad, SUMMARY_EN, TEXT, OTHER, ALT]) {
        if (place === 'search' && text === OTHER) continue;
        expect(seen.text[place], `${place}: ${text}`).not.toContain(text);
      }
    }
    expect(JSON.parse(seen.text.search)).not.toMatchObject({ hits: [{ slug: goods.slug }] });
  });

  it('gets one field back with a note; what was approved is live', async () => {
    const { page } = office;
    await office.open(`${server.url}${p.deskListingChanges}`);
    await page.locator('main a[href*="/ban/duyet/ND-"]').first().click();
    await page.waitForURL(/ND-/);
    change = /ND-[A-Z0-9]+/.exec(page.url())?.[0] ?? '';
    wrong.push(...(await lookAt(office, 'duyet')));
    for (const field of ['summaryEn', 'descriptionVi', 'otherNames', 'pictures']) {
      await page.locator(`[name="kl.${field}"][value=approved]`).check();
    }
    await page.locator('[name="kl.summaryVi"][value=returned]').check();
    await page.locator('[name="nhan.summaryVi"]').fill(NOTE);
    await page.getByRole('button', { name: 'Ghi quyết định' }).click();
    await page.waitForURL(/xong=1/);
    const { text } = await everybodySees();
    expect(text.vi).toContain(TEXT);
    expect(text.vi).toContain(ALT);
    expect(text.en).toContain(SUMMARY_EN);
    expect(text.vi).not.toContain(SUMMARY.bad);
    expect(JSON.parse(text.search)).toMatchObject({ hits: [{ slug: goods.slug }] });
    const picture = /\/anh\/[\w-]+\.(?:avif|webp|jpeg)/.exec(text.vi)?.[0] ?? '';
    const bytes = await fetch(new URL(picture, server.url));
    expect(bytes.headers.get('content-type')).toMatch(/^image\//);
    const facts = await sharp(Buffer.from(await bytes.arrayBuffer())).metadata();
    expect(facts.exif).toBeUndefined();
    expect(text.scan).toContain('/anh/');
  });

  it('mends it, and it is live at the next request everywhere, with warm caches', async () => {
    const { page } = phone;
    await phone.step('mended and sent again', async () => {
      await phone.open(`${server.url}${p.deskListing(goods.productId)}`);
      await expectText(NOTE);
      await looksWell('tra-lai');
      await phone.type(page.locator('#o-summaryVi'), SUMMARY.good);
      await phone.press(page.getByRole('button', { name: 'Gửi lại', exact: false }), /xong=gui/);
    });
    await everybodySees();
    await everybodySees();
    await office.open(`${server.url}${p.deskListingChange(change)}`);
    await office.page.locator('[name="kl.summaryVi"][value=approved]').check();
    await office.page.getByRole('button', { name: 'Ghi quyết định' }).click();
    await office.page.waitForURL(/xong=1/);
    const { text } = await everybodySees();
    expect(text.vi).toContain(SUMMARY.good);
    expect(jsonLd(text.vi)).toContain(SUMMARY.good);
    expect(text.api).toContain(SUMMARY.good);
    expect(text.search).toContain(goods.slug);
    expect(text.scan).toContain('/anh/');
  });

  it('tells a story, which waits for the officer and is then on the page of the code', async () => {
    const { page } = phone;
    let story = '';
    await phone.step('a story, sent', async () => {
      await phone.open(`${server.url}${p.deskStories}/moi`);
      await phone.type(page.locator('#titleVi'), STORY);
      await phone.type(page.locator('#summaryVi'), 'Bốn giờ sáng, lửa đã đỏ.');
      await phone.type(
        page.locator('#bodyVi'),
        `${TEXT}\n\n## Người giữ lửa\n\nBà Ba nhóm lửa từ năm mười hai tuổi, nay truyền cho cháu.`,
      );
      await phone.touch(page.locator(`[name=products][value="${goods.productId}"]`));
      await looksWell('cau-chuyen');
      await phone.press(page.getByRole('button', { name: 'Gửi duyệt' }), /ND-[A-Z0-9]+\?xong=gui/);
      story = /ND-[A-Z0-9]+/.exec(page.url())?.[0] ?? '';
    });
    const before = [await everybodySees(), await everybodySees()].at(-1);
    for (const place of PLACES) expect(before?.text[place], place).not.toContain(STORY);
    await office.open(`${server.url}${p.deskListingChange(story)}`);
    for (const one of await office.page.locator('[value=approved][name^="kl."]').all()) {
      await one.check();
    }
    await office.page.getByRole('button', { name: 'Ghi quyết định' }).click();
    await office.page.waitForURL(/xong=1/);
    const { text } = await everybodySees();
    for (const place of ['vi', 'scan'] as const) expect(text[place], place).toContain(STORY);
  });

  it('met nothing on the way that does not belong there', () => {
    expect(wrong).toEqual([]);
  });
});

async function expectText(text: string): Promise<void> {
  await phone.page.getByText(text).first().waitFor();
}

/** A picture that does not shrink to nothing, with a place in it that must not get out. */
async function photo(width: number, height: number, background: string): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const grain = await sharp({ create: { width: 300, height: 225, channels: 3, background, noise } })
    .resize(width, height, { fit: 'fill' })
    .png()
    .toBuffer();
  return sharp(grain)
    .jpeg({ quality: 80 })
    .withExif({ IFD0: { Copyright: 'Ba' }, IFD3: { GPSLatitude: '10/1 2/1 3/1' } })
    .toBuffer();
}
