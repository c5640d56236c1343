import type { APIRoute } from 'astro';
import { csv } from '#src/api/csv.ts';
import { attachment, CSV_TYPE, openDeskFile } from '#src/compose/desk-endpoint.ts';
import { FIGURES } from '#src/features/orders/figures/figures.ts';
import { figureWords } from '#src/words/figures.ts';
import { askFigures, everyDay } from './_ask.ts';

/** The figures day by day. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'see-sales');
  if (desk instanceof Response) return desk;
  const w = figureWords[desk.lang];
  const { days, from } = await askFigures(desk, context.url.searchParams);
  const rows = everyDay(days).map((row) => [row.day, ...FIGURES.map((figure) => row[figure])]);
  const head = [w.day, ...FIGURES.map((figure) => w.names[figure])];
  return attachment(csv([head, ...rows]), CSV_TYPE, `so-lieu-${from}-${desk.day}.csv`);
};
