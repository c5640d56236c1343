import { formatDay, parseDay } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import { dong, formatCount, formatDong } from '#src/base/money.ts';
import type { NoticeFacts, NoticeKind } from './kinds.ts';

/** One sentence on top, and what to do below; both may stand on a locked screen. */
export interface NoticeText {
  readonly title: string;
  readonly body: string;
}

type Say = (facts: NoticeFacts, lang: Lang) => NoticeText;

const of = (text: string | undefined): string => (text ? ` ${text}` : '');
const money = (amount: number | undefined, lang: Lang): string =>
  amount === undefined || !Number.isSafeInteger(amount) ? '' : formatDong(dong(amount), lang);
const goods = (count: number | undefined, lang: Lang): string => {
  if (count === undefined) return '';
  if (lang === 'vi') return `${formatCount(count, 'vi')} mặt hàng`;
  return `${formatCount(count, 'en')} item${count === 1 ? '' : 's'}`;
};
const joined = (...parts: readonly string[]): string => parts.filter(Boolean).join(' · ');
const onDay = (text: string | undefined, lang: Lang): string => {
  const day = parseDay(text ?? '');
  return day === null ? '' : formatDay(day, lang);
};

const VERDICTS = {
  vi: { approved: 'đã được duyệt', returned: 'bị trả lại để bổ sung', refused: 'bị từ chối' },
  en: { approved: 'was approved', returned: 'was sent back', refused: 'was refused' },
} as const;

const VI: Readonly<Record<NoticeKind, Say>> = {
  'order-new': (f) => ({
    title: `Đơn hàng mới${of(f.code)}`,
    body: joined(goods(f.count, 'vi'), money(f.amount, 'vi')) || 'Mở đơn để đóng gói.',
  }),
  'order-cancelled': (f) => ({
    title: `Đơn${of(f.code)} đã hủy`,
    body: 'Đừng gửi hàng của đơn này nữa; kho đã được cộng lại.',
  }),
  'return-asked': (f) => ({
    title: `Người mua xin trả hàng, đơn${of(f.code)}`,
    body: 'Xem lý do rồi đồng ý hoặc từ chối.',
  }),
  message: (f) => ({
    title: `Người mua nhắn tin về đơn${of(f.code)}`,
    body: 'Trả lời trong ngày để người mua yên tâm.',
  }),
  'quote-new': (f) => ({
    title: `Yêu cầu báo giá${of(f.code)}`,
    body: joined(goods(f.count, 'vi'), 'Báo giá, hoặc từ chối để khách khỏi chờ.'),
  }),
  'review-new': (f) => ({
    title: `Đánh giá mới${f.stars ? `, ${f.stars}/5` : ''}`,
    body: f.name ? `Về ${f.name}. Bạn có thể trả lời.` : 'Bạn có thể trả lời.',
  }),
  'listing-returned': (f) => ({
    title: `Bị trả lại:${of(f.name) || ' nội dung đã gửi'}`,
    body: 'Đọc lời nhắn của cán bộ, sửa chỗ được nêu rồi gửi lại.',
  }),
  'listing-refused': (f) => ({
    title: `Bị từ chối:${of(f.name) || ' nội dung đã gửi'}`,
    body: 'Bản đang hiện giữ nguyên. Mở để xem lý do.',
  }),
  'listing-approved': (f) => ({
    title: `Đã duyệt:${of(f.name) || ' nội dung đã gửi'}`,
    body: 'Nội dung mới đang hiện trên trang công khai.',
  }),
  'stock-low': (f) => ({
    title: `Sắp hết hàng:${of(f.name) || ' một quy cách'}`,
    body:
      f.left === undefined
        ? 'Cập nhật kho để người mua không đặt hụt.'
        : `Còn ${formatCount(f.left, 'vi')}. Cập nhật kho để người mua không đặt hụt.`,
  }),
  'certificate-ending': (f) => ({
    title: `Giấy chứng nhận sắp hết hạn:${of(f.name) || of(f.code)}`,
    body: joined(
      onDay(f.day, 'vi') && `Đến hết ngày ${onDay(f.day, 'vi')}`,
      'Bắt đầu đánh giá lại.',
    ),
  }),
  'recall-opened': (f) => ({
    title: `Thu hồi${of(f.code)}${f.name ? `: ${f.name}` : ''}`,
    body: 'Ngừng bán các lô được nêu và làm theo hướng dẫn.',
  }),
  'claim-decided': (f) => ({
    title: `Yêu cầu nhận hồ sơ${of(f.producer)} ${f.verdict ? VERDICTS.vi[f.verdict] : 'đã có trả lời'}`,
    body: 'Mở để xem và làm tiếp.',
  }),
  'claim-waiting': (f) => ({
    title: `Chờ xác nhận chủ thể:${of(f.producer)}`,
    body: 'Đối chiếu giấy đăng ký kinh doanh rồi duyệt hoặc trả lại.',
  }),
  'change-waiting': (f) => ({
    title: `Nội dung chờ duyệt:${of(f.name)}`,
    body: f.producer ? `Do ${f.producer} gửi.` : 'Xem chỗ khác với bản đang hiện.',
  }),
};

