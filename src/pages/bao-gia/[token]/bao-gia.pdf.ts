import type { APIRoute } from 'astro';
import { attachment } from '#src/compose/desk-endpoint.ts';
import { quotePdf } from '#src/compose/quote-pdf.ts';
import { readQuote } from '#src/features/quotes/read-quote.server.ts';

/** The request and its answers as a paper, for whoever has its secret address. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { app, lang } = locals;
  const quote = await readQuote(app.db, params['token'] ?? '');
  if (quote === null) return new Response(null, { status: 404 });
  const body = await quotePdf(quote, { lang, now: app.clock.now(), author: app.site.name });
  return attachment(body, 'application/pdf', `${quote.head.code}.pdf`);
};
