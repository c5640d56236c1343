import { editDistance } from '#src/features/search/spelling.ts';
import { BadFilter, readFilter, type StoredDocument } from './stand-in-filter.ts';

/** An answer of the server that is not 2xx. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export interface StoredIndex {
  settings: Record<string, unknown>;
  documents: Map<string, StoredDocument>;
}

type Body = Record<string, unknown>;

/** Fields of SearchQueryWithIndex in the OpenAPI contract (additionalProperties: false) and their types. */
const QUERY_FIELDS: Record<string, 'string' | 'whole' | 'strings' | 'boolean' | 'any'> = {
  indexUid: 'string',
  q: 'string',
  offset: 'whole',
  limit: 'whole',
  page: 'whole',
  hitsPerPage: 'whole',
  attributesToRetrieve: 'strings',
  attributesToHighlight: 'strings',
  attributesToSearchOn: 'strings',
  filter: 'any',
  sort: 'strings',
  facets: 'strings',
  matchingStrategy: 'string',
  showRankingScore: 'boolean',
  rankingScoreThreshold: 'any',
  distinct: 'string',
  attributesToCrop: 'strings',
  cropLength: 'whole',
  cropMarker: 'string',
  highlightPreTag: 'string',
  highlightPostTag: 'string',
  showMatchesPosition: 'boolean',
  locales: 'strings',
};

/** Refuses what the contract refuses. */
export function checkQuery(query: Body): void {
  for (const [field, value] of Object.entries(query)) {
    const type = QUERY_FIELDS[field];
    if (type === undefined)
      throw new ApiError(400, 'bad_request', `Unknown field \`${field}\` inside \`.queries\``);
    if (value === null || type === 'any') continue;
    const fits = {
      string: typeof value === 'string',
      whole: Number.isInteger(value) && (value as number) >= 0,
      strings: Array.isArray(value) && value.every((one) => typeof one === 'string'),
      boolean: typeof value === 'boolean',
    }[type];
    if (!fits)
      throw new ApiError(
        400,
        `invalid_search_${snake(field)}`,
        `Invalid value type at \`.queries.${field}\``,
      );
  }
  if (
    !['last', 'all', 'frequency', undefined, null].includes(query['matchingStrategy'] as string)
  ) {
    throw new ApiError(
      400,
      'invalid_search_matching_strategy',
      `Unknown value \`${String(query['matchingStrategy'])}\``,
    );
  }
}

/** Answers one query of a multi-search from the documents of an index. */
export function search(index: StoredIndex, query: Body): Body {
  const list = (field: string): string[] => (index.settings[field] as string[] | undefined) ?? [];
  const filterable = new Set(list('filterableAttributes'));
  let filtered: StoredDocument[];
  try {
    const test = readFilter(query['filter'], filterable);
    filtered = [...index.documents.values()].filter(test);
  } catch (error) {
    if (error instanceof BadFilter) throw new ApiError(400, 'invalid_search_filter', error.message);
    throw error;
  }
  const facets = (query['facets'] as string[] | undefined) ?? [];
  for (const facet of facets) {
    if (!filterable.has(facet))
      throw new ApiError(400, 'invalid_search_facets', `Attribute \`${facet}\` is not filterable`);
  }
  const q = (query['q'] as string | undefined) ?? '';
  const strategy = (query['matchingStrategy'] as string | undefined) ?? 'last';
  const scored = match(
    filtered,
    q,
    strategy,
    list('searchableAttributes'),
    (index.settings['synonyms'] as Record<string, string[]> | undefined) ?? {},
  );
  const sorted = order(
    scored,
    query['sort'] as string[] | undefined,
    list('sortableAttributes'),
    list('rankingRules'),
  );
  const facetDistribution = Object.fromEntries(
    facets.map((facet) => [facet, distribution(sorted, facet)]),
  );
  const displayed = list('displayedAttributes');
  const show = (document: StoredDocument): Body =>
    displayed.length === 0 || displayed.includes('*')
      ? { ...document }
      : Object.fromEntries(displayed.map((field) => [field, document[field]]));
  const common = {
    query: q,
    processingTimeMs: 0,
    indexUid: query['indexUid'],
    facetDistribution,
    facetStats: {},
  };
  const page = query['page'] as number | undefined;
  const perPage = query['hitsPerPage'] as number | undefined;
  if (page !== undefined || perPage !== undefined) {
    const size = perPage ?? 20;
    const at = ((page ?? 1) - 1) * size;
    return {
      ...common,
      hits: sorted.slice(at, at + size).map(show),
      page: page ?? 1,
      hitsPerPage: size,
      totalHits: sorted.length,
      totalPages: Math.ceil(sorted.length / size),
    };
  }
  const offset = (query['offset'] as number | undefined) ?? 0;
  const limit = (query['limit'] as number | undefined) ?? 20;
  return {
    ...common,
    hits: sorted.slice(offset, offset + limit).map(show),
    offset,
    limit,
    estimatedTotalHits: sorted.length,
  };
}

