import type { Lang } from '#src/base/lang.ts';
import type { BuyerField } from '#src/features/orders/placing/buyer-fields.ts';
import type { MethodRefusal } from '#src/features/orders/payments/payment-methods.ts';
import type { PaymentMethod } from '#src/features/orders/order-facts.ts';

export interface CheckoutWords {
  readonly title: string;
  readonly lead: string;
  readonly demo: string;
  readonly empty: string;
  readonly toProducts: string;
  readonly lookUp: string;
  readonly backToCart: string;
  readonly faultsTitle: string;
  readonly faultsInCart: string;
  readonly optional: string;
  readonly where: string;
  readonly ways: Readonly<Record<'delivery' | 'pickup', string>>;
  readonly wayLegend: string;
  readonly province: string;
  readonly chooseProvince: string;
  readonly was: (old: string) => string;
  readonly commune: string;
  readonly communeHint: string;
  readonly didYouMean: string;
  readonly oldName: (typed: string) => string;
  readonly severalNames: (typed: string) => string;
  readonly address: string;
  readonly addressHint: string;
  readonly point: string;
  readonly pointFrom: string;
  readonly update: string;
  readonly who: string;
  readonly name: string;
  readonly phone: string;
  readonly phoneHint: string;
  readonly email: string;
  readonly emailHint: string;
  readonly note: string;
  readonly noteHint: string;
  readonly invoice: string;
  readonly invoiceHint: string;
  readonly company: string;
  readonly taxCode: string;
  readonly taxCodeHint: string;
  readonly invoiceAddress: string;
  readonly invoiceEmail: string;
  readonly pay: string;
  readonly methods: Readonly<
    Record<PaymentMethod, { readonly name: string; readonly text: string }>
  >;
  readonly notNow: Readonly<Record<MethodRefusal, string>>;
  readonly illustrativeAccount: string;
  readonly age: string;
  readonly ageLegend: string;
  readonly ageWhy: string;
  readonly voucher: string;
  readonly useVoucher: string;
  readonly voucherRefused: Readonly<Record<string, string>>;
  readonly voucherUnknown: (code: string) => string;
  readonly voucherOff: (code: string) => string;
  readonly removeVoucher: (code: string) => string;
  readonly summary: string;
  readonly parcel: (no: number, all: number) => string;
  readonly seller: string;
  readonly sellerUnknown: string;
  readonly sellerMore: string;
  readonly pieces: (quantity: number) => string;
  readonly wasPrice: string;
  readonly starsNow: (stars: number) => string;
  readonly noStars: string;
  readonly basket: string;
  readonly ready: (day: string) => string;
  readonly collect: (day: string) => string;
  readonly goods: string;
  readonly discount: string;
  readonly wrap: string;
  readonly shipping: string;
  readonly shippingOf: (no: number) => string;
  readonly shippingDiscount: string;
  readonly shippingUnknown: string;
  readonly free: string;
  readonly total: string;
  readonly totalSoFar: string;
  readonly vat: (amount: string) => string;
  readonly nothingElse: string;
  readonly terms: string;
  readonly termPoints: (facts: {
    refundDays: number;
    wrongDays: number;
    mindDays: number;
  }) => readonly string[];
  readonly alcoholTerm: string;
  readonly policyLinks: string;
  readonly privacyNote: string;
  readonly order: string;
  readonly orderNote: string;
  readonly orderDisabled: string;
  readonly shippingKnownNow: string;
  readonly recalled: string;
  readonly often: string;
  readonly faults: Readonly<
    Record<BuyerField | 'method' | 'age' | 'province' | 'commune' | 'no-commune' | 'which', string>
  >;
}

