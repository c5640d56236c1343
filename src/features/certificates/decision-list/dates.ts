import { parseDay } from '#src/base/day.ts';
import { fold } from '#src/base/fold.ts';
import { cleaned } from './clean.ts';

const NUMBERS = String.raw`(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})(?!\d)`;
const WORDED = String.raw`(?:ngay\s*)?(\d{1,2})\s*thang\s*(\d{1,2})\s*,?\s*nam\s*(\d{4})`;
const ISO = String.raw`(\d{4})-(\d{2})-(\d{2})`;
const ANY = new RegExp(`${WORDED}|${ISO}|${NUMBERS}`);

/** The first day in a text, day before month as in Việt Nam, as `YYYY-MM-DD`; null where there is none or it never was. */
export function dayIn(text: string): string | null {
  const match = ANY.exec(fold(cleaned(text)));
  if (!match) return null;
  const [, d1, m1, y1, y2, m2, d2, d3, m3, y3] = match;
  const year = y1 ?? y2 ?? y3 ?? '';
  const full = year.length === 2 ? `20${year}` : year;
  const month = (m1 ?? m2 ?? m3 ?? '').padStart(2, '0');
  return parseDay(`${full}-${month}-${(d1 ?? d2 ?? d3 ?? '').padStart(2, '0')}`);
}

const NUMBER =
  /(?<![\p{L}\p{N}])(\d{1,5}[a-z]?)\s*\/\s*(?:(?:19|20)\d{2}\s*\/\s*)?((?:Q[ĐD]|NQ)\s*[-–]\s*[\p{L}\d&.-]*[\p{L}\d])/iu;

/** The number of a decision, `86/QĐ-UBND`; '' where none is named. The Prime Minister's are legal bases, not decisions of recognition. */
export function decisionNumberIn(text: string): string {
  const match = NUMBER.exec(cleaned(text));
  if (!match) return '';
  const body = (match[2] ?? '')
    .toUpperCase()
    .replace(/\s/g, '')
    .replace('–', '-')
    .replace(/^QD/, 'QĐ');
  return /TTG/.test(body) ? '' : `${match[1]}/${body}`;
}

/** Every decision number of a text with the day that follows it. */
export function decisionsIn(text: string): { number: string; decidedOn: string | null }[] {
  const all = cleaned(text);
  const found: { number: string; decidedOn: string | null }[] = [];
  for (const match of all.matchAll(new RegExp(NUMBER.source, 'giu'))) {
    const number = decisionNumberIn(match[0]);
    const before = fold(all.slice(Math.max(0, match.index - 60), match.index));
    if (number === '' || /can cu[^.;]*$/.test(before)) continue;
    const after = all.slice(match.index + match[0].length, match.index + match[0].length + 50);
    const day = /^[^;()]{0,14}?(?=\d|ng[aà]y)/iu.test(after) ? dayIn(after) : null;
    found.push({ number, decidedOn: day });
  }
  return found;
}
