// Takes pictures of every kind of page, for looking at: node scripts/screenshots.ts --url http://… --out /tmp/shots [--only name]
// With DESK_EMAIL and DESK_PASSWORD in the environment, of the pages of that person's desk instead.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { LANGS } from '#src/base/lang.ts';
import { inLang } from '#src/base/paths.ts';
import { openChromium, openTab } from '#src/journeys/chromium.ts';
import { KINDS, readFacts } from '#src/journeys/pages.ts';

const SIZES = [
  { width: 360, height: 800 },
  { width: 1440, height: 900 },
] as const;
/** Pages of the desk that need no number of anything; whoever may not open one sees why. */
const DESK_PAGES = [
  ...['', '/thong-bao', '/san-pham', '/cau-chuyen', '/cau-chuyen/moi', '/anh', '/gia-kho'],
  ...['/gia-kho/bang', '/gia-kho/nghi', '/gia-kho/nhap', '/don-hang', '/don-hang/nhat-hang'],
  ...[
    '/don-hang/ban-giao',
    '/tin-nhan',
    '/doi-soat',
    '/so-lieu',
    '/chu-the',
    '/chu-the/thanh-vien',
  ],
  ...['/duyet', '/duyet/chat-luong', '/chu-the/yeu-cau', '/chu-the/thu-moi', '/thu-tien/sao-ke'],
].map((path) => ({ name: `desk${path.replaceAll('/', '-')}`, path: () => `/ban${path}` }));
const { DESK_EMAIL, DESK_PASSWORD } = process.env;
const SCHEMES = ['light', 'dark'] as const;
/** Longer pages are cut: nobody looks at more. */
const MOST_HEIGHT = 4_000;

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    out: { type: 'string', default: 'screenshots' },
    only: { type: 'string' },
    lang: { type: 'string' },
    width: { type: 'string' },
    scheme: { type: 'string' },
  },
});
if (values.url === undefined) {
  console.error(
    'Usage: node scripts/screenshots.ts --url http://127.0.0.1:4321 [--out folder] [--only part-of-a-name] [--lang vi|en] [--width 360|1440] [--scheme light|dark]',
  );
  process.exit(2);
}
const base = values.url.replace(/\/+$/, '');
const only = values.only ?? '';
mkdirSync(values.out, { recursive: true });

const browser = await openChromium();
try {
  console.log(`${await shootAll(browser)} pictures in ${path.resolve(values.out)}`);
} finally {
  await browser.close();
}

async function shootAll(browser: Browser): Promise<number> {
  const facts = await readFacts(base);
  const kinds = (DESK_EMAIL ? DESK_PAGES : KINDS).filter((kind) => kind.name.includes(only));
  let count = 0;
  for (const size of SIZES.filter(({ width }) => !values.width || String(width) === values.width)) {
    const { page, open, troubles } = await openTab(browser, {
      viewport: size,
      deviceScaleFactor: 1,
    });
    if (DESK_EMAIL) {
      await open(`${base}/dang-nhap`);
      await page.fill('main input[type=email]', DESK_EMAIL);
      await page.fill('main input[type=password]', DESK_PASSWORD ?? '');
      await page.press('main input[type=password]', 'Enter');
      await page.waitForURL('**/ban**');
    }
    const shoot = async (name: string): Promise<void> => {
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.screenshot({
        path: path.join(values.out, `${name}.png`),
        clip: { x: 0, y: 0, width: size.width, height: Math.min(height, MOST_HEIGHT) },
        fullPage: true,
      });
      count += 1;
    };
    for (const lang of LANGS.filter((one) => !values.lang || one === values.lang)) {
      for (const kind of kinds) {
        await open(base + inLang(kind.path(facts), lang));
        await page.evaluate(async () => {
          for (const image of document.images) image.loading = 'eager';
          await Promise.all(
            [...document.images].map((image) => image.decode().catch(() => undefined)),
          );
          await document.fonts.ready;
        });
        for (const scheme of SCHEMES.filter((one) => !values.scheme || one === values.scheme)) {
          await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
          await shoot(`${kind.name}-${size.width}-${lang}-${scheme}`);
        }
        for (const trouble of troubles) console.log(`${kind.name} ${lang}: ${trouble}`);
      }
    }
    if (DESK_EMAIL) {
      await page.context().close();
      continue;
    }
    if (only === '' || 'suggestions'.includes(only)) {
      for (const lang of LANGS.filter((one) => !values.lang || one === values.lang)) {
        await open(base + inLang('/', lang));
        await page.locator('form[role=search] input[name=q]').first().pressSequentially('mat ong');
        await page.locator('[role=option]').first().waitFor();
        await page.keyboard.press('ArrowDown');
        await shoot(`suggestions-${size.width}-${lang}-light`);
      }
    }
    if (size.width === 360 && (only === '' || 'filters-open'.includes(only))) {
      await open(`${base}/san-pham`);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      await shoot('filters-open-360-vi-light');
    }
    if (only === '' || 'printed'.includes(only)) {
      await open(base + '/chung-nhan/MX-00001');
      await page.emulateMedia({ media: 'print' });
      await shoot(`printed-certificate-${size.width}-vi`);
    }
    await page.context().close();
  }
  return count;
}
