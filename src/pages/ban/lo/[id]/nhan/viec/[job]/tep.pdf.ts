import type { APIRoute } from 'astro';
import { attachment, openDeskFile } from '#src/compose/desk-endpoint.ts';
import { labelJob } from '#src/features/trace/labels/label-jobs.server.ts';
import { fileName, lotOf } from '../../_open.ts';

/** The finished file, for the one who asked for it, unless the lot was recalled meanwhile. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'make-labels');
  if (desk instanceof Response) return desk;
  const lot = await lotOf(desk, context.params['id']);
  const { app, actor } = desk;
  const job =
    lot === null || lot.recall !== null
      ? null
      : labelJob(app.db, { id: context.params['job'] ?? '', lotId: lot.row.id, actor });
  const bytes = job?.hash ? await app.files.read(job.hash) : null;
  if (lot === null || job === null || bytes === null) return new Response(null, { status: 404 });
  const name = `nhan-${fileName(lot.row.code)}-dot-${job.runId}.pdf`;
  return attachment(new Uint8Array(bytes), 'application/pdf', name);
};
