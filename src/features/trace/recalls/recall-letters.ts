import { formatDay, type Day } from '#src/base/day.ts';
import type { RecallText } from './recall-states.ts';

/** A letter: subject and plain text, Vietnamese first, English under a line. */
export interface RecallLetter {
  readonly subject: string;
  readonly text: string;
}

interface Named {
  readonly code: string;
  readonly producer: string;
  readonly on: Day;
  /** Codes of the lots the reader is concerned with. */
  readonly lots: readonly string[];
  /** Public page of the recall. */
  readonly url: string;
}

/** A letter names so many lots; the page lists all. */
const MOST_NAMED = 40;

const listed = (lots: readonly string[], more: (count: number) => string): string =>
  lots.slice(0, MOST_NAMED).join(', ') +
  (lots.length > MOST_NAMED ? ` ${more(lots.length - MOST_NAMED)}` : '');

const both = (vi: readonly string[], en: readonly string[]): string =>
  [...vi, '', '---', '', ...en].join('\n');

const lotsVi = (lots: readonly string[]): string =>
  `Lô: ${listed(lots, (count) => `và ${count} lô khác`)}.`;
const lotsEn = (lots: readonly string[]): string =>
  `Lots: ${listed(lots, (count) => `and ${count} more`)}.`;

/** To the producer's people and the offices of its commune and province. */
export function openedLetter(one: Named & RecallText & { deskUrl: string }): RecallLetter {
  return {
    subject: `Thu hồi ${one.code}: ${one.producer}, ${one.lots.length} lô`,
    text: both(
      [
        `Ngày ${formatDay(one.on, 'vi')}, ${one.lots.length} lô hàng của ${one.producer} được thông báo thu hồi, mã ${one.code}.`,
        lotsVi(one.lots),
        `Vì sao: ${one.reasonVi}`,
        `Người mua cần làm: ${one.adviceVi}`,
        'Ngừng bán các lô này ngay. Danh sách đầy đủ và nơi đã nhận hàng:',
        one.deskUrl,
        'Thông báo cho người mua:',
        one.url,
      ],
      [
        `On ${formatDay(one.on, 'en')} ${one.lots.length} lots of ${one.producer} were recalled, code ${one.code}. Stop selling them at once.`,
        lotsEn(one.lots),
        `Why: ${one.reasonEn || one.reasonVi}`,
        one.url,
      ],
    ),
  };
}

/** To another producer, or the office of another province, with lots made of what is recalled. */
export function downstreamLetter(
  one: Named & RecallText & { province: string; openUrl: string },
): RecallLetter {
  return {
    subject: `Thu hồi ${one.code}: ${one.lots.length} lô làm từ hàng bị thu hồi`,
    text: both(
      [
        `${one.producer} có lô hàng bị thu hồi, mã ${one.code}. Theo nhật ký truy xuất, ${one.lots.length} lô dưới đây (${one.province}) được làm từ các lô ấy.`,
        lotsVi(one.lots),
        `Vì sao thu hồi: ${one.reasonVi}`,
        'Các lô này chưa bị thu hồi. Hãy xem lại ngay và mở thu hồi nếu bị ảnh hưởng:',
        one.openUrl,
        'Thông báo gốc:',
        one.url,
      ],
      [
        `${one.producer} recalled lots (${one.code}). By the trace records the lots below (${one.province}) were made of them. They are not recalled yet: look at them now, and open a recall if they are affected.`,
        lotsEn(one.lots),
        `Why: ${one.reasonEn || one.reasonVi}`,
        one.openUrl,
        one.url,
      ],
    ),
  };
}

/** To a party that received lots, one step forward. */
export function receiverLetter(one: Named & RecallText & { party: string }): RecallLetter {
  return {
    subject: `Thu hồi ${one.code}: hàng của ${one.producer} đã giao cho ${one.party}`,
    text: both(
      [
        `Kính gửi ${one.party},`,
        `${one.producer} đã giao cho quý đơn vị hàng thuộc các lô nay bị thu hồi từ ngày ${formatDay(one.on, 'vi')}.`,
        lotsVi(one.lots),
        `Vì sao: ${one.reasonVi}`,
        `Cần làm: ${one.adviceVi}`,
        'Hãy ngừng bán, để riêng số hàng còn lại và báo cho những nơi đã nhận hàng từ quý đơn vị.',
        one.url,
      ],
      [
        `To ${one.party}: goods that ${one.producer} delivered to you belong to lots recalled from ${formatDay(one.on, 'en')}. Stop selling them, keep what is left apart, and tell those you delivered them to.`,
        lotsEn(one.lots),
        `Why: ${one.reasonEn || one.reasonVi}`,
        one.url,
      ],
    ),
  };
}

/** To everybody who was told of the recall. */
export function liftedLetter(one: Named & { reason: string }): RecallLetter {
  return {
    subject: `Thu hồi ${one.code} đã chấm dứt`,
    text: both(
      [
        `Thu hồi ${one.code} (${one.producer}) chấm dứt từ ngày ${formatDay(one.on, 'vi')}.`,
        lotsVi(one.lots),
        `Lý do: ${one.reason}`,
        one.url,
      ],
      [
        `Recall ${one.code} (${one.producer}) was lifted on ${formatDay(one.on, 'en')}.`,
        lotsEn(one.lots),
        `Reason: ${one.reason}`,
        one.url,
      ],
    ),
  };
}
