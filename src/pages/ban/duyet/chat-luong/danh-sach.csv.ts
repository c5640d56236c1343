import type { APIRoute } from 'astro';
import { csv } from '#src/api/csv.ts';
import { attachment, CSV_TYPE, openDeskFile } from '#src/compose/desk-endpoint.ts';
import { parseQualityQuery } from '#src/features/listings/quality.ts';
import { readQuality } from '#src/features/listings/read-quality.server.ts';
import { approvalWords } from '#src/words/approvals.ts';

/** What products lack, as a file, with the filter of the page. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'decide-change');
  if (desk instanceof Response) return desk;
  const { app, lang, actor, now, day, ref } = desk;
  const w = approvalWords[lang];
  const { hint } = parseQualityQuery(context.url.searchParams);
  const lines = (await readQuality(app.db, { actor, now })).filter(({ lacks }) =>
    hint === 'all' ? lacks.length > 0 : lacks.includes(hint),
  );
  const rows = lines.map(({ name, producerName, provinceCode, lacks }) => [
    ...[name, producerName, ref.province(provinceCode).name],
    lacks.map((one) => w.quality.hints[one]).join('; '),
  ]);
  const head = [w.quality.products, w.quality.producer, w.columns.province, w.quality.missing];
  return attachment(csv([head, ...rows]), CSV_TYPE, `chat-luong-ho-so-${day}.csv`);
};
