import type { APIRoute } from 'astro';
import { qrPng } from '#src/outside/qr.ts';
import { fileName, openLabelFile, picture } from './_open.ts';

/** The code of the lot alone, for one's own artwork. */
export const GET: APIRoute = async (context) => {
  const desk = await openLabelFile(context);
  if (desk instanceof Response) return desk;
  const body = await qrPng(desk.planned.content(null).url, 1_000);
  return picture(body, 'image/png', `qr-${fileName(desk.lot.row.code)}.png`);
};
