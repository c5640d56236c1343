import type { Lang } from '#src/base/lang.ts';

/** `88,5` in Vietnamese, `88.5` in English; at most two decimals, none where there is nothing to say. */
export function formatPoints(points: number, lang: Lang): string {
  const text = String(Math.round(points * 100) / 100);
  return lang === 'vi' ? text.replace('.', ',') : text;
}
