import { type Dong, formatDong } from '#src/base/money.ts';
import type { Sentence } from '#src/words/refusals.ts';

const vnd = (amount: number, lang: 'vi' | 'en'): string => formatDong(amount as Dong, lang);

export const paymentRefusals: Readonly<Record<string, Sentence>> = {
  'no-such-payment': () => ({
    vi: 'Không có khoản thu này, hoặc nó ngoài phạm vi của bạn. Hãy tìm lại trong danh sách thu tiền.',
    en: 'There is no such payment, or it is beyond your reach. Look for it in the list of payments.',
  }),
  'no-such-refund': () => ({
    vi: 'Không có khoản hoàn này. Hãy mở lại trang của khoản thu.',
    en: 'There is no such refund. Open the page of the payment again.',
  }),
  'no-such-bank-line': () => ({
    vi: 'Không có dòng sao kê này, hoặc nó ngoài phạm vi của bạn.',
    en: 'There is no such line of a statement, or it is beyond your reach.',
  }),
  'refund-nothing': () => ({
    vi: 'Số tiền hoàn phải là số nguyên đồng lớn hơn 0.',
    en: 'The sum to give back has to be whole đồng, more than 0.',
  }),
  'refund-too-much': ({ most, asked }) => ({
    vi: `Không hoàn được ${vnd(asked, 'vi')}: chỉ còn ${vnd(most, 'vi')} của tiền đã thu chưa hoàn. Hãy nhập số nhỏ hơn.`,
    en: `${vnd(asked, 'en')} cannot be given back: only ${vnd(most, 'en')} of what was paid is left. Enter less.`,
  }),
  'refund-not-by-hand': () => ({
    vi: 'Khoản hoàn này do Stripe gửi, không đánh dấu tay được. Hãy bấm “Gửi lại tới Stripe”.',
    en: 'This refund is sent by Stripe and cannot be marked by hand. Use “Send to Stripe again”.',
  }),
  'refund-state': () => ({
    vi: 'Khoản hoàn này đã đổi tình trạng. Hãy tải lại trang rồi xem.',
    en: 'This refund has changed meanwhile. Reload the page and look.',
  }),
  'reason-missing': () => ({
    vi: 'Chưa ghi lý do (ít nhất 5 ký tự). Người kiểm tra sau này sẽ đọc.',
    en: 'The reason is missing (at least 5 characters). Whoever checks later will read it.',
  }),
  'bank-ref-missing': () => ({
    vi: 'Chưa ghi mã giao dịch của ngân hàng (ít nhất 4 chữ hoặc số). Mã này giữ cho khoản tiền không bị tính hai lần.',
    en: "The bank's reference is missing (at least 4 letters or digits). It keeps the money from being counted twice.",
  }),
  'already-recorded': ({ ref }) => ({
    vi: `Giao dịch “${ref}” đã được ghi nhận trước đó, nên không ghi lần nữa.`,
    en: `The transaction “${ref}” was recorded before and is not recorded again.`,
  }),
  'amount-missing': () => ({
    vi: 'Số tiền phải là số nguyên đồng lớn hơn 0, ví dụ 185.000.',
    en: 'The amount has to be whole đồng, more than 0, such as 185,000.',
  }),
  'not-confirmed': () => ({
    vi: 'Chưa đánh dấu ô xác nhận.',
    en: 'The box of confirmation is not ticked.',
  }),
  'not-a-transfer': ({ method }) => ({
    vi:
      method === 'card'
        ? 'Đơn này trả bằng thẻ: tiền chỉ được ghi nhận theo lời của Stripe.'
        : 'Đơn này trả khi nhận hàng: tiền được ghi nhận khi giao kiện hàng.',
    en:
      method === 'card'
        ? 'This order is paid by card: only Stripe says what came in.'
        : 'This order is paid on delivery: the money is recorded with the parcel.',
  }),
  'card-not-awaited': ({ code }) => ({
    vi: `Đơn ${code} không còn chờ trả bằng thẻ. Hãy tải lại trang của đơn.`,
    en: `Order ${code} no longer waits for a card. Reload its page.`,
  }),
  'hold-over': ({ code }) => ({
    vi: `Đã hết giờ giữ hàng cho đơn ${code}. Bạn có thể đặt lại từ giỏ hàng.`,
    en: `The goods of order ${code} are no longer kept. You may order again from the cart.`,
  }),
  'cards-away': () => ({
    vi: 'Chưa mở được trang thanh toán thẻ. Hãy thử lại sau một phút; hàng vẫn được giữ cho bạn.',
    en: 'The page for cards could not be opened. Try again in a minute; the goods are still kept for you.',
  }),
  'bank-file-missing': () => ({
    vi: 'Chưa chọn tệp sao kê. Hãy tải tệp CSV từ ngân hàng rồi chọn lại.',
    en: 'No statement was chosen. Download it from your bank as CSV and choose it.',
  }),
  'bank-file-too-big': ({ most }) => ({
    vi: `Tệp có hơn ${most} dòng. Hãy xuất sao kê theo khoảng ngày ngắn hơn.`,
    en: `The file has more than ${most} lines. Export fewer days at a time.`,
  }),
  'bank-file-unreadable': ({ why }) => ({
    vi: `Không đọc được tệp này như một sao kê CSV${why === 'no-header' ? ': không thấy dòng đầu có ngày, số tiền ghi có và nội dung' : ''}. Nếu là tệp Excel, hãy lưu lại dạng CSV.`,
    en: `This file cannot be read as a CSV statement${why === 'no-header' ? ': no head line with date, credit and description was found' : ''}. Save an Excel file as CSV first.`,
  }),
  'bank-file-changed': () => ({
    vi: 'Bảng vừa xem không còn đúng (có đơn hoặc dòng vừa thay đổi). Hãy xem lại bảng mới rồi ghi nhận.',
    en: 'What was shown no longer holds (an order or a line has changed). Look at the new table, then record it.',
  }),
  'bank-line-settled': () => ({
    vi: 'Dòng này đã được xử lý. Hãy tải lại trang.',
    en: 'This line was dealt with already. Reload the page.',
  }),
  'no-order-for-line': ({ code }) => ({
    vi: `Không có đơn chuyển khoản “${code}” trong phạm vi của bạn. Hãy kiểm tra mã đơn.`,
    en: `There is no order “${code}” paid by transfer within your reach. Check its code.`,
  }),
};
