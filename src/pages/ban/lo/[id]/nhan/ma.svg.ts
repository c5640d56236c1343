import type { APIRoute } from 'astro';
import { qrSvg } from '#src/outside/qr.ts';
import { fileName, openLabelFile, picture } from './_open.ts';

/** The code of the lot alone, for one's own artwork. */
export const GET: APIRoute = async (context) => {
  const desk = await openLabelFile(context);
  if (desk instanceof Response) return desk;
  const body = await qrSvg(desk.planned.content(null).url);
  return picture(body, 'image/svg+xml; charset=utf-8', `qr-${fileName(desk.lot.row.code)}.svg`);
};
