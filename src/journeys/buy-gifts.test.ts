import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderLines } from '#db/schema/orders.ts';
import { baskets } from '#db/schema/promotions.ts';
import { basketWords } from '#src/words/baskets.ts';
import { cartWords } from '#src/words/cart.ts';
import { expectText, LONG, OPENING, Shop } from './buy/shop.ts';

/** Gift baskets on a telephone 360 px wide: in Vietnamese without scripts, in English with them. */
let shop: Shop;

beforeAll(async () => {
  shop = await Shop.open();
}, OPENING);

afterAll(() => shop?.close());

describe.each([
  { lang: 'vi', scripts: false, name: 'Phạm Tặng Quà', budget: '600k' },
  { lang: 'en', scripts: true, name: 'Anna Svensson', budget: '600,000' },
] as const)('gift baskets, $lang, scripts $scripts', ({ lang, scripts, name, budget }) => {
  const as = (page: string): string => (scripts ? `${page}-en` : `${page}-khong-js`);

  it(
    'one of the shopper’s own within a budget, one thing swapped, and one of an officer’s',
    async () => {
      const shopper = await shop.shopper(scripts, lang);
      const { page, tab, p } = shopper;
      const { looks } = shop;
      const w = basketWords[lang];
      await shopper.go(p.ownBasket);
      await page.locator('#ngan-sach').fill(budget);
      await page.getByRole('button', { name: w.form.propose, exact: true }).click();
      await page.waitForURL(/mon=/);
      await looks.at(tab, as('gio-qua-tu-chon'), { scripts });
      const inside = (): Promise<string[]> => page.locator('.gq-mon h3').allInnerTexts();
      const before = await inside();
      expect(before.length).toBeGreaterThan(1);
      const shown = page.url();
      await page.locator('.gq-sua button[value^="doi:"]').first().click();
      await page.waitForURL((url) => url.href !== shown && url.pathname === p.ownBasket);
      const after = await inside();
      expect(after).toHaveLength(before.length);
      expect(after.slice(1)).toEqual(before.slice(1));
      expect(after[0]).not.toBe(before[0]);
      await page.getByRole('button', { name: w.addAsGift }).click();
      await page.waitForURL(/\/gio-hang/);

      const [made] = await shop.db.select().from(baskets).where(eq(baskets.state, 'published'));
      await shopper.go(p.baskets);
      await looks.at(tab, as('gio-qua'), { scripts });
      await shopper.go(p.basket(made?.slug ?? ''));
      await looks.at(tab, as('gio-qua-mot'), { scripts });
      await page.getByRole('button', { name: w.add, exact: true }).click();
      await page.waitForURL(/\/gio-hang/);
      await expectText(page, cartWords[lang].ownBasket);
      await looks.at(tab, as('gio-hang-gio-qua'), { scripts });
      await shopper.toCheckout();
      const path = await shopper.order(shop.buyer(name, 'transfer'));
      await expectText(page, (lang === 'vi' ? made?.titleVi : made?.titleEn) ?? '?');
      await looks.at(tab, as('don-gio-qua'), { scripts });
      const { id, wrap } = await shop.orderOf(path);
      const lines = await shop.db.select().from(orderLines).where(eq(orderLines.orderId, id));
      expect(new Set(lines.map(({ basketTitle }) => basketTitle)).size).toBe(2);
      expect(wrap).toBeGreaterThan(0);
    },
    LONG,
  );
});

describe('all of these pages', () => {
  it('have nothing that axe finds, nothing that scrolls sideways, and no complaint of a browser', () => {
    expect(shop.looks.wrong).toEqual([]);
    expect(shop.looks.seen.size).toBe(10);
  });
});
