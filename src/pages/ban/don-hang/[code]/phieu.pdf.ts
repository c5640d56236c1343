import type { APIRoute } from 'astro';
import { openDeskFile } from '#src/compose/desk-endpoint.ts';
import { slipsFile } from '../_slips.ts';

/** The packing slip of one parcel: `?kien=2`, `&qua=1` without prices. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'see-orders');
  if (desk instanceof Response) return desk;
  const code = context.params['code'] ?? '';
  const { searchParams } = context.url;
  const no = Number(searchParams.get('kien') ?? 1);
  return slipsFile(desk, [{ code, no }], {
    gift: searchParams.get('qua') === '1',
    name: `phieu-${code}-${no}.pdf`,
  });
};
