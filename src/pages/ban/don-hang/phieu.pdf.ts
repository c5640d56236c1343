import type { APIRoute } from 'astro';
import { openDeskFile } from '#src/compose/desk-endpoint.ts';
import { chosenOf } from './_bulk.ts';
import { slipsFile } from './_slips.ts';

/** Packing slips of the parcels that were chosen in the list. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'see-orders');
  if (desk instanceof Response) return desk;
  const parcels = chosenOf(context.url.searchParams.getAll('kien')).map(({ name }) => {
    const at = name.lastIndexOf('-');
    return { code: name.slice(0, at), no: Number(name.slice(at + 1)) };
  });
  if (parcels.length === 0) return context.redirect(desk.p.deskOrders, 303);
  const name = `phieu-dong-goi-${desk.day}.pdf`;
  return slipsFile(desk, parcels, { gift: false, name });
};
