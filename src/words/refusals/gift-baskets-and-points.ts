import { formatCount } from '#src/base/money.ts';
import type { Sentence } from '#src/words/refusals.ts';

const both =
  (vi: string, en: string): Sentence =>
  () => ({ vi, en });

const FIELDS: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  titleVi: ['Tên giỏ', 'The title'],
  titleEn: ['Tên tiếng Anh', 'The English title'],
  textVi: ['Lời giới thiệu', 'The text'],
  textEn: ['Lời giới thiệu tiếng Anh', 'The English text'],
  name: ['Tên', 'The name'],
  address: ['Địa chỉ', 'The address'],
  noteVi: ['Ghi chú', 'The note'],
  noteEn: ['Ghi chú tiếng Anh', 'The English note'],
};
const tooLong: Sentence = ({ field, most }: { field: string; most: number }) => ({
  vi: `${FIELDS[field]?.[0] ?? 'Chữ'} dài quá ${formatCount(most, 'vi')} ký tự. Hãy rút ngắn.`,
  en: `${FIELDS[field]?.[1] ?? 'The text'} has more than ${formatCount(most, 'en')} characters. Please shorten it.`,
});
const WEEKDAYS = {
  vi: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const;

export const basketAndPointRefusals: Readonly<Record<string, Sentence>> = {
  'no-such-basket': both(
    'Không có giỏ quà này, hoặc giỏ không thuộc phạm vi của bạn.',
    'There is no such gift basket, or it is not within your reach.',
  ),
  'basket-changed': both(
    'Có người vừa sửa giỏ này. Hãy tải lại trang, xem lại rồi lưu lần nữa.',
    'Somebody has just changed this basket. Load the page again, look, and save once more.',
  ),
  'basket-needs-title': both('Giỏ quà cần có tên.', 'A gift basket needs a title.'),
  'basket-text-too-long': tooLong,
  'basket-theme': both('Hãy chọn một chủ đề trong danh sách.', 'Choose a theme from the list.'),
  'basket-discount': ({ most }: { most: number }) => ({
    vi: `Mức giảm là số phần trăm từ 0 đến ${most}, ví dụ 5 hoặc 7,5.`,
    en: `The discount is a percentage from 0 to ${most}, for example 5 or 7.5.`,
  }),
  'basket-wrap-fee': ({ most }: { most: number }) => ({
    vi: `Phí gói quà là số tiền chẵn đồng, từ 0 đến ${formatCount(most, 'vi')} ₫.`,
    en: `The wrapping fee is a whole amount from 0 to ₫${formatCount(most, 'en')}.`,
  }),
  'basket-payer': both('Hãy chọn bên chịu phần giảm giá.', 'Choose who bears the discount.'),
  'basket-quantity': ({ most }: { most: number }) => ({
    vi: `Số lượng là số nguyên từ 0 đến ${most}.`,
    en: `The quantity is a whole number from 0 to ${most}.`,
  }),
  'basket-full': ({ most }: { most: number }) => ({
    vi: `Một giỏ có nhiều nhất ${most} món. Hãy bỏ bớt một món trước.`,
    en: `A basket holds at most ${most} kinds of goods. Take something out first.`,
  }),
  'basket-needs-goods': both(
    'Giỏ chưa có món nào nên chưa đăng được. Hãy thêm sản phẩm; muốn bỏ món cuối cùng thì ngừng đăng giỏ trước.',
    'A basket without goods cannot be public. Add products; stop it before taking out the last one.',
  ),
  'no-such-gift': both(
    'Giỏ quà này không còn được bán. Hãy chọn giỏ khác, hoặc tự chọn một giỏ.',
    'This gift basket is no longer offered. Choose another, or compose your own.',
  ),
  'gift-quantity': ({ most }: { most: number }) => ({
    vi: `Số lượng là số nguyên từ 1 đến ${most}. Cần nhiều hơn, hãy gửi yêu cầu báo giá.`,
    en: `The quantity is a whole number from 1 to ${most}. For more, ask for a quotation.`,
  }),
  'no-such-province': both('Không có tỉnh này.', 'There is no such province.'),
  'no-such-point': both(
    'Không có điểm bán này, hoặc điểm không thuộc phạm vi của bạn.',
    'There is no such point of sale, or it is not within your reach.',
  ),
  'point-changed': both(
    'Có người vừa sửa điểm bán này. Hãy tải lại trang, xem lại rồi lưu lần nữa.',
    'Somebody has just changed this point of sale. Load the page again, look, and save once more.',
  ),
  'point-needs-name': both('Điểm bán cần có tên.', 'A point of sale needs a name.'),
  'point-needs-address': both(
    'Hãy ghi địa chỉ để khách tìm được.',
    'Give the address, so that customers find it.',
  ),
  'point-text-too-long': tooLong,
  'point-spot': both(
    'Vĩ độ và kinh độ phải có đủ cả hai và nằm trong lãnh thổ Việt Nam, ví dụ 21.0285 và 105.8542; hoặc để trống cả hai.',
    'Latitude and longitude go together and lie within Việt Nam, for example 21.0285 and 105.8542; or leave both empty.',
  ),
  'point-days': ({ why }: { why: 'missing' | 'order' }) =>
    why === 'missing'
      ? {
          vi: 'Hội chợ cần có ngày bắt đầu và ngày kết thúc.',
          en: 'A fair needs its first and its last day.',
        }
      : {
          vi: 'Ngày kết thúc đứng trước ngày bắt đầu. Hãy sửa một trong hai.',
          en: 'The last day is before the first. Correct one of them.',
        },
  'point-phone': both(
    'Số điện thoại chỉ gồm chữ số, dấu cách và dấu + ở đầu.',
    'A telephone number has digits, spaces and a + in front only.',
  ),
  'point-hours': ({ weekday, typed }: { weekday: number; typed: string }) => ({
    vi: `Không hiểu giờ mở cửa ${WEEKDAYS.vi[weekday] ?? ''}: “${typed}”. Hãy ghi như 7:30-11:30, 13:30-17:00; để trống là nghỉ.`,
    en: `The hours of ${WEEKDAYS.en[weekday] ?? 'a day'} are not understood: “${typed}”. Write 7:30-11:30, 13:30-17:00; empty means closed.`,
  }),
  'point-closed-days': ({ typed }: { typed: string }) => ({
    vi: `“${typed}” không phải là một ngày. Hãy ghi như 6/2/2027, cách nhau bằng dấu phẩy.`,
    en: `“${typed}” is not a day. Write 6/2/2027, separated by commas.`,
  }),
  'point-other-producer': both(
    'Điểm bán của một cơ sở chỉ ghi sản phẩm của cơ sở đó.',
    'A producer’s own point of sale lists that producer’s products only.',
  ),
  'point-full': ({ most }: { most: number }) => ({
    vi: `Một điểm bán ghi nhiều nhất ${most} sản phẩm.`,
    en: `A point of sale lists at most ${most} products.`,
  }),
};
