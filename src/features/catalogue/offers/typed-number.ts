/**
 * A whole number as people type amounts: `125000`, `125.000`, `125,000`, `125 000 ₫`. A dot or comma only between groups
 * of three digits: what could be a decimal is no whole number.
 * @returns NaN for what is none
 */
export function typedNumber(text: string): number {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/(?:₫|đ|vnđ|vnd|đồng)$/i, '');
  if (/^\d{1,15}$/.test(plain)) return Number(plain);
  if (/^\d{1,3}(?:\.\d{3})+$/.test(plain) || /^\d{1,3}(?:,\d{3})+$/.test(plain))
    return Number(plain.replace(/[.,]/g, ''));
  return Number.NaN;
}

/** The same, with null for an empty field. */
export function typedNumberOrNull(text: string): number | null {
  return text.trim() === '' ? null : typedNumber(text);
}

/** `15/05`, `15-5` or `15.5` (day first) as `05-15`; null when empty, the text itself when it is no such day. */
export function typedMonthDay(text: string): string | null {
  const plain = text.trim();
  if (plain === '') return null;
  const [, day = '', month = ''] = /^(\d{1,2})[/.\- ](\d{1,2})$/.exec(plain) ?? [];
  return day === '' ? plain : `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
