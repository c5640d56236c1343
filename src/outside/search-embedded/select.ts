import { STATES } from '#src/features/certificates/standing.ts';
import {
  type Facet,
  FACETS,
  PRICE_BANDS,
  PRODUCER_KINDS,
  type SearchQuery,
} from '#src/features/search/contract.ts';
import { type DayColumns, type Dictionaries, MOST_PLACES, PACKED } from './columns.ts';
import type { Segment } from './segment.ts';

/** Which values a facet lets through; null when all. */
type Allowed = Uint8Array | null;
type PackedFacet = keyof typeof PACKED;
type ByFacet<T> = Record<Facet, T>;

interface Filters {
  readonly allowed: ByFacet<Allowed>;
  readonly commune: number;
  readonly oldProvince: number;
  readonly producer: number;
  /** No filter at all. */
  readonly none: boolean;
}

/** Counts of facet values of all segments, by number. */
export type Counts = ByFacet<Uint32Array>;

const PACKED_FACETS = Object.keys(PACKED) as PackedFacet[];
/** Bits of what a document fails; those of {@link PACKED_FACETS} below. */
const FAILS_SET = 64;
const FAILS_PROVINCE = 128;

export function emptyCounts(codes: Dictionaries): Counts {
  return {
    stars: new Uint32Array(8),
    group: new Uint32Array(64),
    set: new Uint32Array(codes.lastSet + 1),
    province: new Uint32Array(codes.province.values.length),
    producerKind: new Uint32Array(8),
    state: new Uint32Array(8),
    price: new Uint32Array(8),
    story: new Uint32Array(2),
  };
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
  const allowed = {
    stars: allow(8, query.stars),
    group: allow(
      64,
      query.group.map((code) => codes.group.find(code)),
    ),
    set: allow(codes.lastSet + 1, query.set),
    province: allow(
      codes.province.values.length,
      query.province.map((code) => codes.province.find(code)),
    ),
    producerKind: allow(
      8,
      query.producerKind.map((kind) => PRODUCER_KINDS.indexOf(kind)),
    ),
    state: allow(
      8,
      query.state.map((state) => STATES.indexOf(state)),
    ),
    price: allow(
      8,
      query.price.map((id) => PRICE_BANDS.findIndex((band) => band.id === id)),
    ),
    story: query.story ? allow(2, [1]) : null,
  };
  const commune = find(query.commune, codes.commune);
  const oldProvince = find(query.oldProvince, codes.oldProvince);
  const producer = find(query.producer, codes.producer);
  return {
    allowed,
    commune,
    oldProvince,
    producer,
    none:
      commune === -2 &&
      oldProvince === -2 &&
      producer === -2 &&
      FACETS.every((facet) => allowed[facet] === null),
  };
}

/**
 * Leaves in `list` the answers that pass the filters, and counts the facets of all.
 * @returns how many are left
 */
export function sift(
  segment: Segment,
  list: Int32Array,
  count: number,
  filters: Filters,
  day: DayColumns,
  counts: Counts,
): number {
  const { set, province } = segment.columns;
  const { mix, mixes } = day;
  const passed = new Uint32Array(mixes.length);
  if (filters.none) {
    for (let i = 0; i < count; i += 1) {
      const at = list[i] as number;
      (passed[mix[at] as number] as number) += 1;
      (counts.set[set[at] as number] as number) += 1;
      (counts.province[province[at] as number] as number) += 1;
    }
    unpack(passed, mixes, counts, null);
    return count;
  }
  const { commune, oldProvince, producer, allowed } = filters;
  const { columns } = segment;
  const more = commune !== -2 || oldProvince !== -2 || producer !== -2;
  const failsOf = failuresOf(mixes, filters);
  /** Documents that fail only by one packed fact, by mix. */
  const missed = new Uint32Array(mixes.length);
  let left = 0;
  for (let i = 0; i < count; i += 1) {
    const at = list[i] as number;
    if (more) {
      if (commune !== -2 && columns.commune[at] !== commune) continue;
      if (oldProvince !== -2 && columns.oldProvince[at] !== oldProvince) continue;
      if (producer !== -2 && columns.producer[at] !== producer) continue;
    }
    const m = mix[at] as number;
    const s = set[at] as number;
    const p = province[at] as number;
    let failed = failsOf[m] as number;
    if (allowed.set !== null && allowed.set[s] === 0) failed |= FAILS_SET;
    if (allowed.province !== null && allowed.province[p] === 0) failed |= FAILS_PROVINCE;
    if (failed === 0) {
      (passed[m] as number) += 1;
      (counts.set[s] as number) += 1;
      (counts.province[p] as number) += 1;
      list[left++] = at;
    } else if ((failed & (failed - 1)) === 0) {
      if (failed === FAILS_SET) (counts.set[s] as number) += 1;
      else if (failed === FAILS_PROVINCE) (counts.province[p] as number) += 1;
      else (missed[m] as number) += 1;
    }
  }
  unpack(passed, mixes, counts, null);
  unpack(missed, mixes, counts, failsOf);
  return left;
}

