import type { APIRoute } from 'astro';
import { csv } from '#src/api/csv.ts';
import { attachment, CSV_TYPE, openDeskFile } from '#src/compose/desk-endpoint.ts';
import { parseQueueQuery } from '#src/features/listings/listing-query.ts';
import { readQueue } from '#src/features/listings/read-queue.server.ts';
import { approvalWords } from '#src/words/approvals.ts';
import { listingWords } from '#src/words/listings.ts';

/** The queue as a file, with the filters of the page. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'decide-change');
  if (desk instanceof Response) return desk;
  const { app, lang, actor, day, ref } = desk;
  const w = approvalWords[lang];
  const query = parseQueueQuery(context.url.searchParams);
  const { lines } = await readQueue(app.db, { query, actor, most: null });
  const rows = lines.map(({ change, producerName, provinceCode, fields }) => [
    ...[change.code, w.kinds[change.kind], change.title, producerName],
    ...[ref.province(provinceCode).name, listingWords[lang].states[change.state]],
    ...[change.sentAt ?? '', change.decidedAt ?? '', fields],
  ]);
  const head = Object.values(w.columns);
  return attachment(csv([head, ...rows]), CSV_TYPE, `duyet-noi-dung-${day}.csv`);
};
