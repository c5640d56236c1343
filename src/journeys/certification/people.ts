import type { Browser } from 'playwright-core';
import { openTab, type Tab } from '../chromium.ts';
import type { TestServer } from '../server.ts';
import { lettersTo, totp } from '../visitor.ts';

export const NARROW = { width: 360, height: 800 };
export const TABLET = { width: 820, height: 1180 };
export const WIDE = { width: 1280, height: 900 };

/** Somebody at a device of his or her own. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly tab: Tab;
  /** Secret of the authenticator; empty without a second factor. */
  secret: string;
}

export async function newPerson(
  browser: Browser,
  name: string,
  email: string,
  viewport: { width: number; height: number },
): Promise<Person> {
  const tab = await openTab(browser, { viewport, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' });
  tab.page.setDefaultTimeout(60_000);
  return { name, email, password: `mật khẩu của ${name.toLowerCase()}`, tab, secret: '' };
}

/** The path of the first link of ours in a text. */
export function linkIn(text: string, start: string): string {
  const found = new RegExp(`https?://[^/\\s]+(${start}[^\\s<>"]+)`).exec(text)?.[1];
  if (found === undefined) throw new Error(`No ${start} in: ${text}`);
  return found;
}

/** Fills in the form of the set-up link or of an invitation and sends it. */
export async function makeAccount(person: Person, address: string): Promise<void> {
  const { tab, name, email, password } = person;
  await tab.open(address);
  const { page } = tab;
  await page.locator('input[name=ten]').fill(name);
  const mail = page.locator('input[name=email]');
  if ((await mail.getAttribute('readonly')) === null) await mail.fill(email);
  await page.locator('input[name=mat-khau]').fill(password);
  await page.locator('input[name=mat-khau-lai]').fill(password);
  await page.locator('main button[type=submit]').click();
  await page.waitForURL(/\/(?:ban|tai-khoan)/);
}

/** Opens the letter with the invitation and follows its link. */
export async function acceptInvitation(server: TestServer, person: Person): Promise<string> {
  const letters = await lettersTo(server, person.email);
  const letter = letters.find((one) => one.includes('/loi-moi/')) ?? '';
  await makeAccount(person, `${server.url}${linkIn(letter, '/loi-moi/')}`);
  return letter;
}

/** Adds an authenticator: the page gives its secret, we work out the code. */
export async function addSecondFactor(server: TestServer, person: Person): Promise<void> {
  const { tab, password } = person;
  const { page } = tab;
  await tab.open(`${server.url}/ban`);
  if (!page.url().endsWith('/tai-khoan/hai-lop')) {
    throw new Error(`${person.email} is not asked for a second factor: ${page.url()}`);
  }
  await page.locator('input[name=mat-khau]').fill(password);
  await page.getByRole('button').last().click();
  person.secret = await page.locator('.ma-khoa').innerText();
  await page.locator('input[name=ma]').fill(totp(person.secret));
  await page.locator('form:has(input[name=ma]) button').click();
  await page.waitForURL(/xong=bat/);
}

/** Signs in by the keyboard alone, with password and code. */
export async function signInByKeyboard(server: TestServer, person: Person): Promise<void> {
  const { page } = person.tab;
  await person.tab.open(`${server.url}/dang-nhap`);
  await tabTo(person.tab, 'input[name=email]');
  await page.keyboard.type(person.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(person.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/buoc=ma/);
  await tabTo(person.tab, 'input[name=ma]');
  await page.keyboard.type(totp(person.secret));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/ban$/);
}

/** Presses Tab until something that matches has the focus. @returns how often it was pressed */
export async function tabTo(tab: Tab, selector: string, most = 120): Promise<number> {
  for (let pressed = 0; pressed <= most; pressed += 1) {
    const there = await tab.page.evaluate(
      (wanted) => document.activeElement?.matches(wanted) ?? false,
      selector,
    );
    if (there) return pressed;
    await tab.page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${selector} on ${tab.page.url()}`);
}

/** Goes to an address; whoever has been away for too long signs in on the way, with a code where one is asked. */
export async function goTo(server: TestServer, person: Person, address: string): Promise<void> {
  const { page } = person.tab;
  await person.tab.open(`${server.url}${address}`);
  if (!page.url().includes('/dang-nhap')) return;
  await page.locator('input[name=email]').fill(person.email);
  await page.locator('input[name=mat-khau]').fill(person.password);
  await page.locator('input[name=mat-khau]').press('Enter');
  if (person.secret !== '') {
    await page.locator('input[name=ma]').fill(totp(person.secret));
    await page.locator('input[name=ma]').press('Enter');
  }
  await page.waitForURL((url) => url.pathname === new URL(address, server.url).pathname);
}

/** Goes to a list by Tab and down it until the value is chosen. */
export async function pickByKeys(tab: Tab, selector: string, value: string): Promise<void> {
  await tabTo(tab, selector);
  const list = tab.page.locator(selector);
  await tab.page.keyboard.press('Home');
  for (let pressed = 0; (await list.inputValue()) !== value; pressed += 1) {
    if (pressed > 40) throw new Error(`${selector} has no ${value}`);
    await tab.page.keyboard.press('ArrowDown');
  }
}

/** Goes to a field by Tab and types into it, over what is there. */
export async function typeInto(tab: Tab, selector: string, text: string): Promise<void> {
  await tabTo(tab, selector);
  await tab.page.keyboard.press('Control+A');
  await tab.page.keyboard.type(text);
}

/** Presses a key that sends a form, and waits for the page that answers. */
export async function pressAndWait(tab: Tab, key: string): Promise<void> {
  const { page } = tab;
  await Promise.all([
    page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame()),
    page.keyboard.press(key),
  ]);
  await page.waitForLoadState('load');
  // A list that is still being read shows its progress, and comes again.
  await page.locator('main:not(:has([data-dang-doc]))').waitFor();
}
