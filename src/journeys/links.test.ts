import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb } from '#db/client.ts';
import { LANGS } from '#src/base/lang.ts';
import { inLang, machinePaths, paths, withoutLang } from '#src/base/paths.ts';
import { SCAN_LANGS } from '#src/base/scan-lang.ts';
import { type Facts, KINDS, readFacts } from './pages.ts';
import { storeOf } from './people.ts';
import { isScanned, plantScanned, type Scanned, SCANNED_VIEWS } from './scanned.ts';
import { startServer, type TestServer } from './server.ts';
import { plantTraded, type Traded } from './traded.ts';
import { fillCarts, type Shoppers, TRADED_VIEWS } from './traded-views.ts';

/** As many pages of one kind as are followed: which ones is chance, but always the same. */
const MOST_OF_A_KIND = 90;
const MOST_PAGES = 1_500;
const AT_ONCE = 6;

interface Seen {
  readonly status: number;
  readonly type: string;
  /** Where a redirection leads. */
  readonly to: string | null;
  readonly html: string;
}

let server: TestServer;
let facts: Facts;
let scanned: Scanned;
let traded: Traded;
let shoppers: Shoppers;
/** Path and query → what was answered. */
const seen = new Map<string, Seen>();
/** Path → a page that links to it. */
const from = new Map<string, string>();
const outside = new Set<string>();

beforeAll(async () => {
  server = await startServer({ clock: '2026-11-22T09:00:00+07:00' });
  facts = await readFacts(server.url);
  const db = await storeOf(server);
  const now = Date.parse('2026-11-22T01:00:00Z');
  scanned = await plantScanned(db, { now });
  traded = await plantTraded(db, { now });
  shoppers = await fillCarts(server, db, traded);
  closeDb(db);
  const views = SCANNED_VIEWS.map((view) => view.path(scanned, 'vi'));
  const trade = TRADED_VIEWS.map((view) => view.path(traded, shoppers));
  await crawl(['/', '/en', ...KINDS.map((kind) => kind.path(facts)), ...views, ...trade]);
});

afterAll(() => server?.stop());

async function ask(path: string): Promise<Seen> {
  const answer = await fetch(server.url + path, { redirect: 'manual' });
  const type = answer.headers.get('content-type') ?? '';
  const location = answer.headers.get('location');
  return {
    status: answer.status,
    type,
    to: location === null ? null : local(location, path),
    html: type.startsWith('text/html') ? await answer.text() : (await answer.arrayBuffer(), ''),
  };
}

/** Breadth first; of each kind of page only so many. */
async function crawl(starts: readonly string[]): Promise<void> {
  let wave = [...new Set(starts)];
  const perKind = new Map<string, number>();
  while (wave.length > 0 && seen.size < MOST_PAGES) {
    const next = new Set<string>();
    const chosen = wave
      .sort((a, b) => chance(a) - chance(b))
      .filter((path) => {
        const kind = kindOf(path);
        const count = perKind.get(kind) ?? 0;
        perKind.set(kind, count + 1);
        return count < MOST_OF_A_KIND || starts.includes(path);
      });
    await each(chosen, async (path) => {
      const page = await ask(path);
      seen.set(path, page);
      for (const link of [...linksIn(page.html, path), ...(page.to ? [page.to] : [])]) {
        if (!from.has(link)) from.set(link, path);
        if (!seen.has(link)) next.add(link);
      }
    });
    wave = [...next].filter((path) => !seen.has(path));
  }
}

/** Language, first part of the path, and whether there is a query: pages of a kind are made by one file. */
function kindOf(path: string): string {
  const [bare = '', query] = path.split('?');
  const { lang, path: inside } = withoutLang(bare);
  const [, room = '', name] = inside.split('/');
  return `${lang} ${room} ${name === undefined ? '' : '…'} ${query === undefined ? '' : '?'}`;
}

function linksIn(html: string, base: string): string[] {
  const found: string[] = [];
  const add = (raw: string): void => {
    const link = local(unescape(raw), base);
    if (link !== null) found.push(link);
  };
  for (const [, tag = '', attributes = ''] of html.matchAll(
    /<(a|link|img|script|form|source)\b([^>]*)>/g,
  )) {
    if (tag === 'link' && /rel="(?:canonical|alternate)"/.test(attributes)) continue;
    for (const [, raw = ''] of attributes.matchAll(/\s(?:href|src|action)="([^"]*)"/g)) add(raw);
    const set = /\ssrcset="([^"]*)"/.exec(attributes)?.[1] ?? '';
    for (const part of set.split(',')) if (part.trim()) add(part.trim().split(/\s+/)[0] ?? '');
  }
  const image = /<meta property="og:image" content="([^"]*)"/.exec(html)?.[1];
  if (image) add(image);
  return found;
}

