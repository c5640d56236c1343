import { createServer } from 'node:net';
import { eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db } from '#db/client.ts';
import { offers } from '#db/schema/catalogue.ts';
import { orderLines, orders, payments, stockHolds } from '#db/schema/orders.ts';
import { baskets } from '#db/schema/promotions.ts';
import { dong, formatDong } from '#src/base/money.ts';
import { machinePaths, paths } from '#src/base/paths.ts';
import { type Actor, SYSTEM } from '#src/features/accounts/may.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { makeDemoPromotions } from '#src/features/promotions/demo/make-demo-promotions.server.ts';
import { parseVietQr } from '#src/features/orders/payments/vietqr-parse.ts';
import { vietQr } from '#src/features/orders/payments/vietqr.ts';
import { basketWords } from '#src/words/baskets.ts';
import { cartWords } from '#src/words/cart.ts';
import { checkoutWords } from '#src/words/checkout.ts';
import { orderWords } from '#src/words/orders.ts';
import { paymentWords } from '#src/words/payments.ts';
import { paymentDeskWords } from '#src/words/payments-desk.ts';
import { quoteWords } from '#src/words/quotes.ts';
import { reviewWords } from '#src/words/reviews.ts';
import { drawnCodes } from './buy/codes.ts';
import { alcohol, type Goods, lotOf, threeGoods } from './buy/goods.ts';
import { Keyboard } from './buy/keyboard.ts';
import { Looks } from './buy/looks.ts';
import { type Buyer, Shopper } from './buy/shopper.ts';
import { openChromium, type Tab } from './chromium.ts';
import { signedIn, storeOf } from './people.ts';
import { deskTab } from './scan/phones.ts';
import { startServer, type TestServer } from './server.ts';
import { SECRET_KEY, startStripe, type StripeStandIn, WEBHOOK_SECRET } from './stripe-stand-in.ts';
import { lettersTo } from './visitor.ts';

/**
 * Buying, in browsers, on a telephone 360 px wide, with scripts and without, once by keyboard alone: goods of three
 * producers by each way of paying, gift baskets, a quotation, cancelling, parcels, reviews, returns and refunds; and what
 * happens when prices move, goods run out or somebody is asked for their age. `SHOTS=folder` keeps a picture of each page.
 */
/** What a demonstration shows: no bank has this number. */
const BANK = { bin: '999999', account: 'DEMO' };
const VOUCHER = 'CHAOBAN';
const OFF = 50_000;
/** Machines that do other things meanwhile are slow. */
const LONG = 120_000;
const p = paths('vi');
const w = checkoutWords.vi;
const o = orderWords.vi;
const pay = paymentWords.vi;
const desk = paymentDeskWords.vi;
const vnd = (amount: number): string => formatDong(dong(amount), 'vi');

let clock = '2026-11-23T08:00:00+07:00';
let server: TestServer;
let stripe: StripeStandIn;
let browser: Browser;
let db: Db;
let looks: Looks;
let three: readonly [Goods, Goods, Goods];
let producers: readonly [Tab, Tab];
let officer: Tab;
let lotCode = '';
/** Tokens of orders, as paths, that later parts go on with. */
const placed = { transfer: '', card: '', quoted: '' };

beforeAll(async () => {
  const port = await freePort();
  stripe = await startStripe(() => Date.parse(clock));
  const env = {
    ...{ SITE_URL: `http://127.0.0.1:${port}`, PORT: String(port), SECOND_FACTOR: 'off' },
    ...{ STRIPE_SECRET_KEY: SECRET_KEY, STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET },
    STRIPE_API_BASE: stripe.url,
  };
  [server, browser] = await Promise.all([startServer({ clock, env }), openChromium()]);
  looks = new Looks(browser);
  db = await storeOf(server);
  await makeDemoPromotions(db, { actor: SYSTEM, now: Date.parse(clock) });
  three = await threeGoods(db);
  lotCode = await lotOf(db, three[0]);
  const { provinceCode } = three[0];
  const maker = async ({ producerId, producerName }: Goods): Promise<Tab> =>
    deskOf({ ...actorAs('producer', { producerId }, producerName), userId: `nsx-${producerId}` });
  producers = [await maker(three[0]), await maker(three[1])];
  officer = await deskOf(actorAs('provincial-officer', { provinceCode }, 'Trần Cán Bộ'), false);
});

