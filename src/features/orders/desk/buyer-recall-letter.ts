import type { Lang } from '#src/base/lang.ts';

/** To a buyer who was sent goods of a recalled lot, in the language of the order. */
export function buyerRecallLetter(one: {
  readonly lang: Lang;
  readonly recall: string;
  readonly order: string;
  readonly producer: string;
  /** `2 × Mật ong (A1)`. */
  readonly goods: readonly string[];
  /** What is wrong and what to do, as the notice says it; English may be empty. */
  readonly reasonVi: string;
  readonly reasonEn: string;
  readonly adviceVi: string;
  readonly adviceEn: string;
  /** Whether it is with the buyer, or still with the sender. */
  readonly sent: boolean;
  readonly demo: boolean;
  /** Public notice, and the buyer's own page. */
  readonly url: string;
  readonly orderUrl: string;
}): { readonly subject: string; readonly text: string } {
  const goods = one.goods.map((line) => `- ${line}`);
  if (one.lang === 'vi') {
    return {
      subject: `Thu hồi ${one.recall}: hàng trong đơn ${one.order} của bạn`,
      text: [
        `Đơn ${one.order} của bạn có hàng của ${one.producer} thuộc lô đang bị thu hồi:`,
        ...goods,
        '',
        `Vì sao: ${one.reasonVi}`,
        `Bạn cần làm: ${one.adviceVi}`,
        one.sent
          ? 'Bạn có thể gửi trả và được hoàn tiền, kể cả hàng đã mở, không kể đã nhận bao lâu. Hãy gửi yêu cầu ở trang đơn hàng:'
          : 'Phần hàng này chưa gửi đi và đang được giữ lại. Xem ở trang đơn hàng:',
        one.orderUrl,
        'Thông báo thu hồi:',
        one.url,
        ...(one.demo ? ['', 'Đây là đơn thử: không giao hàng và không thu tiền.'] : []),
      ].join('\n'),
    };
  }
  return {
    subject: `Recall ${one.recall}: goods in your order ${one.order}`,
    text: [
      `Your order ${one.order} holds goods of ${one.producer} from a lot that is being recalled:`,
      ...goods,
      '',
      `Why: ${one.reasonEn || one.reasonVi}`,
      `What to do: ${one.adviceEn || one.adviceVi}`,
      one.sent
        ? 'You can send them back and get your money, opened or not, however long ago you received them. Ask for it on the order’s page:'
        : 'This part has not been sent and is held back. See the order’s page:',
      one.orderUrl,
      'The notice:',
      one.url,
      ...(one.demo ? ['', 'This is a trial order: nothing is delivered and nothing is paid.'] : []),
    ].join('\n'),
  };
}
