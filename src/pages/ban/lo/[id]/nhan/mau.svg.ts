import type { APIRoute } from 'astro';
import { labelSvg } from '#src/outside/label-svg.ts';
import { fileName, openLabelFile, picture, SAMPLE_SERIAL } from './_open.ts';

/** One label as a drawing in its real size: what the page shows. */
export const GET: APIRoute = async (context) => {
  const desk = await openLabelFile(context);
  if (desk instanceof Response) return desk;
  const { planned, options, lot } = desk;
  const content = planned.content(options.kind === 'same' ? null : SAMPLE_SERIAL);
  const body = labelSvg(planned.plan, content, planned.version);
  return picture(body, 'image/svg+xml; charset=utf-8', `nhan-${fileName(lot.row.code)}.svg`);
};
