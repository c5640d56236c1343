import { STATES } from '#src/features/certificates/standing.ts';
import {
  type Facet,
  FACETS,
  PRICE_BANDS,
  PRODUCER_KINDS,
  type SearchQuery,
  type Sort,
} from '#src/features/search/contract.ts';
import type { DayColumns, Dictionaries } from './columns.ts';
import type { Segment } from './segment.ts';

const RANKS = 1 << 20;
const LAST_PRICE = 2 ** 32;
/** Steps of relevance to a whole: answers within a step are ordered by standing, stars, story, newest, name. */
const STEPS = 20;
const STARS = Uint8Array.of(0, 0, 0, 1, 2, 3);

/** What the filters of a query leave of one segment. */
export interface Selected {
  /** Sort keys of the answers, greater first; the place in the order of names in the lowest 20 bits. */
  readonly keys: Float64Array;
  readonly count: number;
}

/** Which values a facet lets through; null when all. */
type Allowed = Uint8Array | null;

interface Filters {
  readonly facets: readonly Allowed[];
  readonly commune: number;
  readonly oldProvince: number;
  readonly producer: number;
}

/** Counts of facet values of all segments, by number. */
type Table = Uint32Array;
export type Counts = readonly [Table, Table, Table, Table, Table, Table, Table, Table];

export function emptyCounts(codes: Dictionaries): Counts {
  const table = (size: number): Table => new Uint32Array(size);
  const provinces = codes.province.values.length + 1;
  return [
    table(6),
    table(256),
    table(1_024),
    table(provinces),
    table(8),
    table(8),
    table(8),
    table(2),
  ];
}

/** Reads the filters of a query into tables. */
export function filtersOf(query: SearchQuery, codes: Dictionaries): Filters {
  const allow = (size: number, numbers: readonly number[]): Allowed => {
    if (numbers.length === 0) return null;
    const table = new Uint8Array(size);
    for (const number of numbers) if (number >= 0 && number < size) table[number] = 1;
    return table;
  };
  const find = (value: string | null, list: { find(v: string): number }): number =>
    value === null ? -2 : list.find(value);
  return {
    facets: [
      allow(6, query.stars),
      allow(
        256,
        query.group.map((code) => codes.group.find(code)),
      ),
      allow(65_536, query.set),
      allow(
        65_536,
        query.province.map((code) => codes.province.find(code)),
      ),
      allow(
        8,
        query.producerKind.map((kind) => PRODUCER_KINDS.indexOf(kind)),
      ),
      allow(
        8,
        query.state.map((state) => STATES.indexOf(state)),
      ),
      allow(
        8,
        query.price.map((id) => PRICE_BANDS.findIndex((band) => band.id === id)),
      ),
      query.story ? allow(2, [1]) : null,
    ],
    commune: find(query.commune, codes.commune),
    oldProvince: find(query.oldProvince, codes.oldProvince),
    producer: find(query.producer, codes.producer),
  };
}

/**
 * Filters the answers of the words, counts the facets and makes the sort keys.
 * @param relevance of the i-th answer as a share of the plan, 0–4
 */
