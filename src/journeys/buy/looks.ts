import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { lookAt } from '../certification/look.ts';
import { openTab, type Tab } from '../chromium.ts';

const SHOTS = process.env['SHOTS'];
const WIDE = { width: 1440, height: 900 };

/** Looks pages over, once for each name, and keeps what is wrong with them. */
export class Looks {
  readonly wrong: string[] = [];
  readonly seen = new Set<string>();
  readonly browser: Browser;
  #beside: Tab | null = null;

  constructor(browser: Browser) {
    this.browser = browser;
  }

  async at(tab: Tab, name: string, { scripts = true } = {}): Promise<void> {
    forgiveRefusal(tab);
    if (this.seen.has(name)) {
      this.wrong.push(...tab.troubles.splice(0).map((line) => `${name}: ${line}`));
      return;
    }
    this.seen.add(name);
    if (!scripts) {
      this.wrong.push(...tab.troubles.splice(0).map((line) => `${name}: ${line}`));
      return this.#besideIt(tab, name);
    }
    this.wrong.push(...(await lookAt(tab, name)));
    if (SHOTS) await pictures(tab, name);
  }

  /** A page without scripts is looked at by a telephone with them, which has the same cookies. */
  async #besideIt(tab: Tab, name: string): Promise<void> {
    const { page } = tab;
    this.#beside ??= await openTab(this.browser, {
      ...{ viewport: page.viewportSize(), hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
      ...{ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' },
    });
    const context = this.#beside.page.context();
    await context.clearCookies();
    await context.addCookies(await page.context().cookies());
    await this.#beside.open(page.url());
    this.wrong.push(...(await lookAt(this.#beside, name)));
    if (SHOTS) await pictures(this.#beside, name);
  }
}

/** A form that was refused answers 422 or 409, and the browser says so. */
function forgiveRefusal({ troubles }: Tab): void {
  const rest = troubles.filter(
    (line) => !/^(?:422|409) /.test(line) && !/status of (?:422|409) /.test(line),
  );
  troubles.splice(0, troubles.length, ...rest);
}

/** By night, on a wide screen, and in English; the page itself stays as it is. */
async function pictures({ page }: Tab, name: string): Promise<void> {
  const folder = path.join(SHOTS ?? '', 'more');
  mkdirSync(folder, { recursive: true });
  const size = page.viewportSize();
  const shot = (kind: string): Promise<Buffer> =>
    page.screenshot({ path: path.join(folder, `${name}-${kind}.png`), fullPage: true });
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot('360-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(WIDE);
  await shot('1440');
  if (size) await page.setViewportSize(size);
}
