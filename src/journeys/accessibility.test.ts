import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb } from '#db/client.ts';
import { type Lang, LANGS } from '#src/base/lang.ts';
import { inLang, machinePaths } from '#src/base/paths.ts';
import { plainPage } from '#src/http/plain-pages.ts';
import { openChromium, openTab, type Tab } from './chromium.ts';
import { type Facts, KINDS, readFacts } from './pages.ts';
import { storeOf } from './people.ts';
import { plantScanned, type Scanned, SCANNED_VIEWS } from './scanned.ts';
import { type TestServer, startServer } from './server.ts';
import { plantTraded, type Traded } from './traded.ts';
import {
  fillCarts,
  type Shopper,
  type Shoppers,
  TRADED_VIEWS,
  type TradedView,
} from './traded-views.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const NARROW = { width: 360, height: 800 };
const WIDE = { width: 1440, height: 900 };
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const EVERYTHING: RunOptions = { runOnly: TAGS, resultTypes: ['violations'], preload: false };

const COLOURS: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  resultTypes: ['violations'],
  preload: false,
};

let server: TestServer;
let browser: Browser;
let facts: Facts;
let scanned: Scanned;
let traded: Traded;
let shoppers: Shoppers;
/** One tab for each language, side by side. */
const tabs = {} as Record<Lang, Tab>;
const busy: Record<Lang, Promise<unknown>> = { vi: Promise.resolve(), en: Promise.resolve() };

