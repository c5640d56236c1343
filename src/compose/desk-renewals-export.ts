import type { ExportColumn } from '#src/features/certificates/desk/export-columns.ts';
import { renewalCalendar } from '#src/features/certificates/desk/renewal-calendar.ts';
import type { RenewalLine } from '#src/features/certificates/desk/renewal-list.ts';
import { deskRegisterWords } from '#src/words/desk-register.ts';
import { deskRenewalWords } from '#src/words/desk-renewals.ts';
import type { Desk } from './desk.ts';
import { attachment } from './desk-endpoint.ts';
import { exportLines } from './desk-export.ts';

/** The renewal list as a file: for spreadsheets, or for a calendar. */
export async function exportRenewals(
  desk: Desk,
  lines: readonly RenewalLine[],
  reachable: ReadonlySet<number>,
  format: 'csv' | 'xlsx' | 'ics',
): Promise<Response> {
  const w = deskRenewalWords[desk.lang];
  if (format === 'ics') {
    const text = renewalCalendar(lines, {
      now: desk.now,
      host: new URL(desk.site.url ?? 'http://localhost').host,
      name: w.calendar,
      ends: (line) => w.event(line.productName, line.code),
      opens: (line) => w.eventOpens(line.productName, line.code),
    });
    return attachment(text, 'text/calendar; charset=utf-8', `gia-han-${desk.day}.ics`);
  }
  const byCode = new Map(lines.map((one) => [one.line.code, one.renewal]));
  const list = deskRegisterWords[desk.lang];
  const more: ExportColumn[] = [
    { title: w.opens, width: 12, kind: 'day', of: ({ code }) => byCode.get(code)?.opens ?? null },
    { title: w.closes, width: 12, kind: 'day', of: ({ code }) => byCode.get(code)?.closes ?? null },
    {
      title: w.phase,
      width: 18,
      kind: 'text',
      of: ({ code }) => list.phases[byCode.get(code)?.phase ?? 'lapsed'],
    },
    {
      title: w.contact,
      width: 18,
      kind: 'text',
      of: ({ producerId }) =>
        w.contacts[producerId !== null && reachable.has(producerId) ? 'yes' : 'no'],
    },
  ];
  return exportLines(
    desk,
    lines.map(({ line }) => line),
    format,
    'gia-han',
    more,
  );
}
