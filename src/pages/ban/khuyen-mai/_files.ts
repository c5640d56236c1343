import type { APIContext } from 'astro';
import { csv } from '#src/api/csv.ts';
import { attachment, CSV_TYPE, openDeskFile, XLSX_TYPE } from '#src/compose/desk-endpoint.ts';
import { parseCampaignQuery } from '#src/features/promotions/campaigns/campaign-query.ts';
import {
  listDeskCampaigns,
  readDeskCampaign,
} from '#src/features/promotions/campaigns/read-campaigns.server.ts';
import { readCampaignReport } from '#src/features/promotions/campaigns/read-report.server.ts';
import { type SheetContent, writeXlsx } from '#src/outside/spreadsheet.ts';
import { campaignDeskWords } from '#src/words/campaigns-desk.ts';
import { campaignWords } from '#src/words/campaigns.ts';

type Format = 'csv' | 'xlsx';

/** The list of campaigns within reach, with the filters of the page. */
export async function campaignListFile(context: APIContext, format: Format): Promise<Response> {
  const desk = await openDeskFile(context, 'see-campaigns');
  if (desk instanceof Response) return desk;
  const { app, actor, lang, day, ref } = desk;
  const w = campaignDeskWords[lang];
  const all = campaignWords[lang];
  const c = w.columns;
  const query = parseCampaignQuery(context.url.searchParams);
  const { lines } = await listDeskCampaigns(app.db, { actor, query, today: day, most: null });
  const sheet: SheetContent = {
    name: w.title,
    columns: [
      { title: c.title, width: 40, kind: 'text' },
      { title: c.owner, width: 30, kind: 'text' },
      { title: c.phase, width: 14, kind: 'text' },
      { title: c.gift, width: 24, kind: 'text' },
      { title: c.from, width: 12, kind: 'day' },
      { title: c.until, width: 12, kind: 'day' },
      { title: c.payer, width: 16, kind: 'text' },
      { title: w.vouchers, width: 10, kind: 'number' },
      { title: w.used, width: 10, kind: 'number' },
      { title: c.views, width: 10, kind: 'number' },
      { title: c.carts, width: 10, kind: 'number' },
    ],
    rows: lines.map(({ row, phase, producerName, vouchers, used, views, carts }) => [
      row.titleVi,
      producerName ??
        (row.provinceCode === null ? all.country : ref.province(row.provinceCode).name),
      all.phases[phase],
      all.benefit(row),
      row.startsOn,
      row.endsOn,
      all.payers[row.payer],
      vouchers,
      used,
      views,
      carts,
    ]),
  };
  return file([sheet], 'khuyen-mai', format, day);
}

/** What came of one campaign: đồng by producer, by payer, and looks by day. */
export async function campaignReportFile(context: APIContext, format: Format): Promise<Response> {
  const opened = await openCampaignFile(context);
  if (opened instanceof Response) return opened;
  const { desk, found } = opened;
  const { app, lang, day } = desk;
  const w = campaignDeskWords[lang];
  const all = campaignWords[lang];
  const report = await readCampaignReport(app.db, found.row.id);
  const money = { width: 18, kind: 'number', format: '#,##0' } as const;
  const count = { width: 10, kind: 'number' } as const;
  const sheets: SheetContent[] = [
    {
      name: w.byProducer,
      columns: [
        { title: w.producer, width: 44, kind: 'text' },
        { title: w.orders, ...count },
        { title: w.goods, ...money },
        { title: w.discount, ...money },
      ],
      rows: report.byProducer.map((share) => [
        share.producerId === null
          ? w.unknownProducer
          : (report.producerNames.get(share.producerId) ?? w.unknownProducer),
        share.orders,
        share.goods,
        share.discount,
      ]),
    },
    {
      name: w.byPayer,
      columns: [
        { title: w.columns.payer, width: 24, kind: 'text' },
        { title: w.discount, ...money },
      ],
      rows: (['producer', 'province', 'site'] as const).map((payer) => [
        all.payers[payer],
        report.byPayer[payer],
      ]),
    },
    {
      name: w.byDay,
      columns: [
        { title: w.day, width: 12, kind: 'day' },
        { title: w.columns.views, ...count },
        { title: w.columns.carts, ...count },
      ],
      rows: report.days.map((one) => [one.day, one.views, one.carts]),
    },
  ];
  return file(sheets, `khuyen-mai-${found.row.slug}`, format, day);
}

/** Every voucher code of one campaign, for printing: only for those who may change it. */
export async function voucherFile(context: APIContext): Promise<Response> {
  const opened = await openCampaignFile(context);
  if (opened instanceof Response) return opened;
  const { desk, found } = opened;
  if (!found.mayChange) return new Response(null, { status: 404 });
  const w = campaignDeskWords[desk.lang];
  const sheet: SheetContent = {
    name: w.vouchers,
    columns: [
      { title: w.code, width: 24, kind: 'text' },
      { title: w.used, width: 10, kind: 'number' },
      { title: w.mostUses, width: 10, kind: 'number' },
      { title: w.mostPerBuyer, width: 10, kind: 'number' },
      { title: w.state, width: 16, kind: 'text' },
    ],
    rows: found.vouchers.map((one) => [
      one.code,
      one.used,
      one.mostUses,
      one.mostPerBuyer,
      w.states[one.state],
    ]),
  };
  return file([sheet], `ma-${found.row.slug}`, 'csv', desk.day);
}

async function openCampaignFile(context: APIContext) {
  const desk = await openDeskFile(context, 'see-campaigns');
  if (desk instanceof Response) return desk;
  const asked = context.params['id'] ?? '';
  const id = /^[1-9]\d{0,9}$/.test(asked) ? Number(asked) : 0;
  const found = await readDeskCampaign(desk.app.db, { id, actor: desk.actor, today: desk.day });
  return found === null ? new Response(null, { status: 404 }) : { desk, found };
}

/** As CSV the parts stand one below the other, an empty line between them. */
async function file(
  sheets: readonly SheetContent[],
  name: string,
  format: Format,
  day: string,
): Promise<Response> {
  const as = `${name}-${day}.${format}`;
  if (format === 'xlsx') return attachment(await writeXlsx(sheets), XLSX_TYPE, as);
  const rows = sheets.flatMap(({ columns, rows: lines }, index) => [
    ...(index === 0 ? [] : [[]]),
    columns.map(({ title }) => title),
    ...lines,
  ]);
  return attachment(csv(rows), CSV_TYPE, as);
}
