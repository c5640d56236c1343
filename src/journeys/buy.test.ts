import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '#src/base/paths.ts';
import { parseVietQr } from '#src/features/orders/payments/vietqr-parse.ts';
import { vietQr } from '#src/features/orders/payments/vietqr.ts';
import { cartWords } from '#src/words/cart.ts';
import { checkoutWords } from '#src/words/checkout.ts';
import { orderWords } from '#src/words/orders.ts';
import { paymentWords } from '#src/words/payments.ts';
import { paymentDeskWords } from '#src/words/payments-desk.ts';
import { drawnCodes } from './buy/codes.ts';
import { Keyboard } from './buy/keyboard.ts';
import { expectText, LONG, OFF, OPENING, Shop, stateOf, vnd, VOUCHER } from './buy/shop.ts';
import type { Tab } from './chromium.ts';
import { lettersTo } from './visitor.ts';

/**
 * Buying, in browsers, on a telephone 360 px wide: goods of three producers with a voucher by each way of paying, and
 * cancelling. `SHOTS=folder` keeps a picture of each page. What is walked where, by whom (E: in English, K: by keyboard
 * alone); every page is looked over by axe once:
 *
 * | path                                  | with scripts            | without scripts       |
 * | ------------------------------------- | ----------------------- | --------------------- |
 * | three producers, voucher: cash        | here (K)                | here; buy-english (E) |
 * | three producers, voucher: transfer    | buy-english (E)         | here                  |
 * | three producers, voucher: card        | here                    | buy-english           |
 * | gift baskets                          | buy-gifts (E)           | buy-gifts             |
 * | quotation, from cart to order         | buy-quotes              | buy-quotes (E)        |
 * | cancelling what is not paid           | buy-english (E)         | here                  |
 * | cancelling what is paid, money back   | here (transfer)         | buy-english (card)    |
 * | return, money back                    | buy-returns             | buy-returns           |
 * | alcohol; moved prices, sold out       | buy-refused             | buy-refused           |
 */
/** What a demonstration shows: no bank has this number. */
const BANK = { bin: '999999', account: 'DEMO' };
const p = paths('vi');
const w = checkoutWords.vi;
const o = orderWords.vi;
const pay = paymentWords.vi;
const desk = paymentDeskWords.vi;

let officer: Tab;
/** The page of an order paid by transfer, that is cancelled later on. */
let byTransfer = '';
let shop: Shop;

beforeAll(async () => {
  shop = await Shop.open();
  officer = await shop.officer();
}, OPENING);

afterAll(() => shop?.close());

