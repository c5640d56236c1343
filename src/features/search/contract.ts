import type { CardPhoto } from '#src/features/catalogue/card-photo.ts';
import type { Day } from '#src/base/day.ts';
import type { Segment, State } from '#src/features/certificates/standing.ts';

/** What the engines know of one product. Plain data; every text as people read it, not folded. */
export interface SearchDoc {
  /** Database id of the product: the key. */
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  /** Language of the name: `vi`, or `en`/`fr` where only a foreign page was found. */
  readonly nameLang: string;
  /** Other names of the same product: earlier or foreign names, spellings in other awards. */
  readonly otherNames: readonly string[];
  readonly producer: {
    readonly slug: string;
    readonly name: string;
    readonly kind: ProducerKind;
  } | null;
  /** Present-day province and commune. */
  readonly province: {
    readonly code: string;
    readonly slug: string;
    readonly name: string;
    readonly nameEn: string;
  };
  readonly commune: {
    readonly code: string;
    readonly slug: string;
    readonly name: string;
    readonly kind: string;
  } | null;
  /** Names of places before the mergers of 2025: commune, district (with or without their kind: "huyện Mường Tè"). */
  readonly oldPlaces: readonly string[];
  /** Code and name of the province before 1 July 2025; only its own products answer to the old name. */
  readonly oldProvinceCode: string | null;
  readonly oldProvinceName: string | null;
  readonly group: {
    readonly code: string;
    readonly slug: string;
    readonly nameVi: string;
    readonly nameEn: string;
  };
  readonly set: {
    readonly no: number;
    readonly slug: string;
    readonly nameVi: string;
    readonly nameEn: string;
  };
  /** Standing from the beginning of time (features/certificates/standing.ts): the engine answers for the query's day. */
  readonly timeline: readonly Segment[];
  /** Lowest price in đồng, null when the producer has to be asked. */
  readonly price: number | null;
  readonly priceIsIllustrative: boolean;
  /** Nothing is left of any size on sale. */
  readonly soldOut?: boolean;
  /** Days of the year, `MM-DD`, on which the size with this price is sold. */
  readonly season?: { readonly from: string; readonly to: string };
  /** Its first picture, where it has one. */
  readonly photo?: CardPhoto;
  /** Days on which the producer is away, both included. */
  readonly holiday?: { readonly from: string; readonly until: string };
  /** Title of a story about this product, with the producer as the story names it: brands stand there. */
  readonly story: string | null;
  /** Day of the latest recognition as a day number, 0 when unknown: for "newest first". */
  readonly recognised: number;
}

export const PRODUCER_KINDS = [
  'cooperative',
  'cooperative-group',
  'company',
  'household',
  'unknown',
] as const;
export type ProducerKind = (typeof PRODUCER_KINDS)[number];

/** Price bands in đồng: from (inclusive) to (exclusive). `ask`: no price. */
export const PRICE_BANDS = [
  { id: 'duoi-100', from: 0, to: 100_000 },
  { id: '100-200', from: 100_000, to: 200_000 },
  { id: '200-500', from: 200_000, to: 500_000 },
  { id: 'tren-500', from: 500_000, to: Number.MAX_SAFE_INTEGER },
  { id: 'hoi-gia', from: null, to: null },
] as const;
export type PriceBand = (typeof PRICE_BANDS)[number]['id'];

export const SORTS = ['phu-hop', 'moi', 'sao', 'gia-tang', 'gia-giam', 'ten'] as const;
/** relevance, newest recognition, stars, price up, price down, name */
export type Sort = (typeof SORTS)[number];

/** A search as plain data; what `query-url.ts` reads from and writes to the URL. Empty arrays mean "any". */
export interface SearchQuery {
  /**
   * Free text. Star words in it ("4 sao") ask for products awarded that many stars, whatever has become of them since;
   * those in force come first. The filter `stars` below asks for a badge that may be shown.
   */
  readonly q: string;
  /** Stars a badge may show on `day` (3–5): lapsed products match none. */
  readonly stars: readonly number[];
  readonly group: readonly string[];
  readonly set: readonly number[];
  /** Present-day province codes. */
  readonly province: readonly string[];
  /** Present-day commune code. */
  readonly commune: string | null;
  /** Old province code (63): for pages of a province that was merged. */
  readonly oldProvince: string | null;
  readonly producer: string | null;
  readonly producerKind: readonly ProducerKind[];
  readonly state: readonly State[];
  readonly price: readonly PriceBand[];
  readonly story: boolean;
  readonly sort: Sort;
  /** 1–100 */
  readonly limit: number;
  /** 0 or more */
  readonly offset: number;
  readonly day: Day;
}

export const FACETS = [
  'stars',
  'group',
  'set',
  'province',
  'producerKind',
  'state',
  'price',
  'story',
] as const;
export type Facet = (typeof FACETS)[number];

/** A span of characters to highlight, [from, to). */
export type Mark = readonly [from: number, to: number];

export interface Hit {
  readonly doc: SearchDoc;
  /** Where the name and the producer's name answered the words of the query. */
  readonly nameMarks: readonly Mark[];
  readonly producerMarks: readonly Mark[];
}

export interface SearchResult {
  readonly total: number;
  readonly hits: readonly Hit[];
  /** Value → count. Each facet is counted without its own filter, so that another value can be chosen. */
  readonly facets: Readonly<Record<Facet, ReadonlyMap<string, number>>>;
  /** The words searched instead of what was typed, when nothing had answered to them. */
  readonly correctedTo: string | null;
  readonly engine: 'embedded' | 'meilisearch';
  readonly tookMs: number;
}

export interface Suggestion {
  readonly kind: 'product' | 'producer' | 'place' | 'set';
  /** What sort of place, null for other kinds. The slug of an old district or commune is that of today's province. */
  readonly place: 'province' | 'commune' | 'old-province' | 'old-place' | null;
  readonly text: string;
  readonly textEn: string;
  /** Slug of the thing. */
  readonly slug: string;
  /** Producer of a product, province of a producer, where a place lies or went; may be empty. */
  readonly note: string;
  readonly noteEn: string;
}

/** Completions while typing. Always answered by the embedded index, whichever engine searches. */
export interface Suggester {
  /** @param limit 1–20 @returns best first; empty for fewer than two letters */
  suggest(text: string, lang: 'vi' | 'en', limit: number): Suggestion[];
}

/** The two engines behind one contract (search-engine.contract.ts proves it). */
export interface SearchEngine {
  readonly name: 'embedded' | 'meilisearch';
  /** Adds or replaces documents; when it resolves, they are found. */
  put(docs: readonly SearchDoc[]): Promise<void>;
  drop(ids: readonly number[]): Promise<void>;
  /** Replaces the whole index without a moment in which half of it answers. */
  replaceAll(docs: readonly SearchDoc[]): Promise<void>;
  find(query: SearchQuery): Promise<SearchResult>;
  count(): Promise<number>;
  /** Resolves when the engine answers. @throws with the reason otherwise */
  health(): Promise<void>;
}