beforeAll(async () => {
  [server, browser] = await Promise.all([
    startServer({ clock: '2026-11-22T09:00:00+07:00' }),
    openChromium(),
  ]);
  for (const lang of LANGS) tabs[lang] = await openTab(browser);
  facts = await readFacts(server.url);
  const db = await storeOf(server);
  const now = Date.parse('2026-11-22T02:00:00Z');
  scanned = await plantScanned(db, { now });
  traded = await plantTraded(db, { now });
  shoppers = await fillCarts(server, db, traded);
  closeDb(db);
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

interface View extends Omit<TradedView, 'path'> {
  readonly path: (lang: Lang) => string;
}

const VIEWS: readonly View[] = [
  ...KINDS.map((kind) => ({ ...kind, path: (lang: Lang) => inLang(kind.path(facts), lang) })),
  ...SCANNED_VIEWS.map((view) => ({ ...view, path: (lang: Lang) => view.path(scanned, lang) })),
  ...TRADED_VIEWS.map((view) => ({
    ...view,
    path: (lang: Lang) => inLang(view.path(traded, shoppers), lang),
  })),
];

/** Further states of a page take turns between the languages. */
const viewsIn = (lang: Lang): readonly View[] =>
  VIEWS.filter(({ alike }, index) => !alike || LANGS[index % LANGS.length] === lang);

describe.concurrent.each(LANGS)('%s', (lang) => {
  it.each(viewsIn(lang))('$name', async (view) => {
    const turn = busy[lang].then(() => lookAt(view, lang));
    busy[lang] = turn.catch(() => undefined);
    expect(await turn).toEqual([]);
  });
});

/**
 * Everything that is wrong with a page. The languages differ in words, not in roles or colours: one is looked at narrow
 * and by day, the other wide and by night, each closed and opened and then for a moment at the other width.
 */
async function lookAt(view: View, lang: Lang): Promise<string[]> {
  const { path, status = 200, who, send, alike } = view;
  const tab = tabs[lang];
  const { page } = tab;
  const address = path(lang);
  const found = new Set<string>();
  const note = (where: string, lines: readonly string[]): void => {
    for (const line of lines) found.add(`${address} ${where}: ${line}`);
  };
  await page.setViewportSize(lang === 'vi' ? NARROW : WIDE);
  await page.emulateMedia({ colorScheme: lang === 'vi' ? 'light' : 'dark' });
  await become(tab, who);
  const answered = await tab.open(`${server.url}${address}`);
  const seen = send === undefined ? answered : await submit(tab, send);
  if (seen !== status) note('status', [`${seen} instead of ${status}`]);
  await page.evaluate(AXE);
  note('page', await page.evaluate(lookAtPage, lang));
  note('as it comes', await page.evaluate(lookAtWidth));
  await page.evaluate(openAll);
  // What is asked of roles is asked once for each page, what is asked of colours by day and by night.
  const rules = lang === 'vi' || alike ? EVERYTHING : COLOURS;
  note(lang === 'vi' ? 'narrow, opened, light' : 'wide, opened, dark', await axe(tab, rules));
  await page.setViewportSize(lang === 'vi' ? WIDE : NARROW);
  note('opened', await page.evaluate(lookAtWidth));
  if (lang === 'en') note('narrow, opened', await page.evaluate(lookAtTargets));
  note('browser', tab.troubles);
  return [...found];
}

/** A shopper with a cart, or a stranger. */
async function become({ page }: Tab, who: Shopper | undefined): Promise<void> {
  const cookies = who === undefined ? [] : shoppers.cookie[who].split('; ');
  await page.context().clearCookies();
  await page.context().addCookies(
    cookies.map((one) => {
      const at = one.indexOf('=');
      return { name: one.slice(0, at), value: one.slice(at + 1), url: server.url };
    }),
  );
}

/** Sends a form past what the browser checks, and tells the status of the answer. */
async function submit({ page }: Tab, send: NonNullable<View['send']>): Promise<number> {
  const [answer] = await Promise.all([
    page.waitForNavigation({ waitUntil: 'load' }),
    page.evaluate(sendForm, send),
  ]);
  return answer?.status() ?? 0;
}

it.each(['zh', 'ko', 'ja', 'fr'] as const)('what a scan shows in %s', async (lang) => {
  const tab = tabs.vi;
  await tab.page.setViewportSize(NARROW);
  await tab.page.emulateMedia({ colorScheme: 'light' });
  const { long, recalled } = scanned;
  const links = [long.unit, recalled.lot].map((link) => machinePaths.scanPage(link, lang));
  for (const address of [...links, machinePaths.reportWrong(long.lot, lang)]) {
    expect(await tab.open(`${server.url}${address}`)).toBe(200);
    await tab.page.evaluate(AXE);
    await tab.page.evaluate(openAll);
    expect(await axe(tab, EVERYTHING)).toEqual([]);
    expect(await tab.page.evaluate(lookAtWidth)).toEqual([]);
    expect(await tab.page.evaluate(() => document.documentElement.lang)).toMatch(
      new RegExp(`^${lang}`),
    );
    expect(tab.troubles).toEqual([]);
  }
});

it('suggestions, while they are open', async () => {
  for (const [lang, colorScheme] of [
    ['vi', 'light'],
    ['en', 'dark'],
  ] as const) {
    const tab = tabs[lang];
    const { page } = tab;
    await page.setViewportSize(NARROW);
    await page.emulateMedia({ colorScheme });
    await tab.open(`${server.url}${inLang('/', lang)}`);
    await page.evaluate(AXE);
    const input = page.locator('form[role=search] input[name=q]').first();
    await input.focus();
    await page.keyboard.type('mat ong');
    await page.locator('[role=listbox] [role=option]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await axe(tab, EVERYTHING)).toEqual([]);
    expect(await page.evaluate(lookAtWidth)).toEqual([]);
    expect(tab.troubles).toEqual([]);
  }
});

it.each([500, 503, 404, 421])(
  'the plain page for %i, which needs nothing of ours',
  async (status) => {
    const tab = tabs.vi;
    await tab.page.goto('about:blank');
    await tab.page.setContent(plainPage(status, 'a1b2c3').toString());
    await tab.page.evaluate(AXE);
    // A page without landmarks, which says its one sentence.
    const landmarks = { 'landmark-one-main': { enabled: false }, region: { enabled: false } };
    expect(await axe(tab, { ...EVERYTHING, rules: landmarks })).toEqual([]);
    expect(await tab.page.evaluate(lookAtPage, 'vi' as Lang)).toEqual([]);
  },
);

async function axe(tab: Tab, options: RunOptions): Promise<string[]> {
  const results = await tab.page.evaluate(
    (given) =>
      (globalThis as unknown as { axe: { run(o: unknown): Promise<AxeResults> } }).axe.run(given),
    options as unknown,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 4).map((node) => {
      const why = [...node.any, ...node.all, ...node.none][0]?.message ?? '';
      return `${id} at ${String(node.target[0])} (${why}) ${node.html.slice(0, 120)}`;
    }),
  );
}

// What follows runs in the page.

function lookAtPage(lang: Lang): string[] {
  const found: string[] = [];
  const all = <E extends Element = HTMLElement>(selector: string): E[] => [
    ...document.querySelectorAll<E>(selector),
  ];
  if (document.documentElement.lang !== lang) found.push(`lang="${document.documentElement.lang}"`);
  if (document.title.trim() === '') found.push('no title');
  const headings = all('h1, h2, h3, h4, h5, h6');
  const firsts = headings.filter((heading) => heading.tagName === 'H1');
  if (firsts.length !== 1) found.push(`${firsts.length} h1`);
  let before = 0;
  for (const heading of headings) {
    const level = Number(heading.tagName[1]);
    if (heading.textContent.trim() === '') found.push(`empty ${heading.outerHTML.slice(0, 80)}`);
    if (level > before + 1) {
      found.push(`h${level} after h${before}: ${heading.textContent.trim().slice(0, 50)}`);
    }
    before = level;
  }
  for (const image of all('img')) {
    if (!image.hasAttribute('alt')) found.push(`no alt: ${image.outerHTML.slice(0, 100)}`);
    if (!image.hasAttribute('width') || !image.hasAttribute('height')) {
      found.push(`no width and height: ${image.outerHTML.slice(0, 100)}`);
    }
  }
  for (const styled of all('[style]')) found.push(`style: ${styled.outerHTML.slice(0, 100)}`);
  const ids = all('[id]').map((element) => element.id);
  for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at)))
    found.push(`id twice: ${id}`);
  for (const attribute of ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'list']) {
    for (const element of all(`[${attribute}]`)) {
      for (const id of (element.getAttribute(attribute) ?? '').split(/\s+/)) {
        if (id && !document.getElementById(id)) found.push(`${attribute}="${id}" names nothing`);
      }
    }
  }
  if (/\bundefined\b|\bNaN\b|\[object /.test(document.body.innerText)) {
    const at = /.{0,40}(?:undefined|NaN|\[object ).{0,40}/.exec(document.body.innerText);
    found.push(`text that nobody wrote: ${at?.[0]}`);
  }
  return found;
}

function sendForm({ form, fields }: { form: string; fields: Record<string, string> }): void {
  const found = document.querySelector<HTMLFormElement>(form);
  if (found === null) throw new Error(`no ${form}`);
  for (const [name, value] of Object.entries(fields)) {
    const field = found.querySelector<HTMLInputElement>(
      `input[name="${name}"], select[name="${name}"]`,
    );
    if (field !== null) {
      field.value = value;
      continue;
    }
    const hidden = document.createElement('input');
    Object.assign(hidden, { type: 'hidden', name, value });
    found.append(hidden);
  }
  HTMLFormElement.prototype.submit.call(found);
}

function openAll(): void {
  for (const details of document.querySelectorAll('details')) details.open = true;
}

function lookAtWidth(): string[] {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.querySelectorAll('body *')].filter((element) => {
    if (element.getBoundingClientRect().right <= width + 1) return false;
    for (let up = element.parentElement; up; up = up.parentElement) {
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX)) return false;
    }
    return true;
  });
  const names = wide.slice(-3).map((element) => element.outerHTML.slice(0, 100));
  return [
    `scrolls sideways, ${document.documentElement.scrollWidth} px wide: ${names.join(' | ')}`,
  ];
}

function lookAtTargets(): string[] {
  const found = new Map<string, string>();
  const selector =
    'nav a, .the, .nut, .loc a, button, select, summary, input:not([type=hidden], [type=checkbox], [type=radio])';
  for (const element of document.querySelectorAll<HTMLElement>(selector)) {
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || !element.checkVisibility()) continue;
    if (element.closest('[aria-hidden=true]')) continue;
    // Layout rounds: 43.99 is 44.
    if (box.height >= 43.9) continue;
    element.scrollIntoView({ block: 'center' });
    const now = element.getBoundingClientRect();
    const x = now.left + Math.min(now.width / 2, 20);
    const middle = now.top + now.height / 2;
    const reached = [middle - 21.5, middle + 21.5].every((y) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && element.contains(hit);
    });
    if (reached) continue;
    const kind = `${Math.round(box.height)} px high: ${element.tagName.toLowerCase()} in .${element.parentElement?.closest('[class]')?.className}`;
    found.set(kind, element.innerText.trim().slice(0, 30));
  }
  return [...found].map(([kind, example]) => `target ${kind}, "${example}"`);
}
