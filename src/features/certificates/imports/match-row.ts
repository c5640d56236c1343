import { productKey, producerKey } from './names.ts';
import { nearness, producerLikeness, THRESHOLDS } from './near.ts';
import type { RegisterIndex, RegisterProduct } from './register-index.ts';
import type { RowPlace } from './row-place.ts';

/** A product or producer of the register that a row may mean. */
export interface NearMatch {
  readonly id: number;
  readonly name: string;
  readonly producer: string | null;
  /** 0–100 */
  readonly score: number;
  readonly likely: boolean;
}

export interface ProductMatch {
  readonly product: RegisterProduct | null;
  readonly how: 'exact' | 'other-name' | 'new';
  /** Offered to choose from, best first; with `likely` ones a person has to choose. */
  readonly near: readonly NearMatch[];
}

export interface RowNames {
  readonly name: string;
  /** Empty where the list names none. */
  readonly producer: string;
}

const OFFERED = 5;
const LOOKED_AT = 25;

/** The product of the register that a row names: the same by name, producer and place; else new, with what is near. */
export function matchProduct(index: RegisterIndex, row: RowNames, place: RowPlace): ProductMatch {
  const key = productKey(row.name);
  const named = (index.byName.get(key) ?? []).filter((product) => inProvince(product, place));
  const graded = named.map((product) => ({ product, grade: gradeOf(row, product, place) }));
  for (const grade of ['same', 'same-place-only'] as const) {
    const found = graded.filter((one) => one.grade === grade).map(({ product }) => product);
    const exact = narrowed(found, place);
    if (exact !== null) {
      const how = productKey(exact.name) === key ? 'exact' : 'other-name';
      return { product: exact, how, near: [] };
    }
    if (found.length > 1)
      return { product: null, how: 'new', near: offer(row, found, place, true) };
  }
  const others = index.alike(row.name, place.provinceCode, LOOKED_AT);
  const near = offer(row, [...new Set([...named, ...others])], place, false);
  return { product: null, how: 'new', near };
}

function inProvince(
  product: { readonly provinceCode: string },
  place: Pick<RowPlace, 'provinceCode'>,
): boolean {
  return place.provinceCode === null || product.provinceCode === place.provinceCode;
}

/** Null when one of the two communes is not known. */
function sameCommune(
  thing: { readonly communeCode: string | null },
  place: RowPlace,
): boolean | null {
  if (thing.communeCode === null || place.communeCodes.length === 0) return null;
  return place.communeCodes.includes(thing.communeCode);
}

type Grade = 'same' | 'same-place-only' | 'other';

function gradeOf(row: RowNames, product: RegisterProduct, place: RowPlace): Grade {
  const commune = sameCommune(product, place);
  const names = [product.producerName ?? '', ...product.otherProducers].filter(Boolean);
  if (row.producer !== '' && names.length > 0) {
    const same = names.some((name) => producerKey(name) === producerKey(row.producer));
    return same && commune !== false ? 'same' : 'other';
  }
  // One side names no producer: only the commune tells.
  return commune === true ? 'same-place-only' : 'other';
}

/** The only one, or the only one in the commune. */
function narrowed(found: readonly RegisterProduct[], place: RowPlace): RegisterProduct | null {
  if (found.length === 1) return found[0] ?? null;
  const here = found.filter((product) => sameCommune(product, place) === true);
  return here.length === 1 ? (here[0] ?? null) : null;
}

function offer(
  row: RowNames,
  products: readonly RegisterProduct[],
  place: RowPlace,
  all: boolean,
): NearMatch[] {
  return products
    .map((product): NearMatch => {
      const { score, likely } = nearness(
        { name: row.name, producer: row.producer || null },
        product.producerName === null
          ? { name: product.name, producer: null }
          : { name: product.name, producer: product.producerName },
        sameCommune(product, place),
      );
      return {
        id: product.id,
        name: product.name,
        producer: product.producerName,
        score,
        likely: likely || all,
      };
    })
    .filter((one) => one.likely || one.score >= THRESHOLDS.shown * 100)
    .sort((a, b) => Number(b.likely) - Number(a.likely) || b.score - a.score || a.id - b.id)
    .slice(0, OFFERED);
}

export interface ProducerMatch {
  readonly id: number | null;
  readonly how: 'exact' | 'new' | 'none';
  readonly near: readonly NearMatch[];
}

/** The producer of a product that is new: the same by name and place, else new, with what is near. */
export function matchProducer(index: RegisterIndex, name: string, place: RowPlace): ProducerMatch {
  if (name === '') return { id: null, how: 'none', near: [] };
  const same = (index.producersByKey.get(producerKey(name)) ?? []).filter(
    (producer) => inProvince(producer, place) && sameCommune(producer, place) !== false,
  );
  const here = same.filter((producer) => sameCommune(producer, place) === true);
  const one = same.length === 1 ? same[0] : here.length === 1 ? here[0] : undefined;
  if (one !== undefined) return { id: one.id, how: 'exact', near: [] };
  const others = same.length > 0 ? same : index.alikeProducers(name, place.provinceCode, LOOKED_AT);
  const near = others
    .map((producer): NearMatch => {
      const likeness = producerLikeness(name, producer.name) ?? 0;
      const commune = sameCommune(producer, place);
      return {
        id: producer.id,
        name: producer.name,
        producer: null,
        score: Math.round(likeness * 100),
        likely: same.length > 1 || (commune !== false && likeness >= (commune ? 0.8 : 0.9)),
      };
    })
    .filter((match) => match.likely || match.score >= THRESHOLDS.sameProducer * 100)
    .sort((a, b) => Number(b.likely) - Number(a.likely) || b.score - a.score || a.id - b.id)
    .slice(0, OFFERED);
  return { id: null, how: 'new', near };
}
