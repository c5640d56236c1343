import type { Browser, BrowserContextOptions } from 'playwright-core';
import { openTab, type Tab } from '../chromium.ts';
import type { TestServer } from '../server.ts';
import type { Visitor } from '../visitor.ts';

const PHONE = {
  viewport: { width: 360, height: 800 },
  ...{ hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  userAgent:
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
} as const satisfies BrowserContextOptions;

/** A tab of somebody who is signed in. @param clock ISO 8601: what the device says the time is */
export async function deskTab(
  browser: Browser,
  server: TestServer,
  person: Visitor,
  { clock, phone }: { clock: string; phone: boolean },
): Promise<Tab> {
  const tab = await openTab(browser, {
    ...(phone ? PHONE : { viewport: { width: 1280, height: 900 } }),
    ...{ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' },
  });
  const context = tab.page.context();
  await context.clock.setFixedTime(clock);
  await context.addCookies(
    person.cookie.split('; ').map((one) => {
      const at = one.indexOf('=');
      return { name: one.slice(0, at), value: one.slice(at + 1), url: server.url };
    }),
  );
  tab.page.setDefaultTimeout(60_000);
  return tab;
}

/** The telephone of a visitor from Korea. @param scripts whether it runs any */
export async function touristTab(browser: Browser, scripts: boolean): Promise<Tab> {
  const tab = await openTab(browser, {
    ...PHONE,
    ...{ locale: 'ko-KR', timezoneId: 'Asia/Seoul', javaScriptEnabled: scripts },
  });
  tab.page.setDefaultTimeout(60_000);
  return tab;
}

/** What a telephone fetched to show a page. */
export interface Scanned {
  readonly status: number;
  /** Of the first answer, head left out, as it came over the wire. */
  readonly bytes: number;
  /** Until the text stands, milliseconds. */
  readonly shown: number;
  /** Addresses fetched for it, the page's own first, each with its kind. */
  readonly fetched: readonly string[];
}

/** Opens what a code says, as a camera does. */
export async function scan({ page }: Tab, url: string): Promise<Scanned> {
  const fetched: string[] = [];
  const note = (request: { url(): string; resourceType(): string }): void => {
    fetched.push(`${request.resourceType()} ${request.url()}`);
  };
  page.on('request', note);
  const before = performance.now();
  const answer = await page.goto(url, { waitUntil: 'domcontentloaded' });
  const shown = performance.now() - before;
  await page.waitForLoadState('load');
  page.off('request', note);
  const sizes = await answer?.request().sizes();
  return { status: answer?.status() ?? 0, bytes: sizes?.responseBodySize ?? 0, shown, fetched };
}
