import type { Day } from '#src/base/day.ts';
import type { PlaceIndex } from '#src/features/places/match-place.ts';
import type { CriteriaVersionId } from '../criteria-version.ts';
import { producerCore, producerKey, productKey, trigrams } from './names.ts';

/** A recognition in the register, as much as judging needs. */
export interface Award {
  readonly id: number;
  readonly stars: number | null;
  readonly decisionNo: string;
  readonly decidedOn: Day | null;
  readonly issuedFirst: Day | null;
  readonly issuedLast: Day | null;
  readonly evidence: 'decision' | 'council' | 'report';
  readonly criteriaVersion: CriteriaVersionId | null;
  readonly heldOverUntil: Day | null;
  readonly revokedOn: Day | null;
}

export interface RegisterProduct {
  readonly id: number;
  readonly name: string;
  /** Other spellings, with those its certificates print. */
  readonly otherNames: readonly string[];
  readonly producerId: number | null;
  readonly producerName: string | null;
  /** As certificates print the producer, where that differs. */
  readonly otherProducers: readonly string[];
  readonly provinceCode: string;
  readonly communeCode: string | null;
  readonly awards: readonly Award[];
}

export interface RegisterProducer {
  readonly id: number;
  readonly name: string;
  readonly provinceCode: string;
  readonly communeCode: string | null;
}

/** The register made ready for judging many rows: built once, asked for each row. */
export interface RegisterIndex {
  readonly byId: ReadonlyMap<number, RegisterProduct>;
  readonly byName: ReadonlyMap<string, readonly RegisterProduct[]>;
  readonly producersByKey: ReadonlyMap<string, readonly RegisterProducer[]>;
  readonly producersById: ReadonlyMap<number, RegisterProducer>;
  readonly places: PlaceIndex;
  /** Today's provinces with the names of those they were made from. */
  readonly provinces: readonly { readonly code: string; readonly names: readonly string[] }[];
  isProvince(name: string): boolean;
  /** Products with names somewhat alike, of a province or of all; at most `most`, the most alike first. */
  alike(name: string, provinceCode: string | null, most: number): RegisterProduct[];
  /** The same for producers, by the part of their names that is their own. */
  alikeProducers(name: string, provinceCode: string | null, most: number): RegisterProducer[];
}

export function registerIndex(
  products: readonly RegisterProduct[],
  producers: readonly RegisterProducer[],
  places: PlaceIndex,
  provinces: RegisterIndex['provinces'],
  isProvince: (name: string) => boolean,
): RegisterIndex {
  const byName = new Map<string, RegisterProduct[]>();
  for (const product of products) {
    for (const key of new Set([product.name, ...product.otherNames].map(productKey))) {
      if (key !== '') push(byName, key, product);
    }
  }
  const producersByKey = new Map<string, RegisterProducer[]>();
  for (const producer of producers) push(producersByKey, producerKey(producer.name), producer);
  const alike = alikeAmong(products, (product) => productKey(product.name));
  const alikeProducers = alikeAmong(producers, (producer) => producerCore(producer.name));
  return {
    byId: new Map(products.map((product) => [product.id, product])),
    byName,
    producersByKey,
    producersById: new Map(producers.map((producer) => [producer.id, producer])),
    places,
    provinces,
    isProvince,
    alike: (name, province, most) => alike(productKey(name), province, most),
    alikeProducers: (name, province, most) => alikeProducers(producerCore(name), province, most),
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Trigrams that so many things share say little: skipped where a name has enough rarer ones. */
const COMMON = 600;
/** Dice's measure below which nothing is looked at. */
const FLOOR = 0.45;

interface Grams<T> {
  readonly items: readonly T[];
  readonly lengths: readonly number[];
  readonly postings: ReadonlyMap<string, number[]>;
  /** Room for counting, cleared after each question. */
  readonly counts: Uint16Array;
}

function alikeAmong<T extends { readonly provinceCode: string }>(
  all: readonly T[],
  keyOf: (item: T) => string,
): (key: string, provinceCode: string | null, most: number) => T[] {
  const grams = new Map<string | null, Grams<T>>();
  return (key, provinceCode, most) => {
    let index = grams.get(provinceCode);
    if (index === undefined) {
      const items =
        provinceCode === null ? all : all.filter((item) => item.provinceCode === provinceCode);
      index = gramsOf(items, keyOf);
      grams.set(provinceCode, index);
    }
    return alikeIn(index, key, most);
  };
}

function gramsOf<T>(items: readonly T[], keyOf: (item: T) => string): Grams<T> {
  const postings = new Map<string, number[]>();
  const lengths: number[] = [];
  items.forEach((item, at) => {
    const own = trigrams(keyOf(item));
    lengths.push(own.length);
    for (const gram of own) push(postings, gram, at);
  });
  return { items, lengths, postings, counts: new Uint16Array(items.length) };
}

function alikeIn<T>(index: Grams<T>, key: string, most: number): T[] {
  const own = trigrams(key);
  const lists = own
    .map((gram) => index.postings.get(gram) ?? [])
    .sort((a, b) => a.length - b.length);
  const { counts } = index;
  const touched: number[] = [];
  let used = 0;
  for (const list of lists) {
    if (list.length > COMMON && used >= Math.ceil(own.length * 0.6)) break;
    used += 1;
    for (const at of list) {
      if (counts[at] === 0) touched.push(at);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  const skipped = own.length - used;
  const found: { at: number; likeness: number }[] = [];
  for (const at of touched) {
    const shared = (counts[at] ?? 0) + skipped;
    counts[at] = 0;
    const likeness = (2 * shared) / (own.length + (index.lengths[at] ?? 0));
    if (likeness >= FLOOR) found.push({ at, likeness });
  }
  return found
    .sort((a, b) => b.likeness - a.likeness || a.at - b.at)
    .slice(0, most)
    .map(({ at }) => index.items[at])
    .filter((item) => item !== undefined);
}
