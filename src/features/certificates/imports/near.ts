import { type Likeness, likeness, producerCore, producerKey, trigramLikeness } from './names.ts';

/** How a row of a list and a product of the register compare by name. */
export interface Nearness {
  /** 0–100: for ordering what is offered. */
  readonly score: number;
  /** A person has to say whether it is the same one: most likely it is. */
  readonly likely: boolean;
}

/**
 * The thresholds, in one place. `likely` stops a row until somebody chooses; below it a product is new, and what is
 * merely near is shown beside it.
 */
export const THRESHOLDS = {
  /** Producers: letters of the own part of the name. */
  sameProducer: 0.72,
  /** The same name of the product, the producer merely alike. */
  likeProducer: 0.6,
  /** Names of products of one producer: letters alike even though words differ. */
  letters: 0.88,
  /** One name holds the other, with at most this share of letters more. */
  extra: 0.34,
  /** Shown at all. */
  shown: 0.55,
} as const;

export interface Named {
  readonly name: string;
  /** Null when the list or the register names none. */
  readonly producer: string | null;
}

/** How alike two producers are, 0–1; 1 when their keys are the same, null when one is not named. */
export function producerLikeness(a: string | null, b: string | null): number | null {
  if (!a || !b) return null;
  if (producerKey(a) === producerKey(b)) return 1;
  const [left, right] = [producerCore(a), producerCore(b)];
  if (left === '' || right === '') return trigramLikeness(producerKey(a), producerKey(b)) * 0.9;
  if (left === right) return 0.95;
  const holds = left.includes(right) || right.includes(left);
  const letters = trigramLikeness(left, right);
  const short = Math.min(left.length, right.length);
  return holds && short >= 6 ? Math.max(letters, 0.8) : letters;
}

/** Whether a name of a product is most likely another spelling of one of the same producer. */
function sameProduct(names: Likeness): boolean {
  if (names.letters >= THRESHOLDS.letters && (!names.differ || names.extra <= 0.12)) return true;
  return !names.differ && names.shared >= 0.99 && names.extra <= THRESHOLDS.extra;
}

/**
 * @param sameCommune true, false, or null when one of the two places is not known
 */
export function nearness(row: Named, product: Named, sameCommune: boolean | null): Nearness {
  const names = likeness(row.name, product.name);
  const sameName = names.letters === 1;
  const producers = producerLikeness(row.producer, product.producer);
  const score = Math.round(
    100 *
      (0.62 * Math.max(names.letters, names.differ ? 0 : names.shared * (1 - names.extra)) +
        0.3 * (producers ?? 0.5) +
        (sameCommune === true ? 0.08 : sameCommune === null ? 0.04 : 0)),
  );
  if (producers === null) return { score, likely: sameName && sameCommune !== false };
  if (sameName) {
    const needed = sameCommune === true ? THRESHOLDS.likeProducer : THRESHOLDS.sameProducer;
    return { score, likely: producers >= needed };
  }
  const needed = sameCommune === false ? 1 : THRESHOLDS.sameProducer;
  return { score: Math.min(99, score), likely: producers >= needed && sameProduct(names) };
}
