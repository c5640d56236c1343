import type { APIRoute } from 'astro';
import { csv } from '#src/api/csv.ts';
import { Refusal } from '#src/base/refusal.ts';
import { attachment, CSV_TYPE, openDeskFile } from '#src/compose/desk-endpoint.ts';
import { findImport, rowsAfter } from '#src/features/certificates/imports/read-import.server.ts';
import { judgementWords, problemText, whyText } from '#src/words/decision-imports.ts';

const HEAD = {
  vi: [
    'Dòng',
    'Tên sản phẩm',
    'Chủ thể',
    'Địa chỉ',
    'Sao',
    'Điểm',
    'Số quyết định',
    'Ngày',
    'Kết quả',
    'Giải thích',
  ],
  en: [
    'Row',
    'Product',
    'Producer',
    'Address',
    'Stars',
    'Score',
    'Decision',
    'Day',
    'Result',
    'Explanation',
  ],
};

/** Every row with what it does to the register. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'import-decision');
  if (desk instanceof Response) return desk;
  const { app, actor, lang } = desk;
  const id = Number(context.params['id']);
  try {
    await findImport(app.db, id, actor);
  } catch (error) {
    if (error instanceof Refusal) return new Response(null, { status: 404 });
    throw error;
  }
  const lines: (string | number | null)[][] = [HEAD[lang]];
  for (let after = 0; ;) {
    const rows = await rowsAfter(app.db, id, after, 500);
    for (const { row, facts, judged } of rows) {
      lines.push([
        row,
        facts.name,
        facts.producer,
        facts.address,
        judged.stars,
        facts.score,
        judged.number,
        judged.decidedOn ?? '',
        judgementWords[lang][judged.judgement] ?? '',
        problemText(judged.problem, lang) ?? whyText(judged.why, lang),
      ]);
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.row;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return attachment(csv(lines), CSV_TYPE, `doi-chieu-${id}.csv`);
};
