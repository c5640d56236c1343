import type { Day } from '#src/base/day.ts';
import { formatDay } from '#src/base/day.ts';
import { formatCount } from '#src/base/money.ts';
import type { Sentence } from '#src/words/refusals.ts';

type Said = ReturnType<Sentence>;

const n = (count: number) => ({ vi: formatCount(count, 'vi'), en: formatCount(count, 'en') });

interface CannotBuy {
  readonly name: string;
  readonly why:
    | ('recalled' | 'paused' | 'no-producer' | 'by-request' | 'holiday')
    | ('out-of-season' | 'sold-out');
  readonly back?: Day;
  readonly opens?: Day;
  readonly available?: number;
}

function cannotBuy({ name, why, opens, back, available = 0 }: CannotBuy): Said {
  switch (why) {
    case 'recalled':
      return {
        vi: `“${name}” đang bị thu hồi nên chưa bán. Bạn có thể để dành, chúng tôi sẽ báo ở giỏ khi bán lại.`,
        en: `“${name}” is being recalled and not on sale. Save it for later and look again.`,
      };
    case 'paused':
      return {
        vi: `Nhà sản xuất đang tạm ngừng bán “${name}”. Hãy chọn cỡ khác, hoặc để dành.`,
        en: `The producer has paused “${name}”. Choose another size, or save it for later.`,
      };
    case 'no-producer':
      return {
        vi: `Chưa rõ nhà sản xuất của “${name}” nên chưa đặt mua được. Hãy chọn sản phẩm khác.`,
        en: `The producer of “${name}” is not known yet, so it cannot be ordered. Choose another product.`,
      };
    case 'by-request':
      return {
        vi: `“${name}” là dịch vụ, đặt qua cơ sở chứ không qua giỏ hàng. Hãy bấm “Gửi yêu cầu đặt chỗ” ở trang của dịch vụ.`,
        en: `“${name}” is a service, booked with its provider and not through the cart. Use “Ask for a booking” on its page.`,
      };
    case 'holiday':
      return {
        vi: `Nhà sản xuất của “${name}” đang nghỉ${back ? `, nhận đơn lại từ ${formatDay(back, 'vi')}` : ''}. Bạn có thể để dành.`,
        en: `The producer of “${name}” is away${back ? `; orders are taken again from ${formatDay(back, 'en')}` : ''}. You can save it for later.`,
      };
    case 'out-of-season':
      return {
        vi: `“${name}” chưa vào mùa${opens ? `, bán lại từ ${formatDay(opens, 'vi')}` : ''}. Bạn có thể để dành.`,
        en: `“${name}” is out of season${opens ? `; on sale again from ${formatDay(opens, 'en')}` : ''}. You can save it for later.`,
      };
    case 'sold-out':
      return available > 0
        ? {
            vi: `“${name}” chỉ còn ${n(available).vi}, ít hơn số bán ít nhất một lần. Hãy chọn cỡ khác, hoặc để dành.`,
            en: `Only ${n(available).en} of “${name}” left, fewer than the least sold at once. Choose another size, or save it for later.`,
          }
        : {
            vi: `“${name}” vừa hết hàng. Hãy chọn cỡ khác, hoặc để dành.`,
            en: `“${name}” has just sold out. Choose another size, or save it for later.`,
          };
  }
}

interface CartQuantity {
  readonly name: string;
  readonly inCart: number;
  readonly why: 'not-a-quantity' | 'below-minimum' | 'above-maximum' | 'not-enough';
  readonly least?: number;
  readonly most?: number;
  readonly available?: number;
}

function cartQuantity({
  name,
  inCart,
  why,
  least = 1,
  most = 1,
  available = 0,
}: CartQuantity): Said {
  const had =
    inCart > 0
      ? {
          vi: ` Trong giỏ của bạn đã có ${n(inCart).vi}.`,
          en: ` Your cart already holds ${n(inCart).en}.`,
        }
      : { vi: '', en: '' };
  switch (why) {
    case 'not-a-quantity':
      return {
        vi: `Số lượng của “${name}” phải là số nguyên từ 1. Hãy gõ lại, ví dụ 2.`,
        en: `The quantity of “${name}” has to be a whole number from 1. Type it again, for example 2.`,
      };
    case 'below-minimum':
      return {
        vi: `“${name}” bán ít nhất ${n(least).vi} một lần. Hãy đặt từ ${n(least).vi} trở lên.`,
        en: `“${name}” is sold from ${n(least).en} at once. Order ${n(least).en} or more.`,
      };
    case 'above-maximum':
      return {
        vi: `“${name}” bán nhiều nhất ${n(most).vi} một đơn.${had.vi} Cần nhiều hơn, hãy hỏi báo giá.`,
        en: `At most ${n(most).en} of “${name}” in one order.${had.en} For more, ask for a quotation.`,
      };
    case 'not-enough':
      return {
        vi: `“${name}” chỉ còn ${n(available).vi}.${had.vi} Hãy đặt ít hơn, hoặc hỏi báo giá để nhà sản xuất làm thêm.`,
        en: `Only ${n(available).en} of “${name}” left.${had.en} Order fewer, or ask the producer for a quotation.`,
      };
  }
}

