/** What a browser says of a request besides its name; header values as they came. */
export interface Visit {
  /** `Purpose` or `Sec-Purpose`: the page is fetched in case somebody opens it. */
  readonly purpose: string | undefined;
  /** `Sec-Fetch-Dest`: what the answer is for, where the browser says so. */
  readonly destination: string | undefined;
  /** `Sec-GPC` or `DNT`: the reader does not want to be followed. */
  readonly refuses: string | undefined;
}

/** Engines of browsers and of the views inside other apps that people open links in. */
const BROWSER = /^(?:mozilla|opera)\/\d/i;
/** Search engines, link previews of chats and networks, monitors, programs. */
const MACHINE =
  /bot\b|bot[/;)-]|crawl|spider|slurp|preview|externalhit|facebookcatalog|meta-external|embedly|whatsapp|telegram|skypeuri|discord|slack|vkshare|pinterest(?!.*mobile)|zaloshare|zalo-?crawler|headless|lighthouse|pagespeed|pingdom|uptime|monitor|curl|wget|python|java\/|okhttp|go-http|node-fetch|axios|scrapy|phantom|puppeteer|playwright/i;

/** Whether a user agent names a person's browser, and no machine. */
export function isBrowser(userAgent: string): boolean {
  return BROWSER.test(userAgent) && !MACHINE.test(userAgent);
}

/**
 * Whether a page that was sent to a browser is counted as a scan: it is shown now, and the reader has not said that it
 * refuses to be counted.
 */
export function countsAsScan({ purpose, destination, refuses }: Visit): boolean {
  if (purpose !== undefined && /prefetch|preview|prerender/i.test(purpose)) return false;
  if (destination !== undefined && destination !== 'document') return false;
  return refuses !== '1';
}

/** One device that asks for one code again within this time is the same scan. */
export const SAME_SCAN_MS = 3_600_000;
