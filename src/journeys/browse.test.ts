import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { machinePaths, paths } from '#src/base/paths.ts';
import { words } from '#src/words/words.ts';
import { openChromium, openTab, type Tab } from './chromium.ts';
import { type Facts, readFacts } from './pages.ts';
import { startServer, type TestServer } from './server.ts';

const SIZES = [
  ['a phone', { width: 360, height: 800 }],
  ['a desk', { width: 1440, height: 900 }],
] as const;
const p = paths('vi');
const w = words('vi');

let server: TestServer;
let browser: Browser;
let facts: Facts;
let scripted: Tab;
let plain: Tab;

beforeAll(async () => {
  [server, browser] = await Promise.all([
    startServer({ clock: '2026-11-22T09:00:00+07:00' }),
    openChromium(),
  ]);
  facts = await readFacts(server.url);
  scripted = await openTab(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  scripted.page.setDefaultTimeout(60_000);
  plain = await openTab(browser, { javaScriptEnabled: false });
  plain.page.setDefaultTimeout(60_000);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const pathOf = (page: Page): string => {
  const { pathname, search } = new URL(page.url());
  return decodeURIComponent(pathname + search);
};
const numberIn = (text: string | null): number =>
  Number(/\d[\d.]*/.exec(text ?? '')?.[0].replaceAll('.', ''));
const found = async (page: Page): Promise<number> =>
  numberIn(await page.locator('.kq b').textContent());

describe.each(SIZES)('on %s, with scripts', (_name, size) => {
  it('suggests while typing without accents; arrow keys, Enter and Escape do what they should', async () => {
    const { page, open, troubles } = scripted;
    await page.setViewportSize(size);
    await open(server.url);
    const input = page.getByRole('combobox', { name: w.search.label });
    const list = page.getByRole('listbox');
    expect(await input.getAttribute('aria-expanded')).toBe('false');
    expect(await input.getAttribute('aria-autocomplete')).toBe('list');
    expect(await input.getAttribute('aria-controls')).toBe(
      await page.locator('[role=listbox]').getAttribute('id'),
    );

    await input.pressSequentially('mat ong');
    await list.waitFor();
    expect(await input.getAttribute('aria-expanded')).toBe('true');
    const options = list.getByRole('option');
    expect(await options.count()).toBeGreaterThan(2);
    expect(await options.first().innerText()).toMatch(/mật ong/i);
    expect(await page.locator('form[role=search] [aria-live]').textContent()).toContain(
      String(await options.count()),
    );

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const second = options.nth(1);
    expect(await second.getAttribute('aria-selected')).toBe('true');
    expect(await input.getAttribute('aria-activedescendant')).toBe(await second.getAttribute('id'));
    await page.keyboard.press('ArrowUp');
    expect(await options.first().getAttribute('aria-selected')).toBe('true');

    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
    expect(await input.getAttribute('aria-expanded')).toBe('false');
    expect(await input.getAttribute('aria-activedescendant')).toBe(null);
    expect(await input.inputValue()).toBe('mat ong');
    expect(await input.evaluate((element) => element === document.activeElement)).toBe(true);

    await page.keyboard.press('ArrowDown');
    await list.waitFor();
    await page.keyboard.press('ArrowDown');
    const chosen = await options.first().locator('span').innerText();
    await Promise.all([
      page.waitForURL((url) => url.pathname !== '/'),
      page.keyboard.press('Enter'),
    ]);
    expect((await page.locator('h1').innerText()).toLowerCase()).toContain(chosen.toLowerCase());

    const again = page.getByRole('combobox', { name: w.search.label });
    await again.fill('mat ong');
    await page.getByRole('listbox').waitFor();
    await Promise.all([page.waitForURL('**/san-pham?**'), page.keyboard.press('Enter')]);
    expect(pathOf(page)).toBe('/san-pham?q=mat+ong');
    expect(troubles).toEqual([]);
  });

  it('shows no list for text that nothing answers to, and says so', async () => {
    const { page, open } = scripted;
    await page.setViewportSize(size);
    await open(server.url);
    const input = page.getByRole('combobox', { name: w.search.label });
    await Promise.all([
      page.waitForResponse((answer) => answer.url().includes(machinePaths.apiSuggest)),
      input.pressSequentially('zzxqjw', { delay: 1 }),
    ]);
    await expect
      .poll(() => page.locator('form[role=search] [aria-live]').textContent())
      .toBe(w.search.suggestionCount(0));
    expect(await page.getByRole('listbox').count()).toBe(0);
  });

  it('copies the address of a product', async () => {
    const { page, open } = scripted;
    await page.setViewportSize(size);
    await open(server.url + p.product(facts.product['valid'] ?? ''));
    const button = page.getByRole('button', { name: w.product.copy });
    await button.click();
    await page.getByRole('button', { name: w.product.copied }).waitFor();
    const address = await page.locator('[data-copy]').innerText();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address.trim());
    expect(new URL(address.trim()).pathname).toBe(p.product(facts.product['valid'] ?? ''));
  });
});

describe.each(SIZES)('on %s, without scripts', (_name, size) => {
  it('searches by the form, filters by links, removes chips, goes back', async () => {
    const { page, open } = plain;
    await page.setViewportSize(size);
    await open(server.url);
    await page.getByRole('searchbox', { name: w.search.label }).fill('ca phe');
    await page.getByRole('button', { name: w.search.submit, exact: true }).click();
    expect(pathOf(page)).toBe('/san-pham?q=ca+phe');
    const all = await found(page);
    expect(all).toBeGreaterThan(10);
    expect(await page.locator('article.sp').first().innerText()).toMatch(/cà phê/i);
    expect(await page.getByRole('searchbox', { name: w.search.label }).inputValue()).toBe('ca phe');

    await openFilters(page);
    const star = page.locator('aside a', { hasText: w.list.starsN(4) });
    const promised = numberIn(await star.locator('span').textContent());
    await star.click();
    expect(pathOf(page)).toBe('/san-pham?q=ca+phe&sao=4');
    expect(await found(page)).toBe(promised);
    expect(promised).toBeLessThan(all);
    for (const card of await page.locator('article.sp').all()) {
      expect(await card.innerText()).toContain(w.standing.stars(4));
    }

    await openFilters(page);
    const other = page.locator('aside .nhom-loc').first().locator('a:not([aria-current])').first();
    const more = numberIn(await other.locator('span').textContent());
    await other.click();
    expect(await found(page)).toBe(promised + more);
    await page.goBack();
    expect(await found(page)).toBe(promised);

    const chips = page.getByRole('list', { name: w.list.applied });
    await chips.locator('a', { hasText: w.list.starsN(4) }).click();
    expect(pathOf(page)).toBe('/san-pham?q=ca+phe');
    expect(await found(page)).toBe(all);
    await page.goBack();
    await page.getByRole('link', { name: w.list.clear }).click();
    expect(pathOf(page)).toBe('/san-pham');
    expect(await found(page)).toBeGreaterThan(1_000);
  });

  it('turns pages', async () => {
    const { page, open } = plain;
    await page.setViewportSize(size);
    await open(server.url + p.products);
    const first = await page.locator('article.sp h2').allInnerTexts();
    await page.getByRole('link', { name: w.list.next }).click();
    expect(pathOf(page)).toBe('/san-pham?trang=2');
    const second = await page.locator('article.sp h2').allInnerTexts();
    expect(second).toHaveLength(first.length);
    expect(second).not.toEqual(first);
    expect(await page.locator('nav.trang [aria-current=page]').innerText()).toContain('2');
    await page.getByRole('link', { name: w.list.previous }).click();
    expect(await page.locator('article.sp h2').allInnerTexts()).toEqual(first);
  });

  it('keeps page and filters when the language is switched', async () => {
    const { page, open } = plain;
    await page.setViewportSize(size);
    await open(`${server.url}${p.products}?q=che&sao=4`);
    const count = await found(page);
    await page.locator('header a[hreflang=en]').click();
    expect(pathOf(page)).toBe('/en/san-pham?q=che&sao=4');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await found(page)).toBe(count);
    await page.locator('header a[hreflang=vi]').click();
    expect(pathOf(page)).toBe('/san-pham?q=che&sao=4');
    await open(server.url);
    await page.locator('header a[hreflang=en]').click();
    expect(pathOf(page)).toBe('/en');
  });

  it('leads from product to producer, province, register and certificate', async () => {
    const { page, open } = plain;
    await page.setViewportSize(size);
    await open(server.url + p.producers);
    await open(server.url + p.producer(facts.producerOfMany));
    const producer = await page.locator('h1').innerText();
    await page.locator('article.sp a').first().click();
    const product = await page.locator('h1').innerText();
    const main = page.locator('main');
    await main.getByRole('link', { name: producer, exact: true }).first().click();
    expect(await page.locator('h1').innerText()).toBe(producer);
    await page.goBack();
    await main.locator('a[href^="/tinh/"]').nth(1).click();
    expect(pathOf(page)).toMatch(/^\/tinh\//);
    expect(await found(page)).toBeGreaterThan(0);
    await page.goBack();
    const code = /MX-\d+/.exec(await main.innerText())?.[0] ?? '';
    await page.locator('header').getByRole('link', { name: w.nav.register }).click();
    expect(pathOf(page)).toBe('/so-dang-ky');
    await open(`${server.url}${p.register}?q=${code}`);
    await page
      .locator(`a[href="${p.certificate(code)}"]`)
      .first()
      .click();
    expect(pathOf(page)).toBe(p.certificate(code));
    expect(await page.locator('h1').innerText()).toBe(product);
  });

  it('looks a certificate up as people type it', async () => {
    const { page, open } = plain;
    await page.setViewportSize(size);
    await open(server.url + p.certificates);
    await page.locator('input[name=so]').fill('mx 1');
    await page.locator('input[name=so]').press('Enter');
    expect(pathOf(page)).toBe(p.certificate('MX-00001'));
    await open(server.url + p.certificates);
    await page.locator('input[name=so]').fill('86/QĐ-UBND');
    await page.locator('input[name=so]').press('Enter');
    expect(await page.locator('main').innerText()).toContain('MX-00001');
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(5);
    await page.locator('input[name=so]').fill('9999/QĐ-KHÔNG');
    await page.locator('input[name=so]').press('Enter');
    expect(await page.locator('tbody tr').count()).toBe(0);
  });

  it('the register filters by its form, counts its states and is told back in the address', async () => {
    const { page, open } = plain;
    await page.setViewportSize(size);
    await open(server.url + p.register);
    const summary = page.locator('details.so-loc > summary');
    if (!(await page.locator('#sl-sao').isVisible())) await summary.click();
    await page.locator('#sl-sao').selectOption('5');
    await page.locator('#sl-st').selectOption('valid');
    await page.locator('.so-loc button[type=submit]').click();
    const { searchParams } = new URL(page.url());
    expect([searchParams.get('sao'), searchParams.get('trang-thai')]).toEqual(['5', 'valid']);
    const count = numberIn(await page.locator('#so-dong').textContent());
    const current = page.locator('.so-trang-thai a[aria-current]');
    expect(numberIn(await current.locator('b').textContent())).toBe(count);
    expect(await page.locator('tbody tr').count()).toBe(Math.min(count, 50));
    await page.locator('.so-the a').first().click();
    expect(numberIn(await page.locator('#so-dong').textContent())).toBeGreaterThan(count);
  });
});

describe('the source of a page', () => {
  it('is complete without scripts: name, star, decision, sources', async () => {
    const code = facts.certificate['valid'] ?? '';
    const certificate = (await (
      await fetch(server.url + machinePaths.apiCertificate(code))
    ).json()) as {
      stars: 3 | 4 | 5;
      decisionNo: string | null;
      validUntil: string;
      product: { slug: string; name: string };
    };
    const html = await (await fetch(server.url + p.product(certificate.product.slug))).text();
    const standing = {
      state: 'valid',
      stars: certificate.stars,
      awarded: certificate.stars,
      validUntil: certificate.validUntil,
      reason: null,
    } as never;
    for (const text of [
      certificate.product.name,
      w.standing.stars(certificate.stars),
      w.standing.short(standing),
      certificate.decisionNo ?? w.product.decisionUnknown,
      code,
    ]) {
      expect(html).toContain(text.replaceAll('&', '&amp;').replaceAll('"', '&quot;'));
    }
    expect(html).toMatch(/<svg[^>]*class="[^"]*sao|<svg[\s\S]*?<\/svg>/);
  });

  it('a product without a valid certificate carries no star anywhere', async () => {
    for (const state of ['expired', 'unknown', 'none'] as const) {
      const slug = facts.product[state];
      if (!slug) throw new Error(`no product is ${state}`);
      const html = await (await fetch(server.url + p.product(slug))).text();
      const own = /<article class="sp-trang"[\s\S]*?<\/article>/.exec(html)?.[0] ?? '';
      expect(own).toContain(`tt-${state}`);
      expect(own).not.toMatch(/class="[^"]*\bsao-(ve|dau|mark)\b|<svg[^>]*viewBox/);
      expect(html).not.toContain('hasCertification');
    }
  });
});

/** On a phone the filters are folded away; on a desk they stand open or are opened by the same summary. */
async function openFilters(page: Page): Promise<void> {
  const link = page.locator('aside .nhom-loc a').first();
  if (!(await link.isVisible())) await page.locator('aside summary').first().click();
}
