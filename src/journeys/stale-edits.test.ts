import { and, eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db } from '#db/client.ts';
import { offers } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { listingChanges } from '#db/schema/listings.ts';
import { dayAt } from '#src/base/day.ts';
import { formatCount } from '#src/base/money.ts';
import { paths } from '#src/base/paths.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { readCertificate } from '#src/features/certificates/read-register.server.ts';
import { revokeCertificate } from '#src/features/certificates/revoke-certificate.server.ts';
import { openChromium, type Tab } from './chromium.ts';
import { signedIn, storeOf } from './people.ts';
import { type Unclaimed, unclaimed } from './producer/goods.ts';
import { deskTab } from './scan/phones.ts';
import { startServer, type TestServer } from './server.ts';

/**
 * Two people of one cooperative, an officer, an order and a revocation get into each other's way: nothing is overwritten
 * silently, both values are on the page, and what was typed is still in its field.
 */
const CLOCK = '2026-11-23T08:00:00+07:00';
const NOW = Date.parse(CLOCK);
const p = paths('vi');

let server: TestServer;
let browser: Browser;
let db: Db;
let goods: Unclaimed;
let first: Tab;
let second: Tab;
let office: Tab;

beforeAll(async () => {
  [server, browser] = await Promise.all([
    startServer({ clock: CLOCK, env: { SECOND_FACTOR: 'off' } }),
    openChromium(),
  ]);
  db = await storeOf(server);
  goods = await withStar();
  const { producerId, provinceCode } = goods;
  const person = async (id: string, name: string) =>
    signedIn(server, db, { ...actorAs('producer', { producerId }, name), userId: id });
  const officer = actorAs('provincial-officer', { provinceCode }, 'Trần Cán Bộ Tỉnh');
  const tab = { clock: CLOCK, phone: false };
  first = await deskTab(browser, server, await person('lan', 'Chị Lan'), tab);
  second = await deskTab(browser, server, await person('hung', 'Anh Hùng'), tab);
  office = await deskTab(browser, server, await signedIn(server, db, officer), tab);
}, 240_000);

afterAll(async () => {
  if (db) closeDb(db);
  await browser?.close();
  await server?.stop();
});

/** One whose star holds today and whose province may take it away. */
async function withStar(): Promise<Unclaimed> {
  for (const one of await unclaimed(db)) {
    const found = await readCertificate(db, one.certificate, dayAt(NOW));
    if (found?.standing.state === 'valid' && found.standing.stars < 5) return one;
  }
  throw new Error('no star holds');
}
const editor = (): string => `${server.url}${p.deskListing(goods.productId)}`;
const said = (page: Page): Promise<string> => page.locator('main').innerText();
async function press(page: Page, name: string, until: RegExp | null): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  if (until === null) {
    // Refused: the same address, another page.
    await page.evaluate(() => document.body.setAttribute('data-cu', ''));
    await button.click();
    await page.waitForSelector('body:not([data-cu])');
    await page.waitForLoadState('load');
    return;
  }
  await button.click();
  await page.waitForURL(until);
  await page.waitForLoadState('load');
}
async function decide(code: string, verdict: 'approved' | 'returned', until: RegExp | null) {
  const { page } = office;
  await choose(verdict);
  if (!page.url().includes(code)) throw new Error(`another change: ${page.url()}`);
  await press(page, 'Ghi quyết định', until);
}
async function choose(verdict: string): Promise<void> {
  for (const one of await office.page.locator(`[value=${verdict}][name^="kl."]`).all())
    await one.check();
}
async function openCode(kind: 'product' | 'story'): Promise<string> {
  const [row] = await db
    .select({ code: listingChanges.code })
    .from(listingChanges)
    .where(and(eq(listingChanges.kind, kind), eq(listingChanges.state, 'waiting')));
  return row?.code ?? '';
}