describe('goods of three producers, with a voucher', () => {
  it(
    'by cash, by keyboard alone: an old name of a commune, typed without accents',
    async () => {
      const shopper = await shop.shopper(true);
      const { page, tab } = shopper;
      const keys = new Keyboard(page);
      await shopper.go(p.home);
      await keys.type(page.locator('#tim-q'), shop.three[0].name);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/san-pham\?/);
      await shop.looks.at(tab, 'tim');
      await keys.press(page.locator(`main a[href="${p.product(shop.three[0].slug)}"]`).first());
      await page.waitForURL(new RegExp(`${p.product(shop.three[0].slug)}$`));
      for (const goods of shop.three) {
        if (goods !== shop.three[0]) await shopper.go(p.product(goods.slug));
        await keys.to(page.locator('#noi-ban #so-luong'));
        await page.keyboard.type(goods === shop.three[0] ? '2' : '1');
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
      await shop.looks.at(tab, 'thanh-toan-loi');
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
      await shop.looks.at(tab, 'thanh-toan-xa-cu');
      await keys.press(page.locator('#loi a[href="#xa-nao"]'));
      expect(await keys.at()).toBe('xa-nao');
      await keys.press(page.locator('#xa-nao input').first(), 'Space');
      const place = (await page.locator('#xa-nao label:has(:checked)').innerText()).trim();
      await keys.press(shopper.orderButton());
      const path = await shopper.ordered();
      await expectText(page, place);
      expect(await stateOf(page)).toBe(o.states.confirmed);
      await shop.looks.at(tab, 'don-tien-mat');

      const order = await shop.orderOf(path);
      expect(order).toMatchObject({ method: 'cod', state: 'confirmed', discount: OFF });
      const [letter = ''] = await lettersTo(shop.server, 'phim@vi-du.test');
      for (const text of [
        order.code,
        path,
        vnd(order.total),
        ...shop.three.map(({ name }) => name),
      ]) {
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
      const shopper = await shop.shopper(false);
      const { page, tab } = shopper;
      await shop.threeAndVoucher(shopper);
      const one = shop.buyer('Nguyễn Không Máy', 'transfer');
      await shopper.fill(one);
      await shop.looks.at(tab, 'thanh-toan-khong-js', { scripts: false });
      await shopper.orderButton().click();
      byTransfer = await shopper.ordered();
      await shop.looks.at(tab, 'don-chuyen-khoan', { scripts: false });
      expect(await stateOf(page)).toBe(o.states['awaiting-payment']);
      const { total, code } = await shop.orderOf(byTransfer);
      const { reference } = await shop.paymentOf(byTransfer);
      await codeSays(page, total, reference);

      const short = 60_000;
      const first = `23/11/2026 08:05,${total - short},0,"CK ${reference} cam on",FT26327001`;
      await importStatement([first]);
      await shop.looks.at(officer, 'sao-ke-thieu');
      await shop.later(5);
      await shopper.go(byTransfer);
      await expectText(page, pay.partPaid(vnd(total - short), vnd(short)));
      await codeSays(page, short, reference);
      await shop.looks.at(tab, 'don-thieu-tien', { scripts: false });

      // The next statement of the day has the first line again.
      await importStatement([first, `23/11/2026 08:20,${short},0,${reference},FT26327002`]);
      await shopper.go(byTransfer);
      expect(await stateOf(page)).toBe(o.states.confirmed);
      await shop.looks.at(tab, 'don-chuyen-khoan-du', { scripts: false });
      const letters = await lettersTo(shop.server, one.email, 2);
      expect(letters[0]).toContain(code);
      expect(letters[1]).toContain(`Đơn ${code} đã được trả tiền và xác nhận`);
    },
    LONG,
  );

  it(
    'by card: through Stripe’s page, confirmed by what Stripe signs',
    async () => {
      const shopper = await shop.shopper(true);
      const { page, tab } = shopper;
      await shop.threeAndVoucher(shopper);
      await shopper.fill(shop.buyer('Trần Thẻ', 'card'));
      await shop.looks.at(tab, 'thanh-toan');
      await shopper.orderButton().click();
      const path = await shopper.ordered();
      await shop.looks.at(tab, 'don-the');
      const { session, event } = await shop.payCard(shopper);
      await expectText(page, pay.backPaid);
      const order = await shop.orderOf(path);
      expect(session.amount).toBe(order.total);
      const { webhook } = shop;
      expect((await shop.stripe.tell(webhook, event, { secret: 'whsec_wrong' })).status).toBe(400);
      expect((await shop.orderOf(path)).state).toBe('awaiting-payment');
      for (let time = 0; time < 2; time += 1) {
        expect((await shop.stripe.tell(webhook, event)).status).toBe(200);
      }
      await shopper.go(path);
      expect(await stateOf(page)).toBe(o.states.confirmed);
      await expectText(page, pay.paid(vnd(order.total)));
      await shop.looks.at(tab, 'don-the-xong');
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
  await officer.open(`${shop.server.url}${p.deskBankFile}`);
  await page.locator('#tep').setInputFiles({
    ...{ name: 'sao-ke.csv', mimeType: 'text/csv', buffer: Buffer.from(text) },
  });
  await page.getByRole('button', { name: desk.file.read }).click();
  await page.getByRole('button', { name: desk.file.apply(1) }).click();
  await page.waitForURL(/xong=imported/);
}

describe('cancelling', () => {
  it(
    'before anything is packed: the goods and the voucher are there again',
    async () => {
      const shopper = await shop.shopper(false);
      const { page, tab } = shopper;
      const one = shop.buyer('Vũ Đổi Ý', 'cod');
      const before = await shop.stockOf(shop.three[0]);
      await shop.threeAndVoucher(shopper);
      const path = await shopper.order(one);
      expect(await shop.stockOf(shop.three[0])).toBe((before ?? 0) - 2);
      await page.getByRole('link', { name: o.cancel, exact: true }).click();
      await shop.looks.at(tab, 'don-huy', { scripts: false });
      await page.getByRole('button', { name: o.cancelYes }).click();
      await page.waitForURL(/da-huy=1/);
      expect(await stateOf(page)).toBe(o.states.cancelled);
      await shop.looks.at(tab, 'don-da-huy', { scripts: false });
      expect(await shop.stockOf(shop.three[0])).toBe(before);
      const [, told] = await lettersTo(shop.server, one.email, 2);
      expect(told).toContain('Bạn không phải trả gì');
      // A voucher for one use is used once more.
      await shop.threeAndVoucher(shopper);
      const again = await shopper.order(one);
      expect(again).not.toBe(path);
      expect((await shop.orderOf(again)).discount).toBe(OFF);
    },
    LONG,
  );

  it(
    'after paying by transfer: the officer sends the money back by hand',
    async () => {
      const shopper = await shop.shopper(true);
      const { page, tab } = shopper;
      const { total } = await shop.orderOf(byTransfer);
      await shopper.go(`${byTransfer}/huy`);
      await shop.looks.at(tab, 'don-huy-da-tra');
      await page.getByRole('button', { name: o.cancelYes }).click();
      await page.waitForURL(/da-huy=1/);
      await expectText(page, pay.returning(vnd(total)));

      const { id } = await shop.paymentOf(byTransfer);
      await officer.open(`${shop.server.url}${p.deskPayments}/${id}`);
      await shop.looks.at(officer, 'thu-tien-hoan');
      await officer.page.getByLabel(desk.bankRef).last().fill('FT26327777');
      await officer.page.getByRole('button', { name: desk.markSent }).click();
      await officer.page.waitForURL(/xong=sent/);
      await shopper.go(byTransfer);
      await expectText(page, pay.refunded(vnd(total)));
      await shop.looks.at(tab, 'don-da-hoan');
    },
    LONG,
  );
});

describe('all of these pages', () => {
  it('have nothing that axe finds, nothing that scrolls sideways, and no complaint of a browser', () => {
    expect(shop.looks.wrong).toEqual([]);
    expect(shop.looks.seen.size).toBeGreaterThan(20);
  });
});
