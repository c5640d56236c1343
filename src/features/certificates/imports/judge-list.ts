import type { ListRow } from '../decision-list/list.ts';
import { producerKey, productKey } from './names.ts';
import {
  type Choice,
  type Judged,
  type Judgement,
  JUDGEMENTS,
  judgeRow,
  type ListContext,
} from './judge.ts';
import type { RegisterIndex } from './register-index.ts';

/** What came of a list: `rows` is the sum of the seven judgements. */
export type Counts = Readonly<Record<Judgement, number>> & {
  readonly rows: number;
  readonly leftOut: number;
  readonly skippedLines: number;
  readonly matchedProducts: number;
  readonly newProducts: number;
  readonly newProducers: number;
};

/**
 * Judges the rows of a list one after the other; a generator, so that whoever drives it may let others work in between.
 * Two rows for one product are a problem of the later one.
 * @param choices by row number
 */
export function* judging(
  rows: readonly ListRow[],
  index: RegisterIndex,
  context: ListContext,
  choices: ReadonlyMap<number, Choice>,
): Generator<Judged, void, void> {
  const seen = new Map<string, number>();
  for (const row of rows) {
    const choice = choices.get(row.row) ?? {};
    const judged = judgeRow(row, index, context, choice);
    const key = identity(row, judged);
    const first = key === null ? undefined : seen.get(key);
    if (first === undefined) {
      if (key !== null) seen.set(key, row.row);
      yield judged;
    } else if (judged.judgement === 'problem') {
      yield judged;
    } else {
      yield {
        ...judged,
        judgement: 'problem',
        why: null,
        problem: {
          code: 'twice-in-list',
          cell: row.cells.name?.address ?? '',
          value: row.name,
          facts: { row: first },
        },
      };
    }
  }
}

/** What makes two rows one product; null for rows that are left out or not clear yet. */
function identity(row: ListRow, judged: Judged): string | null {
  if (judged.leftOut || row.name === '') return null;
  if (judged.product.id !== null) return `#${judged.product.id}`;
  const producer =
    judged.producer.id === null ? producerKey(row.producer) : `#${judged.producer.id}`;
  const place = judged.place.communeCode ?? row.address;
  return [productKey(row.name), producer, judged.place.provinceCode ?? '', place].join('\n');
}

/** A producer that does not exist yet, as the judgement knows it; rows with the same key become one producer. */
export function newProducerKey(row: ListRow, judged: Judged): string {
  return [producerKey(row.producer), judged.place.provinceCode, judged.place.communeCode].join(
    '\n',
  );
}

export function countsOf(
  rows: readonly ListRow[],
  judged: readonly Judged[],
  skippedLines: number,
): Counts {
  const counts = Object.fromEntries(JUDGEMENTS.map((name) => [name, 0])) as Record<
    Judgement,
    number
  >;
  const newProducers = new Set<string>();
  let leftOut = 0;
  let matchedProducts = 0;
  let newProducts = 0;
  judged.forEach((one, i) => {
    counts[one.judgement] += 1;
    if (one.leftOut) leftOut += 1;
    else if (one.product.id !== null) matchedProducts += 1;
    else if (one.judgement === 'recognise') newProducts += 1;
    const row = rows[i];
    if (row && one.judgement === 'recognise' && one.producer.how === 'new') {
      newProducers.add(newProducerKey(row, one));
    }
  });
  return {
    ...counts,
    rows: judged.length,
    leftOut,
    skippedLines,
    matchedProducts,
    newProducts,
    newProducers: newProducers.size,
  };
}

/** What an officer saw of a row: when it differs at the moment of applying, nothing is applied. */
export function seenOf(judged: Judged): string {
  return [
    judged.leftOut ? 'left-out' : judged.judgement,
    judged.why ?? '',
    judged.problem?.code ?? '',
    judged.stars ?? '',
    judged.number,
    judged.decidedOn ?? '',
    judged.product.id ?? judged.product.how,
    judged.producer.id ?? judged.producer.how,
    judged.certificateId ?? '',
    judged.place.provinceCode ?? '',
    judged.place.communeCode ?? '',
  ].join('|');
}
