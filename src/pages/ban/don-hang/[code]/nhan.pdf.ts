import type { APIRoute } from 'astro';
import { openDeskFile } from '#src/compose/desk-endpoint.ts';
import { labelsFile } from '../_slips.ts';

/** The label of one parcel: `?kien=2`. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'see-orders');
  if (desk instanceof Response) return desk;
  const code = context.params['code'] ?? '';
  const no = Number(context.url.searchParams.get('kien') ?? 1);
  return labelsFile(desk, [{ code, no }], { sheet: 'a6', name: `nhan-${code}-${no}.pdf` });
};
