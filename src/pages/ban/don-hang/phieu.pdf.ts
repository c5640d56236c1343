import type { APIRoute } from 'astro';
import { openDeskFile } from '#src/compose/desk-endpoint.ts';
import { namedBy, slipsFile } from './_slips.ts';

/** Packing slips of the parcels that were chosen in the list. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'see-orders');
  if (desk instanceof Response) return desk;
  const parcels = namedBy(context.url.searchParams.getAll('kien'));
  if (parcels.length === 0) return context.redirect(desk.p.deskOrders, 303);
  const name = `phieu-dong-goi-${desk.day}.pdf`;
  return slipsFile(desk, parcels, { gift: false, name });
};
