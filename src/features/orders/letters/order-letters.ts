import type { Lang } from '#src/base/lang.ts';
import { type Dong, formatDong } from '#src/base/money.ts';
import { type Day, formatDay } from '#src/base/day.ts';
import {
  type OrderSeen,
  REFUND_WORKING_DAYS,
  type SellerSeen,
  unitOf,
} from '../buyer/order-seen.ts';
import { spacedPhone } from '../buyer/phone.ts';
import { LETTER_TEXTS } from './letter-texts.ts';
import { atTime } from './letter-time.ts';

/** What a buyer is told of by mail. */
export const LETTER_KINDS = [
  'placed',
  'confirmed',
  'parked',
  'handed-over',
  'delivered',
  'cancelled',
  'expired',
  'refund-sent',
  'refund-done',
  'return-answered',
] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

export interface LetterFacts {
  /** Whole đồng. */
  readonly amount?: number;
  readonly refundDue?: number;
  readonly answer?: string;
  readonly carrier?: string;
  readonly tracking?: string;
}

/**
 * A letter about an order in the buyer's language: what happened first, then what was agreed, who sells and what the
 * buyer may do (Luật 19/2023/QH15, Điều 37–38; Luật 122/2025/QH15, Điều 12).
 */
export function orderLetter(one: {
  readonly kind: LetterKind;
  readonly seen: OrderSeen;
  readonly sellers: readonly SellerSeen[];
  readonly parcelNo: number | null;
  readonly facts: LetterFacts;
  readonly siteName: string;
  /** Address of the order's page. */
  readonly url: string;
  /** Address of the policies. */
  readonly policies: string;
}): { readonly subject: string; readonly text: string } {
  const { seen, kind, siteName } = one;
  const { order } = seen;
  const lang: Lang = order.lang === 'en' ? 'en' : 'vi';
  const w = LETTER_TEXTS[lang];
  const money = (amount: number): string => formatDong(amount as Dong, lang);
  const parcel = seen.parcels.find(({ no }) => no === one.parcelNo);
  const told = w.told[kind]({
    ...{ code: order.code, site: siteName, method: order.method, facts: one.facts, money },
    until: order.holdUntil === null ? '' : atTime(order.holdUntil, lang),
    why: w.why[order.cancelledWhy] ?? '',
    seller: parcel?.producerName ?? '',
    no: one.parcelNo,
    pickUp: order.delivery === 'pickup',
    days: REFUND_WORKING_DAYS,
  });
  const whole = kind === 'placed' || kind === 'confirmed';
  const lines = [
    w.hello(order.buyerName),
    '',
    ...(order.demo ? [w.demo, ''] : []),
    ...told.lines,
    '',
    w.page,
    one.url,
    w.secret,
    ...(whole ? ['', ...agreed(one, lang, money)] : []),
    '',
    w.policies,
    one.policies,
    '',
    siteName,
  ];
  return { subject: `${told.subject} · ${siteName}`, text: lines.join('\n') };
}

function agreed(
  { seen, sellers }: { readonly seen: OrderSeen; readonly sellers: readonly SellerSeen[] },
  lang: Lang,
  money: (amount: number) => string,
): string[] {
  const w = LETTER_TEXTS[lang];
  const { order, parcels, invoice } = seen;
  const place = [order.addressLine, order.placeText].filter(Boolean).join(', ');
  const sum = (label: string, amount: number, sign = ''): string[] =>
    amount === 0 ? [] : [`${label}: ${sign}${money(amount)}`];
  return [
    w.receiver(order.delivery === 'pickup'),
    `${order.buyerName}, ${spacedPhone(order.buyerPhone)}`,
    place,
    ...(order.note === '' ? [] : [`${w.note}: ${order.note.replaceAll('\n', ' / ')}`]),
    ...(invoice === null
      ? []
      : [`${w.invoice}: ${invoice.company}, ${invoice.taxCode}, ${invoice.address}`]),
    ...parcels.flatMap((parcel) => {
      const seller = sellers.find(({ producerId }) => producerId === parcel.producerId);
      return [
        '',
        w.parcel(parcel.no, parcels.length),
        `${w.seller}: ${[
          parcel.producerName || w.nobody,
          seller?.place,
          seller?.phone ? w.sellerPhone(spacedPhone(seller.phone)) : '',
          seller?.code ? w.sellerCode(seller.code) : '',
        ]
          .filter(Boolean)
          .join(', ')}`,
        ...parcel.lines.map(
          (line) =>
            `- ${line.productName}, ${unitOf(line, lang)}: ${line.quantity} × ${money(line.unitPrice)}${
              line.discount > 0 ? ` − ${money(line.discount)}` : ''
            } = ${money(line.total)}`,
        ),
        ...sum(w.wrap, parcel.wrap),
        `${w.shipping}: ${money(parcel.shipping - parcel.shippingDiscount)}`,
        ...(parcel.readyOn === null
          ? []
          : [w.ready(formatDay(parcel.readyOn as Day, lang), order.delivery === 'pickup')]),
      ];
    }),
    '',
    `${w.total}: ${money(order.total)} (${w.vat(money(order.vat))})`,
    `${w.method}: ${w.methods[order.method]}`,
    '',
    w.termsTitle,
    ...w.terms(REFUND_WORKING_DAYS).map((term) => `- ${term}`),
  ];
}
