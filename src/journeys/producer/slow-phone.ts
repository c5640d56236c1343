import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { openTab, type Tab } from '../chromium.ts';

const PHONE = {
  viewport: { width: 360, height: 800 },
  ...{ hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  ...{ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' },
  userAgent:
    'Mozilla/5.0 (Linux; Android 13; SM-A045F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
} as const satisfies BrowserContextOptions;

/** A poor fourth-generation line: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back. Bytes a second. */
const LINE = { latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 } as const;
/** A cheap telephone is so many times slower than a desk's computer. */
const SLOWER = 4;

/** What one step of the journey cost the person who walked it. */
export interface Step {
  readonly name: string;
  /** Of the whole step, with the typing of the test (none) and the waiting for the line. */
  readonly ms: number;
  readonly pages: number;
  readonly taps: number;
  readonly fields: number;
  /** Milliseconds until each page was loaded, as the browser measured it. */
  readonly loads: readonly number[];
}

/** A telephone of 360 px on a bad line that counts what its owner has to do. */
export interface SlowPhone {
  readonly tab: Tab;
  readonly page: Page;
  readonly steps: readonly Step[];
  step(name: string, what: () => Promise<void>): Promise<void>;
  /** Opens an address, as a camera or a link in a letter does. */
  open(url: string): Promise<number>;
  /** Presses, and waits until the address is as it should be. */
  press(what: Locator, until?: RegExp): Promise<void>;
  /** Touches something that leads nowhere else. */
  touch(what: Locator): Promise<void>;
  type(what: Locator, text: string): Promise<void>;
}

export async function slowPhone(browser: Browser): Promise<SlowPhone> {
  const tab = await openTab(browser, PHONE);
  const { page } = tab;
  page.setDefaultTimeout(60_000);
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', { offline: false, ...LINE });
  await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const steps: Step[] = [];
  let count = { pages: 0, taps: 0, fields: 0 };
  let loads: number[] = [];
  page.on('domcontentloaded', () => (count.pages += 1));
  const loaded = async (): Promise<void> => {
    await page.waitForLoadState('load');
    loads.push(
      await page.evaluate(async () => {
        const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        while (entry && entry.loadEventEnd === 0) await new Promise((go) => setTimeout(go, 20));
        return Math.round(entry?.loadEventEnd ?? 0);
      }),
    );
  };
  return {
    ...{ tab, page, steps },
    async step(name, what) {
      count = { pages: 0, taps: 0, fields: 0 };
      loads = [];
      const before = performance.now();
      await what();
      steps.push({ name, ms: Math.round(performance.now() - before), ...count, loads });
    },
    async open(url) {
      const status = await tab.open(url);
      await loaded();
      return status;
    },
    async press(what, until) {
      count.taps += 1;
      await what.click();
      if (until === undefined) return;
      await page.waitForURL(until);
      await loaded();
    },
    async touch(what) {
      count.taps += 1;
      await what.click();
    },
    async type(what, text) {
      count.fields += 1;
      await what.fill(text);
    },
  };
}

const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0);
export function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** What the walk cost, a line for each step and one for all. */
export function walked(steps: readonly Step[]): string[] {
  const line = ({ name, ms, pages, taps, fields, loads }: Step): string =>
    `${name}: ${(ms / 1000).toFixed(1)} s, ${pages} pages, ${taps} taps, ${fields} fields, a page ready in ${median(loads)} ms (median)`;
  return [
    ...steps.map(line),
    line({
      name: 'All of it',
      ms: sum(steps.map(({ ms }) => ms)),
      pages: sum(steps.map(({ pages }) => pages)),
      taps: sum(steps.map(({ taps }) => taps)),
      fields: sum(steps.map(({ fields }) => fields)),
      loads: steps.flatMap(({ loads }) => loads),
    }),
  ];
}
