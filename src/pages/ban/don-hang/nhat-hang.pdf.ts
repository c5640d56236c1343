import type { APIRoute } from 'astro';
import { attachment, openDeskFile } from '#src/compose/desk-endpoint.ts';
import { pickListPdf } from '#src/compose/packing-slip.ts';
import { readPickList } from '#src/features/orders/desk/pick-list.server.ts';

/** What to take from the shelf for everything that waits to be packed. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'see-orders');
  if (desk instanceof Response) return desk;
  const { app, actor, lang, now, day, site } = desk;
  const bytes = await pickListPdf(await readPickList(app.db, actor), {
    ...{ lang, now, today: day, siteName: site.name, siteUrl: site.url ?? '' },
  });
  return attachment(bytes, 'application/pdf', `nhat-hang-${day}.pdf`);
};
