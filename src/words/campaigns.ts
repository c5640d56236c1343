import { type Day, formatDay } from '#src/base/day.ts';
import { dong, formatCount, formatDong } from '#src/base/money.ts';
import type { CampaignRule, Payer } from '#src/features/cart/pricing/contract.ts';
import type { CampaignKind, CampaignPhase } from '#src/features/promotions/campaigns/campaign.ts';

const money = (amount: number, lang: 'vi' | 'en'): string => formatDong(dong(amount), lang);
/** 1250 → `12,5` */
const percent = (bp: number, lang: 'vi' | 'en'): string =>
  (bp / 100).toLocaleString(lang === 'vi' ? 'vi-VN' : 'en-GB');

/** What a campaign gives, as its table or its rule has it. đồng, basis points. */
interface Gift {
  readonly kind: CampaignKind;
  readonly percentBp: number;
  readonly amount: number;
  readonly bundleTake: number;
  readonly bundleFree: number;
}

const vi = {
  title: 'Khuyến mại',
  description: 'Chương trình khuyến mại cho sản phẩm OCOP: đang chạy, sắp tới và đã qua.',
  lead: (running: number): string =>
    running === 0
      ? 'Hôm nay chưa có chương trình nào đang chạy.'
      : `${formatCount(running, 'vi')} chương trình đang chạy. Giá giảm được tính sẵn trong giỏ hàng, bạn không phải làm gì thêm.`,
  phases: {
    running: 'Đang chạy',
    coming: 'Sắp tới',
    over: 'Đã qua',
    draft: 'Bản nháp',
    stopped: 'Đã dừng',
  } satisfies Record<CampaignPhase, string>,
  illustrative: 'Minh hoạ',
  illustrativeNote:
    'Chương trình minh hoạ của bản trình diễn: không có ưu đãi thật, không cơ quan hay cơ sở nào cam kết.',
  none: 'Chưa có chương trình nào.',
  days: (from: string, until: string): string =>
    `${formatDay(from as Day, 'vi')} – ${formatDay(until as Day, 'vi')}`,
  until: (day: string): string => `Đến hết ${formatDay(day as Day, 'vi')}`,
  from: (day: string): string => `Bắt đầu ${formatDay(day as Day, 'vi')}`,
  ended: (day: string): string => `Đã kết thúc ${formatDay(day as Day, 'vi')}`,
  stoppedEarly: 'Chương trình này đã được dừng trước ngày.',
  daysLeft: (days: number): string => (days === 0 ? 'Hôm nay là ngày cuối' : `Còn ${days} ngày`),
  benefit: (gift: Gift): string => {
    switch (gift.kind) {
      case 'percent':
        return `Giảm ${percent(gift.percentBp, 'vi')} %`;
      case 'amount':
        return `Giảm ${money(gift.amount, 'vi')}`;
      case 'bundle':
        return `Mua ${gift.bundleTake} tính ${gift.bundleTake - gift.bundleFree}`;
      case 'free-shipping':
        return gift.amount > 0 ? `Giảm ${money(gift.amount, 'vi')} phí giao` : 'Miễn phí giao hàng';
      case 'none':
        return 'Giới thiệu';
    }
  },
  conditions: 'Điều kiện',
  how: {
    percent: (bp: number): string =>
      `Mỗi sản phẩm trong chương trình giảm ${percent(bp, 'vi')} % giá, số lẻ dưới một đồng bỏ đi.`,
    percentVoucher: (bp: number): string =>
      `Nhập mã trong giỏ hàng: phần tiền hàng thuộc chương trình giảm ${percent(bp, 'vi')} %.`,
    amount: (amount: number): string =>
      `Mỗi sản phẩm trong chương trình giảm ${money(amount, 'vi')}, không quá giá của nó.`,
    amountVoucher: (amount: number): string =>
      `Nhập mã trong giỏ hàng: đơn giảm ${money(amount, 'vi')}, không quá tiền hàng thuộc chương trình.`,
    bundle: (take: number, free: number): string =>
      `Cứ đủ ${take} sản phẩm của chương trình trong giỏ thì ${free} sản phẩm rẻ nhất không tính tiền. Được chọn lẫn nhiều loại.`,
    freeShipping: (amount: number): string =>
      amount > 0
        ? `Mỗi kiện có hàng thuộc chương trình được giảm phí giao tới ${money(amount, 'vi')}.`
        : 'Kiện có hàng thuộc chương trình được miễn phí giao.',
    freeShippingVoucher: 'Nhập mã trong giỏ hàng để được giảm phí giao.',
    none: 'Chương trình giới thiệu sản phẩm, không giảm giá.',
    leastSpend: (amount: number): string =>
      `Tiền hàng thuộc chương trình từ ${money(amount, 'vi')} trở lên, tính trước khi giảm.`,
    mostOff: (amount: number): string => `Giảm nhiều nhất ${money(amount, 'vi')} mỗi đơn.`,
    provinces: (names: string): string => `Sản phẩm của: ${names}.`,
    stars: (stars: readonly number[]): string =>
      `Sản phẩm OCOP ${stars.join(', ')} sao còn hiệu lực vào ngày đặt.`,
    sets: (names: string): string => `Bộ sản phẩm: ${names}.`,
    producers: (names: string): string => `Sản phẩm của ${names}.`,
    named: (count: number): string => `${formatCount(count, 'vi')} sản phẩm có tên bên dưới.`,
    all: 'Mọi sản phẩm có giá trên trang.',
    together:
      'Mỗi dòng hàng nhận một chương trình, là chương trình lợi nhất cho bạn; mã giảm giá được cộng thêm.',
    noAlcohol: 'Không áp dụng cho rượu và đồ uống có cồn.',
    order: 'Thứ tự tính tiền',
  },
  payer: {
    producer: 'Cơ sở sản xuất chi trả phần giảm.',
    province: 'Tỉnh chi trả phần giảm, cơ sở vẫn nhận đủ tiền hàng.',
    site: 'Trang này chi trả phần giảm, cơ sở vẫn nhận đủ tiền hàng.',
  } satisfies Record<Payer, string>,
  payers: {
    producer: 'Cơ sở sản xuất',
    province: 'Tỉnh',
    site: 'Trang này',
  } satisfies Record<Payer, string>,
  whoPays: 'Ai trả phần giảm',
  when: 'Thời gian',
  of: 'Đơn vị tổ chức',
  country: 'Cả nước',
  products: 'Sản phẩm trong chương trình',
  productsCount: (count: number): string => `${formatCount(count, 'vi')} sản phẩm`,
  noProducts: 'Hiện không có sản phẩm nào của chương trình đang được bán.',
  allProducts: 'Xem mọi sản phẩm',
  was: 'Giá trước',
  now: 'Giá nay',
  add: 'Thêm vào giỏ',
  addNamed: (name: string): string => `Thêm vào giỏ: ${name}`,
  pages: 'Các trang',
  previous: 'Trang trước',
  next: 'Trang sau',
  pageOf: (page: number, pages: number): string => `Trang ${page} trên ${pages}`,
  others: 'Chương trình khác đang chạy',
  notFound: 'Không có chương trình này, hoặc nó chưa được công bố.',
  ofProduct: 'Khuyến mại hôm nay',
  withCode: 'dành cho người có mã',
  pricing: {
    title: 'Cách tính tiền',
    description: 'Giá, giảm giá, phí giao và thuế trong đơn hàng được tính theo thứ tự nào.',
    lead: 'Mọi số tiền là đồng nguyên, đã gồm thuế GTGT. Giỏ hàng, trang đặt hàng và hóa đơn dùng chung một cách tính, theo đúng thứ tự dưới đây.',
    steps: [
      [
        'Giá sỉ',
        'Mua đủ số lượng của một bậc giá sỉ thì cả dòng ấy tính theo giá của bậc cao nhất đạt được.',
      ],
      [
        'Giỏ quà',
        'Hàng trong giỏ quà giảm theo tỷ lệ của giỏ, tính trên từng sản phẩm, bỏ số lẻ dưới một đồng. Hàng đã nằm trong giỏ quà không nhận thêm chương trình ở bước 3.',
      ],
      [
        'Chương trình khuyến mại',
        'Mỗi chương trình được tính thử như thể chỉ có một mình nó. Mỗi dòng hàng nhận chương trình giảm nhiều nhất cho dòng ấy; nếu bằng nhau thì nhận chương trình ra trước. Giảm theo phần trăm tính trên từng sản phẩm và bỏ số lẻ dưới một đồng; giảm theo số tiền không vượt quá giá. “Mua 3 tính 2” miễn tiền những sản phẩm rẻ nhất. Mức giảm tối đa của chương trình được chia về các dòng theo tỷ lệ.',
      ],
      [
        'Mã giảm giá',
        'Mỗi đơn dùng được một mã giảm tiền hàng và một mã giảm phí giao, theo thứ tự bạn nhập. Mã giảm trên số còn phải trả của các dòng được áp dụng, chia về từng dòng theo tỷ lệ. Không dòng nào xuống dưới 0 đồng.',
      ],
      [
        'Phí giao',
        'Mỗi cơ sở gửi một kiện, phí theo cân nặng và nơi nhận trong bảng dưới đây. Sau đó trừ chương trình giảm phí giao lợi nhất của từng kiện, rồi tới mã giảm phí giao.',
      ],
      [
        'Thuế GTGT',
        'Giá đã gồm thuế. Số thuế nằm trong từng dòng được tách từ số tiền sau giảm, làm tròn đến đồng (nửa đồng làm tròn lên); thuế của đơn là tổng thuế các dòng.',
      ],
    ] as readonly (readonly [string, string])[],
    more: 'Còn cần biết',
    notes: [
      'Mức mua tối thiểu luôn tính trên tiền hàng theo giá sỉ, trước mọi khoản giảm. Nhờ vậy khoản giảm này không làm mất khoản giảm kia: nhập mã không bao giờ khiến đơn đắt lên.',
      'Khi chia một khoản giảm về nhiều dòng, mỗi phần được làm tròn xuống, rồi số đồng còn thừa chia mỗi dòng một đồng, dòng có phần lẻ lớn nhất trước. Tổng các phần luôn bằng đúng khoản giảm.',
      'Thứ tự bỏ hàng vào giỏ không làm đổi giá.',
      'Phí gói giỏ quà tính một lần cho mỗi giỏ.',
      'Rượu và đồ uống có cồn không nhận giảm giá, mã hay miễn phí giao, vì pháp luật hạn chế khuyến mại những mặt hàng này.',
      'Tổng tiền = tiền hàng − giảm giá + phí gói + phí giao − giảm phí giao. Đẳng thức này đúng cho từng kiện và cho cả đơn.',
    ],
    shipping: 'Bảng phí giao',
    weight: 'Cân nặng một kiện',
    zones: {
      province: 'Trong tỉnh',
      region: 'Trong vùng',
      country: 'Khác vùng',
    },
    upTo: (grams: number): string => `Đến ${weight(grams, 'vi')}`,
    step: (fee: number, grams: number): string =>
      `mỗi ${weight(grams, 'vi')} thêm ${money(fee, 'vi')}`,
    above: 'Nặng hơn',
    regions:
      'Vùng là sáu vùng kinh tế - xã hội của cả nước. Nhận tại điểm bán thì không có phí giao.',
    example: 'Ví dụ',
    exampleText:
      'Hai hũ mật ong giá 150.000 ₫, chương trình giảm 10 %: mỗi hũ còn 135.000 ₫, hai hũ 270.000 ₫. Nhập mã giảm 50.000 ₫: còn 220.000 ₫. Phí giao một kiện trong tỉnh 19.000 ₫. Tổng cộng 239.000 ₫.',
  },
};

