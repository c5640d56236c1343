import type { Sentence } from '#src/words/refusals.ts';

export const reviewRefusals: Readonly<Record<string, Sentence>> = {
  'no-such-order-line': () => ({
    vi: 'Đơn hàng này không có món đó. Mở lại đơn hàng từ liên kết trong thư rồi thử lại.',
    en: 'There is no such item in this order. Open the order again from the link in your mail.',
  }),
  'no-such-review': () => ({
    vi: 'Không có đánh giá này, hoặc đã bị gỡ. Tải lại trang để xem danh sách mới.',
    en: 'There is no such review, or it was taken down. Reload the page.',
  }),
  'review-too-early': () => ({
    vi: 'Kiện hàng có món này chưa giao tới. Bạn đánh giá được sau khi nhận hàng.',
    en: 'The parcel with this item has not been delivered. You can review it after it arrives.',
  }),
  'review-too-late': ({ days }) => ({
    vi: `Đánh giá chỉ sửa được trong ${days} ngày sau khi đăng.`,
    en: `A review can be changed for ${days} days after it was published.`,
  }),
  'review-mark': () => ({
    vi: 'Chưa chọn điểm. Hãy chọn từ 1 đến 5 điểm.',
    en: 'No points chosen. Choose 1 to 5 points.',
  }),
  'review-name': ({ most }) => ({
    vi: `Chưa có tên hiện kèm đánh giá, hoặc tên dài quá ${most} chữ cái. Hãy chọn một tên ngắn.`,
    en: `The name shown is missing or longer than ${most} characters. Choose a short one.`,
  }),
  'review-too-long': ({ most }) => ({
    vi: `Nội dung dài quá ${most} chữ cái. Hãy rút ngắn.`,
    en: `The text is longer than ${most} characters. Please shorten it.`,
  }),
  'review-removed': () => ({
    vi: 'Đánh giá này đã bị gỡ nên không sửa hay trả lời được.',
    en: 'This review was taken down: it can be neither changed nor answered.',
  }),
  'review-changed-meanwhile': () => ({
    vi: 'Đánh giá này vừa thay đổi ở nơi khác. Tải lại trang, xem bản mới rồi làm lại.',
    en: 'This review was changed elsewhere meanwhile. Reload the page, look at it and try again.',
  }),
  'review-answer-empty': () => ({
    vi: 'Câu trả lời còn trống. Hãy viết rồi đăng.',
    en: 'The answer is empty. Write one and publish it.',
  }),
  'review-ground': () => ({
    vi: 'Chưa chọn căn cứ gỡ, hoặc chưa xác nhận. Đánh giá chỉ gỡ được theo một căn cứ luật.',
    en: 'No ground chosen, or not confirmed. A review can only be taken down on a ground in law.',
  }),
  'review-report-kind': () => ({
    vi: 'Chưa chọn điều không ổn của đánh giá.',
    en: 'What is wrong with the review was not chosen.',
  }),
};
