import { type Dong, formatDong } from '#src/base/money.ts';
import type { Sentence } from '#src/words/refusals.ts';

const dong = (amount: number | null): { vi: string; en: string } => ({
  vi: amount === null ? '?' : formatDong(amount as Dong, 'vi'),
  en: amount === null ? '?' : formatDong(amount as Dong, 'en'),
});

const METHODS: Readonly<Record<string, { vi: string; en: string }>> = {
  alcohol: {
    vi: 'Rượu, bia bán qua mạng không được trả bằng tiền mặt. Hãy chọn chuyển khoản hoặc thẻ.',
    en: 'Alcohol sold online cannot be paid in cash. Choose a bank transfer or a card.',
  },
  'nothing-due': {
    vi: 'Đơn này không phải trả tiền: hãy chọn trả khi nhận hàng.',
    en: 'There is nothing to pay: choose cash on delivery.',
  },
  'too-much': {
    vi: 'Đơn này quá lớn cho cách trả tiền ấy. Hãy chọn cách khác hoặc tách đơn.',
    en: 'The order is too large for this way of paying. Choose another, or split it.',
  },
  'too-little': {
    vi: 'Đơn này quá nhỏ để trả bằng thẻ. Hãy chọn cách khác.',
    en: 'The order is too small for a card. Choose another way.',
  },
  'not-set-up': {
    vi: 'Trang không có cách trả tiền ấy. Hãy chọn một cách trong danh sách.',
    en: 'The site does not have this way of paying. Choose one from the list.',
  },
};

/** Placing, finding and cancelling orders. */
export const orderRefusals: Readonly<Record<string, Sentence>> = {
  'no-such-order': () => ({
    vi: 'Không có đơn hàng này, hoặc mã đơn và số điện thoại không đi cùng nhau. Hãy xem lại thư hoặc trang xác nhận của đơn.',
    en: 'There is no such order, or its code and telephone number do not belong together. Check the letter or page that confirmed it.',
  }),
  'order-data': () => ({
    vi: 'Một vài ô chưa đúng. Hãy sửa những ô có báo lỗi.',
    en: 'Some fields need mending. Correct those that say so.',
  }),
  'order-form-stale': () => ({
    vi: 'Biểu mẫu này không còn dùng được. Trang đã được làm mới: hãy xem lại rồi đặt.',
    en: 'This form can no longer be used. The page is fresh now: check it and order again.',
  }),
  'cart-empty': () => ({
    vi: 'Giỏ hàng đang trống. Nếu bạn vừa bấm đặt hàng, đơn có thể đã được nhận: hãy xem thư hoặc tra đơn.',
    en: 'The cart is empty. If you have just ordered, the order may have been taken: check your mail or look it up.',
  }),
  'cart-faults': ({ name }) => ({
    vi: `“${name}” chưa thể đặt như trong giỏ. Hãy về giỏ hàng để sửa số lượng hoặc để dành.`,
    en: `“${name}” cannot be ordered as it is in the cart. Go back to the cart to change or save it.`,
  }),
  'cart-changed': () => ({
    vi: 'Giỏ hàng đã đổi từ lúc bạn mở trang này. Trang đã được làm mới: hãy xem lại rồi đặt.',
    en: 'The cart has changed since you opened this page. It is fresh now: check it and order again.',
  }),
  'price-moved': ({ was, now }) => ({
    vi: `Tổng tiền đã đổi từ ${dong(was).vi} thành ${dong(now).vi} từ lúc bạn mở trang này. Đơn chưa được đặt: hãy xem lại rồi quyết định.`,
    en: `The total has changed from ${dong(was).en} to ${dong(now).en} since you opened this page. Nothing was ordered: look again and decide.`,
  }),
  'sold-out': ({ name, left }) => ({
    vi:
      left > 0
        ? `“${name}” chỉ còn ${left}: người khác vừa đặt trước. Hãy giảm số lượng trong giỏ.`
        : `“${name}” vừa hết: người khác đã đặt trước. Đơn chưa được đặt.`,
    en:
      left > 0
        ? `Only ${left} of “${name}” left: somebody else was quicker. Reduce the quantity in the cart.`
        : `“${name}” has just sold out: somebody else was quicker. Nothing was ordered.`,
  }),
  'age-not-confirmed': () => ({
    vi: 'Trong giỏ có rượu hoặc đồ uống có cồn: hãy xác nhận bạn đủ 18 tuổi, hoặc bỏ món ấy ra.',
    en: 'The cart holds alcohol: confirm that you are 18 or older, or take it out.',
  }),
  'method-not-possible': ({ why }) => METHODS[why] ?? METHODS['not-set-up']!,
  'order-state': () => ({
    vi: 'Đơn đã sang bước khác nên việc này không làm được nữa. Hãy xem tình trạng mới nhất trên trang.',
    en: 'The order has moved on, so this is no longer possible. See its present state on the page.',
  }),
  'order-packed': () => ({
    vi: 'Có kiện đã đóng gói nên đơn không tự hủy được nữa. Hãy liên hệ chúng tôi, hoặc từ chối nhận khi hàng đến.',
    en: 'A parcel is packed already, so the order can no longer be cancelled here. Contact us, or refuse it on arrival.',
  }),
  'parcel-on-its-way': ({ no }) => ({
    vi: `Kiện ${no} đã rời người bán nên cả đơn không hủy được. Hãy xử lý từng kiện.`,
    en: `Parcel ${no} has left the seller, so the whole order cannot be cancelled. Deal with each parcel.`,
  }),
  'order-lookup-often': ({ minutes }) => ({
    vi: `Đã tra quá nhiều lần. Hãy đợi ${minutes} phút rồi thử lại, hoặc mở địa chỉ trong thư của đơn.`,
    en: `Too many tries. Wait ${minutes} minutes, or open the address in the order’s letter.`,
  }),
};
