import { fold } from '#src/base/fold.ts';
import type { Lang } from '#src/base/lang.ts';
import type { BulkField } from './bulk-values.ts';
import { monthDayText, readMonthDay } from './month-day-text.ts';
import { typedNumber } from './typed-number.ts';

/** What a sheet says for "none": made to order, no limit, all year. An empty cell keeps what there is. */
const NONE: Readonly<Record<Lang, string>> = { vi: 'không', en: 'none' };
const NONES: ReadonlySet<string> = new Set(['khong', 'none', 'dat lam', 'made to order']);
const STATES: Readonly<Record<'on-sale' | 'paused', Readonly<Record<Lang, string>>>> = {
  'on-sale': { vi: 'đang bán', en: 'on sale' },
  paused: { vi: 'tạm ngừng', en: 'paused' },
};
const PAUSED: ReadonlySet<string> = new Set(['tam ngung', 'ngung', 'paused', 'pause']);
const ON_SALE: ReadonlySet<string> = new Set(['dang ban', 'ban', 'on sale', 'on-sale']);
/** Fields that may be none. */
const CLEARED: ReadonlySet<BulkField> = new Set([
  ...(['stock', 'maxQuantity', 'seasonFrom', 'seasonTo'] as const),
]);

/** A value as our files write it, so that reading it back gives the same. */
export function sheetCell(
  field: BulkField,
  value: string | number | null,
  lang: Lang,
): string | number {
  if (value === null) return NONE[lang];
  if (field === 'state') return STATES[value as 'paused'][lang];
  if (field === 'seasonFrom' || field === 'seasonTo') return monthDayText(String(value), lang);
  return value;
}

/** `keep`: an empty cell. `wrong`: what stands there is no such value. */
export type ReadCell =
  | { readonly is: 'keep' }
  | { readonly is: 'wrong' }
  | { readonly is: 'value'; readonly value: string | number | null };

/**
 * What a cell of a sheet says, in either language and as spreadsheets rewrite it.
 * @param decimalComma a comma stands before decimals, never between thousands: numbers of a workbook are read so
 */
export function readSheetCell(field: BulkField, text: string, decimalComma = false): ReadCell {
  const plain = fold(text.replace(/^'/, '')).trim();
  if (plain === '') return { is: 'keep' };
  if (NONES.has(plain)) return CLEARED.has(field) ? { is: 'value', value: null } : { is: 'wrong' };
  if (field === 'state') {
    if (PAUSED.has(plain)) return { is: 'value', value: 'paused' };
    return ON_SALE.has(plain) ? { is: 'value', value: 'on-sale' } : { is: 'wrong' };
  }
  const value =
    field === 'seasonFrom' || field === 'seasonTo'
      ? readMonthDay(text)
      : sheetNumber(text, decimalComma);
  return value === null || Number.isNaN(value) ? { is: 'wrong' } : { is: 'value', value };
}

/** As {@link typedNumber}, and `125000.0`, `125000,00`, `1.25E+05` as spreadsheets save whole numbers. */
function sheetNumber(text: string, decimalComma: boolean): number {
  const plain = text.trim();
  const zeros = /^(\d{1,15})[.,]0{1,2}$/.exec(plain)?.[1];
  if (zeros !== undefined) return Number(zeros);
  if (/^\d(?:[.,]\d{1,14})?e\+?\d{1,2}$/i.test(plain)) {
    const value = Number(plain.replace(',', '.'));
    return Number.isSafeInteger(value) ? value : Number.NaN;
  }
  return decimalComma && plain.includes(',') ? Number.NaN : typedNumber(plain);
}
