import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderLines } from '#db/schema/orders.ts';
import { paths } from '#src/base/paths.ts';
import { orderWords } from '#src/words/orders.ts';
import { paymentWords } from '#src/words/payments.ts';
import { paymentDeskWords } from '#src/words/payments-desk.ts';
import { reviewWords } from '#src/words/reviews.ts';
import { lotOf } from './buy/goods.ts';
import { expectText, LONG, OPENING, Shop, vnd } from './buy/shop.ts';
import type { Tab } from './chromium.ts';
import { lettersTo } from './visitor.ts';

/**
 * After an order is paid by card, on telephones 360 px wide with scripts and without: its parcel is packed and goes out,
 * a review is written, and goods come back for money.
 */
const p = paths('vi');
const o = orderWords.vi;
const pay = paymentWords.vi;
const desk = paymentDeskWords.vi;
const BUYERS = [
  { scripts: true, name: 'Trần Thẻ', says: 'Thơm, gói kỹ, giao nhanh.' },
  { scripts: false, name: 'Trần Không Máy', says: 'Đúng như mô tả, sẽ mua lại.' },
] as const;

let shop: Shop;
let maker: Tab;
let officer: Tab;
let lotCode = '';

beforeAll(async () => {
  shop = await Shop.open();
  lotCode = await lotOf(shop.db, shop.three[0]);
  maker = await shop.maker(shop.three[0]);
  officer = await shop.officer();
}, OPENING);

afterAll(() => shop?.close());

/** Two producers' goods, paid by card and told so by Stripe. */
async function paidByCard(scripts: boolean, name: string): Promise<string> {
  const shopper = await shop.shopper(scripts);
  await shopper.put(shop.three[0], 2);
  await shopper.put(shop.three[2]);
  await shopper.toCheckout();
  const path = await shopper.order(shop.buyer(name, 'card'));
  const { event } = await shop.payCard(shopper);
  expect((await shop.stripe.tell(shop.webhook, event)).status).toBe(200);
  return path;
}

const ordered = new Map<boolean, string>();
const orderOf = (scripts: boolean): string => ordered.get(scripts) ?? '';