/** Which packed facts of each mix the filters refuse: a bit for each. */
function failuresOf(mixes: Int32Array, { allowed }: Filters): Uint16Array {
  const fails = new Uint16Array(mixes.length);
  for (const [bit, facet] of PACKED_FACETS.entries()) {
    const table = allowed[facet];
    if (table === null) continue;
    const { shift, mask } = PACKED[facet];
    for (let m = 0; m < mixes.length; m += 1) {
      if (table[((mixes[m] as number) >> shift) & mask] === 0) (fails[m] as number) |= 1 << bit;
    }
  }
  return fails;
}

/** Adds counts by mix to those of the packed facets; with `failsOf` only to the facet that failed. */
function unpack(
  byMix: Uint32Array,
  mixes: Int32Array,
  counts: Counts,
  failsOf: Uint16Array | null,
): void {
  const { stars, state, producerKind, price, story, group } = counts;
  for (let m = 0; m < mixes.length; m += 1) {
    const found = byMix[m] as number;
    if (found === 0) continue;
    const packed = mixes[m] as number;
    if (failsOf !== null) {
      const facet = PACKED_FACETS[31 - Math.clz32(failsOf[m] as number)] as PackedFacet;
      const { shift, mask } = PACKED[facet];
      (counts[facet][(packed >> shift) & mask] as number) += found;
      continue;
    }
    (stars[packed & 7] as number) += found;
    (state[(packed >> 3) & 7] as number) += found;
    (producerKind[(packed >> 6) & 7] as number) += found;
    (price[(packed >> 9) & 7] as number) += found;
    (story[(packed >> 12) & 1] as number) += found;
    (group[(packed >> 13) & 63] as number) += found;
  }
}

/** The greatest of many keys; keys are whole numbers below 2³². */
export class Greatest {
  /** A key up to this one is not wanted. */
  least = -1;
  readonly #heap: Uint32Array;
  #count = 0;

  constructor(most: number) {
    this.#heap = new Uint32Array(most);
  }

  offer(key: number): void {
    const heap = this.#heap;
    if (this.#count < heap.length) {
      heap[this.#count++] = key;
      if (this.#count === heap.length) {
        // Sorted upwards is a heap with the least on top.
        heap.sort();
        this.least = heap[0] as number;
      }
      return;
    }
    if (key <= this.least) return;
    const size = heap.length;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      if (child + 1 < size && (heap[child + 1] as number) < (heap[child] as number)) child += 1;
      if ((heap[child] as number) >= key) break;
      heap[hole] = heap[child] as number;
      hole = child;
    }
    heap[hole] = key;
    this.least = heap[0] as number;
  }

  /** Greatest first. */
  inOrder(): Uint32Array {
    return this.#heap.slice(0, this.#count).sort().reverse();
  }
}

/** The lowest bits of a key: the place in an order, counted from the end so that the first is greatest. */
export function keyOf(steps: number, place: number): number {
  return steps * MOST_PLACES + (MOST_PLACES - 1 - place);
}

export function placeOfKey(key: number): number {
  return MOST_PLACES - 1 - (key & (MOST_PLACES - 1));
}

export function stepsOfKey(key: number): number {
  return key >>> 20;
}

/** Facet counts by the values of the contract; zero counts left out. */
export function named(counts: Counts, codes: Dictionaries): Record<Facet, Map<string, number>> {
  const group = codes.group.values;
  const province = codes.province.values;
  return {
    stars: pick(counts.stars, (n) => (n === 0 ? '' : String(n))),
    group: pick(counts.group, (n) => group[n] ?? ''),
    set: pick(counts.set, String),
    province: pick(counts.province, (n) => province[n] ?? ''),
    producerKind: pick(counts.producerKind, (n) => PRODUCER_KINDS[n] ?? ''),
    state: pick(counts.state, (n) => STATES[n] ?? ''),
    price: pick(counts.price, (n) => PRICE_BANDS[n]?.id ?? ''),
    story: pick(counts.story, (n) => (n === 1 ? 'true' : '')),
  };
}

function pick(table: Uint32Array, name: (number: number) => string): Map<string, number> {
  const found = new Map<string, number>();
  for (let n = 0; n < table.length; n += 1) {
    const value = table[n] as number;
    if (value === 0) continue;
    const text = name(n);
    if (text !== '') found.set(text, value);
  }
  return found;
}
