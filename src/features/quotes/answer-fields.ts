import { addDays, type Day } from '#src/base/day.ts';
import { QUOTE_LIMITS } from './quote-limits.ts';

/** A producer's answer as it was filled in. */
export interface QuoteAnswer {
  /** One for each line of the part. `unitPrice` null: the line is left out. đồng a piece, VAT included. */
  readonly lines: readonly {
    readonly lineId: number;
    readonly unitPrice: number | null;
    readonly quantity: number | null;
  }[];
  /** đồng for all. */
  readonly shipping: number;
  readonly leadDays: number;
  readonly validUntil: Day;
  readonly terms: string;
}

export type AnswerField =
  'lines' | 'price' | 'quantity' | 'shipping' | 'leadDays' | 'validUntil' | 'terms';

/** What is wrong with an answer; empty when nothing is. @param asked pieces asked for, by line */
export function answerFaults(
  answer: QuoteAnswer,
  asked: ReadonlyMap<number, number>,
  today: Day,
): readonly AnswerField[] {
  const { lines, shipping, leadDays, validUntil } = answer;
  const most = QUOTE_LIMITS;
  const whole = (value: number | null, from: number, to: number): boolean =>
    value !== null && Number.isSafeInteger(value) && value >= from && value <= to;
  const known =
    lines.length === asked.size &&
    new Set(lines.map(({ lineId }) => lineId)).size === lines.length &&
    lines.every(({ lineId }) => asked.has(lineId));
  const priced = lines.filter(({ unitPrice }) => unitPrice !== null);
  const checks: [AnswerField, boolean][] = [
    ['lines', known && priced.length > 0],
    ['price', priced.every(({ unitPrice }) => whole(unitPrice, 1, most.price))],
    [
      'quantity',
      priced.every(({ lineId, quantity }) => whole(quantity, 1, asked.get(lineId) ?? 0)),
    ],
    ['shipping', whole(shipping, 0, most.price)],
    ['leadDays', whole(leadDays, 0, most.leadDays)],
    ['validUntil', validUntil >= today && validUntil <= addDays(today, most.mostValidDays)],
    ['terms', answer.terms.length <= most.terms],
  ];
  return checks.filter(([, fine]) => !fine).map(([field]) => field);
}
