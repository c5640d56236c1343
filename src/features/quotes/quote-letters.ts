import { type Day, formatDay } from '#src/base/day.ts';
import { type Dong, formatDong } from '#src/base/money.ts';
import type { Lang } from '#src/base/lang.ts';

interface Letter {
  readonly subject: string;
  readonly text: string;
}

const lines = (...all: readonly (string | null)[]): string =>
  all.filter((line) => line !== null).join('\n');
const both = (vi: string, en: string): string => `${vi}\n\n---\n\n${en}`;

/** To a producer's people: somebody asks for a quotation. Who asks is read at the desk only. */
export function askedLetter(one: {
  code: string;
  producer: string;
  count: number;
  until: Day;
  url: string;
  demo: boolean;
}): Letter {
  return {
    subject: `Yêu cầu báo giá ${one.code}: ${one.count} mặt hàng của ${one.producer}`,
    text: both(
      lines(
        one.demo ? 'Đây là yêu cầu thử trên trang trình diễn.' : null,
        `Một khách hàng xin báo giá ${one.count} mặt hàng của ${one.producer}, mã ${one.code}.`,
        `Xin trả lời chậm nhất ngày ${formatDay(one.until, 'vi')}. Sau ngày đó yêu cầu hết hạn.`,
        'Xem và trả lời tại:',
        one.url,
      ),
      lines(
        one.demo ? 'This is a trial on a demonstration site.' : null,
        `A customer asks ${one.producer} for a quotation, code ${one.code}. Please answer by ${formatDay(one.until, 'en')}:`,
        one.url,
      ),
    ),
  };
}

/** To a producer's people, a day before the deadline. */
export function deadlineLetter(one: {
  code: string;
  producer: string;
  until: Day;
  url: string;
}): Letter {
  return {
    subject: `Sắp hết hạn trả lời báo giá ${one.code}`,
    text: both(
      lines(
        `Yêu cầu báo giá ${one.code} gửi ${one.producer} chưa được trả lời. Hạn cuối: ngày ${formatDay(one.until, 'vi')}.`,
        'Báo giá, hoặc từ chối để khách khỏi chờ:',
        one.url,
      ),
      lines(
        `Request ${one.code} to ${one.producer} is not answered yet. Last day: ${formatDay(one.until, 'en')}.`,
        one.url,
      ),
    ),
  };
}

/** To the buyer, with the address that is the key to the request. */
export function receiptLetter(
  lang: Lang,
  one: { code: string; producers: readonly string[]; until: Day; url: string; demo: boolean },
): Letter {
  const names = one.producers.map((name) => `- ${name}`).join('\n');
  if (lang === 'vi') {
    return {
      subject: `Đã gửi yêu cầu báo giá ${one.code}`,
      text: lines(
        one.demo
          ? 'Đây là yêu cầu thử trên trang trình diễn: không ai giao hàng và thu tiền.'
          : null,
        `Yêu cầu báo giá ${one.code} của bạn đã tới:`,
        names,
        `Nhà sản xuất trả lời chậm nhất ngày ${formatDay(one.until, 'vi')}. Mỗi khi có trả lời, bạn nhận một thư.`,
        'Xem trả lời, so sánh và đặt hàng tại địa chỉ riêng dưới đây. Ai có địa chỉ này đều xem được, xin giữ kín:',
        one.url,
      ),
    };
  }
  return {
    subject: `Your request for quotation ${one.code}`,
    text: lines(
      one.demo ? 'This is a trial on a demonstration site: nothing is delivered or charged.' : null,
      `Your request ${one.code} was sent to:`,
      names,
      `They answer by ${formatDay(one.until, 'en')}. You get a letter for each answer.`,
      'See, compare and accept answers at this private address. Whoever has it can see the request:',
      one.url,
    ),
  };
}

/** To the buyer: a producer answered (or answered anew). */
export function answeredLetter(
  lang: Lang,
  one: {
    code: string;
    producer: string;
    total: Dong;
    validUntil: Day;
    changed: boolean;
    url: string;
  },
): Letter {
  const total = formatDong(one.total, lang);
  if (lang === 'vi') {
    return {
      subject: `${one.producer} ${one.changed ? 'đổi báo giá' : 'đã báo giá'} (${one.code})`,
      text: lines(
        `${one.producer} ${one.changed ? 'vừa đổi báo giá' : 'đã báo giá'}: tổng cộng ${total}, gồm phí giao.`,
        `Báo giá có hiệu lực đến hết ngày ${formatDay(one.validUntil, 'vi')}.`,
        'Xem, so sánh và đặt hàng tại:',
        one.url,
      ),
    };
  }
  return {
    subject: `${one.producer} ${one.changed ? 'changed the quotation' : 'sent a quotation'} (${one.code})`,
    text: lines(
      `${one.producer} ${one.changed ? 'changed its quotation' : 'quotes'}: ${total} in all, delivery included.`,
      `Valid until ${formatDay(one.validUntil, 'en')}. See, compare and accept:`,
      one.url,
    ),
  };
}

/** To the buyer: a producer declined. */
export function declinedLetter(
  lang: Lang,
  one: { code: string; producer: string; why: string; url: string },
): Letter {
  return lang === 'vi'
    ? {
        subject: `${one.producer} không báo giá được (${one.code})`,
        text: lines(
          `${one.producer} không báo giá được cho yêu cầu ${one.code}. Lý do: ${one.why}`,
          'Các nhà sản xuất khác không bị ảnh hưởng. Xem yêu cầu tại:',
          one.url,
        ),
      }
    : {
        subject: `${one.producer} cannot quote (${one.code})`,
        text: lines(
          `${one.producer} cannot quote for request ${one.code}. Reason: ${one.why}`,
          'Other producers are not affected. Your request:',
          one.url,
        ),
      };
}

/** To a producer's people: the buyer accepted, or took the request back. */
export function decidedLetter(one: {
  code: string;
  producer: string;
  accepted: boolean;
  url: string;
}): Letter {
  return one.accepted
    ? {
        subject: `Khách đồng ý báo giá ${one.code}`,
        text: both(
          lines(
            `Khách đã đồng ý báo giá của ${one.producer} và đặt hàng theo giá đó. Chuẩn bị hàng theo đơn tại:`,
            one.url,
          ),
          lines(`The buyer accepted the quotation of ${one.producer}. The order is here:`, one.url),
        ),
      }
    : {
        subject: `Khách rút yêu cầu báo giá ${one.code}`,
        text: both(
          lines(`Khách đã rút yêu cầu báo giá ${one.code}. Bạn không cần làm gì thêm.`, one.url),
          lines(`The buyer withdrew request ${one.code}. Nothing remains to be done.`, one.url),
        ),
      };
}
