import { formatDay, type Day } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import { dong, formatCount, formatDong } from '#src/base/money.ts';
import { paths } from '#src/base/paths.ts';
import type { DeskOrder, DeskParcel } from '#src/features/orders/desk/read-desk-order.server.ts';
import type { PickLine } from '#src/features/orders/desk/pick-list.server.ts';
import { makePdf, type PdfPage } from '#src/outside/pdf.ts';
import { orderPaperWords } from '#src/words/order-papers.ts';

/** One parcel of an order, to be put into its box. */
export interface Slip {
  readonly found: DeskOrder;
  readonly one: DeskParcel;
}

interface Look {
  readonly lang: Lang;
  readonly siteName: string;
  /** Address of the site, without a slash at the end; empty while it has none. */
  readonly siteUrl: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/**
 * Packing slips, a sheet for each parcel: what is to be collected first and large, then whom it goes to and what is in it.
 * @param gift without prices, for a box that somebody else opens
 */
export function packingSlips(
  slips: readonly Slip[],
  look: Look & { readonly gift: boolean },
): Promise<Uint8Array<ArrayBuffer>> {
  const w = orderPaperWords[look.lang];
  const codes = [...new Set(slips.map(({ found }) => found.order.code))];
  return makePdf(
    {
      title: codes.length === 1 ? `${w.slip} ${codes[0] ?? ''}` : w.slip,
      ...{ author: look.siteName, lang: look.lang, now: look.now, footer: look.siteName },
    },
    (page) => {
      for (const [index, slip] of slips.entries()) {
        if (index > 0) page.newPage();
        writeSlip(page, slip, look);
      }
    },
  );
}

function writeSlip(page: PdfPage, { found, one }: Slip, look: Look & { gift: boolean }): void {
  const { lang, gift } = look;
  const w = orderPaperWords[lang];
  const { order } = found;
  const { parcel, lines, receiver } = one;
  const amount = (value: number): string => formatDong(dong(value), lang);
  const all = found.parcels.length + found.others;
  page.head({ agency: [look.siteName, parcel.producerName], motto: false });
  page.title(headline(found, one, look), w.slipUnder(order.code, parcel.no, all));
  if (order.demo) page.paragraph(w.demo, { bold: true, align: 'center' });
  page.facts([
    [w.to, receiver === null ? w.hidden : `${receiver.name}, ${receiver.phone}`],
    [
      order.delivery === 'pickup' ? w.pickup : w.address,
      receiver === null ? w.hidden : receiver.address,
    ],
    ...(receiver !== null && receiver.note !== '' ? ([[w.note, receiver.note]] as const) : []),
    [w.from, parcel.producerName],
    ...(parcel.tracking === '' && parcel.carrier === ''
      ? []
      : ([[w.carrier, [parcel.carrier, parcel.tracking].filter(Boolean).join(', ')]] as const)),
    [w.weight, w.grams(formatCount(parcel.weightGrams, lang))],
  ]);
  page.section(w.goods);
  const c = w.columns;
  const unit = (line: (typeof lines)[number]): string =>
    lang === 'vi' ? line.unitVi : line.unitEn;
  const name = (line: (typeof lines)[number]): string =>
    `${line.productName}, ${unit(line)}${line.basketTitle === '' ? '' : ` (${w.basket(line.basketTitle)})`}`;
  page.table({
    about: w.goods,
    columns: [
      { title: c.goods, share: gift ? 6 : 5 },
      { title: c.sku, share: 2.2 },
      { title: c.lot, share: 2 },
      { title: c.quantity, share: 1, align: 'right' },
      ...(gift ? [] : [{ title: c.total, share: 2, align: 'right' as const }]),
    ],
    rows: [
      ...lines.map((line) => [
        ...[name(line), line.sku, line.lotCode ?? '', String(line.quantity)],
        ...(gift ? [] : [amount(line.total)]),
      ]),
      ...(gift
        ? []
        : [
            ...[
              [w.sums.wrap, parcel.wrap] as const,
              [w.sums.shipping, parcel.shipping - parcel.shippingDiscount] as const,
            ]
              .filter(([, value]) => value !== 0)
              .map(([label, value]) => ({ cells: [label, '', '', '', amount(value)] })),
            { cells: [w.sums.total, '', '', '', amount(parcel.total)], strong: true },
          ]),
    ],
  });
  page.paragraph(w.open, { small: true });
  if (look.siteUrl !== '') {
    const url = `${look.siteUrl}${paths('vi').deskOrder(order.code)}#kien-${parcel.no}`;
    page.qr(url, { caption: w.scan, size: 26 });
  }
  page.signatures([
    { role: w.packedBy, note: w.signed },
    { role: w.receivedBy, note: w.signed },
  ]);
}

/** What the person at the door has to know before anything else. */
function headline(
  { order, paid }: DeskOrder,
  { parcel, toCollect }: DeskParcel,
  { lang, gift }: Look & { gift: boolean },
): string {
  const w = orderPaperWords[lang];
  if (parcel.state === 'cancelled') return w.cancelled;
  // A gift that is paid at the door cannot be kept from whoever opens it.
  if (toCollect > 0) return w.collect(formatDong(dong(toCollect), lang));
  if (order.method !== 'cod' && !paid) return w.waiting;
  return gift ? w.gift : w.paidAlready;
}

/** What to take from the shelf, by sku. */
export function pickListPdf(
  { lines, parcels }: { readonly lines: readonly PickLine[]; readonly parcels: number },
  look: Look & { readonly today: Day },
): Promise<Uint8Array<ArrayBuffer>> {
  const { lang } = look;
  const w = orderPaperWords[lang];
  const several = new Set(lines.map(({ producerName }) => producerName)).size > 1;
  const c = w.pickColumns;
  return makePdf(
    { title: w.pick, author: look.siteName, lang, now: look.now, footer: look.siteName },
    (page) => {
      page.head({ agency: [look.siteName], motto: false });
      page.title(w.pick, w.pickUnder(formatDay(look.today, lang), parcels));
      if (lines.length === 0) {
        page.paragraph(w.pickNone);
        return;
      }
      page.table({
        about: w.pick,
        columns: [
          ...(several ? [{ title: c.place, share: 3 }] : []),
          { title: c.goods, share: 5 },
          { title: c.sku, share: 2.2 },
          { title: c.parcels, share: 1.3, align: 'right' },
          { title: c.quantity, share: 1.3, align: 'right' },
        ],
        rows: lines.map((line) => [
          ...(several ? [line.producerName] : []),
          `${line.productName}, ${lang === 'vi' ? line.unitVi : line.unitEn}`,
          ...[line.sku, String(line.parcels), formatCount(line.quantity, lang)],
        ]),
      });
    },
  );
}
