import type { APIRoute } from 'astro';
import { overviewOf } from '#src/compose/desk-dashboard.ts';
import { attachment, openDeskFile, XLSX_TYPE } from '#src/compose/desk-endpoint.ts';
import type { Counted } from '#src/features/certificates/desk/dashboard-numbers.ts';
import { writeXlsx } from '#src/outside/spreadsheet.ts';
import { deskDashboardWords } from '#src/words/desk-dashboard.ts';

/** Every number of the overview, a sheet for each chart, places in full. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'see-dashboard');
  if (desk instanceof Response) return desk;
  const w = deskDashboardWords[desk.lang];
  const { numbers, gates, nameOf, gateName, starNames } = await overviewOf(
    desk,
    context.url.searchParams,
  );
  const sheet = (
    name: string,
    head: string,
    series: readonly string[],
    rows: readonly Counted[],
    label: (key: string) => string = (key) => key,
  ) => ({
    name,
    columns: [
      { title: head, width: 34, kind: 'text' as const },
      ...series.map((title) => ({ title, width: 14, kind: 'number' as const })),
    ],
    rows: rows.map((row) => [label(row.key), ...row.values]),
  });
  const byStar = numbers.byStar.map((count, index) => ({
    key: starNames[index] ?? '',
    values: [count],
  }));
  const missed = gates.map((gate) => ({ key: gateName(gate), values: [gate.dossiers] }));
  const book = await writeXlsx([
    sheet(w.byStar, w.head.star, [w.total], byStar),
    sheet(w.byGroup, w.head.group, starNames, numbers.byGroup, (key) => nameOf('group', key)),
    sheet(w.byProvince, w.head.province, starNames, numbers.byProvince, (key) =>
      nameOf('province', key),
    ),
    sheet(w.byCommune, w.head.commune, starNames, numbers.byCommune, (key) =>
      nameOf('commune', key),
    ),
    sheet(w.byYear, w.head.year, starNames, numbers.byYear),
    sheet(w.lapsing, w.head.days, starNames, numbers.lapsing, (key) => w.days(Number(key))),
    sheet(w.decisions, w.head.year, w.decisionSeries, numbers.decisions),
    sheet(w.gates, w.gatesHead, [w.dossiers], missed),
  ]);
  return attachment(book, XLSX_TYPE, `tong-quan-ocop-${desk.day}.xlsx`);
};