const EN: Readonly<Record<NoticeKind, Say>> = {
  'order-new': (f) => ({
    title: `New order${of(f.code)}`,
    body: joined(goods(f.count, 'en'), money(f.amount, 'en')) || 'Open it to pack.',
  }),
  'order-cancelled': (f) => ({
    title: `Order${of(f.code)} was cancelled`,
    body: 'Do not send its goods; the stock has been given back.',
  }),
  'return-asked': (f) => ({
    title: `The buyer of order${of(f.code)} wants to return goods`,
    body: 'Read why, then agree or refuse.',
  }),
  message: (f) => ({
    title: `The buyer of order${of(f.code)} wrote`,
    body: 'Answer within the day.',
  }),
  'quote-new': (f) => ({
    title: `Request for quotation${of(f.code)}`,
    body: joined(goods(f.count, 'en'), 'Quote, or decline so that nobody waits.'),
  }),
  'review-new': (f) => ({
    title: `New review${f.stars ? `, ${f.stars}/5` : ''}`,
    body: f.name ? `Of ${f.name}. You may answer.` : 'You may answer.',
  }),
  'listing-returned': (f) => ({
    title: `Sent back:${of(f.name) || ' what you proposed'}`,
    body: 'Read the officer’s note, mend what it names, send again.',
  }),
  'listing-refused': (f) => ({
    title: `Refused:${of(f.name) || ' what you proposed'}`,
    body: 'What is shown stays as it is. Open to see why.',
  }),
  'listing-approved': (f) => ({
    title: `Approved:${of(f.name) || ' what you proposed'}`,
    body: 'The public page shows it now.',
  }),
  'stock-low': (f) => ({
    title: `Stock is low:${of(f.name) || ' one size'}`,
    body: `${f.left === undefined ? '' : `${formatCount(f.left, 'en')} left. `}Update the stock so that nobody orders in vain.`,
  }),
  'certificate-ending': (f) => ({
    title: `Certificate ending:${of(f.name) || of(f.code)}`,
    body: joined(
      onDay(f.day, 'en') && `Valid until ${onDay(f.day, 'en')}`,
      'Start the re-assessment.',
    ),
  }),
  'recall-opened': (f) => ({
    title: `Recall${of(f.code)}${f.name ? `: ${f.name}` : ''}`,
    body: 'Stop selling the lots it names and follow the instructions.',
  }),
  'claim-decided': (f) => ({
    title: `Your claim to${of(f.producer) || ' a profile'} ${f.verdict ? VERDICTS.en[f.verdict] : 'was answered'}`,
    body: 'Open it to go on.',
  }),
  'claim-waiting': (f) => ({
    title: `Claim waiting:${of(f.producer)}`,
    body: 'Compare the business registration, then approve or return.',
  }),
  'change-waiting': (f) => ({
    title: `Content waiting for approval:${of(f.name)}`,
    body: f.producer ? `Sent by ${f.producer}.` : 'See what differs from the live version.',
  }),
};

/** What a notice says in a language. */
export function noticeText(kind: NoticeKind, facts: NoticeFacts, lang: Lang): NoticeText {
  return (lang === 'vi' ? VI : EN)[kind](facts, lang);
}
