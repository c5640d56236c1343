import type { APIRoute } from 'astro';
import { csv } from '#src/api/csv.ts';
import { attachment, CSV_TYPE, openDeskFile } from '#src/compose/desk-endpoint.ts';
import { pointDeskWords } from '#src/words/points-desk.ts';
import { pointWords } from '#src/words/points-of-sale.ts';
import { listPoints } from './_list.ts';

/** The list of points within reach, with the filters of the page. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'see-points-of-sale');
  if (desk instanceof Response) return desk;
  const w = pointDeskWords[desk.lang];
  const c = w.columns;
  const { found } = await listPoints(desk, context.url.searchParams);
  const rows = found.map((point) => [
    point.name,
    pointWords[desk.lang].kinds[point.kind],
    point.provinceName,
    point.address,
    point.phone,
    point.producerName ?? w.office,
    w.states[point.state],
    point.startsOn,
    point.endsOn,
    point.products,
    point.notedOn,
    point.pickUp ? w.yes : w.no,
  ]);
  const titles = [
    ...[c.name, c.kind, c.province, c.address, c.phone, c.owner, c.state],
    ...[w.startsOn, w.endsOn, c.products, c.noted, c.pickUp],
  ];
  return attachment(csv([titles, ...rows]), CSV_TYPE, `diem-ban-${desk.day}.csv`);
};
