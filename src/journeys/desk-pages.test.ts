import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db } from '#db/client.ts';
import type { Lang } from '#src/base/lang.ts';
import { inLang } from '#src/base/paths.ts';
import type { GrantedRole } from '#src/features/accounts/may.ts';
import { openChromium } from './chromium.ts';
import { type DeskContent, plantDesk } from './desk/content.ts';
import { lookAtDesk } from './desk/look.ts';
import { DESK_VIEWS } from './desk/views.ts';
import { signedIn, storeOf } from './people.ts';
import { startServer, type TestServer } from './server.ts';
import { Visitor } from './visitor.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
const NARROW = { width: 360, height: 800 };
const WIDE = { width: 1440, height: 900 };
/** Side by side: while one is drawn, another is asked for. */
const TABS = 2;

let server: TestServer;
let db: Db;
let browser: Browser;
let content: DeskContent;
const visitors = new Map<string, Visitor>();

beforeAll(async () => {
  [server, browser] = await Promise.all([
    startServer({ clock: '2026-11-22T03:30:00.000Z', env: { SECOND_FACTOR: 'off' } }),
    openChromium(),
  ]);
  db = await storeOf(server);
  content = await plantDesk(db, server.dataDir);
  for (const role of Object.keys(DESK_VIEWS)) {
    visitors.set(
      role,
      role === 'nobody'
        ? new Visitor(server)
        : await signedIn(server, db, content.world.actor(role as GrantedRole)),
    );
  }
});

afterAll(async () => {
  await browser?.close();
  if (db) closeDb(db);
  await server?.stop();
});

describe.each(Object.entries(DESK_VIEWS))('%s', (role, views) => {
  // Narrow in one language and wide in the other, then opened and the other way round.
  it.each(['vi', 'en'] as const)(
    '%s',
    async (lang) => {
      const queue = [...views];
      const found = await Promise.all(
        Array.from({ length: TABS }, async () => {
          const page = await openAs(role);
          const lines: string[] = [];
          for (let view = queue.shift(); view !== undefined; view = queue.shift()) {
            lines.push(...(await lookAt(page, inLang(view(content), lang), lang)));
          }
          await page.context().close();
          return lines;
        }),
      );
      expect(found.flat()).toEqual([]);
    },
    180_000,
  );
});

async function openAs(role: string): Promise<Page> {
  const context = await browser.newContext();
  const cookies = (visitors.get(role)?.cookie ?? '').split('; ').filter(Boolean);
  await context.addCookies(
    cookies.map((one) => {
      const at = one.indexOf('=');
      return { name: one.slice(0, at), value: one.slice(at + 1), url: server.url };
    }),
  );
  return context.newPage();
}

/** Everything that is wrong with a page, each line with its address. */
async function lookAt(page: Page, address: string, lang: Lang): Promise<string[]> {
  const found: string[] = [];
  const note = (where: string, lines: readonly string[]): void => {
    found.push(...lines.map((line) => `${address} ${where}: ${line}`));
  };
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(lang === 'vi' ? NARROW : WIDE);
  const answered = await page.goto(`${server.url}${address}`);
  if (answered?.status() !== 200) note('status', [String(answered?.status())]);
  await page.evaluate(AXE);
  note('as it comes', await page.evaluate(lookAtDesk, lang));
  // The menus of the header lie over what is below them while they are open: they come afterwards.
  await page.evaluate(open, 'main details');
  if (lang === 'vi') note('opened, by day', await axe(page, TAGS));
  await page.evaluate(open, 'details');
  await page.setViewportSize(lang === 'vi' ? WIDE : NARROW);
  note('opened', await page.evaluate(lookAtDesk, lang));
  // The languages differ in words, not in roles: what is asked of roles is asked once, colours of the night once.
  if (lang === 'vi') return found;
  await page.emulateMedia({ colorScheme: 'dark' });
  note('by night', await axe(page, COLOURS));
  return found;
}

const open = (which: string): void => {
  for (const details of document.querySelectorAll<HTMLDetailsElement>(which)) details.open = true;
};

async function axe(page: Page, runOnly: unknown): Promise<string[]> {
  const results = await page.evaluate(
    (given) =>
      (globalThis as unknown as { axe: { run(o: unknown): Promise<AxeResults> } }).axe.run(given),
    { runOnly, resultTypes: ['violations'], preload: false },
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 3)
      .map((node) => `${id} at ${String(node.target[0])} ${node.html.slice(0, 120)}`),
  );
}
