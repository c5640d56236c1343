import { type Day, toNumber } from '#src/base/day.ts';
import { STATES } from '#src/features/certificates/standing.ts';
import { PRICE_BANDS, PRODUCER_KINDS, type SearchDoc } from '#src/features/search/contract.ts';

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
}

export function dictionaries(): Dictionaries {
  return {
    province: new Codes(),
    oldProvince: new Codes(),
    commune: new Codes(),
    producer: new Codes(),
    group: new Codes(),
  };
}

/** What a day makes of the certificates: one number per document. */
export interface DayColumns {
  /** Index in STATES. */
  readonly state: Uint8Array;
  /** Stars a badge may show. */
  readonly stars: Uint8Array;
  /** Stars that were awarded, whatever has become of them. */
  readonly awarded: Uint8Array;
  /** valid 3, held-over 2, unknown 1, all others 0. */
  readonly standing: Uint8Array;
}

const KEPT_DAYS = 4;
const STANDING = STATES.map((state) =>
  Math.max(0, ['unknown', 'held-over', 'valid'].indexOf(state) + 1),
);

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
  readonly group: Uint8Array;
  readonly set: Uint16Array;
  readonly kind: Uint8Array;
  readonly price: Float64Array;
  readonly band: Uint8Array;
  readonly story: Uint8Array;
  readonly recognised: Uint16Array;
  readonly #from: number[] = [];
  readonly #state: number[] = [];
  readonly #stars: number[] = [];
  readonly #awarded: number[] = [];
  readonly #start: Int32Array;
  readonly #days = new Map<Day, DayColumns>();
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
    this.province = new Uint16Array(size);
    this.oldProvince = new Uint16Array(size);
    this.commune = new Uint16Array(size);
    this.producer = new Int32Array(size);
    this.group = new Uint8Array(size);
    this.set = new Uint16Array(size);
    this.kind = new Uint8Array(size);
    this.price = new Float64Array(size);
    this.band = new Uint8Array(size);
    this.story = new Uint8Array(size);
    this.recognised = new Uint16Array(size);
    this.#start = new Int32Array(size + 1);
  }

  /** Documents come in order, each once. */
  add(at: number, doc: SearchDoc, codes: Dictionaries): void {
    this.province[at] = codes.province.of(doc.province.code);
    this.oldProvince[at] = codes.oldProvince.of(doc.oldProvinceCode ?? '');
    this.commune[at] = codes.commune.of(doc.commune?.code ?? '');
    this.producer[at] = codes.producer.of(doc.producer?.slug ?? '');
    this.group[at] = codes.group.of(doc.group.code);
    this.set[at] = doc.set.no;
    this.kind[at] = PRODUCER_KINDS.indexOf(doc.producer?.kind ?? 'unknown');
    this.price[at] = doc.price ?? Number.NaN;
    this.band[at] = priceBand(doc.price);
    this.story[at] = doc.story === null ? 0 : 1;
    this.recognised[at] = Math.max(0, Math.min(65_535, doc.recognised));
    for (const segment of doc.timeline) {
      this.#from.push(segment.from);
      this.#state.push(STATES.indexOf(segment.state));
      this.#stars.push(segment.stars);
      this.#awarded.push(segment.awarded);
    }
    this.#start[at + 1] = this.#from.length;
  }

  /** Standing of every document on a day; worked out once, a few days are kept. */
  on(day: Day): DayColumns {
    const known = this.#days.get(day);
    if (known) return known;
    const size = this.#size;
    const made: DayColumns = {
      state: new Uint8Array(size).fill(STATES.indexOf('none')),
      stars: new Uint8Array(size),
      awarded: new Uint8Array(size),
      standing: new Uint8Array(size),
    };
    const number = toNumber(day);
    for (let at = 0; at < size; at += 1) {
      const first = this.#start[at] ?? 0;
      const end = this.#start[at + 1] ?? 0;
      if (first === end) continue;
      let found = first;
      while (found + 1 < end && (this.#from[found + 1] ?? 0) <= number) found += 1;
      const state = this.#state[found] ?? 0;
      made.state[at] = state;
      made.stars[at] = this.#stars[found] ?? 0;
      made.awarded[at] = this.#awarded[found] ?? 0;
      made.standing[at] = STANDING[state] ?? 0;
    }
    if (this.#days.size >= KEPT_DAYS) {
      const oldest = this.#days.keys().next().value;
      if (oldest !== undefined) this.#days.delete(oldest);
    }
    this.#days.set(day, made);
    return made;
  }
}
