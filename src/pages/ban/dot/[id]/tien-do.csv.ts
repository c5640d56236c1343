import type { APIRoute } from 'astro';
import { csv } from '#src/api/csv.ts';
import { attachment, CSV_TYPE, openDeskFile } from '#src/compose/desk-endpoint.ts';
import { readRound } from '#src/features/assessment/councils/read-round.server.ts';
import { councilWords } from '#src/words/councils.ts';
import { deskShortcutWords } from '#src/words/desk-shortcuts.ts';

/** How far the sheets of a round are, as the page of the round shows it to the same person: states, no scores. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'see-council');
  if (desk instanceof Response) return desk;
  const { app, lang, actor, day } = desk;
  const id = Number(context.params['id']);
  const asked = Number.isInteger(id) ? await readRound(app.db, { id, actor }) : null;
  if (asked === null) return new Response(null, { status: 404 });
  const w = councilWords[lang];
  const body = csv([
    [...deskShortcutWords[lang].progressColumns, ...asked.scorers.map(({ name }) => name)],
    ...asked.lines.map((line) => [
      ...[line.code, line.productName, line.producer, line.setNo, line.row.turn],
      line.reportSigned ? w.reportSigned : w.reportNone,
      ...asked.scorers.map(({ id: member }) => w.sheetStates[line.sheets[member] ?? 'none']),
    ]),
  ]);
  return attachment(body, CSV_TYPE, `tien-do-dot-${id}-${day}.csv`);
};
