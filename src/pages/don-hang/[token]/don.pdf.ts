import type { APIRoute } from 'astro';
import { openOrder } from '#src/compose/buyer-order.ts';
import { siteFacts } from '#src/compose/page.ts';
import { salesSlip } from '#src/compose/sales-slip.ts';

/** The order as it was agreed, to keep. */
export const GET: APIRoute = async (context) => {
  const { app, lang } = context.locals;
  const headers = new Headers();
  const found = await openOrder({ ...context, response: { headers } as never });
  if (found === null) return new Response(null, { status: 404, headers });
  const { name: siteName, url: siteUrl } = siteFacts(app);
  const pdf = await salesSlip(found, { lang, siteName, siteUrl, now: app.clock.now() });
  headers.set('content-type', 'application/pdf');
  headers.set('content-disposition', `attachment; filename="${found.order.code}.pdf"`);
  return new Response(pdf, { headers });
};
