import { addDays, type Day } from '#src/base/day.ts';
import type { DeskLine } from './desk-line.ts';
import type { RenewalLine } from './renewal-list.ts';

const BYTES_PER_LINE = 73;

/**
 * The last day of each certificate and the day its window opens as whole-day events (RFC 5545): for the calendar an
 * officer already uses. The same event keeps its identifier, so importing it again moves it instead of doubling it.
 * @param now milliseconds since 1970 UTC
 */
export function renewalCalendar(
  lines: readonly RenewalLine[],
  facts: {
    readonly now: number;
    readonly host: string;
    readonly name: string;
    readonly ends: (line: DeskLine) => string;
    readonly opens: (line: DeskLine) => string;
  },
): string {
  const stamp = new Date(facts.now).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const event = (id: string, day: Day, summary: string): string[] => [
    'BEGIN:VEVENT',
    `UID:${id}@${facts.host}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${addDays(day, 1).replaceAll('-', '')}`,
    `SUMMARY:${escaped(summary)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
  const rows = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Moi Xa//Renewals//VI',
    `X-WR-CALNAME:${escaped(facts.name)}`,
    ...lines.flatMap(({ line, renewal }) => [
      ...event(`${line.code}-opens`, renewal.opens, facts.opens(line)),
      ...event(`${line.code}-ends`, renewal.expires, facts.ends(line)),
    ]),
    'END:VCALENDAR',
  ];
  return `${rows.map(folded).join('\r\n')}\r\n`;
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** Lines hold at most 75 bytes; a letter is never cut in two. */
function folded(row: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const letter of row) {
    const size = new TextEncoder().encode(letter).length;
    if (bytes + size > BYTES_PER_LINE) {
      parts.push(part);
      part = '';
      bytes = 0;
    }
    part += letter;
    bytes += size;
  }
  return [...parts, part].join('\r\n ');
}
