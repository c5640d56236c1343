import type { Day } from '#src/base/day.ts';
import type { SearchQuery } from './contract.ts';

/** The query that asks for everything, on a day; callers change what they need. */
export function anyQuery(day: Day): SearchQuery {
  return {
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
    limit: 24,
    offset: 0,
    day,
  };
}