afterAll(async () => {
  if (looks?.wrong.length > 0) console.info(looks.wrong.join('\n'));
  if (db) closeDb(db);
  await browser?.close();
  await server?.stop();
  await stripe?.stop();
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function deskOf(actor: Actor, phone = true): Promise<Tab> {
  return deskTab(browser, server, await signedIn(server, db, actor), { clock, phone });
}

/** A while later, by everybody's clock. */
async function later(minutes: number): Promise<void> {
  clock = new Date(Date.parse(clock) + minutes * 60_000).toISOString();
  server.setClock(clock);
  for (const { page } of [officer, ...producers]) await page.context().clock.setFixedTime(clock);
}

let buyers = 0;
/** Everybody with a number of their own: by it a voucher knows who had it. */
const buyer = (name: string, method: Buyer['method'], more: Partial<Buyer> = {}): Buyer => ({
  ...{ name, method, phone: `09123450${String((buyers += 1)).padStart(2, '0')}` },
  ...{ email: emailOf(name), ...more },
});
const emailOf = (name: string): string => `${slug(name)}@vi-du.test`;
const slug = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replace(/\W+/g, '-');

const orderOf = async (path: string) => {
  const token = path.split('/').at(-1) ?? '';
  const [row] = await db.select().from(orders).where(eq(orders.token, token));
  if (row === undefined) throw new Error(`no order ${path}`);
  return row;
};
const paymentOf = async (path: string) => {
  const { id } = await orderOf(path);
  const [row] = await db.select().from(payments).where(eq(payments.orderId, id));
  if (row === undefined) throw new Error(`no payment of ${path}`);
  return row;
};
const stockOf = async ({ offerId }: Goods): Promise<number | null | undefined> =>
  (await db.select().from(offers).where(eq(offers.id, offerId)))[0]?.stock;
/** Pieces that wait for somebody's money. */
const heldOf = async ({ offerId }: Goods): Promise<number> => {
  const rows = await db.select().from(stockHolds).where(eq(stockHolds.offerId, offerId));
  return rows.reduce((sum, { state, quantity }) => sum + (state === 'held' ? quantity : 0), 0);
};
const stateOf = (page: Page): Promise<string> => page.locator('.dh-trang .dh-tt').innerText();

/** Three producers' goods in the cart, with the voucher, up to the checkout. */
async function threeAndVoucher(shopper: Shopper): Promise<void> {
  const [first, ...rest] = three;
  await shopper.find(first);
  const { scripts } = shopper;
  await looks.at(shopper.tab, scripts ? 'san-pham' : 'san-pham-khong-js', { scripts });
  await shopper.put(first, 2);
  for (const goods of rest) await shopper.put(goods);
  await shopper.useVoucher(VOUCHER);
  await expectText(shopper.page, cartWords.vi.voucherApplied(vnd(OFF)));
  await looks.at(shopper.tab, scripts ? 'gio-hang' : 'gio-hang-khong-js', { scripts });
  await shopper.toCheckout();
}

async function expectText(page: Page, text: string): Promise<void> {
  await page.getByText(text).first().waitFor();
}

describe('goods of three producers, with a voucher', () => {
  it(
    'by cash, by keyboard alone: an old name of a commune, typed without accents',
    async () => {
      const shopper = await Shopper.open(browser, server, true);
      const { page, tab } = shopper;
      const keys = new Keyboard(page);
      await shopper.go(p.home);
      await keys.type(page.locator('#tim-q'), three[0].name);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/san-pham\?/);
      await looks.at(tab, 'tim');
      await keys.press(page.locator(`main a[href="${p.product(three[0].slug)}"]`).first());
      await page.waitForURL(new RegExp(`${p.product(three[0].slug)}$`));
      for (const goods of three) {
        if (goods !== three[0]) await shopper.go(p.product(goods.slug));
        await keys.to(page.locator('#noi-ban #so-luong'));
        await page.keyboard.type(goods === three[0] ? '2' : '1');
        await keys.press(page.locator('#noi-ban button.nut[type=submit]:not([formaction])'));
        await page.waitForURL(/\/gio-hang\?them=/);
      }
      await keys.type(page.locator('#ma'), VOUCHER.toLowerCase());
      await page.keyboard.press('Enter');
      await page.waitForURL(/#ma-giam-gia/);
      await expectText(page, cartWords.vi.voucherApplied(vnd(OFF)));
      await keys.press(page.locator(`main a[href="${p.checkout}"]`));
      await page.waitForURL(/\/thanh-toan/);

      // Nothing filled in: the list of what is missing has the focus, and its links lead to the fields.
      await keys.press(shopper.orderButton());
      await page.locator('#loi').waitFor();
      expect(await keys.at()).toBe('loi');
      await looks.at(tab, 'thanh-toan-loi');
      await keys.press(page.locator('#loi a[href="#tinh"]'));
      expect(await keys.at()).toBe('tinh');
      await page.keyboard.type('Tuy');
      await expectText(page, w.nothingElse);
      expect(await page.locator('#tinh').inputValue()).toBe('08');
      await keys.type(page.locator('#xa'), 'pho cao, huyen dong van');
      await keys.type(page.locator('#dia-chi'), 'so 7 thon Dong');
      await keys.type(page.locator('#ten'), 'Lò Thị Phím');
      await keys.type(page.locator('#dien-thoai'), '+84 912 000 111');
      await keys.type(page.locator('#email'), 'phim@vi-du.test');
      await keys.press(page.locator('input[name="tra"][value="cod"]'), 'Space');
      await keys.press(shopper.orderButton());
      // The place is asked for: what was typed is a name of before the mergers.
      await page.locator('#loi').waitFor();
      expect(await keys.at()).toBe('loi');
      expect(await page.locator('#ten').inputValue()).toBe('Lò Thị Phím');
      await looks.at(tab, 'thanh-toan-xa-cu');
      await keys.press(page.locator('#loi a[href="#xa-nao"]'));
      expect(await keys.at()).toBe('xa-nao');
      await keys.press(page.locator('#xa-nao input').first(), 'Space');
      const place = (await page.locator('#xa-nao label:has(:checked)').innerText()).trim();
      await keys.press(shopper.orderButton());
      const path = await shopper.ordered();
      await expectText(page, place);
      expect(await stateOf(page)).toBe(o.states.confirmed);
      await looks.at(tab, 'don-tien-mat');

      const order = await orderOf(path);
      expect(order).toMatchObject({ method: 'cod', state: 'confirmed', discount: OFF });
      const [letter = ''] = await lettersTo(server, 'phim@vi-du.test');
      for (const text of [order.code, path, vnd(order.total), ...three.map(({ name }) => name)]) {
        expect(letter).toContain(text);
      }
      expect(letter).toContain('Hủy miễn phí');
      expect(keys.lost).toEqual([]);
    },
    LONG,
  );

  it(
    'by transfer, without scripts: too little is told, the rest completes it',
    async () => {
      const shopper = await Shopper.open(browser, server, false);
      const { page, tab } = shopper;
      await threeAndVoucher(shopper);
      const one = buyer('Nguyễn Không Máy', 'transfer');
      await shopper.fill(one);
      await looks.at(tab, 'thanh-toan-khong-js', { scripts: false });
      await shopper.orderButton().click();
      placed.transfer = await shopper.ordered();
      await looks.at(tab, 'don-chuyen-khoan', { scripts: false });
      expect(await stateOf(page)).toBe(o.states['awaiting-payment']);
      const { total, code } = await orderOf(placed.transfer);
      const { reference } = await paymentOf(placed.transfer);
      await codeSays(page, total, reference);

      const short = 60_000;
      const first = `23/11/2026 08:05,${total - short},0,"CK ${reference} cam on",FT26327001`;
      await importStatement([first]);
      await looks.at(officer, 'sao-ke-thieu');
      await later(5);
      await shopper.go(placed.transfer);
      await expectText(page, pay.partPaid(vnd(total - short), vnd(short)));
      await codeSays(page, short, reference);
      await looks.at(tab, 'don-thieu-tien', { scripts: false });

      // The next statement of the day has the first line again.
      await importStatement([first, `23/11/2026 08:20,${short},0,${reference},FT26327002`]);
      await shopper.go(placed.transfer);
      expect(await stateOf(page)).toBe(o.states.confirmed);
      await looks.at(tab, 'don-chuyen-khoan-du', { scripts: false });
      const letters = await lettersTo(server, one.email, 2);
      expect(letters[0]).toContain(code);
      expect(letters[1]).toContain(`Đơn ${code} đã được trả tiền và xác nhận`);
    },
    LONG,
  );

  it(
    'by card: through Stripe’s page, confirmed by what Stripe signs',
    async () => {
      const shopper = await Shopper.open(browser, server, true);
      const { page, tab } = shopper;
      await threeAndVoucher(shopper);
      await shopper.fill(buyer('Trần Thẻ', 'card'));
      await looks.at(tab, 'thanh-toan');
      await shopper.orderButton().click();
      placed.card = await shopper.ordered();
      await looks.at(tab, 'don-the');
      await page.getByRole('button', { name: pay.cardButton }).click();
      await page.getByRole('button', { name: 'Pay' }).click();
      await page.waitForURL(/\/don-hang\/\w+\?the=xong/);
      // Stripe's own address is a strange one, as it has to be.
      tab.troubles.splice(0);
      await expectText(page, pay.backPaid);
      const session = [...stripe.sessions.values()].at(-1);
      const order = await orderOf(placed.card);
      expect(session?.amount).toBe(order.total);
      const told = stripe.sessionObject(session?.id ?? '');
      const event = stripe.event('checkout.session.completed', told);
      const webhook = `${server.url}${machinePaths.stripeWebhook}`;
      expect((await stripe.tell(webhook, event, { secret: 'whsec_wrong' })).status).toBe(400);
      expect((await orderOf(placed.card)).state).toBe('awaiting-payment');
      for (let time = 0; time < 2; time += 1) {
        expect((await stripe.tell(webhook, event)).status).toBe(200);
      }
      await shopper.go(placed.card);
      expect(await stateOf(page)).toBe(o.states.confirmed);
      await expectText(page, pay.paid(vnd(order.total)));
      await looks.at(tab, 'don-the-xong');
    },
    LONG,
  );
});

/** What every decoder reads of the code, and what it has to say. */
async function codeSays(page: Page, amount: number, reference: string): Promise<void> {
  const payload = vietQr({ bankBin: BANK.bin, account: BANK.account, amount, purpose: reference });
  expect(await drawnCodes(page)).toEqual([payload, payload, payload, payload]);
  expect(parseVietQr(payload)).toMatchObject({ ok: true, amount, purpose: reference });
}

/** The officer reads a file of the bank in, and says yes to what is shown. */
async function importStatement(lines: readonly string[]): Promise<void> {
  const { page } = officer;
  const text = ['Ngày giao dịch,Ghi có,Ghi nợ,Nội dung,Số tham chiếu', ...lines].join('\n');
  await officer.open(`${server.url}${p.deskBankFile}`);
  await page.locator('#tep').setInputFiles({
    ...{ name: 'sao-ke.csv', mimeType: 'text/csv', buffer: Buffer.from(text) },
  });
  await page.getByRole('button', { name: desk.file.read }).click();
  await page.getByRole('button', { name: desk.file.apply(1) }).click();
  await page.waitForURL(/xong=imported/);
}

describe('gift baskets', () => {
  it(
    'one of the shopper’s own within a budget, one thing swapped, and one of an officer’s',
    async () => {
      const shopper = await Shopper.open(browser, server, false);
      const { page, tab } = shopper;
      await shopper.go(p.ownBasket);
      await page.locator('#ngan-sach').fill('600k');
      await page.getByRole('button', { name: basketWords.vi.form.propose, exact: true }).click();
      await page.waitForURL(/mon=/);
      await looks.at(tab, 'gio-qua-tu-chon', { scripts: false });
      const inside = (): Promise<string[]> => page.locator('.gq-mon h3').allInnerTexts();
      const before = await inside();
      expect(before.length).toBeGreaterThan(1);
      await page.locator('.gq-sua button[value^="doi:"]').first().click();
      await page.waitForURL(/\/gio-qua\/tu-chon/);
      const after = await inside();
      expect(after).toHaveLength(before.length);
      expect(after.slice(1)).toEqual(before.slice(1));
      expect(after[0]).not.toBe(before[0]);
      await page.getByRole('button', { name: basketWords.vi.addAsGift }).click();
      await page.waitForURL(/\/gio-hang/);

      const [made] = await db.select().from(baskets).where(eq(baskets.state, 'published'));
      await shopper.go(p.baskets);
      await looks.at(tab, 'gio-qua', { scripts: false });
      await shopper.go(p.basket(made?.slug ?? ''));
      await looks.at(tab, 'gio-qua-mot', { scripts: false });
      await page.getByRole('button', { name: basketWords.vi.add, exact: true }).click();
      await page.waitForURL(/\/gio-hang/);
      await expectText(page, cartWords.vi.ownBasket);
      await looks.at(tab, 'gio-hang-gio-qua', { scripts: false });
      await shopper.toCheckout();
      const path = await shopper.order(buyer('Phạm Tặng Quà', 'transfer'));
      await expectText(page, made?.titleVi ?? '?');
      await looks.at(tab, 'don-gio-qua', { scripts: false });
      const { id, wrap } = await orderOf(path);
      const lines = await db.select().from(orderLines).where(eq(orderLines.orderId, id));
      expect(new Set(lines.map(({ basketTitle }) => basketTitle)).size).toBe(2);
      expect(wrap).toBeGreaterThan(0);
    },
    LONG,
  );
});

describe('a request for quotation', () => {
  it(
    'goes from the cart to two producers, whose answers are compared, accepted and ordered',
    async () => {
      const shopper = await Shopper.open(browser, server, true);
      const { page, tab } = shopper;
      const email = 'co-quan@vi-du.test';
      for (const goods of three.slice(0, 2)) await shopper.put(goods, 3);
      await page.locator(`main a[href="${p.askQuote}"]`).click();
      await page.waitForURL(/\/bao-gia$/);
      for (const field of await page.locator('.bg-sl').all()) await field.fill('20');
      await page.locator('#o-ten').fill('Đỗ Văn Phòng');
      await page.locator('#o-dien-thoai').fill('0913 222 333');
      await page.locator('#o-thu').fill(email);
      await page.locator('#o-tinh').selectOption('01');
      await page.locator('#o-xa').fill('ba dinh');
      await page.locator('#o-dia-chi').fill('Số 1 Hùng Vương');
      await looks.at(tab, 'xin-bao-gia');
      await later(1);
      await page.getByRole('button', { name: quoteWords.vi.send }).click();
      await page.waitForURL(/\/bao-gia\/[^/]+\?da-gui=1/);
      const quote = new URL(page.url()).pathname;
      await looks.at(tab, 'bao-gia-cho');
      expect((await lettersTo(server, email))[0]).toContain(quote);

      for (const [at, maker] of producers.entries()) {
        await maker.open(`${server.url}${p.deskQuotes}`);
        await maker.page
          .locator(`main a[href^="${p.deskQuotes}/"]:not([href*="."])`)
          .first()
          .click();
        await looks.at(maker, 'ban-bao-gia');
        const price = maker.page.locator('input[name^="gia-"]');
        await price.fill(String(three[at as 0 | 1].price - (at + 1) * 5_000));
        await maker.page.locator('input[name="phi"]').fill('40.000');
        await maker.page.locator('input[name="ngay"]').fill(String(3 + at));
        await maker.page.locator('#dieu-khoan').fill('Giao một đợt, in tên đơn vị.');
        await maker.page.getByRole('button', { name: quoteWords.vi.desk.send }).click();
        await maker.page.waitForURL(/xong=bao/);
      }
      expect(await lettersTo(server, email, 3)).toHaveLength(3);
      await shopper.go(quote);
      await expectText(page, quoteWords.vi.own.answered(2, 2));
      await expectText(page, quoteWords.vi.own.cheapest);
      await expectText(page, quoteWords.vi.own.fastest);
      await looks.at(tab, 'bao-gia-so-sanh');
      const pdf = await page.request.get(`${server.url}${quote}/bao-gia.pdf`);
      expect(await textOf(await pdf.body())).toContain('Giao một đợt, in tên đơn vị.');

      for (const box of await page.locator('#chon input[type=checkbox]').all()) await box.check();
      await page.getByRole('button', { name: quoteWords.vi.own.order }).click();
      await page.waitForURL(/dat-hang\?/);
      await page.locator('input[name="cach"][value="card"]').check();
      await looks.at(tab, 'bao-gia-dat-hang');
      const sum = three
        .slice(0, 2)
        .reduce((all, { price }, at) => all + 20 * (price - (at + 1) * 5_000), 80_000);
      await page.getByRole('button', { name: quoteWords.vi.accept.pay(vnd(sum)) }).click();
      placed.quoted = await shopper.ordered();
      expect(await orderOf(placed.quoted)).toMatchObject({ total: sum, state: 'awaiting-payment' });
      await looks.at(tab, 'don-bao-gia');
      const paper = await page.request.get(`${server.url}${placed.quoted}/don.pdf`);
      const said = await textOf(await paper.body());
      for (const text of [three[0].name, three[1].name, vnd(sum).replace(/\s.*/, '')]) {
        expect(said).toContain(text);
      }
    },
    LONG,
  );
});

async function textOf(pdf: Uint8Array): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const words: string[] = [];
  for (let no = 1; no <= document.numPages; no += 1) {
    const { items } = await (await document.getPage(no)).getTextContent();
    words.push(...items.flatMap((item) => ('str' in item ? [item.str] : [])));
  }
  await task.destroy();
  return words.join(' ').replace(/\s+/g, ' ');
}

describe('cancelling', () => {
  it(
    'before anything is packed: the goods and the voucher are there again',
    async () => {
      const shopper = await Shopper.open(browser, server, false);
      const { page, tab } = shopper;
      const one = buyer('Vũ Đổi Ý', 'cod');
      const before = await stockOf(three[0]);
      await threeAndVoucher(shopper);
      const path = await shopper.order(one);
      expect(await stockOf(three[0])).toBe((before ?? 0) - 2);
      await page.getByRole('link', { name: o.cancel, exact: true }).click();
      await looks.at(tab, 'don-huy', { scripts: false });
      await page.getByRole('button', { name: o.cancelYes }).click();
      await page.waitForURL(/da-huy=1/);
      expect(await stateOf(page)).toBe(o.states.cancelled);
      await looks.at(tab, 'don-da-huy', { scripts: false });
      expect(await stockOf(three[0])).toBe(before);
      const [, told] = await lettersTo(server, one.email, 2);
      expect(told).toContain('Bạn không phải trả gì');
      // A voucher for one use is used once more.
      await threeAndVoucher(shopper);
      const again = await shopper.order(one);
      expect(again).not.toBe(path);
      expect((await orderOf(again)).discount).toBe(OFF);
    },
    LONG,
  );

  it(
    'after paying by transfer: the officer sends the money back by hand',
    async () => {
      const shopper = await Shopper.open(browser, server, true);
      const { page, tab } = shopper;
      const { total } = await orderOf(placed.transfer);
      await shopper.go(`${placed.transfer}/huy`);
      await looks.at(tab, 'don-huy-da-tra');
      await page.getByRole('button', { name: o.cancelYes }).click();
      await page.waitForURL(/da-huy=1/);
      await expectText(page, pay.returning(vnd(total)));

      const { id } = await paymentOf(placed.transfer);
      await officer.open(`${server.url}${p.deskPayments}/${id}`);
      await looks.at(officer, 'thu-tien-hoan');
      await officer.page.getByLabel(desk.bankRef).last().fill('FT26327777');
      await officer.page.getByRole('button', { name: desk.markSent }).click();
      await officer.page.waitForURL(/xong=sent/);
      await shopper.go(placed.transfer);
      await expectText(page, pay.refunded(vnd(total)));
      await looks.at(tab, 'don-da-hoan');
    },
    LONG,
  );
});

describe('after the order', () => {
  it(
    'the parcel is packed with its lot, handed over and delivered; a review is written and shown',
    async () => {
      const [first] = three;
      const [maker] = producers;
      const { code } = await orderOf(placed.card);
      const here = `${server.url}${p.deskOrder(code)}`;
      await maker.open(`${server.url}${p.deskOrders}`);
      await looks.at(maker, 'ban-don-hang');
      await maker.open(here);
      await looks.at(maker, 'ban-don');
      // Its own parcel and no other.
      await expectText(maker.page, first.name);
      expect(await maker.page.getByText(three[2].name).count()).toBe(0);
      const step = (deed: string) =>
        maker.page.locator(`form:has(input[name=buoc][value=${deed}])`);
      const lot = step('pack').locator('select');
      const [label = ''] = (await lot.locator('option').allInnerTexts()).filter((text) =>
        text.includes(lotCode),
      );
      await lot.selectOption({ label: label.trim() });
      await step('pack').locator('button').click();
      await maker.page.waitForURL(/xong=moved/);
      await later(60);
      await step('hand-over').locator('[name=van-chuyen]').fill('Bưu điện');
      await step('hand-over').locator('[name=van-don]').fill('VN123456789');
      await step('hand-over').locator('button').click();
      await maker.page.waitForURL(/xong=moved/);
      await looks.at(maker, 'ban-don-dang-giao');
      await later(24 * 60);
      await step('deliver').locator('button').click();
      await maker.page.waitForURL(/xong=moved/);

      const shopper = await Shopper.open(browser, server, true);
      const { page, tab } = shopper;
      await shopper.go(placed.card);
      await expectText(page, o.parcelStates.delivered);
      await expectText(page, 'VN123456789');
      await looks.at(tab, 'don-da-giao');
      // Another parcel is not packed, but this one has gone.
      expect(await page.getByRole('link', { name: o.cancel, exact: true }).count()).toBe(0);
      await shopper.go(`${placed.card}/danh-gia`);
      await looks.at(tab, 'danh-gia');
      await page.locator('input[name=diem][value="4"]').first().check();
      await page.locator('textarea[name=noi-dung]').first().fill('Thơm, gói kỹ, giao nhanh.');
      await page.locator('input[name=ten]').first().fill('Chị Thẻ ở Ba Đình');
      await page.getByRole('button', { name: reviewWords.vi.form.send }).first().click();
      await page.waitForURL(/danh-gia\?xong=/);
      await looks.at(tab, 'danh-gia-xong');
      await shopper.go(p.product(first.slug));
      await expectText(page, 'Thơm, gói kỹ, giao nhanh.');
      await looks.at(tab, 'san-pham-danh-gia');
      await shopper.go(p.productReviews(first.slug));
      await looks.at(tab, 'moi-danh-gia');
      // Letters of the desk wait until nobody takes the step back any more.
      await later(15);
      const letters = await lettersTo(server, emailOf('Trần Thẻ'), 4);
      expect(letters.join('\n')).toContain('Mã vận đơn: VN123456789');
    },
    LONG,
  );

  it(
    'the goods come back: asked, agreed, received, and the card gets its money',
    async () => {
      const [maker] = producers;
      const shopper = await Shopper.open(browser, server, false);
      const { page, tab } = shopper;
      const order = await orderOf(placed.card);
      const session = [...stripe.sessions.values()].find(({ paid }) => paid);
      await shopper.go(`${placed.card}/tra-hang`);
      await looks.at(tab, 'tra-hang', { scripts: false });
      await page.locator('input[name^="so-"]').first().fill('1');
      await page.locator('input[name=ly-do][value=damaged]').check();
      await page.locator('textarea[name=ke]').fill('Một gói bị rách.');
      await page.getByRole('button', { name: o.returnSend }).click();
      await page.waitForURL(/da-gui-tra=1/);
      await looks.at(tab, 'don-xin-tra', { scripts: false });

      await maker.open(`${server.url}${p.deskOrder(order.code)}`);
      await expectText(maker.page, 'Một gói bị rách.');
      await looks.at(maker, 'ban-don-xin-tra');
      await maker.page
        .locator('textarea[name=tra-loi]')
        .fill('Mời bạn gửi về xưởng, chúng tôi chịu phí.');
      await maker.page.locator('button[name=dong-y][value="1"]').click();
      await maker.page.waitForURL(/xong=answered/);
      await maker.page.locator('form:has(input[value=ve]) button').click();
      await maker.page.waitForURL(/xong=received/);

      const { id } = await paymentOf(placed.card);
      await officer.open(`${server.url}${p.deskPayments}/${id}`);
      await looks.at(officer, 'thu-tien-the');
      const again = officer.page.getByRole('button', { name: desk.retry });
      if ((await again.count()) > 0) {
        await again.click();
        await officer.page.waitForURL(/xong=refunded/);
      }
      const [line] = await db.select().from(orderLines).where(eq(orderLines.orderId, order.id));
      const worth = Math.round((line?.total ?? 0) / 2);
      await expect.poll(() => session?.refunded ?? 0, { timeout: 60_000 }).toBeGreaterThan(0);
      expect(Math.abs((session?.refunded ?? 0) - worth)).toBeLessThanOrEqual(1);
      await shopper.go(placed.card);
      await expectText(page, pay.refunded(vnd(session?.refunded ?? 0)));
      await looks.at(tab, 'don-the-hoan', { scripts: false });
    },
    LONG,
  );
});

describe('what is refused, and keeps what was typed', () => {
  it(
    'alcohol: no cash, and the age is asked',
    async () => {
      const shopper = await Shopper.open(browser, server, true);
      const { page, tab } = shopper;
      const drink = await alcohol(db);
      await shopper.put(drink);
      await shopper.toCheckout();
      expect(await page.locator('input[name=tra][value=cod]').isDisabled()).toBe(true);
      await expectText(page, w.notNow.alcohol);
      const one = buyer('Lê Trên Mười Tám', 'transfer');
      await shopper.fill(one);
      await shopper.orderButton().click();
      await page.locator('#loi a[href="#du-tuoi"]').waitFor();
      expect(await page.locator('#ten').inputValue()).toBe(one.name);
      await looks.at(tab, 'thanh-toan-tuoi');
      await page.locator('#du-tuoi').check();
      await shopper.orderButton().click();
      await shopper.ordered();
    },
    LONG,
  );

  it(
    'a price that moved: was and is, in the cart and at the button; sold out in between',
    async () => {
      const shopper = await Shopper.open(browser, server, false);
      const { page, tab } = shopper;
      const [, goods] = three;
      const set = (values: Partial<typeof offers.$inferInsert>): Promise<unknown> =>
        db.update(offers).set(values).where(eq(offers.id, goods.offerId));
      const before = await stockOf(goods);
      await shopper.put(goods, 2);
      await set({ price: goods.price + 7_000 });
      await shopper.go(p.cart);
      await expectText(page, cartWords.vi.moved(vnd(goods.price), vnd(goods.price + 7_000), true));
      await looks.at(tab, 'gio-hang-doi-gia', { scripts: false });
      await shopper.toCheckout();
      const one = buyer('Hồ Thấy Giá', 'cod');
      await shopper.fill(one);
      await set({ price: goods.price + 9_000 });
      await shopper.orderButton().click();
      await page.getByText(/Tổng tiền đã đổi từ/).waitFor();
      for (const [field, text] of [
        ['#ten', one.name],
        ['#dien-thoai', one.phone],
        ['#dia-chi', 'so 5 ngo 2 pho Doi Can'],
      ] as const) {
        expect(await page.locator(field).inputValue()).toBe(text);
      }
      expect(await page.locator('input[name=tra][value=cod]').isChecked()).toBe(true);
      const held = await heldOf(goods);
      await set({ stock: held + 1 });
      await shopper.orderButton().click();
      await page.locator('.ttm-loi').first().waitFor();
      await page.locator('.ttm-loi a').first().click();
      await page.waitForURL(/\/gio-hang/);
      await expectText(page, cartWords.vi.faults.notEnough(1));
      await looks.at(tab, 'gio-hang-het', { scripts: false });
      await page.getByRole('button', { name: cartWords.vi.faults.set(1) }).click();
      await shopper.toCheckout();
      await shopper.order(one);
      expect(await stockOf(goods)).toBe(held);
      await set({ price: goods.price, stock: before ?? null });
    },
    LONG,
  );
});

describe('all of these pages', () => {
  it('have nothing that axe finds, nothing that scrolls sideways, and no complaint of a browser', () => {
    expect(looks.wrong).toEqual([]);
    expect(looks.seen.size).toBeGreaterThan(35);
  });
});
