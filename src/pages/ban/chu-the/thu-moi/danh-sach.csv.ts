import type { APIRoute } from 'astro';
import { csv } from '#src/api/csv.ts';
import { dayAt, formatDay } from '#src/base/day.ts';
import { attachment, CSV_TYPE, openDeskFile } from '#src/compose/desk-endpoint.ts';
import { parseLetterQuery } from '#src/features/sellers/claim-query.ts';
import { listInvitable } from '#src/features/sellers/list-letters.server.ts';
import { letterWords } from '#src/words/letters.ts';

/** Who was invited and what became of it, with the filters of the page. The codes to scan are on the paper alone. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'make-invitation-letter');
  if (desk instanceof Response) return desk;
  const { app, lang, actor, now, day } = desk;
  const w = letterWords[lang];
  const query = parseLetterQuery(context.url.searchParams);
  const { list } = await listInvitable(app.db, { query, actor, now, most: null });
  const on = (iso: string): string => formatDay(dayAt(Date.parse(iso)), lang);
  const rows = list.map(({ letter, ...one }) => [
    ...[one.name, one.commune ?? '', one.province, one.products, one.starred, w.states[one.state]],
    ...(letter
      ? [letter.code, on(letter.madeAt), on(letter.expiresAt), letter.openedTimes]
      : ['', '', '', 0]),
  ]);
  return attachment(csv([w.file, ...rows]), CSV_TYPE, `${w.fileName}-${day}.csv`);
};
