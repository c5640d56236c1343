import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '#src/base/paths.ts';
import { orderWords } from '#src/words/orders.ts';
import { paymentWords } from '#src/words/payments.ts';
import { paymentDeskWords } from '#src/words/payments-desk.ts';
import { expectText, LONG, OFF, OPENING, Shop, stateOf, vnd } from './buy/shop.ts';
import type { Tab } from './chromium.ts';
import { lettersTo } from './visitor.ts';

/**
 * Buying in English on a telephone 360 px wide, and by card without scripts. What is walked where stands in
 * `buy.test.ts`.
 */
let shop: Shop;
let officer: Tab;

beforeAll(async () => {
  shop = await Shop.open();
  officer = await shop.officer();
}, OPENING);

afterAll(() => shop?.close());

describe('in English', () => {
  it(
    'goods of three producers with a voucher by transfer: every page in English, and cancelled in time',
    async () => {
      const shopper = await shop.shopper(true, 'en');
      const { page, tab, p } = shopper;
      await shop.threeAndVoucher(shopper);
      const email = 'visitor@vi-du.test';
      await shopper.fill({ name: 'Anna Svensson', phone: '0912345101', email, method: 'transfer' });
      await shop.looks.at(tab, 'en-checkout');
      await shopper.orderButton().click();
      const path = await shopper.ordered();
      expect(path.startsWith('/en/')).toBe(true);
      expect(await stateOf(page)).toBe(orderWords.en.states['awaiting-payment']);
      await shop.looks.at(tab, 'en-order');
      const order = await shop.orderOf(path);
      expect(order).toMatchObject({ lang: 'en', method: 'transfer', discount: OFF });
      const [letter = ''] = await lettersTo(shop.server, email);
      for (const text of [order.code, path, vnd(order.total, 'en')]) expect(letter).toContain(text);
      expect(letter).not.toMatch(/Cảm ơn|Đơn hàng của bạn|Tổng tiền/);

      await page.getByRole('link', { name: orderWords.en.cancel, exact: true }).click();
      await shop.looks.at(tab, 'en-cancel');
      await page.getByRole('button', { name: orderWords.en.cancelYes }).click();
      await page.waitForURL(/da-huy=1/);
      expect(await stateOf(page)).toBe(orderWords.en.states.cancelled);
      await shop.looks.at(tab, 'en-cancelled');
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      expect((await lettersTo(shop.server, email, 2))[1]).not.toMatch(/Đơn|Bạn/);
      expect(p.cart).toBe('/en/gio-hang');
    },
    LONG,
  );

  it(
    'by cash without scripts: what is missing is said in English',
    async () => {
      const shopper = await shop.shopper(false, 'en');
      const { page, tab } = shopper;
      await shop.threeAndVoucher(shopper);
      await shopper.orderButton().click();
      await page.locator('#loi').waitFor();
      await shop.looks.at(tab, 'en-checkout-missing', { scripts: false });
      const path = await shopper.order({
        ...{ name: 'John Smith', phone: '0912345102', email: '', method: 'cod' },
      });
      expect(await stateOf(page)).toBe(orderWords.en.states.confirmed);
      expect(await shop.orderOf(path)).toMatchObject({ lang: 'en', method: 'cod' });
    },
    LONG,
  );
});

describe('without scripts', () => {
  it(
    'by card: through Stripe’s page, confirmed by what Stripe signs, cancelled, and the money goes back',
    async () => {
      const shopper = await shop.shopper(false);
      const { page, tab } = shopper;
      await shop.threeAndVoucher(shopper);
      const path = await shopper.order(shop.buyer('Trần Không Máy', 'card'));
      const { session, event } = await shop.payCard(shopper);
      expect((await shop.stripe.tell(shop.webhook, event)).status).toBe(200);
      await shopper.go(path);
      expect(await stateOf(page)).toBe(orderWords.vi.states.confirmed);
      await shop.looks.at(tab, 'the-khong-js', { scripts: false });
      await shopper.go(`${path}/huy`);
      await page.getByRole('button', { name: orderWords.vi.cancelYes }).click();
      await page.waitForURL(/da-huy=1/);
      const { total } = await shop.orderOf(path);
      expect(session.amount).toBe(total);
      // Goes out by itself every few minutes; an officer need not wait.
      const { id } = await shop.paymentOf(path);
      await officer.open(`${shop.server.url}${paths('vi').deskPayments}/${id}`);
      const again = officer.page.getByRole('button', { name: paymentDeskWords.vi.retry });
      if ((await again.count()) > 0) {
        await again.click();
        await officer.page.waitForURL(/xong=refunded/);
      }
      expect(session.refunded).toBe(total);
      await shopper.go(path);
      await expectText(page, paymentWords.vi.refunded(vnd(total)));
      await shop.looks.at(tab, 'the-hoan-khong-js', { scripts: false });
    },
    LONG,
  );
});

describe('all of these pages', () => {
  it('have nothing that axe finds, nothing that scrolls sideways, and no complaint of a browser', () => {
    expect(shop.looks.wrong).toEqual([]);
    expect(shop.looks.seen.size).toBeGreaterThan(10);
  });
});
