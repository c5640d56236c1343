import { createServer } from 'node:net';
import { eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db } from '#db/client.ts';
import { orders } from '#db/schema/orders.ts';
import { type Lang } from '#src/base/lang.ts';
import { dong, formatDong } from '#src/base/money.ts';
import { machinePaths } from '#src/base/paths.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { makeDemoPromotions } from '#src/features/promotions/demo/make-demo-promotions.server.ts';
import { cartWords } from '#src/words/cart.ts';
import { orderWords } from '#src/words/orders.ts';
import { paymentWords } from '#src/words/payments.ts';
import { quoteWords } from '#src/words/quotes.ts';
import { type Goods, threeGoods } from './buy/goods.ts';
import { Looks } from './buy/looks.ts';
import { Shopper } from './buy/shopper.ts';
import { openChromium } from './chromium.ts';
import { storeOf } from './people.ts';
import { startServer, type TestServer } from './server.ts';
import { SECRET_KEY, startStripe, type StripeStandIn, WEBHOOK_SECRET } from './stripe-stand-in.ts';
import { lettersTo } from './visitor.ts';

/**
 * Buying in English on a telephone 360 px wide, and what `buy.test.ts` walks with scripts only, walked without:
 *
 * | path                          | with scripts       | without scripts    |
 * | ----------------------------- | ------------------ | ------------------ |
 * | cash                          | buy (by keyboard)  | buy (cancelling), here (English) |
 * | bank transfer                 | here (English)     | buy                |
 * | card                          | buy                | here               |
 * | gift baskets                  | –                  | buy                |
 * | request for quotation         | buy                | here, up to the answer |
 * | cancelling before it is paid  | here (English)     | buy                |
 * | cancelling after it is paid, money back | buy      | here (card)        |
 * | return and refund             | –                  | buy                |
 */
const CLOCK = '2026-11-23T08:00:00+07:00';
const VOUCHER = 'CHAOBAN';
const OFF = 50_000;
const LONG = 120_000;

let server: TestServer;
let stripe: StripeStandIn;
let browser: Browser;
let db: Db;
let looks: Looks;
let three: readonly [Goods, Goods, Goods];

beforeAll(async () => {
  stripe = await startStripe(() => Date.parse(CLOCK));
  const port = await freePort();
  const env = {
    ...{ SITE_URL: `http://127.0.0.1:${port}`, PORT: String(port), SECOND_FACTOR: 'off' },
    ...{ STRIPE_SECRET_KEY: SECRET_KEY, STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET },
    STRIPE_API_BASE: stripe.url,
  };
  [server, browser] = await Promise.all([startServer({ clock: CLOCK, env }), openChromium()]);
  looks = new Looks(browser);
  db = await storeOf(server);
  await makeDemoPromotions(db, { actor: SYSTEM, now: Date.parse(CLOCK) });
  three = await threeGoods(db);
}, 240_000);

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

const vnd = (amount: number, lang: Lang): string => formatDong(dong(amount), lang);
const orderOf = async (path: string) => {
  const token = path.split('/').at(-1) ?? '';
  const [row] = await db.select().from(orders).where(eq(orders.token, token));
  if (row === undefined) throw new Error(`no order ${path}`);
  return row;
};
const stateOf = (page: Page): Promise<string> => page.locator('.dh-trang .dh-tt').innerText();
const shows = (page: Page, text: string): Promise<void> => page.getByText(text).first().waitFor();

