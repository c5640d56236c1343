import type { APIRoute } from 'astro';
import { attachment, openDeskFile } from '#src/compose/desk-endpoint.ts';
import { partPdf } from '#src/compose/quote-pdf.ts';
import { readDeskQuote } from '#src/features/quotes/read-quote.server.ts';

/** A producer's own part as a paper. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'see-quotes');
  if (desk instanceof Response) return desk;
  const { app, lang, actor, now } = desk;
  const found = await readDeskQuote(app.db, { code: context.params['code'] ?? '', actor });
  if (found === null) return new Response(null, { status: 404 });
  const body = await partPdf(found.head, found.part, { lang, now, author: app.site.name });
  return attachment(body, 'application/pdf', `${found.head.code}-${found.part.id}.pdf`);
};