interface Scored {
  readonly document: StoredDocument;
  readonly typos: number;
  readonly field: number;
}

function match(
  documents: readonly StoredDocument[],
  q: string,
  strategy: string,
  fields: readonly string[],
  synonyms: Readonly<Record<string, string[]>>,
): Scored[] {
  let words = q.split(/\s+/).filter(Boolean).slice(0, 10);
  if (words.length === 0) return documents.map((document) => ({ document, typos: 0, field: 0 }));
  const texts = documents.map((document) => fields.map((field) => textOf(document[field])));
  for (;;) {
    const found = documents.flatMap((document, i): Scored[] => {
      const score = scoreOf(words, texts[i] ?? [], synonyms);
      return score ? [{ document, ...score }] : [];
    });
    if (found.length > 0 || strategy === 'all' || words.length < 2) return found;
    if (strategy === 'last') words = words.slice(0, -1);
    else {
      const frequency = (word: string): number =>
        texts.filter((text) => scoreOf([word], text, {})).length;
      const commonest = words.reduce((a, b) => (frequency(b) > frequency(a) ? b : a));
      words = words.filter((word) => word !== commonest);
    }
  }
}

/** Null when a word is missing; synonyms stand for runs of one to four words. */
function scoreOf(
  words: readonly string[],
  texts: readonly string[][],
  synonyms: Readonly<Record<string, string[]>>,
): Omit<Scored, 'document'> | null {
  if (words.length === 0) return { typos: 0, field: 0 };
  const [first = '', ...rest] = words;
  const here = best(first, rest.length === 0, texts);
  const after = here && scoreOf(rest, texts, synonyms);
  if (here && after) return { typos: here.typos + after.typos, field: here.field + after.field };
  for (let count = Math.min(4, words.length); count > 0; count -= 1) {
    for (const other of synonyms[words.slice(0, count).join(' ')] ?? []) {
      const field = texts.findIndex((text) => ` ${text.join(' ')} `.includes(` ${other} `));
      const remaining = field >= 0 ? scoreOf(words.slice(count), texts, synonyms) : null;
      if (remaining) return { typos: remaining.typos, field: field + remaining.field };
    }
  }
  return null;
}

function best(
  word: string,
  last: boolean,
  texts: readonly string[][],
): Omit<Scored, 'document'> | null {
  const limit = word.length >= 7 ? 2 : word.length >= 3 ? 1 : 0;
  let found: Omit<Scored, 'document'> | null = null;
  for (const [field, text] of texts.entries()) {
    for (const other of text) {
      const typos =
        other === word || (last && other.startsWith(word))
          ? 0
          : limit === 0
            ? 9
            : editDistance(word, other, limit);
      if (typos > limit || (found && found.typos <= typos)) continue;
      found = { typos, field };
    }
  }
  return found;
}

function order(
  scored: Scored[],
  sort: readonly string[] | undefined,
  sortable: readonly string[],
  rules: readonly string[],
): StoredDocument[] {
  for (const rule of sort ?? []) {
    const field = rule.replace(/:(asc|desc)$/, '');
    if (field === rule)
      throw new ApiError(
        400,
        'invalid_search_sort',
        `Invalid syntax for the sort parameter: ${rule}`,
      );
    if (!sortable.includes(field))
      throw new ApiError(400, 'invalid_search_sort', `Attribute \`${field}\` is not sortable`);
  }
  const by = (rule: string) => {
    const [field = '', direction] = rule.split(':');
    return (a: Scored, b: Scored): number => {
      const x = a.document[field] as number | string | undefined;
      const y = b.document[field] as number | string | undefined;
      if (x === undefined || y === undefined)
        return (x === undefined ? 1 : 0) - (y === undefined ? 1 : 0);
      return (x < y ? -1 : x > y ? 1 : 0) * (direction === 'desc' ? -1 : 1);
    };
  };
  const comparisons = rules.flatMap((rule) => {
    if (rule === 'sort') return (sort ?? []).map(by);
    if (rule === 'typo') return [(a: Scored, b: Scored) => a.typos - b.typos];
    if (rule === 'attributeRank' || rule === 'attribute')
      return [(a: Scored, b: Scored) => a.field - b.field];
    return rule.includes(':') ? [by(rule)] : [];
  });
  return [...scored]
    .sort((a, b) => {
      for (const compare of comparisons) {
        const result = compare(a, b);
        if (result !== 0) return result;
      }
      return 0;
    })
    .map(({ document }) => document);
}

function distribution(documents: readonly StoredDocument[], field: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const document of documents) {
    const value = document[field];
    for (const one of Array.isArray(value) ? value : value === undefined ? [] : [value]) {
      counts[String(one)] = (counts[String(one)] ?? 0) + 1;
    }
  }
  return counts;
}

function textOf(value: unknown): string[] {
  return (Array.isArray(value) ? value.join(' ') : String(value ?? ''))
    .split(/\s+/)
    .filter(Boolean);
}

function snake(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
