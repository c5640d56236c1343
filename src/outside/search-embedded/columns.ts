import { type Day, toNumber } from '#src/base/day.ts';
import { STATES } from '#src/features/certificates/standing.ts';
import {
  PRICE_BANDS,
  PRODUCER_KINDS,
  type SearchDoc,
  type Sort,
} from '#src/features/search/contract.ts';
import { Ints } from './ints.ts';

/** Strings as small numbers. */
export class Codes {
  readonly values: string[] = [];
  readonly #numbers = new Map<string, number>();

  of(value: string): number {
    let number = this.#numbers.get(value);
    if (number === undefined) {
      number = this.values.push(value) - 1;
      this.#numbers.set(value, number);
    }
    return number;
  }

  find(value: string): number {
    return this.#numbers.get(value) ?? -1;
  }
}

/** Dictionaries shared by all parts of an index. */
export interface Dictionaries {
  readonly province: Codes;
  readonly oldProvince: Codes;
  readonly commune: Codes;
  readonly producer: Codes;
  readonly group: Codes;
  /** Greatest number of a set so far. */
  lastSet: number;
}

export function dictionaries(): Dictionaries {
  return {
    province: new Codes(),
    oldProvince: new Codes(),
    commune: new Codes(),
    producer: new Codes(),
    group: new Codes(),
    lastSet: 0,
  };
}

/** No more documents than this in one segment: a place in an order is kept in 20 bits. */
export const MOST_PLACES = 1 << 20;
const LAST_PRICE = 2 ** 32;
const STARS = Uint8Array.of(0, 0, 0, 1, 2, 3);
const KEPT_DAYS = 4;
const STANDING = STATES.map((state) =>
  Math.max(0, ['unknown', 'held-over', 'valid'].indexOf(state) + 1),
);

/**
 * Facts that few values are possible of, packed into one number: stars 3 bits, state 3, kind of producer 3, price
 * band 3, story 1, group 6.
 */
export const PACKED = {
  stars: { shift: 0, mask: 7 },
  state: { shift: 3, mask: 7 },
  producerKind: { shift: 6, mask: 7 },
  price: { shift: 9, mask: 7 },
  story: { shift: 12, mask: 1 },
  group: { shift: 13, mask: 63 },
} as const;
const PACKED_SIZE = 1 << 19;
const NONE = STATES.indexOf('none') << PACKED.state.shift;

/** An order of all documents of a segment. */
export interface Order {
  /** Position by place, the first first. */
  readonly at: Uint32Array;
  /** Place by position. */
  readonly placeOf: Uint32Array;
}

/** What a day makes of the documents of a segment. */
export class DayColumns {
  /** Stars that were awarded, whatever has become of them. */
  readonly awarded: Uint8Array;
  /** Of each document, which of {@link mixes} it has. */
  readonly mix: Uint16Array;
  /** The combinations of {@link PACKED} facts that occur. */
  readonly mixes: Int32Array;
  readonly #columns: Columns;
  readonly #orders = new Map<Sort, Order>();

  constructor(columns: Columns, awarded: Uint8Array, mix: Uint16Array, mixes: Int32Array) {
    this.#columns = columns;
    this.awarded = awarded;
    this.mix = mix;
    this.mixes = mixes;
  }

  /** What a document weighs in an order before its name decides; greater first. */
  weigh(at: number, sort: Sort): number {
    if (sort === 'ten') return 0;
    const { recognised, price } = this.#columns;
    if (sort === 'moi') return recognised[at] as number;
    if (sort === 'gia-tang' || sort === 'gia-giam') {
      const asked = price[at] as number;
      if (Number.isNaN(asked)) return 0;
      return sort === 'gia-tang' ? LAST_PRICE - asked : asked + 1;
    }
    const facts = this.mixes[this.mix[at] as number] as number;
    const stars = STARS[facts & 7] as number;
    const standing = STANDING[(facts >> PACKED.state.shift) & 7] as number;
    const story = (facts >> PACKED.story.shift) & 1;
    const badge = sort === 'sao' ? stars * 4 + standing : standing * 4 + stars;
    return (badge * 2 + story) * 65_536 + (recognised[at] as number);
  }

  /** All documents in an order, equal ones by name; worked out once. */
  order(sort: Sort): Order {
    const known = this.#orders.get(sort);
    if (known) return known;
    const size = this.mix.length;
    const keys = new Float64Array(size);
    for (let at = 0; at < size; at += 1) {
      keys[at] = this.weigh(at, sort) * MOST_PLACES + (MOST_PLACES - 1 - at);
    }
    keys.sort();
    const order: Order = {
      at: new Uint32Array(size),
      placeOf: new Uint32Array(size),
    };
    for (let i = 0; i < size; i += 1) {
      const key = keys[size - 1 - i] as number;
      const at = MOST_PLACES - 1 - (key - Math.floor(key / MOST_PLACES) * MOST_PLACES);
      order.at[i] = at;
      order.placeOf[at] = i;
    }
    this.#orders.set(sort, order);
    return order;
  }
}

