import type { APIContext } from 'astro';
import { dayAt } from '#src/base/day.ts';
import { csv } from '#src/api/csv.ts';
import { may, SOMEWHERE } from '#src/features/accounts/may.ts';
import { readDossierQuery } from '#src/features/assessment/dossiers/dossier-query.ts';
import { listDossiers } from '#src/features/assessment/dossiers/list-dossiers.server.ts';
import { reference } from '#src/compose/reference.ts';
import { writeXlsx } from '#src/outside/spreadsheet.ts';
import { dossierWords } from '#src/words/dossiers.ts';

/** The list of dossiers as a file, with the filters of the page; nothing sensitive is in it. */
export async function dossierListFile(
  { locals, request, url }: APIContext,
  format: 'csv' | 'xlsx',
): Promise<Response> {
  const { app, lang } = locals;
  const person = await app.accounts.personOf(request);
  if (person === null || person.mustAddSecondFactor) return new Response(null, { status: 403 });
  if (!may(person.actor, 'see-dossier', SOMEWHERE)) return new Response(null, { status: 403 });
  const t = dossierWords[lang];
  const query = readDossierQuery(url.searchParams);
  const ref = await reference(app.db);
  const { lines } = await listDossiers(app.db, {
    query,
    actor: person.actor,
    today: app.clock.today(),
    most: null,
  });
  const c = t.list.columns;
  const dayOf = (at: string | null): string | null => (at === null ? null : dayAt(Date.parse(at)));
  const rows = lines.map((line) => [
    line.code,
    line.productName,
    line.producerName,
    line.communeName,
    ref.province(line.provinceCode).name,
    t.kinds[line.kind],
    line.setNo,
    t.states[line.state],
    dayOf(line.stateSince),
    dayOf(line.lodgedAt),
    line.communeDueOn,
    line.slipNo,
    line.productCode,
    line.resultHundredths === null ? null : line.resultHundredths / 100,
    line.resultStars,
  ]);
  const columns = [
    { title: c.code, width: 16, kind: 'text' },
    { title: c.product, width: 40, kind: 'text' },
    { title: c.producer, width: 36, kind: 'text' },
    { title: c.commune, width: 20, kind: 'text' },
    { title: c.province, width: 18, kind: 'text' },
    { title: c.kind, width: 14, kind: 'text' },
    { title: c.set, width: 6, kind: 'number' },
    { title: c.state, width: 26, kind: 'text' },
    { title: c.since, width: 12, kind: 'day' },
    { title: c.lodged, width: 12, kind: 'day' },
    { title: c.due, width: 12, kind: 'day' },
    { title: c.slip, width: 26, kind: 'text' },
    { title: c.number, width: 22, kind: 'text' },
    { title: c.score, width: 8, kind: 'number', format: '0.00' },
    { title: c.stars, width: 6, kind: 'number' },
  ] as const;
  const name = `ho-so-${app.clock.today()}.${format}`;
  const headers = {
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'private, no-store',
  };
  if (format === 'csv') {
    return new Response(csv([columns.map(({ title }) => title), ...rows]), {
      headers: { ...headers, 'content-type': 'text/csv; charset=utf-8' },
    });
  }
  return new Response(await writeXlsx([{ name: t.title, columns, rows }]), {
    headers: {
      ...headers,
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    },
  });
}
