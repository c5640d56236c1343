import { dayAt, formatDay } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import { dong, formatDong } from '#src/base/money.ts';
import { paths } from '#src/base/paths.ts';
import type { BuyerOrder, LineRow } from '#src/features/orders/buyer/read-buyer-order.server.ts';
import { makePdf } from '#src/outside/pdf.ts';
import { orderPaperWords } from '#src/words/order-papers.ts';
import { ordersDeskWords } from '#src/words/orders-desk.ts';

/** What was agreed, for the buyer's own files: everything as it stood when the order was placed. Not an invoice for tax. */
export function salesSlip(
  found: BuyerOrder,
  look: {
    readonly lang: Lang;
    readonly siteName: string;
    readonly siteUrl: string;
    readonly now: number;
  },
): Promise<Uint8Array<ArrayBuffer>> {
  const { lang } = look;
  const w = orderPaperWords[lang];
  const { order, invoice } = found;
  const amount = (value: number): string => formatDong(dong(value), lang);
  const less = (value: number): string => (value === 0 ? '' : `-${amount(value)}`);
  const paid = found.payments.reduce((sum, payment) => sum + payment.paid, 0);
  const back = found.refunds
    .filter(({ state }) => state !== 'failed' && state !== 'cancelled')
    .reduce((sum, refund) => sum + refund.amount, 0);
  return makePdf(
    {
      title: `${w.sale} ${order.code}`,
      ...{ author: look.siteName, lang, now: look.now },
      footer: `${look.siteName} · ${order.code}`,
    },
    (page) => {
      page.head({ agency: [look.siteName], motto: false });
      page.title(
        w.sale,
        w.saleUnder(order.code, formatDay(dayAt(Date.parse(order.placedAt)), lang)),
      );
      if (order.demo) page.paragraph(w.demo, { bold: true, align: 'center' });
      page.paragraph(w.notInvoice, { small: true });
      page.facts([
        [w.buyer, [order.buyerName, order.buyerPhone].filter(Boolean).join(', ') || w.hidden],
        [
          order.delivery === 'pickup' ? w.pickup : w.address,
          [order.addressLine, order.placeText].filter(Boolean).join(', ') || w.hidden,
        ],
        ...(order.note === '' ? [] : ([[w.note, order.note]] as const)),
        [w.method, ordersDeskWords[lang].methods[order.method]],
        [w.state, ordersDeskWords[lang].orderStates[order.state]],
        [w.paid, amount(paid)],
        ...(back === 0 ? [] : ([[w.refunded, amount(back)]] as const)),
      ]);
      if (invoice !== null) {
        page.section(w.invoice);
        page.facts([
          [w.company, invoice.company],
          [w.taxCode, invoice.taxCode],
          [w.address, invoice.address],
          ...(invoice.email === '' ? [] : ([['Email', invoice.email]] as const)),
        ]);
      }
      const c = w.columns;
      for (const parcel of found.parcels) {
        page.section(w.seller(parcel.no, parcel.producerName));
        if (parcel.state === 'cancelled') page.paragraph(w.cancelledParcel, { bold: true });
        page.table({
          about: w.seller(parcel.no, parcel.producerName),
          small: true,
          columns: [
            { title: c.goods, share: 5 },
            { title: c.quantity, share: 0.8, align: 'right' },
            { title: c.price, share: 1.8, align: 'right' },
            { title: c.discount, share: 1.8, align: 'right' },
            { title: c.total, share: 2, align: 'right' },
          ],
          rows: [
            ...parcel.lines.map((line) => [
              ...[nameOf(line, lang), String(line.quantity), amount(line.unitPrice)],
              ...[less(line.discount), amount(line.total)],
            ]),
            ...(
              [
                [w.sums.wrap, parcel.wrap],
                [w.sums.shipping, parcel.shipping],
                [w.sums.shippingDiscount, -parcel.shippingDiscount],
              ] as const
            )
              .filter(([, value]) => value !== 0)
              .map(([label, value]) => ({
                cells: [label, '', '', '', value < 0 ? less(-value) : amount(value)],
              })),
            { cells: [w.sums.total, '', '', '', amount(parcel.total)], strong: true },
          ],
        });
      }
      page.section(`${w.sums.total}: ${amount(order.total)}`);
      page.facts([
        [w.sums.goods, amount(order.goods)],
        ...(order.discount === 0 ? [] : ([[w.sums.discount, less(order.discount)]] as const)),
        ...(order.wrap === 0 ? [] : ([[w.sums.wrap, amount(order.wrap)]] as const)),
        [w.sums.shipping, amount(order.shipping)],
        ...(order.shippingDiscount === 0
          ? []
          : ([[w.sums.shippingDiscount, less(order.shippingDiscount)]] as const)),
        [w.sums.total, amount(order.total)],
        [w.sums.vat, amount(order.vat)],
      ]);
      page.paragraph(w.law, { small: true, quiet: true });
      if (look.siteUrl !== '') {
        page.paragraph(`${look.siteUrl}${paths(lang).orders}`, { small: true, quiet: true });
      }
    },
  );
}

function nameOf(line: LineRow, lang: Lang): string {
  const w = orderPaperWords[lang];
  const { stars = null } = JSON.parse(line.standing) as { stars?: number | null };
  const more = [
    stars === null ? '' : w.standing(stars),
    line.certificateCode === null ? '' : w.certificate(line.certificateCode),
    line.basketTitle === '' ? '' : w.basket(line.basketTitle),
  ].filter(Boolean);
  const unit = lang === 'vi' ? line.unitVi : line.unitEn;
  return `${line.productName}, ${unit} (${[line.sku, ...more].join('; ')})`;
}