const vi: CheckoutWords = {
  title: 'Thanh toán',
  lead: 'Không cần tài khoản. Xem lại mọi thứ ở cột tóm tắt trước khi đặt.',
  demo: 'Trang trình diễn: đây là đơn thử, không giao hàng và không thu tiền. Đừng nhập dữ liệu thật của người khác.',
  empty: 'Giỏ hàng đang trống, chưa có gì để thanh toán.',
  toProducts: 'Xem sản phẩm',
  lookUp: 'Tra đơn đã đặt',
  backToCart: 'Về giỏ hàng để sửa',
  faultsTitle: 'Chưa đặt được, cần sửa:',
  faultsInCart: 'Có món trong giỏ chưa thể đặt. Hãy về giỏ hàng để sửa số lượng hoặc để dành.',
  optional: 'không bắt buộc',
  where: 'Nhận hàng ở đâu',
  ways: { delivery: 'Giao tận nơi', pickup: 'Tự đến lấy ở điểm bán' },
  wayLegend: 'Cách nhận',
  province: 'Tỉnh, thành phố',
  chooseProvince: 'Chọn tỉnh, thành phố',
  was: (old) => `gồm ${old} cũ`,
  commune: 'Xã, phường, đặc khu',
  communeHint:
    'Gõ có dấu hay không dấu đều được. Tên cũ trước 7/2025, cả kèm huyện (“Phố Cáo, huyện Đồng Văn”), trang sẽ tìm tên mới.',
  didYouMean: 'Bạn muốn nói…?',
  oldName: (typed) => `“${typed}” là tên trước sáp nhập. Hãy xác nhận nơi nhận hôm nay.`,
  severalNames: (typed) => `“${typed}” có thể là nhiều nơi. Hãy chọn một.`,
  address: 'Số nhà, đường, thôn, tổ',
  addressHint: 'Ví dụ: số 12 ngõ 5, thôn Đông.',
  point: 'Điểm bán',
  pointFrom: 'mở',
  update: 'Cập nhật phí',
  who: 'Người nhận',
  name: 'Họ và tên',
  phone: 'Số điện thoại',
  phoneHint: 'Để người giao hàng gọi, và để bạn tra đơn. Ví dụ 0912 345 678.',
  email: 'Thư điện tử',
  emailHint:
    'Để gửi xác nhận và tin về đơn; không dùng để quảng cáo. Bỏ trống thì hãy giữ địa chỉ trang đơn hoặc mã đơn.',
  note: 'Lời nhắn cho người bán',
  noteHint: 'Ví dụ: giao ngoài giờ hành chính.',
  invoice: 'Lấy hóa đơn công ty',
  invoiceHint: 'Điền nếu cần; bỏ trống tất cả nếu không. Người bán lập hóa đơn theo dữ liệu này.',
  company: 'Tên công ty, đơn vị',
  taxCode: 'Mã số thuế',
  taxCodeHint: '10 chữ số, 13 với chi nhánh, hoặc 12 số định danh cá nhân.',
  invoiceAddress: 'Địa chỉ ghi trên hóa đơn',
  invoiceEmail: 'Thư nhận hóa đơn',
  pay: 'Cách trả tiền',
  methods: {
    cod: {
      name: 'Trả tiền khi nhận hàng',
      text: 'Tiền mặt, trả cho từng kiện khi nhận. Kiểm hàng trước khi trả.',
    },
    transfer: {
      name: 'Chuyển khoản ngân hàng (VietQR)',
      text: 'Quét mã ở trang sau. Hàng được giữ 24 giờ chờ tiền; quá giờ, đơn tự hủy.',
    },
    card: {
      name: 'Thẻ',
      text: 'Trả ở trang của Stripe; chúng tôi không thấy và không giữ số thẻ. Hàng được giữ 40 phút.',
    },
  },
  notNow: {
    alcohol:
      'Không dùng được: đơn có rượu hoặc đồ uống có cồn, bán qua mạng không được trả tiền mặt.',
    'nothing-due': 'Không cần: đơn này không phải trả tiền.',
    'too-much': 'Không dùng được: đơn vượt mức tối đa của cách này.',
    'too-little': 'Không dùng được: đơn dưới mức tối thiểu của cách này.',
    'not-set-up': 'Trang chưa có cách này.',
  },
  illustrativeAccount: 'Tài khoản minh hoạ: không ngân hàng nào nhận được tiền chuyển vào.',
  age: 'Tôi đủ 18 tuổi, và người nhận cũng vậy.',
  ageLegend: 'Xác nhận tuổi',
  ageWhy:
    'Đơn có rượu hoặc đồ uống có cồn: chỉ bán cho người đủ 18 tuổi; người giao có thể hỏi giấy tờ.',
  voucher: 'Mã giảm giá',
  useVoucher: 'Dùng mã',
  voucherRefused: {
    'not-yet': 'chưa đến ngày dùng',
    over: 'đã hết hạn',
    'used-up': 'đã hết lượt',
    'used-by-you': 'bạn đã dùng hết lượt',
    'nothing-eligible': 'không áp dụng cho món nào trong giỏ',
    'spend-more': 'chưa đủ mức mua tối thiểu',
    'not-together': 'không dùng chung với mã khác',
  },
  voucherUnknown: (code) => `Mã “${code}” không có hoặc đã ngừng.`,
  voucherOff: (code) => `Mã ${code}`,
  removeVoucher: (code) => `Bỏ mã ${code}`,
  summary: 'Tóm tắt đơn',
  parcel: (no, all) => (all === 1 ? 'Một kiện' : `Kiện ${no}/${all}`),
  seller: 'Người bán',
  sellerUnknown: 'Chưa rõ cơ sở',
  sellerMore:
    'Điện thoại và mã số thuế: người bán chưa khai trên trang; liên hệ qua chúng tôi ở trang Liên hệ.',
  pieces: (quantity) => `× ${quantity}`,
  wasPrice: 'giá lẻ',
  starsNow: (stars) => `OCOP ${stars} sao hôm nay`,
  noStars: 'bán không kèm sao OCOP',
  basket: 'Giỏ quà',
  ready: (day) => `Giao cho đơn vị vận chuyển muộn nhất ${day}`,
  collect: (day) => `Có thể đến lấy từ ${day}`,
  goods: 'Tiền hàng',
  discount: 'Giảm giá',
  wrap: 'Gói quà',
  shipping: 'Phí giao hàng',
  shippingOf: (no) => `kiện ${no}`,
  shippingDiscount: 'Giảm phí giao',
  shippingUnknown: 'chọn tỉnh rồi bấm “Cập nhật phí”',
  free: 'miễn phí',
  total: 'Tổng phải trả',
  totalSoFar: 'Tổng, chưa có phí giao',
  vat: (amount) => `Đã gồm thuế GTGT ${amount}.`,
  nothingElse: 'Không còn khoản nào khác.',
  terms: 'Giao hàng, hủy, đổi trả',
  termPoints: ({ refundDays, wrongDays, mindDays }) => [
    'Giá và phí ở trên giữ nguyên từ lúc đặt; mỗi người bán gửi một kiện.',
    'Hủy miễn phí trên trang của đơn khi chưa kiện nào được đóng gói.',
    `Hàng sai, hỏng, không như mô tả: trả trong ${wrongDays} ngày từ ngày nhận, người bán chịu phí gửi lại.`,
    `Đổi ý: trả trong ${mindDays} ngày, hàng chưa mở, bạn chịu phí gửi lại. Hàng tươi, hoa, cây và dịch vụ không nhận lại.`,
    `Tiền phải hoàn được gửi đi trong ${refundDays} ngày làm việc, theo cách bạn đã trả.`,
  ],
  alcoholTerm: 'Rượu, đồ uống có cồn: không giao cho người dưới 18 tuổi.',
  policyLinks: 'Đọc đầy đủ:',
  privacyNote:
    'Tên, số điện thoại và địa chỉ chỉ đưa cho người bán và người giao của đơn này, lưu theo luật (ít nhất 3 năm với dữ liệu hợp đồng).',
  order: 'Đặt hàng và chấp nhận trả tiền',
  orderNote:
    'Bấm nút này là đặt mua có nghĩa vụ trả tổng tiền ở trên. Bạn xem lại, tải về và hủy được ở trang tiếp theo.',
  orderDisabled: 'Nút đặt hàng hiện ra khi đã biết phí giao hàng.',
  shippingKnownNow:
    'Đã tính phí giao hàng theo nơi nhận. Đơn chưa được đặt: hãy xem tổng mới rồi bấm đặt hàng.',
  recalled: 'Có lô của sản phẩm này đang bị thu hồi; lô được gửi không thuộc diện thu hồi.',
  often: 'Từ mạng này vừa có quá nhiều đơn. Hãy đợi vài phút rồi thử lại; những gì bạn gõ vẫn còn.',
  faults: {
    name: 'Gõ họ và tên người nhận.',
    phone:
      'Số điện thoại Việt Nam chưa đúng: di động 10 số như 0912 345 678, hoặc số bàn có mã vùng.',
    email: 'Địa chỉ thư chưa đúng. Sửa lại, hoặc bỏ trống.',
    place: 'Chọn tỉnh và gõ xã, phường.',
    province: 'Chọn tỉnh, thành phố.',
    commune:
      'Không tìm thấy xã, phường này trong tỉnh đã chọn. Xem lại chính tả, hoặc gõ tên cũ kèm huyện.',
    'no-commune': 'Gõ xã, phường hoặc đặc khu.',
    which: 'Chọn nơi nhận trong danh sách gợi ý.',
    address: 'Gõ số nhà, đường, thôn hoặc tổ (4 đến 200 ký tự).',
    point: 'Chọn một điểm bán.',
    note: 'Lời nhắn dài quá 500 ký tự. Hãy viết ngắn lại.',
    company: 'Gõ tên công ty hoặc đơn vị.',
    taxCode: 'Mã số thuế chưa đúng: chữ số kiểm tra không khớp. Xem lại từng số.',
    invoiceAddress: 'Gõ địa chỉ ghi trên hóa đơn.',
    invoiceEmail: 'Thư nhận hóa đơn chưa đúng. Sửa lại, hoặc bỏ trống.',
    method: 'Chọn cách trả tiền.',
    age: 'Đánh dấu xác nhận đủ 18 tuổi, hoặc bỏ rượu khỏi giỏ.',
  },
};

