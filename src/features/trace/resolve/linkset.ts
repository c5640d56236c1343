import type { Lang } from '#src/base/lang.ts';
import { machinePaths, paths } from '#src/base/paths.ts';
import { SCAN_LANGS, type ScanLang } from '#src/base/scan-lang.ts';
import type { LinkLevel } from './link-levels.ts';

/** One link of a set (RFC 9264). */
export interface Link {
  readonly href: string;
  readonly title: string;
  readonly hreflang?: readonly string[];
  readonly type?: string;
  readonly context?: readonly string[];
  /** False: what stands in the query of the code is not passed on. */
  readonly fwqs?: boolean;
}

/** Names of GS1's vocabulary that we give links of. */
export const LINK_TYPES = [
  ...(['defaultLink', 'pip', 'traceability', 'certificationInfo', 'recallStatus'] as const),
  ...(['epcis', 'dpp', 'hasRetailers', 'support', 'locationInfo'] as const),
] as const;
export type LinkType = (typeof LINK_TYPES)[number];

/** In Vietnamese and English, and in the other languages of the pages where there are links to each. */
export type LinkTitles = Readonly<
  Record<LinkType, Readonly<Record<Lang, string> & Partial<Record<ScanLang, string>>>>
>;

/** What the links of a product or a lot depend on. */
export interface LinkFacts {
  /** Register codes of the product's certificates, the one that speaks for it first. */
  readonly certificates: readonly string[];
  /** Codes of recalls that are open on the lot. */
  readonly recalls: readonly string[];
  /** Slug of the product where it can be bought; null where it cannot. */
  readonly soldAs: string | null;
  /** EPC class of the lot in event data, null without a lot. */
  readonly lotClass: string | null;
}

export interface LinksetEntry {
  readonly anchor: string;
  readonly description: string;
  readonly links: ReadonlyMap<LinkType, readonly Link[]>;
}

interface Making {
  readonly origin: string;
  readonly facts: LinkFacts;
  readonly titles: LinkTitles;
}

const VOCABULARY = 'https://ref.gs1.org/voc/';
const BOTH = ['vi', 'en'] as const;
const HTML = { type: 'text/html' } as const;

/**
 * The links of every level, the finest first. Each has exactly one default link, to the page that chooses the reader's
 * language by itself; every other link leads to something that is there.
 */
export function linksOf(levels: readonly LinkLevel[], making: Making): LinksetEntry[] {
  return levels.map((level) => ({
    anchor: making.origin + level.path,
    description: level.description,
    links: new Map(linksOfLevel(level, making).filter(([, links]) => links.length > 0)),
  }));
}

type Found = readonly [LinkType, readonly Link[]];

function linksOfLevel(level: LinkLevel, making: Making): readonly Found[] {
  const { path, kind } = level;
  const { facts } = making;
  const one = oneLink(making);
  const each = linkInEach(making);
  const page = scanPage(path);
  const fallback: Found = ['defaultLink', one('defaultLink', page)];
  if (kind === 'unknown') return [fallback];
  const site = kind === 'place' || kind === 'party';
  const about = site ? 'locationInfo' : 'pip';
  const common: readonly Found[] = [
    fallback,
    [about, each(about, SCAN_LANGS, (lang) => machinePaths.scanPage(path, lang))],
    ['support', each('support', SCAN_LANGS, (lang) => machinePaths.reportWrong(path, lang))],
  ];
  if (site) return common;
  const [certificate] = facts.certificates;
  const { soldAs } = facts;
  return [
    ...common,
    ['dpp', one('dpp', machinePaths.passport(path), { type: 'application/json' })],
    [
      'certificationInfo',
      certificate === undefined
        ? []
        : each('certificationInfo', BOTH, (lang) => paths(lang).certificate(certificate)),
    ],
    [
      'hasRetailers',
      soldAs === null
        ? []
        : each('hasRetailers', BOTH, (lang) => `${paths(lang).product(soldAs)}#noi-ban`),
    ],
    // The item's page names the lots of it that are under recall.
    ...(kind === 'item'
      ? [['recallStatus', one('recallStatus', `${page}#thu-hoi`, HTML)] as const]
      : lotLinks(page, making)),
  ];
}

function lotLinks(page: string, making: Making): readonly Found[] {
  const one = oneLink(making);
  const { recalls, lotClass } = making.facts;
  const [recall] = recalls;
  const events =
    lotClass === null
      ? null
      : `${machinePaths.epcisEvents}?MATCH_anyEPCClass=${encodeURIComponent(lotClass)}`;
  return [
    ['traceability', one('traceability', `${page}#hanh-trinh`, HTML)],
    [
      'recallStatus',
      recall === undefined
        ? one('recallStatus', `${page}#thu-hoi`, HTML)
        : linkInEach(making)('recallStatus', BOTH, (lang) => paths(lang).recall(recall)),
    ],
    [
      'epcis',
      // Pairs of the code would be conditions of the query there.
      events === null ? [] : one('epcis', events, { type: 'application/ld+json', fwqs: false }),
    ],
  ];
}

/** The same for every language. */
function oneLink({ origin, titles }: Making) {
  return (type: LinkType, path: string, more: Partial<Link> = {}): Link[] => [
    { href: origin + path, title: `${titles[type].vi} / ${titles[type].en}`, ...more },
  ];
}

function linkInEach({ origin, titles }: Making) {
  return <L extends ScanLang>(
    type: LinkType,
    langs: readonly L[],
    path: (lang: L) => string,
  ): Link[] =>
    langs.map((lang) => ({
      href: origin + path(lang),
      title: titles[type][lang] ?? titles[type].en,
      hreflang: [lang],
      ...HTML,
    }));
}

/** RFC 9264 as GS1's schema wants it. */
export function linksetJson(entries: readonly LinksetEntry[]): object {
  return {
    linkset: entries.map(({ anchor, description, links }) => ({
      anchor,
      itemDescription: description,
      ...Object.fromEntries([...links].map(([type, list]) => [VOCABULARY + type, list])),
    })),
  };
}

/** Links of a type at the finest level that has any. */
export function linksOfType(entries: readonly LinksetEntry[], type: string): readonly Link[] {
  const lists = entries.map(({ links }) => links.get(type as LinkType) ?? []);
  return lists.find((list) => list.length > 0) ?? [];
}

/** The page of a code that chooses its language by itself. */
export function scanPage(path: string): string {
  return `/quet${path}`;
}