/** Path and query of an address of ours, null for any other. The site does not know the free port it was given. */
function local(raw: string, base: string): string | null {
  if (/^(mailto|tel|data):/.test(raw)) return null;
  const url = new URL(raw, server.url + base);
  if (url.hostname !== new URL(server.url).hostname) {
    outside.add(url.href);
    return null;
  }
  return url.pathname + url.search;
}

function unescape(text: string): string {
  return text
    .replaceAll('&#38;', '&')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'");
}

function chance(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
    }),
  );
}

/** Pages of ours that exist and are HTML. */
const pages = (): [string, Seen][] =>
  [...seen].filter(
    ([, page]) =>
      page.status === 200 && page.type.startsWith('text/html') && !page.html.includes(OF_NOBODY),
  );
/** Those of the site itself, in two languages. */
const sitePages = (): [string, Seen][] => pages().filter(([path]) => !isScanned(path));
/** Doors to the desk: not for search engines, so that nothing has to be said of them. */
const OF_NOBODY = '<meta name="robots" content="noindex, nofollow"';

describe('links', () => {
  it('every one leads somewhere', () => {
    const meant = new Set([
      ...KINDS.filter((kind) => kind.status === 404).map((kind) => kind.path(facts)),
      ...TRADED_VIEWS.filter((view) => view.status !== undefined && !view.send).map((view) =>
        view.path(traded, shoppers),
      ),
      ...SCANNED_VIEWS.filter((view) => view.status !== undefined).flatMap((view) =>
        SCAN_LANGS.map((lang) => view.path(scanned, lang as 'vi')),
      ),
    ]);
    const broken = [...seen]
      .filter(([path, { status, to }]) => {
        if (meant.has(path) || meant.has(inLang(path, 'vi'))) return false;
        if ([301, 302, 303, 307].includes(status))
          return to === null || (seen.get(to)?.status ?? 200) !== 200;
        return status !== 200;
      })
      .map(
        ([path, { status }]) =>
          `${status} ${path} (linked from ${from.get(path) ?? 'the list of pages'})`,
      );
    expect(broken).toEqual([]);
    expect(seen.size).toBeGreaterThan(800);
  });

  it('none leads through a redirection without need', () => {
    const detours = [...seen].filter(([, page]) => page.status === 301);
    const fromPages = detours
      .filter(([path]) => from.has(path))
      .map(([path]) => `${path} on ${from.get(path)}`);
    expect(fromPages).toEqual([]);
  });

  it('to other sites are all https or http, and none is to a place without a name', () => {
    expect([...outside].filter((href) => !/^https?:\/\/[^/]+\.[a-z]{2,}/.test(href))).toEqual([]);
  });

  it('files are what their names say', () => {
    const types: Readonly<Record<string, string>> = {
      css: 'text/css',
      js: 'text/javascript',
      svg: 'image/svg+xml',
      png: 'image/png',
      webp: 'image/webp',
      woff2: 'font/woff2',
      webmanifest: 'application/manifest+json',
      csv: 'text/csv',
      json: 'application/json',
      xml: 'xml',
    };
    const wrong = [...seen].filter(([path, page]) => {
      const type = types[/\.([a-z0-9]+)(?:\?|$)/.exec(path)?.[1] ?? ''];
      return page.status === 200 && type !== undefined && !page.type.includes(type);
    });
    expect(wrong.map(([path, page]) => `${path}: ${page.type}`)).toEqual([]);
  });

  it('within a page lead to something in it', () => {
    const wrong = pages().flatMap(([path, { html }]) => {
      const ids = new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
      return [...html.matchAll(/\shref="#([^"]+)"/g)]
        .map(([, id = '']) => decodeURIComponent(id))
        .filter((id) => !ids.has(id))
        .map((id) => `${path} #${id}`);
    });
    expect([...new Set(wrong)].slice(0, 20)).toEqual([]);
  });
});

