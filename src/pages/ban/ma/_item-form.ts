import type { ItemFacts } from '#src/features/trace/codes/item-facts.ts';
import { text } from './_producer.ts';

export function itemFactsOf(form: FormData): ItemFacts {
  const days = text(form, 'han-dung');
  return {
    ...{ label: text(form, 'quy-cach'), labelEn: text(form, 'quy-cach-en') },
    ...{ netContent: text(form, 'luong'), contentUnit: text(form, 'don-vi') },
    ...{ lotUnit: text(form, 'lo-tinh') || 'EA', shelfLifeDays: days === '' ? null : Number(days) },
  };
}

/** What the fields of an item show: typed before, else stored. */
export function itemValues(
  typed: FormData | null,
  stored: ItemFacts | null,
): (field: string) => string {
  const held: Readonly<Record<string, string>> = {
    'quy-cach': stored?.label ?? '',
    'quy-cach-en': stored?.labelEn ?? '',
    luong: stored?.netContent ?? '',
    'don-vi': stored?.contentUnit ?? '',
    'lo-tinh': stored?.lotUnit ?? 'EA',
    'han-dung': stored?.shelfLifeDays == null ? '' : String(stored.shelfLifeDays),
  };
  return (field) => (typed === null ? (held[field] ?? '') : String(typed.get(field) ?? ''));
}