export function select(
  segment: Segment,
  answers: Int32Array,
  answerCount: number,
  relevance: Float32Array | null,
  filters: Filters,
  sort: Sort,
  day: DayColumns,
  counts: Counts,
  keys: Float64Array,
): Selected {
  const { columns, nameRank } = segment;
  const { commune, oldProvince, producer } = filters;
  const [stars, group, set, province, kind, state, band, story] = filters.facets;
  const [nStars, nGroup, nSet, nProvince, nKind, nState, nBand, nStory] = counts;
  let count = 0;
  for (let i = 0; i < answerCount; i += 1) {
    const at = answers[i] as number;
    if (commune !== -2 && columns.commune[at] !== commune) continue;
    if (oldProvince !== -2 && columns.oldProvince[at] !== oldProvince) continue;
    if (producer !== -2 && columns.producer[at] !== producer) continue;
    const s = day.stars[at] as number;
    const g = columns.group[at] as number;
    const n = columns.set[at] as number;
    const p = columns.province[at] as number;
    const k = columns.kind[at] as number;
    const t = day.state[at] as number;
    const b = columns.band[at] as number;
    const y = columns.story[at] as number;
    const failed =
      (stars && stars[s] === 0 ? 1 : 0) |
      (group && group[g] === 0 ? 2 : 0) |
      (set && set[n] === 0 ? 4 : 0) |
      (province && province[p] === 0 ? 8 : 0) |
      (kind && kind[k] === 0 ? 16 : 0) |
      (state && state[t] === 0 ? 32 : 0) |
      (band && band[b] === 0 ? 64 : 0) |
      (story && story[y] === 0 ? 128 : 0);
    if (failed === 0) {
      (nStars[s] as number) += 1;
      (nGroup[g] as number) += 1;
      (nSet[n] as number) += 1;
      (nProvince[p] as number) += 1;
      (nKind[k] as number) += 1;
      (nState[t] as number) += 1;
      (nBand[b] as number) += 1;
      (nStory[y] as number) += 1;
      const rank = RANKS - 1 - (nameRank[at] as number);
      let high: number;
      if (sort === 'phu-hop') {
        const steps =
          relevance === null ? 0 : Math.min(4095, Math.floor((relevance[at] as number) * STEPS));
        const badge = (day.standing[at] as number) * 4 + (STARS[s] as number);
        high = ((steps * 16 + badge) * 2 + y) * 65_536 + (columns.recognised[at] as number);
      } else if (sort === 'moi') high = columns.recognised[at] as number;
      else if (sort === 'sao') {
        high = (((STARS[s] as number) * 4 + (day.standing[at] as number)) * 2 + y) * 65_536;
        high += columns.recognised[at] as number;
      } else if (sort === 'ten') high = 0;
      else {
        const price = columns.price[at] as number;
        if (Number.isNaN(price)) high = 0;
        else high = sort === 'gia-tang' ? LAST_PRICE - price : price + 1;
      }
      keys[count++] = high * RANKS + rank;
    } else if ((failed & (failed - 1)) === 0) {
      if (failed === 1) (nStars[s] as number) += 1;
      else if (failed === 2) (nGroup[g] as number) += 1;
      else if (failed === 4) (nSet[n] as number) += 1;
      else if (failed === 8) (nProvince[p] as number) += 1;
      else if (failed === 16) (nKind[k] as number) += 1;
      else if (failed === 32) (nState[t] as number) += 1;
      else if (failed === 64) (nBand[b] as number) += 1;
      else (nStory[y] as number) += 1;
    }
  }
  return { keys, count };
}

/** The greatest `most` keys in order, greatest first. */
export function greatest({ keys, count }: Selected, most: number): Float64Array {
  const all = keys.subarray(0, count);
  if (count <= 512 || most > 1_000) return all.slice().sort().reverse().subarray(0, most);
  const heap = new Float64Array(all.subarray(0, most)).sort();
  for (let i = most; i < count; i += 1) {
    const key = all[i] as number;
    if (key <= (heap[0] as number)) continue;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= most) break;
      if (child + 1 < most && (heap[child + 1] as number) < (heap[child] as number)) child += 1;
      if ((heap[child] as number) >= key) break;
      heap[hole] = heap[child] as number;
      hole = child;
    }
    heap[hole] = key;
  }
  return heap.sort().reverse();
}

/** Document of a sort key, and what it weighs without its name. */
export function decode(segment: Segment, key: number): { at: number; high: number } {
  const high = Math.floor(key / RANKS);
  const rank = RANKS - 1 - (key - high * RANKS);
  return { at: segment.byRank[rank] ?? 0, high };
}

/** Facet counts by the values of the contract; zero counts left out. */
export function named(counts: Counts, codes: Dictionaries): Record<Facet, Map<string, number>> {
  const names: Record<Facet, (number: number) => string> = {
    stars: (n) => (n === 0 ? '' : String(n)),
    group: (n) => codes.group.values[n] ?? '',
    set: (n) => String(n),
    province: (n) => codes.province.values[n] ?? '',
    producerKind: (n) => PRODUCER_KINDS[n] ?? '',
    state: (n) => STATES[n] ?? '',
    price: (n) => PRICE_BANDS[n]?.id ?? '',
    story: (n) => (n === 1 ? 'true' : ''),
  };
  const result = {} as Record<Facet, Map<string, number>>;
  for (const [i, facet] of FACETS.entries()) {
    const found = new Map<string, number>();
    const table = counts[i];
    for (let n = 0; table && n < Math.min(table.length, 1_024); n += 1) {
      const value = table[n] as number;
      if (value === 0) continue;
      const name = names[facet](n);
      if (name !== '') found.set(name, value);
    }
    result[facet] = found;
  }
  return result;
}