const en: CheckoutWords = {
  title: 'Checkout',
  lead: 'No account needed. Check everything in the summary before you order.',
  demo: 'Demonstration: this is a trial order, nothing is delivered and no money is taken. Do not enter other people’s real data.',
  empty: 'The cart is empty: there is nothing to pay for.',
  toProducts: 'See products',
  lookUp: 'Look up an order',
  backToCart: 'Back to the cart',
  faultsTitle: 'Not ordered yet. Please mend:',
  faultsInCart:
    'Something in the cart cannot be ordered as it is. Go back to change its quantity or save it for later.',
  optional: 'optional',
  where: 'Where to',
  ways: { delivery: 'Delivery', pickup: 'Collect at a point of sale' },
  wayLegend: 'How you receive it',
  province: 'Province or city',
  chooseProvince: 'Choose a province or city',
  was: (old) => `with former ${old}`,
  commune: 'Commune, ward or special zone',
  communeHint:
    'With or without accents. Names from before July 2025 work too, with their district (“Phố Cáo, huyện Đồng Văn”): we find the present one.',
  didYouMean: 'Did you mean…?',
  oldName: (typed) => `“${typed}” is a name from before the mergers. Confirm the place of today.`,
  severalNames: (typed) => `“${typed}” may be several places. Choose one.`,
  address: 'House number, street, hamlet',
  addressHint: 'For example: 12, lane 5, Đông hamlet.',
  point: 'Point of sale',
  pointFrom: 'opens',
  update: 'Update fees',
  who: 'Who receives it',
  name: 'Full name',
  phone: 'Telephone',
  phoneHint:
    'So that the carrier can call and you can look up your order. A Vietnamese number such as 0912 345 678.',
  email: 'E-mail',
  emailHint:
    'For the confirmation and news of your order, never for advertising. Without it, keep the link to the order page or the order code.',
  note: 'Message to the sellers',
  noteHint: 'For example: deliver in the evening.',
  invoice: 'Company invoice',
  invoiceHint:
    'Fill this in if you need one; otherwise leave everything empty. The sellers’ invoices will show these details.',
  company: 'Company or organisation',
  taxCode: 'Tax code',
  taxCodeHint: '10 digits, 13 with a branch, or a 12-digit personal number.',
  invoiceAddress: 'Address on the invoice',
  invoiceEmail: 'E-mail for the invoice',
  pay: 'Payment',
  methods: {
    cod: {
      name: 'Cash on delivery',
      text: 'Pay for each parcel when it arrives. Check the goods before paying.',
    },
    transfer: {
      name: 'Bank transfer (VietQR)',
      text: 'Scan a code on the next page. The goods are held for 24 hours; afterwards the order cancels itself.',
    },
    card: {
      name: 'Card',
      text: 'On a page of Stripe; we neither see nor keep card numbers. The goods are held for 40 minutes.',
    },
  },
  notNow: {
    alcohol: 'Not possible: the order contains alcohol, which may not be sold online for cash.',
    'nothing-due': 'Not needed: there is nothing to pay.',
    'too-much': 'Not possible: the order is above the limit of this method.',
    'too-little': 'Not possible: the order is below the minimum of this method.',
    'not-set-up': 'This site does not offer it.',
  },
  illustrativeAccount: 'Illustrative account: no bank can receive money sent to it.',
  age: 'I am 18 or older, and so is whoever receives it.',
  ageLegend: 'Confirm your age',
  ageWhy:
    'The order contains alcohol: it is sold only to adults of 18 and over, and the carrier may ask for identification.',
  voucher: 'Voucher',
  useVoucher: 'Use it',
  voucherRefused: {
    'not-yet': 'cannot be used yet',
    over: 'has ended',
    'used-up': 'is used up',
    'used-by-you': 'you have used it already',
    'nothing-eligible': 'is for nothing in this cart',
    'spend-more': 'needs a larger order',
    'not-together': 'cannot be combined with another',
  },
  voucherUnknown: (code) => `There is no voucher “${code}”, or it was stopped.`,
  voucherOff: (code) => `Voucher ${code}`,
  removeVoucher: (code) => `Remove voucher ${code}`,
  summary: 'Your order',
  parcel: (no, all) => (all === 1 ? 'One parcel' : `Parcel ${no} of ${all}`),
  seller: 'Seller',
  sellerUnknown: 'Producer not known',
  sellerMore:
    'Telephone and tax code: not declared by the seller on this site; reach them through us, see Contact.',
  pieces: (quantity) => `× ${quantity}`,
  wasPrice: 'single price',
  starsNow: (stars) => `OCOP ${stars} stars today`,
  noStars: 'sold without a star',
  basket: 'Gift basket',
  ready: (day) => `Handed to the carrier by ${day} at the latest`,
  collect: (day) => `Can be collected from ${day}`,
  goods: 'Goods',
  discount: 'Discount',
  wrap: 'Gift wrapping',
  shipping: 'Delivery fee',
  shippingOf: (no) => `parcel ${no}`,
  shippingDiscount: 'Delivery discount',
  shippingUnknown: 'choose a province, then “Update fees”',
  free: 'free',
  total: 'Total to pay',
  totalSoFar: 'Total before delivery',
  vat: (amount) => `Includes VAT of ${amount}.`,
  nothingElse: 'There is nothing else to pay.',
  terms: 'Delivery, cancelling, returns',
  termPoints: ({ refundDays, wrongDays, mindDays }) => [
    'Prices and fees above stay as they are from the moment you order; each seller sends one parcel.',
    'Cancel free of charge on the order page as long as no parcel has been packed.',
    `Wrong, damaged or not as described: return within ${wrongDays} days of receiving it; the seller pays for sending it back.`,
    `Changed your mind: within ${mindDays} days, unopened; you pay for sending it back. Fresh goods, flowers, plants and services are not taken back.`,
    `Money that is due back is sent within ${refundDays} working days, the way you paid.`,
  ],
  alcoholTerm: 'Alcohol is not handed to anybody under 18.',
  policyLinks: 'Read in full:',
  privacyNote:
    'Name, telephone and address go only to the sellers and carriers of this order, and are kept as the law asks (contract data for at least 3 years).',
  order: 'Order with obligation to pay',
  orderNote:
    'By pressing this button you buy and owe the total above. On the next page you can review, download and cancel the order.',
  orderDisabled: 'The order button appears once the delivery fee is known.',
  shippingKnownNow:
    'The delivery fee was worked out for your place. Nothing is ordered yet: check the new total, then order.',
  recalled: 'A lot of this product is under recall; the lot sent is not.',
  often:
    'Too many orders from this network just now. Wait a few minutes and try again; what you typed is kept.',
  faults: {
    name: 'Type the full name of whoever receives it.',
    phone:
      'This is not a Vietnamese number: ten digits such as 0912 345 678, or a landline with its area code.',
    email: 'This is not an e-mail address. Correct it, or leave it empty.',
    place: 'Choose a province and type the commune or ward.',
    province: 'Choose a province or city.',
    commune:
      'There is no such commune or ward in that province. Check the spelling, or type the old name with its district.',
    'no-commune': 'Type the commune, ward or special zone.',
    which: 'Choose one of the places suggested.',
    address: 'Type house number, street or hamlet (4 to 200 characters).',
    point: 'Choose a point of sale.',
    note: 'The message is longer than 500 characters. Shorten it.',
    company: 'Type the company or organisation.',
    taxCode: 'This is not a valid tax code: its check digit does not fit. Compare each digit.',
    invoiceAddress: 'Type the address for the invoice.',
    invoiceEmail: 'The e-mail for the invoice is wrong. Correct it, or leave it empty.',
    method: 'Choose how to pay.',
    age: 'Tick that you are 18 or older, or take the alcohol out of the cart.',
  },
};

export const checkoutWords: Readonly<Record<Lang, CheckoutWords>> = { vi, en };