describe.each(BUYERS)('after the order, scripts $scripts', ({ scripts, name, says }) => {
  const as = (page: string): string => (scripts ? page : `${page}-khong-js`);

  it(
    'the parcel is packed with its lot, handed over and delivered; a review is written and shown',
    async () => {
      const [first, , third] = shop.three;
      const path = await paidByCard(scripts, name);
      ordered.set(scripts, path);
      const { code } = await shop.orderOf(path);
      await maker.open(`${shop.server.url}${p.deskOrders}`);
      await shop.looks.at(maker, 'ban-don-hang');
      await maker.open(`${shop.server.url}${p.deskOrder(code)}`);
      await shop.looks.at(maker, 'ban-don');
      // Its own parcel and no other.
      await expectText(maker.page, first.name);
      expect(await maker.page.getByText(third.name).count()).toBe(0);
      await sendParcel();

      const shopper = await shop.shopper(scripts);
      const { page, tab } = shopper;
      await shopper.go(path);
      await expectText(page, o.parcelStates.delivered);
      await expectText(page, 'VN123456789');
      await shop.looks.at(tab, as('don-da-giao'), { scripts });
      // Another parcel is not packed, but this one has gone.
      expect(await page.getByRole('link', { name: o.cancel, exact: true }).count()).toBe(0);
      await shopper.go(`${path}/danh-gia`);
      await shop.looks.at(tab, as('danh-gia'), { scripts });
      await page.locator('input[name=diem][value="4"]').first().check();
      await page.locator('textarea[name=noi-dung]').first().fill(says);
      await page.locator('input[name=ten]').first().fill('Chị Thẻ ở Ba Đình');
      await page.getByRole('button', { name: reviewWords.vi.form.send }).first().click();
      await page.waitForURL(/danh-gia\?xong=/);
      await shop.looks.at(tab, as('danh-gia-xong'), { scripts });
      await shopper.go(p.product(first.slug));
      await expectText(page, says);
      await shop.looks.at(tab, as('san-pham-danh-gia'), { scripts });
      await shopper.go(p.productReviews(first.slug));
      await shop.looks.at(tab, as('moi-danh-gia'), { scripts });
      // Letters of the desk wait until nobody takes the step back any more.
      await shop.later(15);
      const { buyerEmail } = await shop.orderOf(path);
      const letters = await lettersTo(shop.server, buyerEmail, 4);
      expect(letters.join('\n')).toContain('Mã vận đơn: VN123456789');
    },
    LONG,
  );

  it(
    'the goods come back: asked, agreed, received, and the card gets its money',
    async () => {
      const path = orderOf(scripts);
      const shopper = await shop.shopper(scripts);
      const { page, tab } = shopper;
      const order = await shop.orderOf(path);
      const { id, due, sessionId } = await shop.paymentOf(path);
      await shopper.go(`${path}/tra-hang`);
      await shop.looks.at(tab, as('tra-hang'), { scripts });
      await page.locator('input[name^="so-"]').first().fill('1');
      await page.locator('input[name=ly-do][value=damaged]').check();
      await page.locator('textarea[name=ke]').fill('Một gói bị rách.');
      await page.getByRole('button', { name: o.returnSend }).click();
      await page.waitForURL(/da-gui-tra=1/);
      await shop.looks.at(tab, as('don-xin-tra'), { scripts });

      await maker.open(`${shop.server.url}${p.deskOrder(order.code)}`);
      await expectText(maker.page, 'Một gói bị rách.');
      await shop.looks.at(maker, 'ban-don-xin-tra');
      await maker.page
        .locator('textarea[name=tra-loi]')
        .fill('Mời bạn gửi về xưởng, chúng tôi chịu phí.');
      await maker.page.locator('button[name=dong-y][value="1"]').click();
      await maker.page.waitForURL(/xong=answered/);
      await maker.page.locator('form:has(input[value=ve]) button').click();
      await maker.page.waitForURL(/xong=received/);

      await officer.open(`${shop.server.url}${p.deskPayments}/${id}`);
      await shop.looks.at(officer, 'thu-tien-the');
      const again = officer.page.getByRole('button', { name: desk.retry });
      if ((await again.count()) > 0) {
        await again.click();
        await officer.page.waitForURL(/xong=refunded/);
      }
      const session = shop.stripe.sessions.get(sessionId ?? '');
      const [line] = await shop.db
        .select()
        .from(orderLines)
        .where(eq(orderLines.orderId, order.id));
      const worth = Math.round((line?.total ?? 0) / 2);
      await expect.poll(() => session?.refunded ?? 0, { timeout: 60_000 }).toBeGreaterThan(0);
      expect(Math.abs((session?.refunded ?? 0) - worth)).toBeLessThanOrEqual(1);
      expect(session?.refunded).toBeLessThan(due);
      await shopper.go(path);
      await expectText(page, pay.refunded(vnd(session?.refunded ?? 0)));
      await shop.looks.at(tab, as('don-the-hoan'), { scripts });
    },
    LONG,
  );
});

/** From the order that the maker has open: packed with the lot, an hour later handed over, a day later delivered. */
async function sendParcel(): Promise<void> {
  const step = (deed: string) => maker.page.locator(`form:has(input[name=buoc][value=${deed}])`);
  const lot = step('pack').locator('select');
  const [label = ''] = (await lot.locator('option').allInnerTexts()).filter((text) =>
    text.includes(lotCode),
  );
  await lot.selectOption({ label: label.trim() });
  await step('pack').locator('button').click();
  await maker.page.waitForURL(/xong=moved/);
  await shop.later(60);
  await step('hand-over').locator('[name=van-chuyen]').fill('Bưu điện');
  await step('hand-over').locator('[name=van-don]').fill('VN123456789');
  await step('hand-over').locator('button').click();
  await maker.page.waitForURL(/xong=moved/);
  await shop.looks.at(maker, 'ban-don-dang-giao');
  await shop.later(24 * 60);
  await step('deliver').locator('button').click();
  await maker.page.waitForURL(/xong=moved/);
}

describe('all of these pages', () => {
  it('have nothing that axe finds, nothing that scrolls sideways, and no complaint of a browser', () => {
    expect(shop.looks.wrong).toEqual([]);
    expect(shop.looks.seen.size).toBeGreaterThan(19);
  });
});