describe('what a page says of itself', () => {
  interface Head {
    readonly canonical: string | undefined;
    readonly alternates: Readonly<Record<string, string>>;
  }
  const headOf = (html: string): Head => ({
    canonical: unescape(/<link rel="canonical" href="([^"]*)"/.exec(html)?.[1] ?? ''),
    alternates: Object.fromEntries(
      [...html.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"/g)].map(
        ([, lang = '', href = '']) => [lang, unescape(href)],
      ),
    ),
  });

  it('its canonical address is its own, in its language, or that of the same page without filters', () => {
    const wrong = sitePages().flatMap(([path, { html }]) => {
      const { canonical } = headOf(html);
      if (!canonical || !URL.canParse(canonical)) return [`${path}: canonical "${canonical}"`];
      const url = new URL(canonical);
      const own = new URL(path, server.url);
      const right =
        url.pathname.replace(/\/$/, '') === own.pathname.replace(/\/$/, '') &&
        [...url.searchParams].every(([name, value]) =>
          own.searchParams.getAll(name).includes(value),
        );
      return right ? [] : [`${path}: ${canonical}`];
    });
    expect(wrong.slice(0, 20)).toEqual([]);
  });

  it('both languages name each other', () => {
    const wrong: string[] = [];
    for (const [path, { html }] of sitePages()) {
      const head = headOf(html);
      const { vi = '', en = '' } = head.alternates;
      if (head.alternates['x-default'] !== vi) wrong.push(`${path}: x-default`);
      if (head.canonical !== vi && head.canonical !== en)
        wrong.push(`${path}: not among its languages`);
      if (!URL.canParse(vi) || !URL.canParse(en)) {
        wrong.push(`${path}: hreflang "${vi}" "${en}"`);
        continue;
      }
      const at = (href: string): string => new URL(href).pathname + new URL(href).search;
      if (inLang(at(vi), 'en') !== at(en)) wrong.push(`${path}: ${at(vi)} and ${at(en)}`);
      for (const other of [at(vi), at(en)]) {
        const page = seen.get(other);
        if (page && page.status !== 200) wrong.push(`${path}: ${other} answers ${page.status}`);
        if (
          page?.html &&
          JSON.stringify(headOf(page.html).alternates) !== JSON.stringify(head.alternates)
        ) {
          wrong.push(`${path}: ${other} names others`);
        }
      }
    }
    expect([...new Set(wrong)].slice(0, 20)).toEqual([]);
  });

  it('a page of a code that may be found names itself and its twins in six languages', () => {
    const found = pages().filter(
      ([path, { html }]) => /^\/quet\/[a-z]{2}\//.test(path) && !html.includes('noindex'),
    );
    expect(found.length).toBeGreaterThan(10);
    const wrong = found.flatMap(([path, { html }]) => {
      const { canonical = '', alternates } = headOf(html);
      const own = new URL(canonical).pathname === new URL(path, server.url).pathname;
      const [, lang = ''] = /^\/quet\/([a-z]{2})\//.exec(path) ?? [];
      const twins = SCAN_LANGS.map((one) => path.replace(`/quet/${lang}/`, `/quet/${one}/`));
      const named = Object.values(alternates).map((href) => new URL(href).pathname);
      return own && JSON.stringify(named) === JSON.stringify(twins) ? [] : [path];
    });
    expect(wrong).toEqual([]);
  });

  it('a lot or a unit is not for search engines', () => {
    const lots = pages().filter(([path]) => /^\/quet\/.+\/(?:10|21)\//.test(path));
    expect(lots.length).toBeGreaterThan(3);
    const open = lots.filter(
      ([, { html }]) => !html.includes('<meta name="robots" content="noindex'),
    );
    expect(open.map(([path]) => path)).toEqual([]);
  });

  it('structured data can be read and names what it is', () => {
    const wrong = pages().flatMap(([path, { html }]) =>
      [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].flatMap(
        ([, body = '']) => {
          try {
            const data = JSON.parse(body) as Record<string, unknown>;
            const said =
              data['@context'] === 'https://schema.org' && typeof data['@type'] === 'string';
            const odd = /"(?:null|undefined)|undefined|null\//.exec(body)?.[0];
            return said && !odd ? [] : [`${path}: ${odd ?? 'no @context or @type'}`];
          } catch {
            return [`${path}: ${body.slice(0, 80)}`];
          }
        },
      ),
    );
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(pages().some(([, { html }]) => html.includes('application/ld+json'))).toBe(true);
  });

  it('titles and descriptions are there and tell pages apart', () => {
    const wrong: string[] = [];
    const titles = new Map<string, string>();
    for (const [path, { html }] of pages()) {
      const title = unescape(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '');
      const description = /<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? '';
      if (title.trim() === '') wrong.push(`${path}: no title`);
      // What no search engine shows needs none.
      const hidden = html.includes('<meta name="robots" content="noindex');
      if (!hidden && description.trim().length < 20) {
        wrong.push(`${path}: description "${description}"`);
      }
      if (path.includes('?') || /noindex/.test(html)) continue;
      const key = `${withoutLang(path).lang} ${title}`;
      const other = titles.get(key);
      // Products of one name by different producers share a title: their addresses and descriptions differ.
      if (other !== undefined && !/\/(?:san-pham|xa|nha-san-xuat|chung-nhan|quet)\//.test(path)) {
        wrong.push(`${path} and ${other}: "${title}"`);
      }
      titles.set(key, path);
    }
    expect(wrong.slice(0, 20)).toEqual([]);
  });

  it('ids are there once, and what labels and aria attributes name is there', () => {
    const wrong = pages().flatMap(([path, { html }]) => {
      const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id);
      const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
      const named = [
        ...html.matchAll(/\s(?:for|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"/g),
      ]
        .flatMap(([, names = '']) => names.split(/\s+/))
        .filter((id) => id !== '' && !ids.includes(id));
      return [
        ...twice.map((id) => `${path}: id ${id} twice`),
        ...named.map((id) => `${path}: ${id} is not there`),
      ];
    });
    expect(wrong.slice(0, 20)).toEqual([]);
  });
});

type Address = keyof ReturnType<typeof paths>;
/** Of one visit only: a link in a mail, a button. */
type OfOneVisit = 'signOut' | 'resetPassword' | 'setUp' | 'invitation';
/** A private file says to strangers that it is not there. */
type DeskAddress = Exclude<
  Extract<Address, `desk${string}` | 'account' | 'secondFactor'>,
  'deskFile'
>;
/** Answers with a redirect, or is of a file or event that nobody can name beforehand: asked for elsewhere. */
type OfOneThing = 'shortCode' | 'scanFile' | 'epcisEvent' | 'stripeWebhook';
type PublicAddress = Exclude<Address, DeskAddress | OfOneVisit | 'deskFile'>;

describe('every address of base/paths.ts has a page', () => {
  it.each(LANGS)('%s', async (lang) => {
    const p = paths(lang);
    const product = facts.product['valid'] ?? '';
    const code = facts.certificate['valid'] ?? '';
    const addresses: Readonly<Record<PublicAddress, string>> = {
      home: p.home,
      products: p.products,
      product: p.product(product),
      producers: p.producers,
      producer: p.producer(facts.producerOfMany),
      group: p.group('thuc-pham'),
      set: p.set(facts.set),
      provinces: p.provinces,
      province: p.province('ha-noi'),
      commune: p.commune(facts.communeWithProducts),
      certificates: p.certificates,
      certificate: p.certificate(code),
      register: p.register,
      stories: p.stories,
      story: p.story(facts.story),
      about: p.about,
      howStars: p.howStars,
      contact: p.contact,
      privacy: p.privacy,
      policies: p.policies,
      policy: p.policy(facts.policies[0] ?? ''),
      api: p.api,
      recalls: p.recalls,
      recall: p.recall(scanned.recall),
      whatAScanSays: p.whatAScanSays,
      rss: p.rss,
      checkCredential: p.checkCredential,
      certificatePdf: p.certificatePdf(code),
      simulator: p.simulator,
      simulatorSet: p.simulatorSet(13),
      signIn: p.signIn,
      forgotPassword: p.forgotPassword,
      cart: p.cart,
      sharedCart: p.sharedCart(shoppers.shared),
      checkout: p.checkout,
      orders: p.orders,
      order: p.order(traded.orders.cash),
      campaigns: p.campaigns,
      howPriced: p.howPriced,
      campaign: p.campaign(traded.campaign.running),
      baskets: p.baskets,
      basket: p.basket(traded.basket),
      ownBasket: p.ownBasket,
      points: p.points,
      point: p.point(traded.point.shop),
      askQuote: p.askQuote,
      quote: p.quote(traded.quote.open),
      productReviews: p.productReviews(product),
    };
    const wrong: string[] = [];
    for (const [name, path] of Object.entries(addresses)) {
      const { status } = await ask(path);
      if (status !== 200) wrong.push(`${name} ${path}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(LANGS)('the desk, where strangers are asked to sign in: %s', async (lang) => {
    const p = paths(lang);
    const addresses: Readonly<Record<DeskAddress, string>> = {
      account: p.account,
      secondFactor: p.secondFactor,
      desk: p.desk,
      deskDashboard: p.deskDashboard,
      deskRegister: p.deskRegister,
      deskCertificate: p.deskCertificate('MX-00001'),
      deskRenewals: p.deskRenewals,
      deskChanges: p.deskChanges,
      deskPeople: p.deskPeople,
      deskSettings: p.deskSettings,
      deskDossiers: p.deskDossiers,
      deskNewDossier: p.deskNewDossier,
      deskDossier: p.deskDossier('HS-2026-00001'),
      deskDossierPart: p.deskDossierPart('HS-2026-00001', 'to-khai'),
      deskCouncils: p.deskCouncils,
      deskCouncil: p.deskCouncil(1),
      deskRound: p.deskRound(1),
      deskMeeting: p.deskMeeting(1),
      deskScoring: p.deskScoring,
      deskScoreSheet: p.deskScoreSheet('HS-2026-00001'),
      deskAdvice: p.deskAdvice('HS-2026-00001'),
      deskDecisions: p.deskDecisions,
      deskDecision: p.deskDecision(1),
      deskIssue: p.deskIssue,
      deskImports: p.deskImports,
      deskImport: p.deskImport(1),
      deskCodes: p.deskCodes,
      deskCodeItem: p.deskCodeItem(scanned.long.itemId),
      deskPlaces: p.deskPlaces,
      deskParties: p.deskParties,
      deskLots: p.deskLots,
      deskNewLot: p.deskNewLot,
      deskLot: p.deskLot(scanned.long.lotId),
      deskStep: p.deskStep(scanned.long.lotId),
      deskLotLabels: p.deskLotLabels(scanned.long.lotId),
      deskRecorder: p.deskRecorder,
      deskEpcisImport: p.deskEpcisImport,
      deskRecalls: p.deskRecalls,
      deskNewRecall: p.deskNewRecall,
      deskRecall: p.deskRecall(scanned.recall),
      deskScans: p.deskScans,
      deskWrongReports: p.deskWrongReports,
      deskWrongReport: p.deskWrongReport(scanned.report),
      deskOffers: p.deskOffers,
      deskOffer: p.deskOffer(traded.goods[0]?.offerId ?? 0),
      deskCampaigns: p.deskCampaigns,
      deskNewCampaign: p.deskNewCampaign,
      deskCampaign: p.deskCampaign(1),
      deskShipping: p.deskShipping,
      deskBaskets: p.deskBaskets,
      deskBasket: p.deskBasket('moi'),
      deskPoints: p.deskPoints,
      deskPoint: p.deskPoint('moi'),
      deskOrders: p.deskOrders,
      deskOrder: p.deskOrder('MXT00001'),
      deskPayments: p.deskPayments,
      deskBankFile: p.deskBankFile,
      deskQuotes: p.deskQuotes,
      deskQuote: p.deskQuote(traded.quoteCode),
      deskReviews: p.deskReviews,
      deskPersonalData: p.deskPersonalData,
    };
    const wrong: string[] = [];
    for (const [name, path] of Object.entries(addresses)) {
      const { status, to } = await ask(path);
      const sent = to?.startsWith(p.signIn) ?? false;
      if (status !== 303 || !sent) wrong.push(`${name} ${path}: ${status} ${to ?? ''}`);
    }
    expect(wrong).toEqual([]);
  });

  it('machines', async () => {
    const product = facts.product['valid'] ?? '';
    const m = machinePaths;
    const addresses: Readonly<Record<Exclude<keyof typeof machinePaths, OfOneThing>, string>> = {
      apiSearch: m.apiSearch,
      apiSuggest: `${m.apiSuggest}?q=che`,
      apiProduct: m.apiProduct(product),
      apiProducer: m.apiProducer(facts.producerOfMany),
      apiCertificate: m.apiCertificate(facts.certificate['valid'] ?? ''),
      registerCsv: m.registerCsv,
      registerJson: m.registerJson,
      openapi: m.openapi,
      preview: m.preview(product, 'vi'),
      scan: m.scan(product),
      credential: m.credential(facts.certificate['valid decision'] ?? ''),
      statusList: m.statusList(0),
      scanPage: m.scanPage(scanned.long.lot, 'ko'),
      passport: m.passport(scanned.long.lot),
      reportWrong: m.reportWrong(scanned.long.lot, 'ja'),
      resolverDescription: m.resolverDescription,
      epcisEvents: m.epcisEvents,
    };
    const more = [
      '/robots.txt',
      '/sitemap.xml',
      '/manifest.webmanifest',
      '/favicon.svg',
      '/apple-touch-icon.png',
      '/xem-truoc/vi/trang-chu.png',
      '/xem-truoc/en/trang-chu.png',
      '/healthz',
      '/readyz',
    ];
    const wrong: string[] = [];
    for (const path of [...Object.values(addresses), ...more]) {
      const { status } = await ask(path);
      if (status !== 200) wrong.push(`${path}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });
});
