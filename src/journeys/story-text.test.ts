import { eq, isNotNull } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db, inTransaction } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { stories } from '#db/schema/stories.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { applyStoryIn } from '#src/features/stories/apply-story.server.ts';
import { HOSTILE, hostileTexts } from '#src/outside/hostile-text.fixture.ts';
import { openChromium } from './chromium.ts';
import { signedIn, storeOf } from './people.ts';
import { startServer, type TestServer } from './server.ts';
import type { Visitor } from './visitor.ts';

/** Texts of one preview or story: as many as a text of 20,000 characters holds. */
const TEXTS = 60;
const PREVIEWS = 50;
const PAGES = 8;

let server: TestServer;
let browser: Browser;
let db: Db;
let own: Visitor;
let producerId = 0;
let provinceCode = '';

beforeAll(async () => {
  [server, browser] = await Promise.all([
    startServer({ clock: '2026-11-22T09:00:00+07:00' }),
    openChromium(),
  ]);
  db = await storeOf(server);
  const [row] = await db
    .select({ id: producers.id, provinceCode: producers.provinceCode })
    .from(producers)
    .innerJoin(products, eq(products.producerId, producers.id))
    .where(isNotNull(producers.provinceCode))
    .limit(1);
  producerId = row?.id ?? 0;
  provinceCode = row?.provinceCode ?? '';
  own = await signedIn(server, db, actorAs('producer', { producerId }));
}, 240_000);

afterAll(async () => {
  await browser?.close();
  if (db) closeDb(db);
  await server?.stop();
});

