/** `2029-08-05` in its parts, with and without leading zeros. */
export function dayParts(day: string): {
  y: string;
  m: string;
  d: string;
  month: number;
  date: number;
} {
  const [y = '', m = '', d = ''] = day.split('-');
  return { y, m, d, month: Number(m), date: Number(d) };
}

/** 1234.5 as `1.234,5` or `1,234.5`; at most three decimals. */
export function grouped(value: number, thousands: string, point: string): string {
  const rounded = Math.round(value * 1000) / 1000;
  const [whole = '', part] = String(Math.abs(rounded)).split('.');
  const sign = rounded < 0 ? '−' : '';
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return sign + groups + (part === undefined ? '' : point + part);
}
