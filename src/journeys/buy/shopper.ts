import type { Browser, Locator } from 'playwright-core';
import type { Lang } from '#src/base/lang.ts';
import { paths } from '#src/base/paths.ts';
import { cartWords } from '#src/words/cart.ts';
import { checkoutWords } from '#src/words/checkout.ts';
import { offerWords } from '#src/words/offers.ts';
import { openTab, type Tab } from '../chromium.ts';
import type { TestServer } from '../server.ts';
import type { Goods } from './goods.ts';

const PHONE = {
  viewport: { width: 360, height: 800 },
  ...{ hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  ...{ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' },
} as const;

/** What is typed into the checkout. */
export interface Buyer {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly method: 'cod' | 'transfer' | 'card';
  readonly adult?: boolean;
}

/** Somebody with a telephone who buys: nothing is known but what stands on the pages. */
export class Shopper {
  readonly tab: Tab;
  readonly server: TestServer;
  readonly scripts: boolean;
  readonly lang: Lang;

  private constructor(tab: Tab, server: TestServer, scripts: boolean, lang: Lang) {
    this.tab = tab;
    this.server = server;
    this.scripts = scripts;
    this.lang = lang;
  }

  static async open(
    browser: Browser,
    server: TestServer,
    scripts: boolean,
    lang: Lang = 'vi',
  ): Promise<Shopper> {
    const tab = await openTab(browser, { ...PHONE, javaScriptEnabled: scripts });
    tab.page.setDefaultTimeout(60_000);
    return new Shopper(tab, server, scripts, lang);
  }

  get p(): ReturnType<typeof paths> {
    return paths(this.lang);
  }

  get page(): Tab['page'] {
    return this.tab.page;
  }

  async go(path: string): Promise<number> {
    return this.tab.open(`${this.server.url}${path}`);
  }

  /** By its name in the search box, from the list to its page. */
  async find({ name, slug }: Goods): Promise<void> {
    await this.go(this.p.home);
    await this.page.locator('#tim-q').fill(name);
    await this.page.locator('#tim-q').press('Enter');
    await this.page.waitForURL(/\/san-pham\?/);
    await this.page
      .locator(`main a[href="${this.p.product(slug)}"]`)
      .first()
      .click();
    await this.page.waitForURL(new RegExp(`${this.p.product(slug)}$`));
  }

  /** Into the cart, from the page of the product. */
  async put(goods: Goods, pieces = 1): Promise<void> {
    if (!this.page.url().endsWith(this.p.product(goods.slug)))
      await this.go(this.p.product(goods.slug));
    await this.page.locator('#noi-ban #so-luong').fill(String(pieces));
    await this.page.getByRole('button', { name: offerWords[this.lang].box.add }).click();
    await this.page.waitForURL(/\/gio-hang\?them=/);
  }

  async useVoucher(code: string): Promise<void> {
    await this.page.locator('#ma').fill(code);
    await this.page.getByRole('button', { name: cartWords[this.lang].voucherAdd }).click();
    await this.page.waitForURL(/#ma-giam-gia/);
  }

  async toCheckout(): Promise<void> {
    if (!/\/gio-hang/.test(this.page.url())) await this.go(this.p.cart);
    await this.page.locator(`main a[href="${this.p.checkout}"]`).click();
    await this.page.waitForURL(/\/thanh-toan/);
  }

  /** The fields, from the province on; fees are worked out by themselves, or by the button where no script does. */
  async fill(buyer: Buyer): Promise<void> {
    const { page } = this;
    if (this.scripts) {
      const fees = page.waitForResponse((one) => one.request().method() === 'POST');
      await page.locator('#tinh').selectOption('01');
      await fees;
    } else {
      await page.locator('#tinh').selectOption('01');
      await page.getByRole('button', { name: checkoutWords[this.lang].update }).click();
    }
    await page.getByText(checkoutWords[this.lang].nothingElse).waitFor();
    await page.locator('#xa').fill('ba dinh');
    await page.locator('#dia-chi').fill('so 5 ngo 2 pho Doi Can');
    await page.locator('#ten').fill(buyer.name);
    await page.locator('#dien-thoai').fill(buyer.phone);
    await page.locator('#email').fill(buyer.email);
    await page.locator(`input[name="tra"][value="${buyer.method}"]`).check();
    if (buyer.adult) await page.locator('#du-tuoi').check();
  }

  orderButton(): Locator {
    return this.page.getByRole('button', { name: checkoutWords[this.lang].order });
  }

  /** @returns the path of the order's page */
  async order(buyer: Buyer): Promise<string> {
    await this.fill(buyer);
    await this.orderButton().click();
    return this.ordered();
  }

  async ordered(): Promise<string> {
    await this.page.waitForURL(/\/don-hang\/[0-9a-z]{26}$/);
    return new URL(this.page.url()).pathname;
  }
}
