import type { APIRoute } from 'astro';
import { csv } from '#src/api/csv.ts';
import { readableChanges } from '#src/compose/desk-changes.ts';
import { attachment, CSV_TYPE, openDeskFile } from '#src/compose/desk-endpoint.ts';
import { parseChangeQuery } from '#src/features/certificates/desk/change-query.ts';
import type { FieldChange } from '#src/features/certificates/desk/change-diff.ts';
import { readChanges } from '#src/features/certificates/desk/read-changes.server.ts';
import { deskChangeWords } from '#src/words/desk-changes.ts';

/** Rows in one file; older ones are had by naming days. */
const MOST = 5_000;

/** The filtered change log for a spreadsheet, newest first. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'see-change-log');
  if (desk instanceof Response) return desk;
  const { app, lang, p, actor, day } = desk;
  const query = parseChangeQuery(context.url.searchParams);
  const { rows } = await readChanges(app.db, actor, query, MOST);
  const lines = await readableChanges(app.db, rows, lang, p);
  const side = (fields: readonly FieldChange[], which: 'before' | 'after'): string =>
    fields
      .filter((field) => field[which] !== null)
      .map((field) => `${field.field}: ${field[which]}`)
      .join('; ');
  const body = csv([
    deskChangeWords[lang].columns,
    ...lines.map((line) => [
      line.id,
      `${line.day} ${line.time}`,
      line.actor,
      line.deed,
      `${line.name} (${line.kind})`,
      side(line.fields, 'before'),
      side(line.fields, 'after'),
      line.hash,
    ]),
  ]);
  return attachment(body, CSV_TYPE, `nhat-ky-${day}.csv`);
};
