import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { linkTitles, levelNames } from '#src/words/resolver.ts';
import { chooseLink, linkTypeName, wantsLinkset } from './choose-link.ts';
import { levelsOf } from './link-levels.ts';
import {
  type Link,
  LINK_TYPES,
  type LinkFacts,
  linksetJson,
  linksOf,
  linksOfType,
} from './linkset.ts';

const STANDARDS = new URL('../../../../../shared/standards/', import.meta.url);
const read = (name: string): never =>
  JSON.parse(readFileSync(new URL(name, STANDARDS), 'utf8')) as never;

const ORIGIN = 'https://id.example.vn';
const PATH = '/01/09520123456788/10/10/21/21';
const ASKED = { key: 'gtin', value: '09520123456788', lot: '10', serial: '21' } as const;
const FULL: LinkFacts = {
  certificates: ['MX-00002', 'MX-00001'],
  recalls: [],
  soldAs: 'mat-ong',
  lotClass: 'https://id.gs1.org/01/09520123456788/10/10',
};
const NAMES = levelNames('Mật ong', '10', '21');
const setOf = (known: 'serial' | 'lot' | 'item' | 'place', facts = FULL) =>
  linksOf(levelsOf(PATH, ASKED, known, NAMES), { origin: ORIGIN, facts, titles: linkTitles });

describe('the levels of a code', () => {
  it.each([
    ['serial', ['serial', 'lot', 'item']],
    ['lot', ['unknown', 'lot', 'item']],
    ['item', ['unknown', 'item']],
    ['place', ['place']],
  ] as const)('when the %s is known', (known, kinds) => {
    const levels = levelsOf(PATH, ASKED, known, NAMES);
    expect(levels.map(({ kind }) => kind)).toEqual(kinds);
    expect(levels[0]?.path).toBe(PATH);
    if (known !== 'place') expect(levels.at(-1)?.path).toBe('/01/09520123456788');
  });
});

describe('a link set', () => {
  it.skipIf(!existsSync(STANDARDS)).each(['serial', 'lot', 'item', 'place'] as const)(
    'of a %s is what GS1’s schema wants',
    (known) => {
      const validate = new Ajv({ strict: false }).compile(read('gs1-linkset-schema.json'));
      expect(validate(read('gs1-linkset-valid-example.json'))).toBe(true);
      expect(validate(read('gs1-linkset-invalid-example.json'))).toBe(false);
      const set = linksetJson(setOf(known));
      expect(validate(set), JSON.stringify(validate.errors)).toBe(true);
    },
  );

  it.skipIf(!existsSync(STANDARDS))('uses types that GS1 ratified', () => {
    const { linkTypes } = read('gs1-link-types.json') as { linkTypes: Record<string, string>[] };
    const stable = linkTypes.filter(({ status }) => status === 'stable').map(({ curie }) => curie);
    expect(LINK_TYPES.filter((type) => !stable.includes(`gs1:${type}`))).toEqual([]);
  });

  it('has one default link on each level, with a title and nothing else', () => {
    for (const entry of setOf('serial')) {
      const defaults = entry.links.get('defaultLink') ?? [];
      expect(defaults.map((link) => Object.keys(link))).toEqual([['href', 'title']]);
      expect(defaults[0]?.href).toBe(entry.anchor.replace(ORIGIN, `${ORIGIN}/quet`));
    }
  });

  it('gives only what leads somewhere', () => {
    const bare = { certificates: [], recalls: [], soldAs: null, lotClass: null };
    const [item] = setOf('item', bare).slice(-1);
    expect([...(item?.links.keys() ?? [])]).toEqual([
      ...['defaultLink', 'pip', 'support', 'dpp', 'recallStatus'],
    ]);
    expect([...(setOf('item')[0]?.links.keys() ?? [])]).toEqual(['defaultLink']);
  });

  it('leads to the notice when the lot is recalled', () => {
    const links = linksOfType(setOf('lot', { ...FULL, recalls: ['TH-2026-0001'] }), 'recallStatus');
    expect(links.map(({ href }) => href)).toEqual([
      `${ORIGIN}/thu-hoi/TH-2026-0001`,
      `${ORIGIN}/en/thu-hoi/TH-2026-0001`,
    ]);
    expect(linksOfType(setOf('lot'), 'recallStatus')[0]?.href).toMatch(/10#thu-hoi$/);
  });

  it('never has two links of a type that cannot be told apart', () => {
    for (const { links } of setOf('serial')) {
      for (const list of links.values()) {
        const marks = list.map(({ hreflang, type, context }) => [hreflang, type, context]);
        expect(new Set(marks.map((mark) => JSON.stringify(mark))).size).toBe(list.length);
      }
    }
  });
});

describe('one link out of several', () => {
  const pip = linksOfType(setOf('lot'), 'pip');
  const wish = (more: object) => ({ accept: '', acceptLanguage: '', context: '', ...more });
  const lang = (acceptLanguage: string): string | undefined => {
    const choice = chooseLink(pip, wish({ acceptLanguage }));
    return choice.kind === 'one' ? choice.link.hreflang?.[0] : choice.kind;
  };

  it.each([
    ['', 'vi'],
    ['*', 'vi'],
    ['ko-KR,ko;q=0.9,en;q=0.8', 'ko'],
    ['en;q=0.5, fr;q=0.9', 'fr'],
    ['zh-Hant-TW', 'zh'],
    ['de-DE', 'en'],
    ['de, vi;q=0', 'en'],
    ['xx;q=abc,,;;', 'vi'],
  ])('Accept-Language "%s": %s', (header, expected) => expect(lang(header)).toBe(expected));

  const one = (more: Partial<Link>): Link => ({ href: 'https://a/b', title: 'A', ...more });

  it('by media type and context', () => {
    const links = [
      one({ type: 'text/html' }),
      one({ type: 'application/json' }),
      one({ type: 'text/html', context: ['VN'] }),
    ];
    const found = chooseLink(links, wish({ accept: 'application/json;q=0.9, image/*' }));
    expect(found).toMatchObject({ kind: 'one', link: { type: 'application/json' } });
    expect(chooseLink(links, wish({ context: 'VN' }))).toMatchObject({ kind: 'one' });
    expect(chooseLink(links, wish({ accept: 'text/*' }))).toMatchObject({ kind: 'several' });
    expect(chooseLink([], wish({}))).toEqual({ kind: 'none' });
  });

  it.each([
    ['gs1:pip', 'pip'],
    ['https://ref.gs1.org/voc/pip', 'pip'],
    ['https://gs1.org/voc/pip', 'pip'],
    ['http://www.gs1.org/voc/pip', 'pip'],
    ['https://evil.example/voc/pip', null],
    ['pip', null],
    ['gs1:', null],
    ['gs1:__proto__', null],
    ['', null],
  ])('link type %s: %s', (asked, name) => expect(linkTypeName(asked)).toBe(name));

  it('or all of them', () => {
    expect(wantsLinkset('linkset', '')).toBe(true);
    expect(wantsLinkset('all', '')).toBe(true);
    expect(wantsLinkset('gs1:pip', 'application/linkset+json')).toBe(false);
    expect(wantsLinkset(null, 'text/html;q=0.5, application/linkset+json')).toBe(true);
    expect(wantsLinkset(null, 'application/linkset+json;q=0')).toBe(false);
    expect(wantsLinkset(null, '*/*')).toBe(false);
  });
});