export const cartRefusals: Readonly<Record<string, Sentence>> = {
  'no-such-cart': () => ({
    vi: 'Giỏ hàng này không còn. Hãy chọn lại món cần mua.',
    en: 'This cart is gone. Choose again what you would like to buy.',
  }),
  'no-such-line': () => ({
    vi: 'Món này không còn trong giỏ, có thể vừa được bỏ ở một cửa sổ khác. Giỏ bên dưới là giỏ hiện có.',
    en: 'This item is no longer in your cart; it may have been removed in another window. What is below is what it holds now.',
  }),
  'no-such-sku': () => ({
    vi: 'Không có cỡ hàng này. Hãy mở lại trang sản phẩm và chọn cỡ đang bán.',
    en: 'There is no such size. Open the product’s page again and choose one that is on sale.',
  }),
  'cannot-buy': cannotBuy,
  'cart-quantity': cartQuantity,
  'cart-full': ({ most, baskets }: { most: number; baskets?: boolean }) =>
    baskets
      ? {
          vi: `Một giỏ hàng chứa nhiều nhất ${most} giỏ quà. Cần nhiều hơn, hãy hỏi báo giá.`,
          en: `A cart holds at most ${most} gift baskets. For more, ask for a quotation.`,
        }
      : {
          vi: `Một giỏ hàng chứa nhiều nhất ${most} loại. Hãy bỏ bớt, đặt đơn này trước, hoặc hỏi báo giá.`,
          en: `A cart holds at most ${most} different items. Remove some, place this order first, or ask for a quotation.`,
        },
  'basket-empty': () => ({
    vi: 'Giỏ quà này chưa có món nào. Hãy chọn ít nhất một món.',
    en: 'There is nothing in this gift basket yet. Choose at least one item.',
  }),
  'voucher-unread': () => ({
    vi: 'Mã giảm giá chỉ gồm chữ cái không dấu và chữ số, từ 4 đến 20 ký tự. Hãy gõ lại đúng như được ghi.',
    en: 'A voucher code has 4 to 20 plain letters and digits. Type it as it is written.',
  }),
  'voucher-unknown': ({ code }: { code: string }) => ({
    vi: `Không có mã “${code}”, hoặc mã đã ngừng dùng. Hãy xem lại chữ O và số 0, chữ I và số 1.`,
    en: `There is no code “${code}”, or it was stopped. Check the letter O and zero, the letter I and one.`,
  }),
  'voucher-many': ({ most }: { most: number }) => ({
    vi: `Một giỏ nhớ nhiều nhất ${most} mã. Hãy bỏ bớt một mã rồi thêm mã này.`,
    en: `A cart remembers at most ${most} codes. Remove one, then add this one.`,
  }),
  'voucher-tries': ({ seconds }: { seconds: number }) => {
    const minutes = Math.max(1, Math.ceil(seconds / 60));
    return {
      vi: `Đã thử quá nhiều mã sai. Hãy đợi ${minutes} phút rồi thử lại; giỏ hàng vẫn còn nguyên.`,
      en: `Too many wrong codes. Wait ${minutes} min, then try again; your cart stays as it is.`,
    };
  },
  'cart-busy': ({ seconds }: { seconds: number }) => ({
    vi: `Từ mạng của bạn vừa có quá nhiều lượt thêm vào giỏ. Hãy đợi ${seconds} giây rồi thử lại.`,
    en: `Too much was put into carts from your network just now. Wait ${seconds} s, then try again.`,
  }),
  'no-such-province': () => ({
    vi: 'Hãy chọn tỉnh, thành phố trong danh sách.',
    en: 'Choose a province from the list.',
  }),
  'share-title': () => ({
    vi: 'Hãy đặt tên cho giỏ chia sẻ, ví dụ “Quà Tết phòng kinh doanh”.',
    en: 'Give the shared cart a name, for example “New Year gifts for the sales team”.',
  }),
  'share-empty': () => ({
    vi: 'Giỏ chưa có món nào để chia sẻ. Hãy thêm món, hoặc đưa món để dành về giỏ.',
    en: 'There is nothing in the cart to share. Add something, or move saved items back.',
  }),
  'share-many': ({ seconds }: { seconds: number }) => ({
    vi: `Bạn vừa tạo nhiều liên kết chia sẻ. Hãy đợi ${Math.max(1, Math.ceil(seconds / 60))} phút rồi thử lại.`,
    en: `You have just made many links. Wait ${Math.max(1, Math.ceil(seconds / 60))} min, then try again.`,
  }),
  'no-such-share': () => ({
    vi: 'Liên kết này không có, hoặc đã hết hạn. Hãy hỏi người gửi để có liên kết mới.',
    en: 'There is no such link, or its time is over. Ask whoever sent it for a new one.',
  }),
  'share-none-chosen': () => ({
    vi: 'Chưa chọn món nào. Hãy đánh dấu ít nhất một món với số lượng từ 1.',
    en: 'Nothing was chosen. Tick at least one item with a quantity from 1.',
  }),
};