describe('in English', () => {
  it(
    'goods of two producers with a voucher by transfer: every page in English, and cancelled in time',
    async () => {
      const shopper = await Shopper.open(browser, server, true, 'en');
      const { page, tab, p } = shopper;
      const [first, second] = three;
      await shopper.find(first);
      await looks.at(tab, 'en-product');
      await shopper.put(first, 2);
      await shopper.put(second);
      await shopper.useVoucher(VOUCHER);
      await shows(page, cartWords.en.voucherApplied(vnd(OFF, 'en')));
      await looks.at(tab, 'en-cart');
      await shopper.toCheckout();
      const email = 'visitor@vi-du.test';
      await shopper.fill({ name: 'Anna Svensson', phone: '0912345101', email, method: 'transfer' });
      await looks.at(tab, 'en-checkout');
      await shopper.orderButton().click();
      const path = await shopper.ordered();
      expect(path.startsWith('/en/')).toBe(true);
      expect(await stateOf(page)).toBe(orderWords.en.states['awaiting-payment']);
      await looks.at(tab, 'en-order');
      const order = await orderOf(path);
      expect(order).toMatchObject({ lang: 'en', method: 'transfer', discount: OFF });
      const [letter = ''] = await lettersTo(server, email);
      for (const text of [order.code, path, vnd(order.total, 'en')]) expect(letter).toContain(text);
      expect(letter).not.toMatch(/Cảm ơn|Đơn hàng của bạn|Tổng tiền/);

      await page.getByRole('link', { name: orderWords.en.cancel, exact: true }).click();
      await looks.at(tab, 'en-cancel');
      await page.getByRole('button', { name: orderWords.en.cancelYes }).click();
      await page.waitForURL(/da-huy=1/);
      expect(await stateOf(page)).toBe(orderWords.en.states.cancelled);
      await looks.at(tab, 'en-cancelled');
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      expect((await lettersTo(server, email, 2))[1]).not.toMatch(/Đơn|Bạn/);
      expect(p.cart).toBe('/en/gio-hang');
    },
    LONG,
  );

  it(
    'by cash without scripts: what is missing is said in English',
    async () => {
      const shopper = await Shopper.open(browser, server, false, 'en');
      const { page, tab } = shopper;
      await shopper.put(three[0]);
      await shopper.toCheckout();
      await shopper.orderButton().click();
      await page.locator('#loi').waitFor();
      await looks.at(tab, 'en-checkout-missing', { scripts: false });
      const path = await shopper.order({
        ...{ name: 'John Smith', phone: '0912345102', email: '', method: 'cod' },
      });
      expect(await stateOf(page)).toBe(orderWords.en.states.confirmed);
      expect(await orderOf(path)).toMatchObject({ lang: 'en', method: 'cod' });
    },
    LONG,
  );
});

describe('without scripts', () => {
  it(
    'by card: through Stripe’s page, confirmed by what Stripe signs, cancelled, and the money goes back',
    async () => {
      const shopper = await Shopper.open(browser, server, false);
      const { page, tab } = shopper;
      const pay = paymentWords.vi;
      await shopper.put(three[0], 2);
      await shopper.toCheckout();
      const path = await shopper.order({
        ...{ name: 'Trần Không Máy', phone: '0912345103', email: '', method: 'card' },
      });
      await page.getByRole('button', { name: pay.cardButton }).click();
      await page.getByRole('button', { name: 'Pay' }).click();
      await page.waitForURL(/\/don-hang\/\w+\?the=xong/);
      tab.troubles.splice(0);
      const session = [...stripe.sessions.values()].at(-1);
      const event = stripe.event(
        'checkout.session.completed',
        stripe.sessionObject(session?.id ?? ''),
      );
      const webhook = `${server.url}${machinePaths.stripeWebhook}`;
      expect((await stripe.tell(webhook, event)).status).toBe(200);
      await shopper.go(path);
      expect(await stateOf(page)).toBe(orderWords.vi.states.confirmed);
      await looks.at(tab, 'the-khong-js', { scripts: false });
      await shopper.go(`${path}/huy`);
      await page.getByRole('button', { name: orderWords.vi.cancelYes }).click();
      await page.waitForURL(/da-huy=1/);
      const { total } = await orderOf(path);
      await expect.poll(() => session?.refunded ?? 0, { timeout: 60_000 }).toBe(total);
    },
    LONG,
  );

  it(
    'a request for quotation goes from the cart to two producers',
    async () => {
      const shopper = await Shopper.open(browser, server, false);
      const { page, tab, p } = shopper;
      for (const goods of three.slice(0, 2)) await shopper.put(goods, 3);
      await page.locator(`main a[href="${p.askQuote}"]`).click();
      await page.waitForURL(/\/bao-gia$/);
      for (const field of await page.locator('.bg-sl').all()) await field.fill('20');
      await page.locator('#o-ten').fill('Đỗ Văn Phòng');
      await page.locator('#o-dien-thoai').fill('0913 222 444');
      await page.locator('#o-thu').fill('van-phong@vi-du.test');
      await page.locator('#o-tinh').selectOption('01');
      await page.locator('#o-xa').fill('ba dinh');
      await page.locator('#o-dia-chi').fill('Số 1 Hùng Vương');
      await page.getByRole('button', { name: quoteWords.vi.send }).click();
      await page.waitForURL(/\/bao-gia\/[^/]+\?da-gui=1/);
      await looks.at(tab, 'bao-gia-khong-js', { scripts: false });
      const quote = new URL(page.url()).pathname;
      expect((await lettersTo(server, 'van-phong@vi-du.test'))[0]).toContain(quote);
    },
    LONG,
  );
});

describe('all of these pages', () => {
  it('have nothing that axe finds, nothing that scrolls sideways, and no complaint of a browser', () => {
    expect(looks.wrong).toEqual([]);
    expect(looks.seen.size).toBeGreaterThan(7);
  });
});