const en: typeof vi = {
  title: 'Campaigns',
  description: 'Campaigns for OCOP products: running, coming and past.',
  lead: (running) =>
    running === 0
      ? 'No campaign is running today.'
      : `${formatCount(running, 'en')} ${running === 1 ? 'campaign is' : 'campaigns are'} running. Lower prices are worked out in the cart; there is nothing you have to do.`,
  phases: {
    running: 'Running',
    coming: 'Coming',
    over: 'Past',
    draft: 'Draft',
    stopped: 'Stopped',
  },
  illustrative: 'Illustrative',
  illustrativeNote:
    'An illustrative campaign of this demonstration: nothing is really on offer, and no office or producer has promised it.',
  none: 'There is no campaign yet.',
  days: (from, until) => `${formatDay(from as Day, 'en')} – ${formatDay(until as Day, 'en')}`,
  until: (day) => `Until ${formatDay(day as Day, 'en')}`,
  from: (day) => `From ${formatDay(day as Day, 'en')}`,
  ended: (day) => `Ended on ${formatDay(day as Day, 'en')}`,
  stoppedEarly: 'This campaign was stopped before its last day.',
  daysLeft: (days) => (days === 0 ? 'Last day' : days === 1 ? '1 day left' : `${days} days left`),
  benefit: (gift) => {
    switch (gift.kind) {
      case 'percent':
        return `${percent(gift.percentBp, 'en')}% off`;
      case 'amount':
        return `${money(gift.amount, 'en')} off`;
      case 'bundle':
        return `${gift.bundleTake} for ${gift.bundleTake - gift.bundleFree}`;
      case 'free-shipping':
        return gift.amount > 0 ? `${money(gift.amount, 'en')} off delivery` : 'Free delivery';
      case 'none':
        return 'Presentation';
    }
  },
  conditions: 'Conditions',
  how: {
    percent: (bp) =>
      `Every product of the campaign costs ${percent(bp, 'en')}% less, fractions of a đồng dropped.`,
    percentVoucher: (bp) =>
      `Enter the code in the cart: goods of the campaign cost ${percent(bp, 'en')}% less.`,
    amount: (amount) =>
      `Every product of the campaign costs ${money(amount, 'en')} less, never less than nothing.`,
    amountVoucher: (amount) =>
      `Enter the code in the cart: ${money(amount, 'en')} off the order, up to the goods of the campaign.`,
    bundle: (take, free) =>
      `Of every ${take} products of the campaign in the cart the ${free === 1 ? 'cheapest is' : `${free} cheapest are`} free. Kinds may be mixed.`,
    freeShipping: (amount) =>
      amount > 0
        ? `Up to ${money(amount, 'en')} off the delivery of each parcel with goods of the campaign.`
        : 'Parcels with goods of the campaign are delivered free.',
    freeShippingVoucher: 'Enter the code in the cart for cheaper delivery.',
    none: 'A presentation of products, without a discount.',
    leastSpend: (amount) =>
      `Goods of the campaign for ${money(amount, 'en')} or more, counted before discounts.`,
    mostOff: (amount) => `At most ${money(amount, 'en')} off an order.`,
    provinces: (names) => `Products of: ${names}.`,
    stars: (stars) =>
      `OCOP products with ${stars.join(', ')} stars in force on the day of the order.`,
    sets: (names) => `Product sets: ${names}.`,
    producers: (names) => `Products of ${names}.`,
    named: (count) =>
      count === 1
        ? 'The one product named below.'
        : `The ${formatCount(count, 'en')} products named below.`,
    all: 'All products with a price on this site.',
    together: 'Each line takes one campaign, the best one for you; a voucher comes on top.',
    noAlcohol: 'Not for alcoholic drinks.',
    order: 'How the price is worked out',
  },
  payer: {
    producer: 'The producer bears the discount.',
    province: 'The province bears the discount; the producer is paid in full.',
    site: 'This site bears the discount; the producer is paid in full.',
  },
  payers: { producer: 'Producer', province: 'Province', site: 'This site' },
  whoPays: 'Who bears the discount',
  when: 'When',
  of: 'Organised by',
  country: 'The whole country',
  products: 'Products of the campaign',
  productsCount: (count) => (count === 1 ? '1 product' : `${formatCount(count, 'en')} products`),
  noProducts: 'No product of the campaign is on sale at present.',
  allProducts: 'See all products',
  was: 'Price before',
  now: 'Price now',
  add: 'Add to cart',
  addNamed: (name) => `Add to cart: ${name}`,
  pages: 'Pages',
  previous: 'Previous page',
  next: 'Next page',
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
  others: 'Other campaigns that are running',
  notFound: 'There is no such campaign, or it is not public yet.',
  ofProduct: 'Campaigns today',
  withCode: 'for those who have a code',
  pricing: {
    title: 'How the price is worked out',
    description: 'In which order prices, discounts, delivery and tax of an order are worked out.',
    lead: 'All amounts are whole đồng and include VAT. Cart, checkout and invoice use one and the same calculation, in exactly this order.',
    steps: [
      [
        'Wholesale price',
        'Who buys as many as a wholesale step asks for pays the price of the highest step reached, for the whole line.',
      ],
      [
        'Gift baskets',
        'Goods in a gift basket cost less by the basket’s percentage, per piece, fractions of a đồng dropped. They take no further campaign in step 3.',
      ],
      [
        'Campaigns',
        'Every campaign is worked out as if it were the only one. Each line takes the one that lowers it most; of equal ones the older. Percentages are taken per piece, fractions of a đồng dropped; an amount never exceeds the price. “Three for two” frees the cheapest pieces. The cap of a campaign is shared out over the lines in proportion.',
      ],
      [
        'Vouchers',
        'An order takes one voucher for goods and one for delivery, in the order you enter them. A voucher lowers what is left to pay of the lines it is for, shared out in proportion. No line falls below 0 đồng.',
      ],
      [
        'Delivery',
        'Each producer sends one parcel; the fee follows weight and place by the table below. Then the best delivery campaign of each parcel is taken off, then the voucher for delivery.',
      ],
      [
        'VAT',
        'Prices include VAT. What each line contains is taken out of the amount after discounts, rounded to the đồng (half a đồng up); the VAT of the order is the sum of its lines.',
      ],
    ],
    more: 'Good to know',
    notes: [
      'A least spend always counts goods at wholesale prices, before any discount. So no discount takes another away: entering a voucher never makes an order dearer.',
      'When a discount is shared out over lines, each share is rounded down, and the đồng left over go one each to the lines with the largest remainders. The shares always add up to exactly the discount.',
      'The order in which you put things into the cart does not matter.',
      'The wrapping of a gift basket is charged once for each basket.',
      'Alcoholic drinks take no discount, voucher or free delivery: the law restricts promotion of them.',
      'Total = goods − discount + wrapping + delivery − discount on delivery. This holds for every parcel and for the order.',
    ],
    shipping: 'Delivery fees',
    weight: 'Weight of a parcel',
    zones: { province: 'Same province', region: 'Same region', country: 'Other region' },
    upTo: (grams) => `Up to ${weight(grams, 'en')}`,
    step: (fee, grams) => `${money(fee, 'en')} for each further ${weight(grams, 'en')}`,
    above: 'Heavier',
    regions:
      'Regions are the six socio-economic regions of the country. Collecting at a point of sale costs nothing.',
    example: 'Example',
    exampleText:
      'Two jars of honey at ₫150,000, a campaign of 10% off: each jar is ₫135,000, the two ₫270,000. A voucher for ₫50,000: ₫220,000 are left. Delivery of one parcel within the province is ₫19,000. The total is ₫239,000.',
  },
};