/** Position of the band of a price; the last is "ask". */
export function priceBand(price: number | null): number {
  if (price === null) return PRICE_BANDS.length - 1;
  return PRICE_BANDS.findIndex(
    ({ from, to }) => from !== null && to !== null && price >= from && price < to,
  );
}

/** Facts of the documents as typed arrays. */
export class Columns {
  readonly province: Uint16Array;
  readonly oldProvince: Uint16Array;
  readonly commune: Uint16Array;
  readonly producer: Int32Array;
  readonly set: Uint16Array;
  readonly price: Float64Array;
  readonly recognised: Uint16Array;
  /** {@link PACKED} facts that no day changes. */
  readonly #fixed: Int32Array;
  /** Timelines one after another: first days, and {@link PACKED} stars and state with the awarded stars above. */
  readonly #from: Ints;
  readonly #facts: Ints;
  readonly #start: Int32Array;
  readonly #days = new Map<Day, DayColumns>();
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
    this.province = new Uint16Array(size);
    this.oldProvince = new Uint16Array(size);
    this.commune = new Uint16Array(size);
    this.producer = new Int32Array(size);
    this.set = new Uint16Array(size);
    this.price = new Float64Array(size);
    this.recognised = new Uint16Array(size);
    this.#fixed = new Int32Array(size);
    this.#from = new Ints(size * 3 + 8);
    this.#facts = new Ints(size * 3 + 8);
    this.#start = new Int32Array(size + 1);
  }

  /** Documents come in order, each once. */
  add(at: number, doc: SearchDoc, codes: Dictionaries): void {
    this.province[at] = codes.province.of(doc.province.code);
    this.oldProvince[at] = codes.oldProvince.of(doc.oldProvinceCode ?? '');
    this.commune[at] = codes.commune.of(doc.commune?.code ?? '');
    this.producer[at] = codes.producer.of(doc.producer?.slug ?? '');
    this.set[at] = doc.set.no;
    if (doc.set.no > codes.lastSet) codes.lastSet = doc.set.no;
    this.price[at] = doc.price ?? Number.NaN;
    this.recognised[at] = Math.max(0, Math.min(65_535, doc.recognised));
    this.#fixed[at] =
      (PRODUCER_KINDS.indexOf(doc.producer?.kind ?? 'unknown') << PACKED.producerKind.shift) |
      ((priceBand(doc.price) & 7) << PACKED.price.shift) |
      ((doc.story === null ? 0 : 1) << PACKED.story.shift) |
      (codes.group.of(doc.group.code) << PACKED.group.shift);
    for (const segment of doc.timeline) {
      this.#from.push(segment.from);
      this.#facts.push(
        segment.stars | (STATES.indexOf(segment.state) << 3) | (segment.awarded << 6),
      );
    }
    this.#start[at + 1] = this.#from.length;
  }

  /** The documents on a day; worked out once, a few days are kept. */
  on(day: Day): DayColumns {
    const known = this.#days.get(day);
    if (known) return known;
    const size = this.#size;
    const awarded = new Uint8Array(size);
    const mix = new Uint16Array(size);
    const numberOf = new Uint16Array(PACKED_SIZE);
    const mixes: number[] = [];
    const from = this.#from.data;
    const facts = this.#facts.data;
    const start = this.#start;
    const fixed = this.#fixed;
    const number = toNumber(day);
    for (let at = 0; at < size; at += 1) {
      const first = start[at] as number;
      const end = start[at + 1] as number;
      let packed = (fixed[at] as number) | NONE;
      if (first < end) {
        let found = first;
        while (found + 1 < end && (from[found + 1] as number) <= number) found += 1;
        const here = facts[found] as number;
        packed = (fixed[at] as number) | (here & 63);
        awarded[at] = here >> 6;
      }
      let which = numberOf[packed] as number;
      if (which === 0) numberOf[packed] = which = mixes.push(packed);
      mix[at] = which - 1;
    }
    const made = new DayColumns(this, awarded, mix, Int32Array.from(mixes));
    if (this.#days.size >= KEPT_DAYS) {
      const oldest = this.#days.keys().next().value;
      if (oldest !== undefined) this.#days.delete(oldest);
    }
    this.#days.set(day, made);
    return made;
  }

  /** Days worked out so far, the latest last. */
  get days(): readonly Day[] {
    return [...this.#days.keys()];
  }
}
