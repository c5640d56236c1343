import { createServer } from 'node:net';
import { eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { closeDb, type Db } from '#db/client.ts';
import { offers } from '#db/schema/catalogue.ts';
import { orders, payments, stockHolds } from '#db/schema/orders.ts';
import type { Lang } from '#src/base/lang.ts';
import { dong, formatDong } from '#src/base/money.ts';
import { machinePaths } from '#src/base/paths.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { type Actor, SYSTEM } from '#src/features/accounts/may.ts';
import { makeDemoPromotions } from '#src/features/promotions/demo/make-demo-promotions.server.ts';
import { cartWords } from '#src/words/cart.ts';
import { paymentWords } from '#src/words/payments.ts';
import { openChromium, type Tab } from '../chromium.ts';
import { signedIn, storeOf } from '../people.ts';
import { deskTab } from '../scan/phones.ts';
import { startServer, type TestServer } from '../server.ts';
import { SECRET_KEY, startStripe, type StripeStandIn, WEBHOOK_SECRET } from '../stripe-stand-in.ts';
import { type Goods, threeGoods } from './goods.ts';
import { Looks } from './looks.ts';
import { type Buyer, Shopper } from './shopper.ts';

/** A voucher of the demonstration, of use once to each buyer, and what it takes off in đồng. */
export const VOUCHER = 'CHAOBAN';
export const OFF = 50_000;
/** ISO 8601. */
const OPENS_AT = '2026-11-23T08:00:00+07:00';
/** Machines that do other things meanwhile are slow. */
export const LONG = 300_000;
export const OPENING = 300_000;

export const vnd = (amount: number, lang: Lang = 'vi'): string => formatDong(dong(amount), lang);
/** What the page of an order says of it. */
export const stateOf = (page: Page): Promise<string> =>
  page.locator('.dh-trang .dh-tt').innerText();
export const expectText = (page: Page, text: string): Promise<void> =>
  page.getByText(text).first().waitFor();

/** A shop with goods of three producers, cards and transfers, and everybody who is in it. */
export class Shop {
  clock = OPENS_AT;
  readonly server: TestServer;
  readonly stripe: StripeStandIn;
  readonly browser: Browser;
  readonly db: Db;
  readonly looks: Looks;
  readonly three: readonly [Goods, Goods, Goods];
  readonly #desks: Tab[] = [];
  #buyers = 0;

  private constructor(one: Pick<Shop, 'server' | 'stripe' | 'browser' | 'db' | 'three'>) {
    this.server = one.server;
    this.stripe = one.stripe;
    this.browser = one.browser;
    this.db = one.db;
    this.three = one.three;
    this.looks = new Looks(one.browser);
  }

  static async open(): Promise<Shop> {
    const port = await freePort();
    let shop: Shop | null = null;
    const stripe = await startStripe(() => Date.parse(shop?.clock ?? OPENS_AT));
    const env = {
      ...{ SITE_URL: `http://127.0.0.1:${port}`, PORT: String(port), SECOND_FACTOR: 'off' },
      ...{ STRIPE_SECRET_KEY: SECRET_KEY, STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET },
      STRIPE_API_BASE: stripe.url,
    };
    const [server, browser] = await Promise.all([
      startServer({ clock: OPENS_AT, env }),
      openChromium(),
    ]);
    const db = await storeOf(server);
    await makeDemoPromotions(db, { actor: SYSTEM, now: Date.parse(OPENS_AT) });
    shop = new Shop({ ...{ server, stripe, browser, db }, three: await threeGoods(db) });
    return shop;
  }

  async close(): Promise<void> {
    if (this.looks.wrong.length > 0) console.info(this.looks.wrong.join('\n'));
    closeDb(this.db);
    await this.browser.close();
    await this.server.stop();
    await this.stripe.stop();
  }

  shopper(scripts: boolean, lang: Lang = 'vi'): Promise<Shopper> {
    return Shopper.open(this.browser, this.server, scripts, lang);
  }

  /** The desk of who makes these goods, on a telephone. */
  maker({ producerId, producerName }: Goods): Promise<Tab> {
    const actor = actorAs('producer', { producerId }, producerName);
    return this.#desk({ ...actor, userId: `nsx-${producerId}` }, true);
  }

  /** The desk of the officer of the province that the three are of. */
  officer(): Promise<Tab> {
    const { provinceCode } = this.three[0];
    return this.#desk(actorAs('provincial-officer', { provinceCode }, 'Trần Cán Bộ'), false);
  }

  async #desk(actor: Actor, phone: boolean): Promise<Tab> {
    const person = await signedIn(this.server, this.db, actor);
    const tab = await deskTab(this.browser, this.server, person, { clock: this.clock, phone });
    this.#desks.push(tab);
    return tab;
  }

  /** A while later, by everybody's clock. */
  async later(minutes: number): Promise<void> {
    this.clock = new Date(Date.parse(this.clock) + minutes * 60_000).toISOString();
    this.server.setClock(this.clock);
    for (const { page } of this.#desks) await page.context().clock.setFixedTime(this.clock);
  }

  /** Everybody has a number of their own: by it a voucher knows who had it. */
  buyer(name: string, method: Buyer['method']): Buyer {
    this.#buyers += 1;
    const phone = `09123450${String(this.#buyers).padStart(2, '0')}`;
    return { name, method, phone, email: `${slug(name)}@vi-du.test` };
  }

  /** Three producers' goods in the cart, with the voucher, up to the checkout. */
  async threeAndVoucher(shopper: Shopper): Promise<void> {
    const [first, ...rest] = this.three;
    const { scripts, lang, tab } = shopper;
    const ending = `${lang === 'en' ? '-en' : ''}${scripts ? '' : '-khong-js'}`;
    await shopper.find(first);
    await this.looks.at(tab, `san-pham${ending}`, { scripts });
    await shopper.put(first, 2);
    for (const goods of rest) await shopper.put(goods);
    await shopper.useVoucher(VOUCHER);
    await expectText(shopper.page, cartWords[lang].voucherApplied(vnd(OFF, lang)));
    await this.looks.at(tab, `gio-hang${ending}`, { scripts });
    await shopper.toCheckout();
  }

  /** On Stripe's page and back, without a word of Stripe's yet. @returns what it will say */
  async payCard({ page, tab, lang }: Shopper) {
    await page.getByRole('button', { name: paymentWords[lang].cardButton }).click();
    await page.getByRole('button', { name: 'Pay' }).click();
    await page.waitForURL(/\/don-hang\/\w+\?the=xong/);
    // Stripe's own address is a strange one, as it has to be.
    tab.troubles.splice(0);
    const session = [...this.stripe.sessions.values()].at(-1);
    if (session === undefined) throw new Error('Stripe has heard of no checkout');
    const told = this.stripe.sessionObject(session.id);
    return { session, event: this.stripe.event('checkout.session.completed', told) };
  }

  get webhook(): string {
    return `${this.server.url}${machinePaths.stripeWebhook}`;
  }

  /** The order at the address of its page. */
  async orderOf(path: string) {
    const token = path.split('/').at(-1) ?? '';
    const [row] = await this.db.select().from(orders).where(eq(orders.token, token));
    if (row === undefined) throw new Error(`no order ${path}`);
    return row;
  }

  async paymentOf(path: string) {
    const { id } = await this.orderOf(path);
    const [row] = await this.db.select().from(payments).where(eq(payments.orderId, id));
    if (row === undefined) throw new Error(`no payment of ${path}`);
    return row;
  }

  async stockOf({ offerId }: Goods): Promise<number | null | undefined> {
    return (await this.db.select().from(offers).where(eq(offers.id, offerId)))[0]?.stock;
  }

  /** Pieces that wait for somebody's money. */
  async heldOf({ offerId }: Goods): Promise<number> {
    const rows = await this.db.select().from(stockHolds).where(eq(stockHolds.offerId, offerId));
    return rows.reduce((sum, { state, quantity }) => sum + (state === 'held' ? quantity : 0), 0);
  }
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replace(/\W+/g, '-');

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