describe('a listing that two people write', () => {
  it('shows the second what the first has saved; both texts are there', async () => {
    await Promise.all([first.open(editor()), second.open(editor())]);
    await first.page.locator('#o-summaryVi').fill('Chị Lan viết: đun bằng củi nhãn.');
    await second.page.locator('#o-summaryVi').fill('Anh Hùng viết: đun suốt ba tiếng.');
    await second.page.locator('#o-descriptionVi').fill('Đoạn dài của anh Hùng.');
    await press(first.page, 'Lưu bản nháp', /xong=luu/);
    await press(second.page, 'Lưu bản nháp', null);
    const text = await said(second.page);
    expect(text).toContain('Chị Lan vừa lưu');
    expect(text).toContain('Chị Lan viết: đun bằng củi nhãn.');
    const typed = second.page.locator('#o-summaryVi');
    expect(await typed.inputValue()).toBe('Anh Hùng viết: đun suốt ba tiếng.');
    expect(await second.page.locator('#o-descriptionVi').inputValue()).toBe(
      'Đoạn dài của anh Hùng.',
    );
    await first.open(editor());
    expect(await first.page.locator('#o-summaryVi').inputValue()).toContain('Chị Lan viết');
    // Seen both, and decided: now it is meant.
    await press(second.page, 'Lưu bản nháp', /xong=luu/);
    await first.open(editor());
    expect(await first.page.locator('#o-summaryVi').inputValue()).toContain('Anh Hùng viết');
  });

  it('keeps what is typed while the other sends it and an officer approves it', async () => {
    await first.page.locator('#o-summaryEn').fill('Lan was still typing this.');
    await second.open(editor());
    await press(second.page, 'Gửi duyệt', /xong=gui/);
    await press(first.page, 'Lưu bản nháp', null);
    expect(await said(first.page)).toContain('đang ở chỗ cán bộ duyệt');
    expect(await first.page.locator('#o-summaryEn').inputValue()).toBe(
      'Lan was still typing this.',
    );
    const code = await openCode('product');
    await office.open(`${server.url}${p.deskListingChange(code)}`);
    await decide(code, 'approved', /xong=1/);
    const live = await (await fetch(`${server.url}${p.product(goods.slug)}`)).text();
    expect(live).toContain('Anh Hùng viết: đun suốt ba tiếng.');
    expect(live).not.toContain('Lan was still typing this.');
  });

  it('an officer who looks at a certificate that is revoked meanwhile decides anew', async () => {
    await second.open(editor());
    await second.page.locator('#o-descriptionVi').fill('Đoạn mới, sau khi duyệt.');
    await press(second.page, 'Gửi duyệt', /xong=gui/);
    const code = await openCode('product');
    await office.open(`${server.url}${p.deskListingChange(code)}`);
    await office.page.locator('#nhan-chung').fill('Lời dặn dài của cán bộ.');
    // Another process: this one, beside the server.
    const [row] = await db
      .select()
      .from(certificates)
      .where(eq(certificates.code, goods.certificate));
    await revokeCertificate(db, {
      ...{ code: goods.certificate, version: row?.version ?? 0, number: '901/QĐ-UBND' },
      ...{ decidedOn: '2026-11-22', signer: '', ground: 'criteria-not-met', why: '' },
      ...{ authority: 'Sở Nông nghiệp và Môi trường', concludedOn: '2026-11-20' },
      ...{ siteUrl: server.url, now: NOW },
      actor: actorAs('provincial-officer', { provinceCode: goods.provinceCode }),
    });
    await decide(code, 'approved', null);
    const text = await said(office.page);
    expect(text).toContain('Tình trạng chứng nhận đã đổi trong lúc bạn xem');
    expect(text).toContain('bị thu hồi');
    expect(await office.page.locator('#nhan-chung').inputValue()).toBe('Lời dặn dài của cán bộ.');
    expect(await office.page.locator('[value=approved]:checked').count()).toBeGreaterThan(0);
    const live = await (await fetch(`${server.url}${p.product(goods.slug)}`)).text();
    expect(live).not.toContain('Đoạn mới, sau khi duyệt.');
    await decide(code, 'approved', /xong=1/);
  });
});

