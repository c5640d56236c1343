import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { SCAN_LANGS, type ScanLang } from '#src/base/scan-lang.ts';
import type { Day } from '#src/base/day.ts';
import { STATES } from '#src/features/certificates/standing.ts';
import { SIGNALS } from '#src/features/trace/scans/serial-signal.ts';
import { scanWords } from '#src/words/scan/words.ts';
import { setName } from '#src/words/scan/sets.ts';
import { missingPage } from './missing-page.view.ts';
import { noticesOf } from './notices.ts';
import { honey, lotFacts, recall, stage, story } from './scan-facts.fixture.ts';
import type { ScanFacts } from './scan-facts.ts';
import { scanPage } from './scan-page.view.ts';
import { checkOf, localTime, mainDeclarer } from './stage-facts.ts';
import { thingPage } from './thing-page.view.ts';

const site = (lang: ScanLang) => ({ lang, siteName: 'Mỗi Xã', siteUrl: 'https://id.example.vn' });
const inAll = (facts: ScanFacts) => SCAN_LANGS.map((lang) => scanPage(facts, site(lang)));
const serial = (levels: (typeof SIGNALS)[number][]) => ({
  serial: 'ABC0123456',
  signal: { scans: 14, firstAt: '2026-11-01T02:00:00Z', levels },
});

/** As the front door sends it: brotli 5 at first, gzip 6. */
const compressed = (html: string): number[] => [
  brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length,
  gzipSync(html, { level: 6 }).length,
];

describe('what is said first', () => {
  it.each<[string, Partial<ScanFacts>, string[]]>([
    ['a good lot', {}, []],
    ['recalled', { recalls: [recall] }, ['recall']],
    [
      'two recalls, the gravest first',
      { recalls: [{ ...recall, hazard: 'label' }, recall] },
      ['recall', 'recall'],
    ],
    ['lifted', { recalls: [{ ...recall, state: 'lifted' }] }, ['recall-lifted']],
    ['expired', { story: story(1, { expiresOn: '2026-11-22' }) }, ['expired']],
    ['on its last day', { story: story(1, { expiresOn: '2026-11-23' }) }, []],
    ['past its best', { story: story(1, { bestBefore: '2026-11-22' }) }, ['best-before']],
    [
      'recalled, expired and made up',
      { recalls: [recall], story: story(1, { expiresOn: '2026-01-01', illustrative: true }) },
      ['recall', 'expired', 'illustrative'],
    ],
    ['an unknown lot', { story: null }, ['unknown-lot']],
    [
      'an unknown lot of a product with recalls',
      { story: null, recalledLots: [{ code: 'A', link: '/01/1/10/A' }] },
      ['recalled-lots', 'unknown-lot'],
    ],
    ['an unknown unit', { asked: { lot: 'LO2611A', serial: 'X' } }, ['unknown-serial']],
    ['only the product', { story: null, asked: { lot: null, serial: null } }, ['product-only']],
    ['a void unit', { serial: serial(['void', 'after-sale']) }, ['serial-void', 'after-sale']],
    ['a size no longer made', { item: { ...honey.item, withdrawn: true } }, ['withdrawn']],
  ])('%s', (_name, change, kinds) => {
    const notices = noticesOf(lotFacts(1, change));
    expect(notices.map(({ kind }) => kind)).toEqual(kinds);
    if (notices[0]?.kind === 'recall') expect(notices[0].recall.hazard).toBe('health');
  });
  it('warns above the product, and notes below its star', () => {
    const warned = scanPage(lotFacts(1, { recalls: [recall] }), site('vi'));
    expect(warned.indexOf('class="n danger"')).toBeGreaterThan(0);
    expect(warned.indexOf('class="n danger"')).toBeLessThan(warned.indexOf('<h1'));
    const noted = scanPage(
      lotFacts(1, { story: null, asked: { lot: null, serial: null } }),
      site('vi'),
    );
    expect(noted.indexOf('class="n note"')).toBeGreaterThan(noted.indexOf('<h1'));
  });
});

