import type { APIRoute } from 'astro';
import { labelPng } from '#src/outside/label-svg.ts';
import { fileName, openLabelFile, picture, SAMPLE_SERIAL } from './_open.ts';

/** One label as a picture at the printer's own dots. */
export const GET: APIRoute = async (context) => {
  const desk = await openLabelFile(context);
  if (desk instanceof Response) return desk;
  const { planned, options, lot } = desk;
  const content = planned.content(options.kind === 'same' ? null : SAMPLE_SERIAL);
  const body = await labelPng(planned.plan, content, planned.version);
  return picture(body, 'image/png', `nhan-${fileName(lot.row.code)}-${options.dpi}dpi.png`);
};