function weight(grams: number, lang: 'vi' | 'en'): string {
  if (grams < 1000) return `${grams} g`;
  return `${(grams / 1000).toLocaleString(lang === 'vi' ? 'vi-VN' : 'en-GB')} kg`;
}

export const campaignWords = { vi, en };

/** The conditions of a campaign, one sentence each. Names are given as people read them. */
export function conditionsOf(
  rule: CampaignRule,
  lang: 'vi' | 'en',
  names: {
    readonly province: (code: string) => string;
    readonly set: (no: number) => string;
    readonly producer: (id: number) => string;
  },
): string[] {
  const { how } = campaignWords[lang];
  const { chosen, byVoucher } = rule;
  const kinds: Record<CampaignKind, () => string> = {
    percent: () => (byVoucher ? how.percentVoucher : how.percent)(rule.percentBp),
    amount: () => (byVoucher ? how.amountVoucher : how.amount)(rule.amount),
    bundle: () => how.bundle(rule.bundleTake, rule.bundleFree),
    'free-shipping': () => how.freeShipping(rule.amount),
    none: () => how.none,
  };
  const about = [
    ...(chosen.provinceCodes.length > 0
      ? [how.provinces(chosen.provinceCodes.map(names.province).join(', '))]
      : []),
    ...(chosen.stars.length > 0 ? [how.stars(chosen.stars)] : []),
    ...(chosen.setNos.length > 0 ? [how.sets(chosen.setNos.map(names.set).join('; '))] : []),
    ...(chosen.producerIds.length > 0
      ? [how.producers(chosen.producerIds.map(names.producer).join('; '))]
      : []),
    ...(chosen.productIds.length > 0 ? [how.named(chosen.productIds.length)] : []),
  ];
  return [
    kinds[rule.kind](),
    ...(byVoucher && rule.kind === 'free-shipping' ? [how.freeShippingVoucher] : []),
    ...(rule.leastSpend > 0 ? [how.leastSpend(rule.leastSpend)] : []),
    ...(rule.mostOff !== null ? [how.mostOff(rule.mostOff)] : []),
    ...(about.length > 0 ? about : [how.all]),
    ...(rule.kind === 'none' ? [] : [how.noAlcohol]),
    ...(['percent', 'amount', 'bundle'].includes(rule.kind) && !byVoucher ? [how.together] : []),
  ];
}
