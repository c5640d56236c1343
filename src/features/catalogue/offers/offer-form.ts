import { MOST_STEPS, type OfferInput } from './offer-input.ts';
import { typedMonthDay, typedNumber, typedNumberOrNull } from './typed-number.ts';

const text = (form: FormData, name: string): string => String(form.get(name) ?? '');

/** Lines for wholesale prices in the form, filled or not. */
export const STEP_LINES = Array.from({ length: MOST_STEPS }, (_, at) => at + 1);

/** The form of a size as typed; what is no number is NaN and refused by the command. */
export function readOfferForm(form: FormData): OfferInput {
  const number = (name: string): number => typedNumber(text(form, name));
  return {
    unitVi: text(form, 'quy-cach'),
    unitEn: text(form, 'quy-cach-en'),
    price: number('gia'),
    stock: typedNumberOrNull(text(form, 'ton')),
    weightGrams: number('khoi-luong'),
    minQuantity: number('it-nhat'),
    maxQuantity: typedNumberOrNull(text(form, 'nhieu-nhat')),
    leadDays: number('chuan-bi'),
    seasonFrom: typedMonthDay(text(form, 'mua-tu')),
    seasonTo: typedMonthDay(text(form, 'mua-den')),
    vatBp: number('thue'),
    steps: STEP_LINES.map((no) => ({
      from: text(form, `si-tu-${no}`),
      price: text(form, `si-gia-${no}`),
    }))
      .filter(({ from, price }) => from.trim() !== '' || price.trim() !== '')
      .map(({ from, price }) => ({ fromQuantity: typedNumber(from), price: typedNumber(price) })),
  };
}

/** Which field a refusal is about; null for none in particular. */
export function fieldOf(code: string, facts: object): string | null {
  if (code === 'offer-steps') {
    return 'at' in facts && Number.isFinite(facts.at) ? `si-${String(facts.at)}` : 'si';
  }
  return FIELDS[code] ?? null;
}

const FIELDS: Readonly<Record<string, string>> = {
  'offer-unit': 'quy-cach',
  'offer-same-unit': 'quy-cach',
  'offer-price': 'gia',
  'offer-stock': 'ton',
  'offer-stock-moved': 'ton',
  'offer-weight': 'khoi-luong',
  'offer-minimum': 'it-nhat',
  'offer-maximum': 'nhieu-nhat',
  'offer-lead': 'chuan-bi',
  'offer-season': 'mua',
  'offer-season-day': 'mua',
  'offer-vat': 'thue',
  'offer-many-steps': 'si',
};
