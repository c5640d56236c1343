import type { Locator, Page } from 'playwright-core';

const MOST_STOPS = 300;

/** Hands that have only a keyboard: every stop on the way has to show where it is. */
export class Keyboard {
  /** Stops that did not show. */
  readonly lost: string[] = [];
  stops = 0;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Presses Tab until the focus is there. @throws Error when it never is */
  async to(target: Locator): Promise<void> {
    for (let turn = 0; turn < MOST_STOPS; turn += 1) {
      await this.page.keyboard.press('Tab');
      this.stops += 1;
      const { there, wrong } = await target.evaluate(lookAtFocus);
      if (wrong !== null) this.lost.push(`${new URL(this.page.url()).pathname}: ${wrong}`);
      if (there) return;
    }
    throw new Error(`no way to ${String(target)} by Tab`);
  }

  async press(target: Locator, key = 'Enter'): Promise<void> {
    await this.to(target);
    await this.page.keyboard.press(key);
  }

  /** What is there already is replaced, as it is for somebody who arrives by Tab. */
  async type(target: Locator, text: string): Promise<void> {
    await this.to(target);
    await this.page.keyboard.type(text);
  }

  /** Id of what has the focus. */
  async at(): Promise<string> {
    return this.page.evaluate(() => document.activeElement?.id ?? '');
  }
}

/** Runs in the page. `wrong`: with the focus as it stands. */
function lookAtFocus(target: Element): { there: boolean; wrong: string | null } {
  const active = document.activeElement;
  const there = active === target;
  // Past the last stop the browser's own bar has it.
  if (active === null || active === document.body) return { there, wrong: null };
  const shows = (element: Element): boolean => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  };
  let seen = false;
  for (
    let element: Element | null = active, up = 0;
    element && up < 4;
    element = element.parentElement
  ) {
    seen ||= shows(element);
    up += 1;
  }
  const { top, bottom, left, right, width, height } = active.getBoundingClientRect();
  const inside = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  if (seen && inside && width > 0 && height > 0) return { there, wrong: null };
  return { there, wrong: `focus not seen at ${active.outerHTML.slice(0, 120)}` };
}
