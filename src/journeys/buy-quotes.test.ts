import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '#src/base/paths.ts';
import { quoteWords } from '#src/words/quotes.ts';
import { expectText, LONG, OPENING, Shop, vnd } from './buy/shop.ts';
import type { Shopper } from './buy/shopper.ts';
import type { Tab } from './chromium.ts';
import { lettersTo } from './visitor.ts';

/**
 * A request for quotation on a telephone 360 px wide, from the cart to the accepted order: in Vietnamese with scripts, in
 * English without. The producers answer on telephones with scripts.
 */
const p = paths('vi');
/** How far below its list price each producer answers, in đồng a piece; pieces; delivery fee of each. */
const LESS = [5_000, 10_000] as const;
const PIECES = 20;
const FEE = 40_000;

let shop: Shop;
let makers: readonly [Tab, Tab];

beforeAll(async () => {
  shop = await Shop.open();
  makers = [await shop.maker(shop.three[0]), await shop.maker(shop.three[1])];
}, OPENING);

afterAll(() => shop?.close());

describe.each([
  { lang: 'vi', scripts: true, email: 'co-quan@vi-du.test', name: 'Đỗ Văn Phòng' },
  { lang: 'en', scripts: false, email: 'office@vi-du.test', name: 'Anna Svensson' },
] as const)(
  'a request for quotation, $lang, scripts $scripts',
  ({ lang, scripts, email, name }) => {
    const as = (page: string): string => (scripts ? page : `${page}-en-khong-js`);

    it(
      'goes from the cart to two producers, whose answers are compared, accepted and ordered',
      async () => {
        const shopper = await shop.shopper(scripts, lang);
        const { page, tab } = shopper;
        const { looks, server, three } = shop;
        const w = quoteWords[lang];
        await ask(shopper, { name, email });
        await looks.at(tab, as('xin-bao-gia'), { scripts });
        // Sent in less time than anybody fills it in, it would be taken for a machine's.
        await shop.later(1);
        await page.getByRole('button', { name: w.send }).click();
        await page.waitForURL(/\/bao-gia\/[^/]+\?da-gui=1/);
        const quote = new URL(page.url()).pathname;
        await looks.at(tab, as('bao-gia-cho'), { scripts });
        expect((await lettersTo(server, email))[0]).toContain(quote);

        await answers();
        expect(await lettersTo(server, email, 3)).toHaveLength(3);
        await shopper.go(quote);
        await expectText(page, w.own.answered(2, 2));
        await expectText(page, w.own.cheapest);
        await expectText(page, w.own.fastest);
        await looks.at(tab, as('bao-gia-so-sanh'), { scripts });
        const pdf = await page.request.get(`${server.url}${quote}/bao-gia.pdf`);
        expect(await textOf(await pdf.body())).toContain('Giao một đợt, in tên đơn vị.');

        for (const box of await page.locator('#chon input[type=checkbox]').all()) await box.check();
        await page.getByRole('button', { name: w.own.order }).click();
        await page.waitForURL(/dat-hang\?/);
        await page.locator('input[name="cach"][value="card"]').check();
        await looks.at(tab, as('bao-gia-dat-hang'), { scripts });
        const sum = LESS.reduce(
          (all, less, at) => all + PIECES * ((three[at]?.price ?? 0) - less) + FEE,
          0,
        );
        await page.getByRole('button', { name: w.accept.pay(vnd(sum, lang)) }).click();
        const order = await shopper.ordered();
        expect(await shop.orderOf(order)).toMatchObject({
          ...{ total: sum, state: 'awaiting-payment', lang },
        });
        await looks.at(tab, as('don-bao-gia'), { scripts });
        const paper = await page.request.get(`${server.url}${order}/don.pdf`);
        const said = await textOf(await paper.body());
        const amount = /[\d.,]+/.exec(vnd(sum, lang))?.[0] ?? '?';
        for (const text of [three[0].name, three[1].name, amount]) expect(said).toContain(text);
      },
      LONG,
    );
  },
);

/** Two producers' goods in the cart, and the form of the request filled in. */
async function ask(shopper: Shopper, who: { name: string; email: string }): Promise<void> {
  const { page, p: own } = shopper;
  for (const goods of shop.three.slice(0, 2)) await shopper.put(goods, 3);
  await page.locator(`main a[href="${own.askQuote}"]`).click();
  await page.waitForURL(/\/bao-gia$/);
  for (const field of await page.locator('.bg-sl').all()) await field.fill(String(PIECES));
  await page.locator('#o-ten').fill(who.name);
  await page.locator('#o-dien-thoai').fill('0913 222 333');
  await page.locator('#o-thu').fill(who.email);
  await page.locator('#o-tinh').selectOption('01');
  await page.locator('#o-xa').fill('ba dinh');
  await page.locator('#o-dia-chi').fill('Số 1 Hùng Vương');
}

/** Both producers answer what is newest, the second cheaper by list price and slower. */
async function answers(): Promise<void> {
  const w = quoteWords.vi.desk;
  for (const [at, { page, open }] of makers.entries()) {
    await open(`${shop.server.url}${p.deskQuotes}`);
    const asked = page.locator(`main a[href^="${p.deskQuotes}/"]:not([href*="."])`);
    await asked.first().click();
    await shop.looks.at(makers[at as 0 | 1], 'ban-bao-gia');
    const list = shop.three[at]?.price ?? 0;
    await page.locator('input[name^="gia-"]').fill(String(list - (LESS[at] ?? 0)));
    await page.locator('input[name="phi"]').fill('40.000');
    await page.locator('input[name="ngay"]').fill(String(3 + at));
    await page.locator('#dieu-khoan').fill('Giao một đợt, in tên đơn vị.');
    await page.getByRole('button', { name: w.send }).click();
    await page.waitForURL(/xong=bao/);
  }
}

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

describe('all of these pages', () => {
  it('have nothing that axe finds, nothing that scrolls sideways, and no complaint of a browser', () => {
    expect(shop.looks.wrong).toEqual([]);
    expect(shop.looks.seen.size).toBe(11);
  });
});
