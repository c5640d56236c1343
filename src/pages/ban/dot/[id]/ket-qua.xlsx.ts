import type { APIRoute } from 'astro';
import { minutesAsked } from '#src/compose/council-minutes.ts';
import { resultXlsx } from '#src/compose/council-papers.ts';
import { attachment, XLSX_TYPE } from '#src/compose/desk-endpoint.ts';

export const GET: APIRoute = async (context) => {
  const asked = await minutesAsked(context);
  if (asked instanceof Response) return asked;
  const body = await resultXlsx(asked.minutes);
  return attachment(body, XLSX_TYPE, `ket-qua-dot-${context.params['id']}.xlsx`);
};
