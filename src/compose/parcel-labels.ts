import { dong, formatCount, formatDong } from '#src/base/money.ts';
import type { Lang } from '#src/base/lang.ts';
import { paths } from '#src/base/paths.ts';
import { type ParcelLabel, parcelLabelsPdf } from '#src/outside/parcel-labels.ts';
import { orderPaperWords } from '#src/words/order-papers.ts';
import { ordersDeskWords } from '#src/words/orders-desk.ts';
import { ordersWorkWords } from '#src/words/orders-work.ts';
import type { Slip } from './packing-slip.ts';

interface Look {
  readonly sheet: 'a6' | 'a4';
  readonly lang: Lang;
  readonly siteName: string;
  /** Address of the site, without a slash at the end; empty while it has none. */
  readonly siteUrl: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/** Labels to be stuck on parcels: A6 for thermal printers, or four on A4. */
export function parcelLabels(slips: readonly Slip[], look: Look): Promise<Uint8Array<ArrayBuffer>> {
  const { lang, siteName, now, sheet } = look;
  return parcelLabelsPdf(
    slips.map((slip) => labelOf(slip, look)),
    { sheet, lang, now, author: siteName, title: ordersWorkWords[lang].paper.title },
  );
}

/** The label of one parcel: no more of the buyer than a carrier needs, and nothing of what the goods cost. */
function labelOf({ found, one }: Slip, { lang, siteUrl, siteName }: Look): ParcelLabel {
  const w = ordersWorkWords[lang].paper;
  const slip = orderPaperWords[lang];
  const { order, paid } = found;
  const { parcel, receiver, toCollect } = one;
  const cancelled = parcel.state === 'cancelled';
  const collect = !cancelled && toCollect > 0;
  const waits = !collect && order.method !== 'cod' && !paid;
  return {
    code: `${order.code}-${parcel.no}`,
    part: ordersDeskWords[lang].order.parcelOf(parcel.no, found.parcels.length + found.others),
    money: cancelled
      ? w.cancelled
      : collect
        ? `${w.collect} ${formatDong(dong(toCollect), lang)}`
        : waits
          ? w.notYet
          : w.nothing,
    collect,
    from: [w.from, `${parcel.producerName} (${siteName})`],
    to: {
      label: order.delivery === 'pickup' ? w.pickup : w.to,
      ...{ name: receiver?.name ?? w.hidden, phone: spaced(receiver?.phone ?? '') },
    },
    address: receiver?.address ?? '',
    note: receiver === null || receiver.note === '' ? '' : `${w.note}: ${receiver.note}`,
    goods: one.lines.map(
      (line) =>
        `${line.quantity} × ${line.productName}, ${lang === 'vi' ? line.unitVi : line.unitEn}`,
    ),
    carrier: [parcel.carrier, parcel.tracking].filter(Boolean).join(' '),
    weight: slip.grams(formatCount(parcel.weightGrams, lang)),
    qr: siteUrl === '' ? null : `${siteUrl}${paths('vi').deskOrder(order.code)}#kien-${parcel.no}`,
    warning: order.demo ? w.demo : '',
  };
}

/** `0912 345 678`: read off a box and dialled. */
function spaced(phone: string): string {
  return phone.replace(/^(\d{4})(\d{3})(\d{3,})$/, '$1 $2 $3');
}