describe('a step', () => {
  it.each([
    ['2026-10-28T01:30:00Z', '+07:00', '2026-10-28', '08:30'],
    ['2026-10-28T17:30:00Z', '+07:00', '2026-10-29', '00:30'],
    ['2026-10-28T01:30:00Z', '-05:30', '2026-10-27', '20:00'],
    ['2026-10-28T01:30:00Z', 'Z', '2026-10-28', '01:30'],
  ])('%s %s', (at, offset, day, clock) => {
    expect(localTime(at, offset)).toEqual({ day, clock });
  });
  it('is checked only where somebody else can be seen', () => {
    const lab = { name: 'Trung tâm' };
    const paper = { id: 1, kind: 'test-result', media: 'application/pdf', caption: '' } as const;
    expect(checkOf(stage())).toBeNull();
    expect(checkOf(stage({ stage: 'testing', result: 'conformant' }))).toBeNull();
    expect(checkOf(stage({ stage: 'testing', result: 'conformant', party: 'hidden' }))).toBeNull();
    expect(checkOf(stage({ stage: 'testing', result: 'conformant', party: lab }))).toBe(
      'laboratory',
    );
    expect(checkOf(stage({ files: [paper] }))).toBe('paper');
    expect(checkOf(stage({ files: [{ ...paper, kind: 'photo' }] }))).toBeNull();
    expect(mainDeclarer([stage(), stage({ declaredBy: 'B' }), stage()])).toBe('Hợp tác xã Bạc Hà');
  });
});

