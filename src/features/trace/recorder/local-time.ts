const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** An instant as a field for date and time takes it: `2026-11-22T10:05`, Việt Nam time. */
export function toLocalInput(instantMs: number): string {
  return new Date(instantMs + VIETNAM_OFFSET_MS).toISOString().slice(0, 16);
}

/** What such a field says, as milliseconds since 1970 UTC; null when it is no real date and time. */
export function fromLocalInput(text: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::\d{2})?$/.exec(text.trim());
  if (match === null) return null;
  const instant = Date.parse(`${match[1]}:00Z`) - VIETNAM_OFFSET_MS;
  return Number.isNaN(instant) || toLocalInput(instant) !== match[1] ? null : instant;
}

/** `10:05 22/11/2026` in Vietnamese, `22/11/2026, 10:05` in English, Việt Nam time. */
export function sayLocal(instantMs: number, lang: 'vi' | 'en'): string {
  const [date = '', time = ''] = toLocalInput(instantMs).split('T');
  const [y, m, d] = date.split('-');
  return lang === 'vi' ? `${time} ${d}/${m}/${y}` : `${d}/${m}/${y}, ${time}`;
}
