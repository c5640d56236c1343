import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Tab } from '../chromium.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const OPTIONS: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  preload: false,
};

/** Where screenshots go; none are taken without it. */
const SHOTS = process.env['SHOTS'];
let taken = 0;

/**
 * Everything that is wrong with the page as it stands: what axe finds, sideways scrolling, text nobody wrote, and what
 * the browser complained of since the last look. Takes a screenshot where SHOTS names a folder.
 */
export async function lookAt(tab: Tab, name: string): Promise<string[]> {
  const { page } = tab;
  await page.waitForLoadState('load');
  const found = [...tab.troubles.splice(0), ...(await page.evaluate(lookOver))];
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (options) =>
      (globalThis as unknown as { axe: { run(o: unknown): Promise<AxeResults> } }).axe.run(options),
    OPTIONS as unknown,
  );
  for (const { id, nodes } of violations) {
    for (const node of nodes.slice(0, 3)) {
      found.push(`${id} at ${String(node.target[0])}: ${node.html.slice(0, 140)}`);
    }
  }
  if (SHOTS) {
    mkdirSync(SHOTS, { recursive: true });
    taken += 1;
    const width = page.viewportSize()?.width ?? 0;
    const file = `${String(taken).padStart(2, '0')}-${name}-${width}.png`;
    await page.screenshot({ path: path.join(SHOTS, file), fullPage: true });
  }
  return found.map((line) => `${name}: ${line}`);
}

/** Runs in the page. */
function lookOver(): string[] {
  const found: string[] = [];
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth > clientWidth)
    found.push(`scrolls sideways: ${scrollWidth} of ${clientWidth} px`);
  const odd = /.{0,40}(?:\bundefined\b|\bNaN\b|\[object ).{0,40}/.exec(document.body.innerText);
  if (odd) found.push(`text that nobody wrote: ${odd[0]}`);
  for (const element of document.querySelectorAll<HTMLElement>(
    '.nut, summary, select, .ban-o input',
  )) {
    if (element.matches('[type=checkbox], [type=radio], [type=hidden]')) continue;
    const { width, height } = element.getBoundingClientRect();
    if (width <= 1 || height <= 1 || height >= 43.9 || !element.checkVisibility()) continue;
    found.push(`${Math.round(height)} px high: ${element.outerHTML.slice(0, 90)}`);
  }
  return found;
}
