import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { offers } from '#db/schema/catalogue.ts';
import type { Day } from '#src/base/day.ts';
import { paths } from '#src/base/paths.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import {
  endHoliday,
  readHoliday,
  setHoliday,
} from '#src/features/catalogue/offers/set-holiday.server.ts';
import { cartWords } from '#src/words/cart.ts';
import { checkoutWords } from '#src/words/checkout.ts';
import { offerWords } from '#src/words/offers.ts';
import { alcohol, type Goods } from './buy/goods.ts';
import { expectText, LONG, OPENING, Shop, vnd } from './buy/shop.ts';

/** When somebody is asked for their age, prices move, goods run out and a producer is away, on a telephone 360 px wide. */
const p = paths('vi');
const w = checkoutWords.vi;
let shop: Shop;

beforeAll(async () => {
  shop = await Shop.open();
}, OPENING);

afterAll(() => shop?.close());

describe.each([true, false])('what is refused keeps what was typed, scripts %s', (scripts) => {
  const as = (page: string): string => (scripts ? page : `${page}-khong-js`);

  it(
    'alcohol: no cash, and the age is asked',
    async () => {
      const shopper = await shop.shopper(scripts);
      const { page, tab } = shopper;
      const drink = await alcohol(shop.db);
      await shopper.put(drink);
      await shopper.toCheckout();
      expect(await page.locator('input[name=tra][value=cod]').isDisabled()).toBe(true);
      await expectText(page, w.notNow.alcohol);
      const one = shop.buyer('Lê Trên Mười Tám', 'transfer');
      await shopper.fill(one);
      await shopper.orderButton().click();
      await page.locator('#loi a[href="#du-tuoi"]').waitFor();
      expect(await page.locator('#ten').inputValue()).toBe(one.name);
      await shop.looks.at(tab, as('thanh-toan-tuoi'), { scripts });
      await page.locator('#du-tuoi').check();
      await shopper.orderButton().click();
      await shopper.ordered();
    },
    LONG,
  );

  it(
    'a price that moved: was and is, in the cart and at the button; sold out in between',
    async () => {
      const shopper = await shop.shopper(scripts);
      const { page, tab } = shopper;
      const [, goods] = shop.three;
      const set = (values: Partial<typeof offers.$inferInsert>): Promise<unknown> =>
        shop.db.update(offers).set(values).where(eq(offers.id, goods.offerId));
      const before = await shop.stockOf(goods);
      await shopper.put(goods, 2);
      await set({ price: goods.price + 7_000 });
      await shopper.go(p.cart);
      await expectText(page, cartWords.vi.moved(vnd(goods.price), vnd(goods.price + 7_000), true));
      await shop.looks.at(tab, as('gio-hang-doi-gia'), { scripts });
      await shopper.toCheckout();
      const one = shop.buyer('Hồ Thấy Giá', 'cod');
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
      const held = await shop.heldOf(goods);
      await set({ stock: held + 1 });
      await shopper.orderButton().click();
      await page.locator('.ttm-loi').first().waitFor();
      await page.locator('.ttm-loi a').first().click();
      await page.waitForURL(/\/gio-hang/);
      await expectText(page, cartWords.vi.faults.notEnough(1));
      await shop.looks.at(tab, as('gio-hang-het'), { scripts });
      await page.getByRole('button', { name: cartWords.vi.faults.set(1) }).click();
      await shopper.toCheckout();
      await shopper.order(one);
      expect(await shop.stockOf(goods)).toBe(held);
      await set({ price: goods.price, stock: before ?? null });
    },
    LONG,
  );

  it(
    'a producer on holiday: announced, then refused in the checkout that stands open, the cart and on the page',
    async () => {
      const shopper = await shop.shopper(scripts);
      const { page, tab } = shopper;
      const [, , goods] = shop.three;
      const offered = offerWords.vi.box;
      await away(goods, '2026-11-30', '2026-12-04');
      await shopper.go(p.product(goods.slug));
      await expectText(page, offered.awaySoon('30/11/2026', '04/12/2026', '05/12/2026'));
      await shopper.put(goods);
      await shopper.toCheckout();
      await shopper.fill(shop.buyer('Đinh Đến Muộn', 'cod'));
      await away(goods, '2026-11-20', '2026-12-04');
      await shopper.orderButton().click();
      await page.locator('.ttm-loi').first().waitFor();
      expect(await page.locator('#ten').inputValue()).toBe('Đinh Đến Muộn');
      await shop.looks.at(tab, as('thanh-toan-nghi'), { scripts });
      await page.locator('.ttm-loi a').first().click();
      await page.waitForURL(/\/gio-hang/);
      await expectText(page, cartWords.vi.faults.holiday('2026-12-05' as Day));
      await shop.looks.at(tab, as('gio-hang-nghi'), { scripts });
      expect(await page.locator(`main a[href="${p.checkout}"]`).count()).toBe(0);
      await shopper.go(p.product(goods.slug));
      await expectText(page, offered.awayWhy('04/12/2026', '05/12/2026'));
      expect(await page.getByRole('button', { name: offered.add }).count()).toBe(0);
      await shop.looks.at(tab, as('san-pham-nghi'), { scripts });

      await endHoliday(shop.db, await holidayOf(goods));
      await shopper.go(p.cart);
      await shopper.toCheckout();
      await shopper.order(shop.buyer('Đinh Đến Muộn', 'cod'));
    },
    LONG,
  );
});

/** What a producer's own command on its holiday takes. */
async function holidayOf({ producerId }: Goods) {
  const actor = actorAs('producer', { producerId });
  const { version } = await readHoliday(shop.db, { producerId, actor });
  return { producerId, actor, version, now: Date.parse(shop.clock) };
}

async function away(goods: Goods, from: string, until: string): Promise<void> {
  const typed = { from, until, note: 'Cả xưởng về quê ăn cưới.' };
  await setHoliday(shop.db, { ...(await holidayOf(goods)), typed });
}

describe('all of these pages', () => {
  it('have nothing that axe finds, nothing that scrolls sideways, and no complaint of a browser', () => {
    expect(shop.looks.wrong).toEqual([]);
    expect(shop.looks.seen.size).toBe(12);
  });
});
