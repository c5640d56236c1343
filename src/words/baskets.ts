import type { Lang } from '#src/base/lang.ts';
import { formatCount } from '#src/base/money.ts';
import type { Theme } from '#src/features/promotions/baskets/basket-themes.ts';

const themes: Record<Lang, Record<Theme, string>> = {
  vi: {
    tet: 'Quà Tết',
    'cuoi-hoi': 'Cưới hỏi',
    'doanh-nghiep': 'Doanh nghiệp',
    'du-lich': 'Quà du lịch',
    'tra-banh': 'Trà và bánh',
    'huong-bien': 'Hương biển',
    'nui-rung': 'Núi rừng',
  },
  en: {
    tet: 'Lunar New Year',
    'cuoi-hoi': 'Weddings',
    'doanh-nghiep': 'Business gifts',
    'du-lich': 'Souvenirs',
    'tra-banh': 'Tea and cakes',
    'huong-bien': 'From the sea',
    'nui-rung': 'From the mountains',
  },
};

const grams = (lang: Lang, amount: number): string =>
  amount < 1_000
    ? `${formatCount(amount, lang)} g`
    : `${(amount / 1_000).toLocaleString(lang === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 })} kg`;

const vi = {
  themes: themes.vi,
  title: 'Giỏ quà OCOP',
  description:
    'Giỏ quà từ sản phẩm OCOP: Tết, cưới hỏi, doanh nghiệp, du lịch. Xem có gì trong giỏ, giá hôm nay, hoặc tự chọn theo ngân sách.',
  lead: 'Giỏ quà ghép từ sản phẩm OCOP của nhiều cơ sở, gói chung một giỏ. Giá tính lại mỗi ngày theo giá từng món.',
  own: 'Tự chọn giỏ quà',
  ownLead: 'Cho biết ngân sách và chủ đề, chúng tôi gợi ý một giỏ; bạn đổi từng món tuỳ ý.',
  ownButton: 'Bắt đầu chọn',
  theme: 'Chủ đề',
  allThemes: 'Mọi chủ đề',
  budget: 'Ngân sách',
  anyBudget: 'Mọi mức giá',
  upTo: (amount: string): string => `Đến ${amount}`,
  above: (amount: string): string => `Trên ${amount}`,
  found: (count: number): string => `${formatCount(count, 'vi')} giỏ quà`,
  none: 'Chưa có giỏ nào hợp lựa chọn này.',
  noneHelp: 'Hãy thử mức giá khác, hoặc tự chọn một giỏ theo ngân sách của bạn.',
  items: (count: number): string => `${formatCount(count, 'vi')} món`,
  producers: (count: number): string => `của ${formatCount(count, 'vi')} cơ sở`,
  weight: (amount: number): string => `khoảng ${grams('vi', amount)}`,
  country: 'Nhiều tỉnh',
  priceToday: 'Giá một giỏ hôm nay',
  illustrative: 'Giỏ minh hoạ, giá minh hoạ',
  illustrativePrice: 'giá minh hoạ',
  illustrativeNote:
    'Trang đang chạy thử: giỏ quà và giá dưới đây là minh hoạ. Sản phẩm và giấy chứng nhận là thật.',
  incomplete: 'Đang thiếu món',
  inside: 'Trong giỏ có gì',
  quantity: 'Số lượng',
  perBasket: 'một giỏ',
  goods: 'Tiền hàng',
  discount: (percent: string): string => `Giảm ${percent}% cho cả giỏ`,
  payers: {
    producer: 'phần giảm do nhà sản xuất chịu',
    province: 'phần giảm do tỉnh hỗ trợ',
    site: 'phần giảm do trang chịu',
  },
  wrap: 'Phí gói quà',
  total: 'Tổng một giỏ',
  totalGifts: (count: number): string => `Tổng ${formatCount(count, 'vi')} giỏ`,
  shippingLater:
    'Chưa gồm phí giao hàng. Phí tính theo nơi nhận và cân nặng, cho từng kiện của mỗi cơ sở, và hiện trước khi bạn đặt.',
  parcels: (count: number): string =>
    count === 1
      ? 'Giỏ giao trong một kiện.'
      : `Các món đến từ ${formatCount(count, 'vi')} cơ sở: mỗi cơ sở gửi một kiện, trạng thái từng kiện xem được ở trang đơn hàng.`,
  shippingTo: (place: string, count: number): string =>
    `Phí giao đến ${place} (ước tính, ${formatCount(count, 'vi')} kiện mỗi giỏ)`,
  ready: (day: string): string => `Giao cho bên vận chuyển được từ ${day}`,
  howMany: 'Số giỏ',
  add: 'Thêm vào giỏ hàng',
  addAsGift: 'Thêm vào giỏ hàng, gói thành giỏ quà',
  askQuote: 'Gửi yêu cầu báo giá',
  askQuoteHelp:
    'Mua nhiều, cần hóa đơn hay giao theo ngày: gửi giỏ này cho các cơ sở để nhận báo giá.',
  alcohol:
    'Giỏ có đồ uống có cồn: chỉ bán cho người từ 18 tuổi, phải trả trước (chuyển khoản hoặc thẻ), và món có cồn không được giảm giá.',
  missingTitle: 'Hôm nay giỏ này đang thiếu',
  missing: {
    recalled: (name: string): string => `${name}: đang bị thu hồi`,
    paused: (name: string): string => `${name}: cơ sở tạm ngừng bán`,
    'out-of-season': (name: string, day: string): string =>
      `${name}: chưa vào mùa, bán lại từ ${day}`,
    holiday: (name: string, day: string): string =>
      `${name}: cơ sở đang nghỉ, nhận đơn lại từ ${day}`,
    'no-producer': (name: string): string => `${name}: chưa rõ nhà sản xuất nên chưa bán`,
    'by-request': (name: string): string => `${name}: là dịch vụ, đặt qua cơ sở`,
    'sold-out': (name: string): string => `${name}: tạm hết hàng`,
    few: (name: string, left: number): string =>
      `${name}: chỉ còn ${formatCount(left, 'vi')}, không đủ cho giỏ`,
    limit: (name: string, most: number): string =>
      `${name}: mỗi lần chỉ bán nhiều nhất ${formatCount(most, 'vi')}`,
    gone: (count: number): string => `${formatCount(count, 'vi')} món không còn bán nữa`,
  },
  instead: (name: string): string => `Có thể thay bằng ${name}`,
  withSubstitutes: 'Mở trong trình tự chọn, với món thay',
  changeIt: 'Đổi món trong giỏ này theo ý mình',
  noSubstitute: 'Chưa có món tương tự còn hàng.',
  notFound: 'Giỏ quà',
  form: {
    title: 'Giỏ quà bạn muốn',
    budget: 'Ngân sách một giỏ (gồm phí gói)',
    budgetHint: 'Từ 100.000 đến 50.000.000. Gõ 500k hay 1,5tr cũng được.',
    budgetBad: 'Hãy ghi số tiền từ 100.000 ₫ đến 50.000.000 ₫, ví dụ 500.000 hoặc 500k.',
    gifts: 'Số giỏ giống nhau',
    giftsHint: 'Nhiều nhất 20; cần nhiều hơn hãy gửi yêu cầu báo giá.',
    to: 'Giao đến',
    toAny: 'Chưa chọn',
    from: 'Sản phẩm của',
    fromAny: 'Cả nước',
    stars: 'Chỉ sản phẩm 4 và 5 sao còn hiệu lực',
    propose: 'Gợi ý giỏ quà',
    proposeAgain: 'Gợi ý lại từ đầu',
  },
  proposal: 'Giỏ của bạn',
  nothing:
    'Chưa ghép được giỏ nào vừa ý: ngân sách thấp quá, hoặc tỉnh này chưa có đủ sản phẩm. Hãy tăng ngân sách, chọn cả nước, hoặc bỏ điều kiện số sao.',
  swap: 'Đổi món khác',
  swapOf: (name: string): string => `Đổi món khác thay ${name}`,
  remove: 'Bỏ',
  removeOf: (name: string): string => `Bỏ ${name} khỏi giỏ`,
  more: 'Thêm một món',
  update: 'Tính lại',
  left: (amount: string): string => `Còn ${amount} trong ngân sách`,
  over: (amount: string): string => `Vượt ngân sách ${amount}. Hãy bớt số lượng hoặc đổi món.`,
  exact: 'Vừa đúng ngân sách',
  of: (total: string, budget: string): string => `${total} trên ngân sách ${budget}`,
  noOther: 'Không còn món nào khác vừa ngân sách để thêm hoặc đổi.',
  share: 'Địa chỉ của trang này giữ nguyên giỏ bạn đang chọn: lưu lại hoặc gửi cho người khác.',
};