describe('every language', () => {
  it('has a sentence of its own for everything, without signs that HTML knows', () => {
    const seen = new Map<string, Set<string>>();
    for (const lang of SCAN_LANGS) {
      for (const [key, text] of sentences(scanWords(lang))) {
        expect(text, `${lang} ${key}`).not.toMatch(/[<>&"]|undefined|NaN/);
        expect(text, `${lang} ${key}`).not.toMatch(/genuine|authentic|hàng thật|正品|정품|本物/i);
        (seen.get(key) ?? seen.set(key, new Set()).get(key))?.add(text);
      }
      for (let no = 1; no <= 26; no++) {
        const name = setName(lang, { no, shortVi: 'vi', shortEn: 'EN?' });
        expect(name === 'EN?').toBe(lang === 'en');
      }
    }
    const same = [...seen].filter(
      ([key, texts]) => texts.size < 4 && !/^(units|number|data\.gtin)/.test(key),
    );
    expect(same.map(([key]) => key).filter((key) => !/recall\.words|storyIn/.test(key))).toEqual(
      [],
    );
  });
  it('writes dates that cannot be read the wrong way round', () => {
    expect(SCAN_LANGS.map((lang) => scanWords(lang).day('2029-08-01'))).toEqual([
      '01/08/2029',
      '1 August 2029',
      '2029年8月1日',
      '2029년 8월 1일',
      '2029年8月1日',
      '1er août 2029',
    ]);
    expect(SCAN_LANGS.map((lang) => scanWords(lang).number(1234567.5))).toEqual([
      '1.234.567,5',
      ...['1,234,567.5', '1,234,567.5', '1,234,567.5', '1,234,567.5', '1\u202f234\u202f567,5'],
    ]);
  });
  it('shows every state, signal and notice', () => {
    const states = STATES.map((state) => ({
      ...honey,
      standing: {
        state,
        stars: state === 'valid' || state === 'held-over' ? (4 as const) : (0 as const),
        awarded: 4 as const,
        validUntil: state === 'unknown' ? null : ('2025-08-05' as Day),
        reason: state === 'unknown' ? ('year-only' as const) : null,
      },
    }));
    const others: ScanFacts[] = [
      lotFacts(20, {
        recalls: [recall, { ...recall, state: 'lifted', liftedAt: recall.openedAt }],
      }),
      lotFacts(0, { story: story(0, { expiresOn: '2020-01-01', illustrative: true }) }),
      lotFacts(1, { serial: serial([...SIGNALS]), asked: { lot: 'A', serial: 'ABC0123456' } }),
      lotFacts(1, { story: null, recalledLots: [{ code: 'A', link: '/01/1/10/A' }] }),
      { ...honey, producer: null, certificate: null, price: null },
    ];
    for (const facts of [...states, ...others]) {
      for (const html of inAll(facts)) {
        expect(html).not.toMatch(/undefined|NaN|\[object|null/);
        expect(html.match(/<h1/g)).toHaveLength(1);
        const holds = facts.standing.stars > 0;
        expect(html.includes('sao-hinh" d=')).toBe(holds);
      }
    }
  });
});

describe('names from outside', () => {
  it('never become markup', () => {
    const evil = `"><script>alert('x')</script><img src=x onerror=1>`;
    const facts = lotFacts(2, {
      link: `/01/1/10/${encodeURIComponent(evil)}`,
      product: { ...honey.product, name: evil, label: { ingredients: evil }, picture: evil },
      item: { ...honey.item, label: evil, labelEn: evil },
      producer: { slug: evil, name: evil, address: evil, identifier: evil },
      asked: { lot: evil, serial: evil },
      recalls: [{ ...recall, reasonVi: evil, reasonEn: evil, code: evil }],
      recalledLots: [{ code: evil, link: evil }],
      tale: { slug: evil, titleVi: evil, titleEn: evil, summaryVi: evil, summaryEn: evil },
      story: {
        ...story(0, {
          code: evil,
          note: evil,
          otherCodes: [
            { system: evil, code: evil, url: 'javascript:alert(1)' },
            { system: evil, code: evil, url: `https://a/${evil}` },
          ],
        }),
        stages: [
          stage({
            note: evil,
            declaredBy: evil,
            stage: null,
            bizStep: evil,
            party: { name: evil },
            unit: evil,
            place: { name: evil, kind: evil, communeName: evil, provinceName: evil, code: evil },
            files: [{ id: 1, kind: 'photo', media: 'image/png', caption: evil }],
          }),
        ],
        madeFrom: [
          {
            lotId: 1,
            code: evil,
            itemName: evil,
            producerName: evil,
            link: evil,
            quantity: 1,
            unit: evil,
          },
        ],
      },
    });
    const pages = [
      ...inAll(facts),
      ...inAll({ ...facts, story: null }),
      missingPage(
        { why: 'malformed', scanned: evil, link: evil, fault: { text: evil, lang: evil } },
        site('fr'),
      ),
      thingPage(
        {
          what: 'place',
          link: evil,
          name: evil,
          kind: null,
          address: evil,
          where: evil,
          code: evil,
          producer: { slug: evil, name: evil },
        },
        site('ko'),
      ),
    ];
    for (const html of pages) {
      expect(html).not.toContain('<script');
      expect(html).not.toContain('<img src=x');
      expect(html).not.toMatch(/href="javascript/);
    }
  });
});

describe('the first answer', () => {
  it.each(SCAN_LANGS)('fits into one round trip with 20 steps: %s', (lang) => {
    const facts = lotFacts(20, {
      recalls: [recall],
      serial: serial([...SIGNALS]),
      tale: {
        ...{ slug: 'a', titleVi: 'Người đàn bà của mùa bạc hà', titleEn: '' },
        ...{ summaryVi: 'Mỗi mùa hoa, bà lại gùi ong lên núi đá. '.repeat(7), summaryEn: '' },
      },
    });
    for (const bytes of compressed(scanPage(facts, site(lang)))) {
      expect(bytes).toBeLessThanOrEqual(9 * 1024);
    }
  });
  it('asks for nothing but its own pictures', () => {
    for (const html of inAll(lotFacts(20))) {
      expect(html).not.toMatch(/<script|style="|@font-face|@import|src="(?!\/)/);
      expect(html.match(/<img /g)?.length).toBe(html.match(/loading="lazy"/g)?.length);
    }
  });
});

/** Every sentence of a language by its key, functions called with stand-ins. */
function sentences(words: object, prefix = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const name = prefix + key;
    if (typeof value === 'string') return [[name, value]];
    if (typeof value === 'function') {
      const takesDay = /day|moment|lifted|since|Until|until|On$|today|later|Title/.test(name);
      const given = name.startsWith('units')
        ? [2]
        : takesDay
          ? ['2026-11-23', '08:30']
          : [3, '2026-11-23'];
      return [[name, String((value as (...args: unknown[]) => string)(...given))]];
    }
    return sentences(value as object, `${name}.`);
  });
}
