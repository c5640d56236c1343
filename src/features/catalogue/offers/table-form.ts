import { BULK_FIELDS, type BulkField, type BulkValues, type SeenRow } from './bulk-values.ts';
import { changePrice, type Rounding, ROUNDINGS, typedPercent } from './change-price.ts';
import { readMonthDay } from './month-day-text.ts';
import { typedNumber, typedNumberOrNull } from './typed-number.ts';

/** Names of the fields of the table in a form; the number of the size follows: `gia-12`. */
export const FIELD_NAMES: Readonly<Record<BulkField, string>> = {
  price: 'gia',
  stock: 'ton',
  state: 'ban',
  seasonFrom: 'tu',
  seasonTo: 'den',
  minQuantity: 'it',
  maxQuantity: 'nhieu',
  leadDays: 'ngay',
};

/** How a value stands in its field. */
export function cellText(field: BulkField, value: string | number | null): string {
  if (value === null || Number.isNaN(value)) return '';
  if (field !== 'seasonFrom' && field !== 'seasonTo') return String(value);
  const [month = '', day = ''] = String(value).split('-');
  return `${day}/${month}`;
}

/** What was typed into a field as a value: NaN or the text itself for what is none. */
export function cellValue(field: BulkField, text: string): string | number | null {
  switch (field) {
    case 'stock':
    case 'maxQuantity':
      return typedNumberOrNull(text);
    case 'seasonFrom':
    case 'seasonTo':
      return text.trim() === '' ? null : (readMonthDay(text) ?? text.trim());
    case 'state':
      return text;
    default:
      return typedNumber(text);
  }
}

/** Everything typed for a size; what the form leaves out was not changed. */
export function typedRow(form: FormData, id: number): Partial<BulkValues> {
  return Object.fromEntries(
    BULK_FIELDS.flatMap((field) => {
      const text = form.get(`${FIELD_NAMES[field]}-${id}`);
      return typeof text === 'string' ? [[field, cellValue(field, text)]] : [];
    }),
  );
}

/** What is to be done to the chosen rows. */
export type ChosenChange =
  | { readonly kind: 'price'; readonly of: (price: number) => number }
  | { readonly kind: 'field'; readonly field: BulkField; readonly text: string };

/** Reads the tools above the table; null for what is no change. */
export function chosenChange(form: FormData): ChosenChange | null {
  const text = (name: string): string => String(form.get(name) ?? '');
  const what = text('doi-gi');
  const value = text('doi-bao');
  if (what === 'phan-tram' || what === 'dong') {
    const sign = text('doi-dau') === 'giam' ? -1 : 1;
    const round: Rounding = ROUNDINGS.find((one) => String(one) === text('doi-tron')) ?? 1;
    const amount = what === 'dong' ? typedNumber(value.replace(/^[-+−]/, '')) : typedPercent(value);
    if (amount === null || !Number.isFinite(amount)) return null;
    const by = Math.abs(amount) * (/^[-−]/.test(value.trim()) ? -1 : 1) * sign;
    return {
      kind: 'price',
      of: (price) =>
        changePrice(
          price,
          what === 'dong' ? { kind: 'amount', dong: by } : { kind: 'percent', bp: by },
          round,
        ),
    };
  }
  const field = BULK_FIELDS.find((one) => FIELD_NAMES[one] === what);
  return field === undefined ? null : { kind: 'field', field, text: value };
}

/** The sizes whose box is ticked. */
export function chosenIds(form: FormData): ReadonlySet<number> {
  return new Set(form.getAll('chon').map(Number));
}

/** The text of a field after the change of the chosen rows. */
export function changedText(
  change: ChosenChange,
  seen: SeenRow,
  typed: FormData,
): [string, string] {
  const { id } = seen;
  if (change.kind === 'field') {
    const text =
      change.field === 'state' && change.text !== 'paused' && change.text !== 'on-sale'
        ? /ng[uừ]ng|pause/i.test(change.text)
          ? 'paused'
          : 'on-sale'
        : change.text;
    return [`${FIELD_NAMES[change.field]}-${id}`, text];
  }
  const name = `gia-${id}`;
  const now = typedNumber(String(typed.get(name) ?? seen.price));
  return [name, Number.isNaN(now) ? String(typed.get(name)) : String(change.of(now))];
}
