import { parseDay } from '#src/base/day.ts';
import { isBatchCode, isCset82 } from '#src/features/trace/gs1/charset.ts';
import type { LotInput } from './lot-input.ts';

/** Whether a code can be printed as AI 10. */
export const isLotCode = isBatchCode;

/** What was typed, made into a code that fits: `lô 2026/11a` → `LO-2026/11A`. May come out empty. */
export function lotCodeFrom(typed: string): string {
  const plain = typed
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'D')
    .toUpperCase()
    .trim()
    .replace(/\s+/g, '-');
  return [...plain].filter(isCset82).join('').slice(0, 20);
}

/** The next code for a day, `261122A`, `261122B`… that is not taken. @param day `YYYY-MM-DD` */
export function proposeLotCode(day: string, taken: readonly string[]): string {
  const stem = day.slice(2).replaceAll('-', '');
  const used = new Set(taken.map((code) => code.toUpperCase()));
  for (let at = 0; ; at += 1) {
    const code = stem + suffix(at);
    if (!used.has(code)) return code;
  }
}

function suffix(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : suffix(Math.floor(at / 26) - 1) + letter;
}

export type LotDates = Pick<LotInput, 'madeOn' | 'packedOn' | 'bestBefore' | 'expiresOn'>;
export type DateProblem =
  | { readonly problem: 'no-day' | 'in-the-future'; readonly field: keyof LotDates }
  | { readonly problem: 'order'; readonly field: keyof LotDates; readonly after: keyof LotDates };

/** Made, then packed, then best before, then expired; what is not known is left out. Null when all is well. */
export function dateProblem(dates: LotDates, today: string): DateProblem | null {
  const fields = ['madeOn', 'packedOn', 'bestBefore', 'expiresOn'] as const;
  let last: keyof LotDates | null = null;
  for (const field of fields) {
    const value = dates[field];
    if (value === null) continue;
    if (parseDay(value) === null) return { problem: 'no-day', field };
    if ((field === 'madeOn' || field === 'packedOn') && value > today) {
      return { problem: 'in-the-future', field };
    }
    if (last !== null && value < (dates[last] ?? '')) {
      return { problem: 'order', field, after: last };
    }
    last = field;
  }
  return null;
}
