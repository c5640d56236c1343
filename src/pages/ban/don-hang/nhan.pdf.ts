import type { APIRoute } from 'astro';
import { openDeskFile } from '#src/compose/desk-endpoint.ts';
import { labelsFile, namedBy } from './_slips.ts';

/** Labels of the parcels that were chosen in the list: `?kho=a6`, or `a4` for four on a sheet. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'see-orders');
  if (desk instanceof Response) return desk;
  const { searchParams } = context.url;
  const parcels = namedBy(searchParams.getAll('kien'));
  if (parcels.length === 0) return context.redirect(desk.p.deskOrders, 303);
  const sheet = searchParams.get('kho');
  return labelsFile(desk, parcels, { sheet, name: `nhan-kien-${desk.day}.pdf` });
};