/** A page that counts whatever a story manages to do. The security policy of the site is off: the text alone has to hold. */
async function watched(): Promise<{ page: Page; done: string[] }> {
  const context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' });
  await context.addCookies(
    own.cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: server.url };
    }),
  );
  const page = await context.newPage();
  const done: string[] = [];
  await page.exposeFunction('hong', () => done.push('hong() ran'));
  page.on('dialog', (dialog) => {
    done.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => done.push(`popup ${popup.url()}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(server.url) && !url.startsWith('data:')) done.push(`request ${url}`);
  });
  return { page, done };
}

/** Everything of a text is touched as a reader might; what came of it. */
function touch(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((where) => {
    const wrong: string[] = [];
    const allowed = new Set(
      'ARTICLE DIV P H2 H3 H4 UL OL LI STRONG EM A BLOCKQUOTE IMG HR BR'.split(' '),
    );
    for (const text of document.querySelectorAll(where)) {
      for (const one of text.querySelectorAll<HTMLElement>('*')) {
        if (!allowed.has(one.tagName.toUpperCase())) wrong.push(one.outerHTML.slice(0, 200));
        if (one.getAttributeNames().some((name) => name.startsWith('on') || name === 'style')) {
          wrong.push(one.outerHTML.slice(0, 200));
        }
        if (one instanceof HTMLAnchorElement && one.hasAttribute('href')) {
          if (!['https:', 'mailto:', location.protocol].includes(one.protocol))
            wrong.push(one.href);
          if (one.protocol === 'http:' && one.origin !== location.origin) wrong.push(one.href);
        }
        for (const type of ['mouseover', 'focus', 'load', 'error', 'toggle', 'animationstart']) {
          one.dispatchEvent(new Event(type));
        }
      }
    }
    return wrong;
  }, selector);
}

const batches = function* (count: number, seed: number): Generator<string> {
  let texts: string[] = [];
  for (const text of [...HOSTILE, ...hostileTexts(count * TEXTS - HOSTILE.length, seed)]) {
    texts.push(text);
    if (texts.length < TEXTS) continue;
    yield texts.join('\n\n').slice(0, 20_000);
    texts = [];
  }
};

describe('a story that is no story', () => {
  it('the watch sees what would happen without us', async () => {
    const { page, done } = await watched();
    await page.goto(`${server.url}/ban/cau-chuyen`);
    await page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<p><img src="/khong-co" onerror="hong()"></p>',
      );
    });
    await expect.poll(() => done).toContain('hong() ran');
    await page.context().close();
  });

  it('3,000 texts in the preview beside the form: nothing runs', async () => {
    const { page, done } = await watched();
    const answer = await page.goto(`${server.url}/ban/cau-chuyen/moi?chu-the=${producerId}`);
    expect(answer?.status()).toBe(200);
    let shown = 0;
    for (const body of batches(PREVIEWS, 7)) {
      const status = await page.evaluate(
        async ({ text, id }) => {
          const form = new FormData();
          form.set('chu-the', id);
          form.set('bodyVi', text);
          form.set('titleVi', text.slice(0, 100));
          form.set('bodyEn', text.slice(0, 200));
          const sent = await fetch('/ban/cau-chuyen/xem-truoc', { method: 'POST', body: form });
          const place = document.querySelector('#xem-truoc');
          if (place) place.innerHTML = await sent.text();
          return sent.status;
        },
        { text: body, id: String(producerId) },
      );
      expect(status).toBe(200);
      expect(await touch(page, '.chu-truyen')).toEqual([]);
      shown += await page.locator('.chu-truyen').count();
    }
    expect(shown).toBeGreaterThanOrEqual(PREVIEWS);
    await page.waitForTimeout(300);
    expect(done).toEqual([]);
    await page.context().close();
  }, 240_000);

  it('approved all the same, on the public page in both languages: nothing runs', async () => {
    const { page, done } = await watched();
    const officer = actorAs('provincial-officer', { provinceCode });
    let pages = 0;
    for (const body of batches(PAGES, 11)) {
      const title = body.slice(0, 120).replace(/\s+/g, ' ').trim() || 'Chuyện';
      const { subjectId } = await inTransaction(db, (tx) =>
        applyStoryIn(tx, {
          ...{ change: { id: 0, subjectId: null, producerId }, actor: officer },
          values: {
            ...{ titleVi: title, bodyVi: body, titleEn: title, bodyEn: body },
            ...{ summaryVi: body.slice(0, 300), peopleVi: body.slice(0, 300), craftVi: title },
          },
          now: Date.parse('2026-11-22T02:00:00Z'),
        }),
      );
      const [story] = await db.select().from(stories).where(eq(stories.id, subjectId));
      for (const prefix of ['', '/en']) {
        const address = `${server.url}${prefix}/cau-chuyen/${story?.slug}`;
        // The watcher of changes looks twice a second.
        await expect.poll(async () => (await page.goto(address))?.status()).toBe(200);
        expect(await touch(page, '.chu-truyen')).toEqual([]);
        pages += 1;
      }
    }
    for (const list of ['/cau-chuyen', '/ban/cau-chuyen', '/nha-san-xuat']) {
      await page.goto(`${server.url}${list}`);
    }
    expect(pages).toBe(2 * PAGES);
    await page.waitForTimeout(300);
    expect(done).toEqual([]);
    await page.context().close();
  }, 240_000);
});

describe('the editor', () => {
  it('keeps what is typed by itself, shows it, and begins again where it was', async () => {
    const { page, done } = await watched();
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto(`${server.url}/ban/cau-chuyen/moi?chu-the=${producerId}`);
    await page.fill('#titleVi', 'Chuyện viết trên điện thoại');
    await page.fill('#bodyVi', 'Bà tôi làm mật.\n\nMẹ tôi làm mật.');
    await page.locator('#bodyVi').selectText();
    await page.click('[data-cho="bodyVi"][data-dinh-dang="bold"]');
    await expect.poll(() => page.inputValue('#bodyVi')).toContain('**Bà tôi làm mật.');
    await expect.poll(() => page.textContent('#xem-truoc')).toContain('Mẹ tôi làm mật');
    await page.waitForURL(/\/ban\/cau-chuyen\/ND-[0-9A-F]{10}$/);
    await page.reload();
    expect(await page.inputValue('#titleVi')).toBe('Chuyện viết trên điện thoại');
    await page.fill('#summaryVi', 'Ba đời làm mật.');
    await page.click('button[name="viec"][value="gui"]');
    await page.waitForURL(/xong=gui/);
    expect(await page.locator('form[data-cau-chuyen]').count()).toBe(0);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(360);
    expect(done).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('works without scripts: saved, previewed, sent', async () => {
    const address = `/ban/cau-chuyen/moi?chu-the=${producerId}`;
    const form = (viec: string, more: Record<string, string> = {}) => ({
      ...{
        viec,
        titleVi: 'Không cần chương trình',
        bodyVi: 'Đoạn **một**.',
        'ban-so': '',
        ...more,
      },
    });
    const seen = await own.post(address, form('xem-truoc'));
    expect(seen.status).toBe(200);
    expect(seen.text).toContain('<strong>một</strong>');
    const long = await own.post(address, form('luu', { bodyVi: 'x'.repeat(20_001) }));
    expect(long.status).toBe(422);
    expect(long.text).toContain('aria-invalid="true"');
    const kept = await own.post(address, form('luu'));
    expect(kept.status).toBe(303);
    const here = (kept.location ?? '').replace(/\?.*/, '');
    const late = await own.post(here, form('luu', { 'ban-so': '9', bodyVi: 'Khác rồi.' }));
    expect(late.status).toBe(422);
    expect(late.text).toContain('Khác rồi.');
    const sent = await own.post(here, form('gui', { 'ban-so': '1' }));
    expect(sent.location).toBe(`${here}?xong=gui`);
    const back = await own.post(here, { viec: 'lay-lai', 'ban-so': '2' });
    expect(back.location).toBe(`${here}?xong=lay-lai`);
  });
});