describe('prices and stock while orders come in', () => {
  const stockOf = async (): Promise<number> => {
    const [row] = await db.select().from(offers).where(eq(offers.id, goods.offerId));
    return row?.stock ?? Number.NaN;
  };
  /** What placing an order does to the row: stock goes, the version stays. */
  const sold = async (count: number): Promise<void> => {
    const stock = await stockOf();
    await db
      .update(offers)
      .set({ stock: stock - count })
      .where(eq(offers.id, goods.offerId));
  };
  const list = (): string => `${server.url}${p.deskOffers}`;

  it('a price changed in the list leaves alone what was sold meanwhile', async () => {
    const { page } = first;
    await first.open(list());
    const before = await stockOf();
    await sold(2);
    await page.locator(`#gia-${goods.offerId}`).fill('141000');
    const row = page.locator('.gk-nhanh', { has: page.locator(`#gia-${goods.offerId}`) });
    await row.getByRole('button').click();
    await page.waitForURL(/xong=/);
    expect(await stockOf()).toBe(before - 2);
  });

  it('a stock typed while some was sold is refused with both numbers, then meant', async () => {
    const { page } = first;
    await first.open(list());
    const before = await stockOf();
    await sold(3);
    const field = page.locator(`#ton-${goods.offerId}`);
    const row = page.locator('.gk-nhanh', { has: page.locator(`#gia-${goods.offerId}`) });
    await field.fill(String(before + 40));
    await row.getByRole('button').click();
    await page.getByText('Tồn kho mã').first().waitFor();
    const text = await said(page);
    for (const one of [before, before - 3, before + 40])
      expect(text).toContain(formatCount(one, 'vi'));
    expect(text).toContain(`Đang là ${before - 3}`);
    expect(await field.inputValue()).toBe(String(before + 40));
    expect(await stockOf()).toBe(before - 3);
    await row.getByRole('button').click();
    await page.waitForURL(/xong=/);
    expect(await stockOf()).toBe(before + 40);
  });

  it('a table saved while an order takes stock writes nothing and shows both', async () => {
    const { page } = first;
    await first.open(`${server.url}${p.deskOfferTable}`);
    const before = await stockOf();
    await sold(4);
    const field = page.locator(`[name="ton-${goods.offerId}"]`);
    await field.fill(String(before + 7));
    await page.locator('[data-luu]').click();
    await page.getByText('nơi khác vừa đổi thành').first().waitFor();
    expect(await field.inputValue()).toBe(String(before + 7));
    expect(await said(page)).toContain(`nơi khác vừa đổi thành ${before - 4}`);
    expect(await stockOf()).toBe(before - 4);
  });
});

describe('a story approved while its next draft is typed', () => {
  const MORE = 'Câu cuối mà chị Lan vừa gõ thêm.';
  const BODY = 'Bốn giờ sáng, lửa đã đỏ. Bà Ba nhóm lửa từ năm mười hai tuổi.';

  it('loses nothing: the text stays in its field, and saving begins the next change', async () => {
    const { page } = first;
    await first.open(`${server.url}${p.deskStories}/moi`);
    await page.locator('#titleVi').fill('Bếp Ba Lò dậy sớm');
    await page.locator('#bodyVi').fill(BODY);
    await press(page, 'Lưu bản nháp', /ND-[A-Z0-9]+\?xong=luu/);
    const address = page.url().replace(/\?.*/, '');
    await second.open(address);
    await page.locator('#bodyVi').fill(`${BODY} ${MORE}`);
    await second.page.locator('#bodyVi').fill(`${BODY} Anh Hùng cũng viết.`);
    await press(second.page, 'Gửi duyệt', /xong=gui/);
    // While it waits: the text stays, and is taken back together with what was typed, or waits here.
    await press(page, 'Lưu bản nháp', null);
    expect(await page.locator('#bodyVi').inputValue()).toBe(`${BODY} ${MORE}`);
    expect(await page.getByRole('button', { name: 'Lấy lại để sửa' }).count()).toBe(1);
    const code = await openCode('story');
    await office.open(`${server.url}${p.deskListingChange(code)}`);
    await decide(code, 'approved', /xong=1/);
    await press(page, 'Lấy lại để sửa', null);
    expect(await page.locator('#bodyVi').inputValue()).toBe(`${BODY} ${MORE}`);
    await press(page, 'Lưu bản nháp', /ND-[A-Z0-9]+\?xong=luu/);
    expect(page.url()).not.toContain(code);
    expect(await page.locator('#bodyVi').inputValue()).toBe(`${BODY} ${MORE}`);
    const [row] = await db.select().from(listingChanges).where(eq(listingChanges.code, code));
    expect(row?.state).toBe('approved');
  });

  it('shows both texts where two people saved one draft', async () => {
    const { page } = first;
    const address = page.url().replace(/\?.*/, '');
    await first.open(address);
    await second.open(address);
    await second.page.locator('#summaryVi').fill('Tóm tắt của anh Hùng.');
    await press(second.page, 'Lưu bản nháp', /xong=luu/);
    await page.locator('#summaryVi').fill('Tóm tắt của chị Lan.');
    await press(page, 'Lưu bản nháp', null);
    expect(await said(page)).toContain('Anh Hùng vừa lưu');
    expect(await said(page)).toContain('Tóm tắt của anh Hùng.');
    expect(await page.locator('#summaryVi').inputValue()).toBe('Tóm tắt của chị Lan.');
    await press(page, 'Lưu bản nháp', /xong=luu/);
    await second.open(address);
    expect(await second.page.locator('#summaryVi').inputValue()).toBe('Tóm tắt của chị Lan.');
  });
});