const en: typeof vi = {
  themes: themes.en,
  title: 'OCOP gift baskets',
  description:
    'Gift baskets of OCOP products: New Year, weddings, business, souvenirs. See what is inside and what it costs today, or compose your own within a budget.',
  lead: 'Gift baskets of OCOP products from several producers, packed as one. Prices are worked out each day from the goods inside.',
  own: 'Compose your own basket',
  ownLead: 'Tell your budget and theme: we propose a basket, you swap whatever you like.',
  ownButton: 'Start',
  theme: 'Theme',
  allThemes: 'All themes',
  budget: 'Budget',
  anyBudget: 'Any price',
  upTo: (amount) => `Up to ${amount}`,
  above: (amount) => `Above ${amount}`,
  found: (count) => `${formatCount(count, 'en')} gift basket${count === 1 ? '' : 's'}`,
  none: 'No basket fits this choice yet.',
  noneHelp: 'Try another price, or compose a basket within your budget.',
  items: (count) => `${formatCount(count, 'en')} item${count === 1 ? '' : 's'}`,
  producers: (count) => `from ${formatCount(count, 'en')} producer${count === 1 ? '' : 's'}`,
  weight: (amount) => `about ${grams('en', amount)}`,
  country: 'Several provinces',
  priceToday: 'Price of one basket today',
  illustrative: 'Illustrative basket and prices',
  illustrativePrice: 'illustrative price',
  illustrativeNote:
    'This site runs as a demonstration: baskets and prices are made up. Products and certificates are real.',
  incomplete: 'Something is missing',
  inside: 'What is inside',
  quantity: 'Quantity',
  perBasket: 'per basket',
  goods: 'Goods',
  discount: (percent) => `${percent}% off the basket`,
  payers: {
    producer: 'borne by the producers',
    province: 'borne by the province',
    site: 'borne by this site',
  },
  wrap: 'Wrapping',
  total: 'One basket',
  totalGifts: (count) => `${formatCount(count, 'en')} baskets`,
  shippingLater:
    'Without shipping, which depends on place and weight of each producer’s parcel and is shown before you order.',
  parcels: (count) =>
    count === 1
      ? 'Sent as one parcel.'
      : `The goods come from ${formatCount(count, 'en')} producers: each sends one parcel, whose state you see on the order page.`,
  shippingTo: (place, count) =>
    `Shipping to ${place} (estimate, ${formatCount(count, 'en')} parcel${count === 1 ? '' : 's'} a basket)`,
  ready: (day) => `Can be handed to the carrier from ${day}`,
  howMany: 'Baskets',
  add: 'Add to cart',
  addAsGift: 'Add to cart as a gift basket',
  askQuote: 'Ask for a quotation',
  askQuoteHelp:
    'Buying many, with an invoice or on a certain day: send this basket to its producers and get a quotation.',
  alcohol:
    'This basket holds alcohol: sold to adults of 18 and over only, paid in advance (transfer or card), and never discounted.',
  missingTitle: 'Missing from this basket today',
  missing: {
    recalled: (name) => `${name}: being recalled`,
    paused: (name) => `${name}: not on sale at the moment`,
    'out-of-season': (name, day) => `${name}: out of season, on sale again from ${day}`,
    holiday: (name, day) => `${name}: its producer is away, back on ${day}`,
    'no-producer': (name) => `${name}: not sold yet, its producer is not known`,
    'by-request': (name) => `${name}: a service, booked with its provider`,
    'sold-out': (name) => `${name}: sold out for now`,
    few: (name, left) => `${name}: only ${formatCount(left, 'en')} left, not enough for the basket`,
    limit: (name, most) => `${name}: at most ${formatCount(most, 'en')} are sold at once`,
    gone: (count) =>
      `${formatCount(count, 'en')} item${count === 1 ? ' is' : 's are'} not sold any more`,
  },
  instead: (name) => `Could be replaced by ${name}`,
  withSubstitutes: 'Open in the composer, with the replacements',
  changeIt: 'Change this basket to your taste',
  noSubstitute: 'Nothing similar is in stock.',
  notFound: 'Gift basket',
  form: {
    title: 'The basket you want',
    budget: 'Budget for one basket',
    budgetHint: 'đồng, wrapping included: 100,000 to 50,000,000. 500k or 1.5tr will do.',
    budgetBad: 'Give an amount from ₫100,000 to ₫50,000,000, for example 500,000 or 500k.',
    gifts: 'Baskets alike',
    giftsHint: 'At most 20; for more, ask for a quotation.',
    to: 'Deliver to',
    toAny: 'Not chosen',
    from: 'Products of',
    fromAny: 'The whole country',
    stars: 'Only 4 and 5 star products',
    propose: 'Propose a basket',
    proposeAgain: 'Propose afresh',
  },
  proposal: 'Your basket',
  nothing:
    'No basket could be put together: the budget is too small, or this province has too few products. Raise the budget, choose the whole country, or drop the condition on stars.',
  swap: 'Swap',
  swapOf: (name) => `Swap ${name} for something else`,
  remove: 'Remove',
  removeOf: (name) => `Remove ${name}`,
  more: 'Add one more item',
  update: 'Work out again',
  left: (amount) => `${amount} of your budget left`,
  over: (amount) => `${amount} over your budget. Take fewer pieces or swap something.`,
  exact: 'Exactly your budget',
  of: (total, budget) => `${total} of a budget of ${budget}`,
  noOther: 'Nothing else within the budget could be added or swapped in.',
  share: 'The address of this page keeps your basket as it is: save it, or send it to somebody.',
};

export const basketWords: Record<Lang, typeof vi> = { vi, en };
