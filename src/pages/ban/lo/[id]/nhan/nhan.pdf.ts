import type { APIRoute } from 'astro';
import { labelPdf } from '#src/outside/label-pdf.ts';
import { fileName, openLabelFile } from './_open.ts';

/** Labels that are all the same; sent while they are made. */
export const GET: APIRoute = async (context) => {
  const desk = await openLabelFile(context);
  if (desk instanceof Response) return desk;
  const { planned, options, lot, now, site } = desk;
  if (options.kind !== 'same') return new Response(null, { status: 404 });
  const label = planned.content(null);
  const pieces = labelPdf(
    {
      ...{ title: `Lô ${lot.row.code}`, author: site.name, now, format: options.format },
      ...{ plan: planned.plan, version: planned.version },
      ...{ startAt: options.startAt, cropMarks: options.cropMarks },
    },
    Array.from({ length: options.count }, () => label),
  );
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="nhan-${fileName(lot.row.code)}.pdf"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
};
