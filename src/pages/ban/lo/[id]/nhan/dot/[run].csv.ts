import type { APIRoute } from 'astro';
import { csv } from '#src/api/csv.ts';
import { attachment, CSV_TYPE, openDeskFile } from '#src/compose/desk-endpoint.ts';
import { itemLink } from '#src/features/trace/codes/item-link.ts';
import { serialsToPrint } from '#src/features/trace/labels/label-jobs.server.ts';
import { labelWords } from '#src/words/labels.ts';
import { fileName, lotOf } from '../_open.ts';

/** Serials of a run and what their codes say, for a printing house. Not for a lot under recall. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'make-labels');
  if (desk instanceof Response) return desk;
  const lot = await lotOf(desk, context.params['id']);
  const run = lot?.runs.find(({ id }) => String(id) === context.params['run']);
  if (lot === null || run === undefined || lot.recall !== null) {
    return new Response(null, { status: 404 });
  }
  const { row } = lot;
  const units = await serialsToPrint(desk.app.db, row.id, run.id);
  const body = csv([
    labelWords[desk.lang].csvHead,
    ...units.map((serial, at) => [
      at + 1,
      serial,
      desk.site.url + itemLink(row, { lot: row.code, serial }),
    ]),
  ]);
  return attachment(body, CSV_TYPE, `so-${fileName(row.code)}-dot-${run.id}.csv`);
};
