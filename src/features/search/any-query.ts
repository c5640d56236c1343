import type { Day } from '#src/base/day.ts';
import type { SearchQuery } from './contract.ts';

/** What a visitor may choose of a search, and has not chosen. */
export const NOTHING_CHOSEN = {
  q: '',
  stars: [],
  group: [],
  set: [],
  province: [],
  commune: null,
  oldProvince: null,
  producer: null,
  producerKind: [],
  state: [],
  price: [],
  story: false,
  sort: 'phu-hop',
} as const satisfies Omit<SearchQuery, 'limit' | 'offset' | 'day'>;

/** The query that asks for everything, on a day; callers change what they need. */
export function anyQuery(day: Day): SearchQuery {
  return { ...NOTHING_CHOSEN, limit: 24, offset: 0, day };
}
