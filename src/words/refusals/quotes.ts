import type { Sentence } from '#src/words/refusals.ts';
import { QUOTE_FIELD_NAMES } from '#src/words/quote-fields.ts';

const named = (fields: readonly string[], lang: 'vi' | 'en'): string =>
  fields.map((field) => QUOTE_FIELD_NAMES[field]?.[lang] ?? field).join(', ');

export const quoteRefusals: Readonly<Record<string, Sentence>> = {
  'quote-form-stale': () => ({
    vi: 'Biểu mẫu này đã cũ. Mở lại trang xin báo giá rồi gửi lần nữa.',
    en: 'This form is out of date. Open the page again and send it once more.',
  }),
  'quote-data': ({ fields }) => ({
    vi: `Chưa gửi được. Xin xem lại: ${named(fields, 'vi')}.`,
    en: `Not sent yet. Please look again at: ${named(fields, 'en')}.`,
  }),
  'quote-offer-gone': ({ name }) => ({
    vi: `${name === '' ? 'Một mặt hàng' : `"${name}"`} đang tạm ngừng bán nên không xin báo giá được. Bỏ mặt hàng đó (số lượng 0) rồi gửi lại.`,
    en: `${name === '' ? 'One item' : `“${name}”`} is not on sale now. Take it out (quantity 0) and send again.`,
  }),
  'no-such-quote': () => ({
    vi: 'Không có yêu cầu báo giá này. Mở lại từ liên kết trong thư.',
    en: 'There is no such request. Open it again from the link in your mail.',
  }),
  'quote-not-now': ({ state }) => ({
    vi: `Phần này ${
      {
        asked: 'chưa có báo giá',
        accepted: 'đã được đặt hàng',
        declined: 'đã bị từ chối',
        lapsed: 'đã hết hạn',
        withdrawn: 'đã được khách rút lại',
      }[String(state)] ?? 'đã đổi tình trạng'
    } nên không làm được việc này. Tải lại trang để xem bản mới.`,
    en: `This part ${
      {
        asked: 'has no answer yet',
        accepted: 'was ordered',
        declined: 'was declined',
        lapsed: 'has lapsed',
        withdrawn: 'was withdrawn by the buyer',
      }[String(state)] ?? 'changed its state'
    }: this can no longer be done. Reload the page.`,
  }),
  'quote-changed-meanwhile': () => ({
    vi: 'Báo giá vừa thay đổi ở nơi khác. Xem lại giá mới dưới đây rồi làm lại.',
    en: 'The quotation was changed elsewhere meanwhile. Look at it below and try again.',
  }),
  'quote-too-late': ({ until }) => ({
    vi: `Hạn trả lời là ngày ${String(until).split('-').toReversed().join('/')}, đã qua. Khách có thể gửi yêu cầu mới.`,
    en: `The last day to answer was ${until}. The buyer may send a new request.`,
  }),
  'quote-answer-data': ({ fields }) => ({
    vi: `Chưa gửi được báo giá. Xin xem lại: ${named(fields, 'vi')}.`,
    en: `The quotation was not sent. Please look again at: ${named(fields, 'en')}.`,
  }),
  'quote-why-missing': ({ most }) => ({
    vi: `Hãy ghi lý do từ chối (tối đa ${most} chữ cái); khách sẽ đọc lý do này.`,
    en: `Give the reason for declining (at most ${most} characters); the buyer reads it.`,
  }),
  'quote-commune-unknown': () => ({
    vi: 'Không tìm thấy xã, phường này trong tỉnh đã chọn. Xin gõ lại tên, ví dụ "Bát Tràng".',
    en: 'There is no such commune or ward in the chosen province. Please type the name again.',
  }),
  'quote-nothing-chosen': () => ({
    vi: 'Chưa chọn báo giá nào. Đánh dấu ít nhất một nhà sản xuất rồi đặt hàng.',
    en: 'No quotation chosen. Tick at least one producer, then order.',
  }),
  'quote-sold-out': ({ name, left }) => ({
    vi: `Kho chỉ còn ${left} “${name}”, ít hơn số trong báo giá. Chưa đặt gì cả. Hãy nhắn nhà sản xuất nhập thêm hàng rồi đặt lại trước khi báo giá hết hiệu lực, hoặc bỏ chọn phần này.`,
    en: `Only ${left} of “${name}” are in stock, fewer than the quotation says. Nothing was ordered. Ask the producer to restock and order again while the quotation is valid, or leave this part out.`,
  }),
  'quote-no-longer-valid': ({ producer }) => ({
    vi: `Báo giá của ${producer} đã hết hiệu lực. Bỏ chọn nhà sản xuất này, hoặc gửi yêu cầu mới.`,
    en: `The quotation of ${producer} is no longer valid. Leave it out, or send a new request.`,
  }),
};
