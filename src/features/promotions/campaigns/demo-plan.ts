import type { CampaignDraft } from './campaign.ts';

/** What a campaign of demo mode says and gives; days from today. */
interface DemoCampaign extends Pick<
  CampaignDraft,
  'titleVi' | 'titleEn' | 'leadVi' | 'leadEn' | 'bodyVi' | 'bodyEn' | 'banner' | 'kind'
> {
  readonly slug: string;
  /** Whose it is: the country's, the demo officer's province's, the demo producer's. */
  readonly of: 'country' | 'province' | 'producer';
  readonly from: number;
  readonly until: number;
  readonly percentBp?: number;
  readonly amount?: number;
  readonly bundleTake?: number;
  readonly bundleFree?: number;
  readonly mostOff?: number;
  readonly leastSpend?: number;
  readonly chosen: {
    readonly stars?: readonly number[];
    readonly setNos?: readonly number[];
  };
  /** How many of the owner's products are named, instead of a rule. */
  readonly named: number;
  readonly codes: readonly {
    readonly code: string;
    readonly mostUses: number | null;
    readonly mostPerBuyer: number | null;
  }[];
}

const NO_TEXT = { bodyVi: '', bodyEn: '' };

export const DEMO_CAMPAIGNS: readonly DemoCampaign[] = [
  {
    ...NO_TEXT,
    ...{ slug: 'tuan-hang-nam-sao', of: 'country', from: -5, until: 16, banner: '12-a' },
    ...{ kind: 'percent', percentBp: 1000, mostOff: 200_000 },
    titleVi: 'Tuần hàng năm sao',
    titleEn: 'Five-star week',
    leadVi: 'Sản phẩm OCOP 5 sao còn hiệu lực của cả nước giảm 10 %.',
    leadEn:
      'OCOP five-star products whose certificates hold, from all over the country, at 10 % off.',
    ...{ chosen: { stars: [5] }, named: 0, codes: [] },
  },
  {
    ...NO_TEXT,
    ...{
      slug: 'mien-phi-giao-hang-don-tu-500-nghin',
      of: 'country',
      from: -10,
      until: 30,
      banner: '21-c',
    },
    ...{ kind: 'free-shipping', amount: 30_000, mostOff: 60_000, leastSpend: 500_000 },
    titleVi: 'Giảm phí giao cho đơn từ 500 nghìn',
    titleEn: 'Cheaper delivery from 500,000 đồng',
    leadVi: 'Mua nhiều cơ sở một lần: mỗi kiện được giảm phí giao tới 30 nghìn đồng.',
    leadEn:
      'Buy from several producers at once: up to 30,000 đồng off the delivery of each parcel.',
    ...{ chosen: {}, named: 0, codes: [] },
  },
  {
    ...NO_TEXT,
    ...{ slug: 'ma-chao-ban-moi', of: 'country', from: -20, until: 60, banner: '04-a' },
    ...{ kind: 'amount', amount: 50_000, leastSpend: 300_000 },
    titleVi: 'Mã CHAOBAN cho lần mua đầu',
    titleEn: 'CHAOBAN for a first order',
    leadVi: 'Giảm 50 nghìn đồng cho đơn có tiền hàng từ 300 nghìn, mỗi người một lần.',
    leadEn: '50,000 đồng off an order with goods of 300,000 or more, once for each buyer.',
    chosen: {},
    named: 0,
    codes: [{ code: 'CHAOBAN', mostUses: 500, mostPerBuyer: 1 }],
  },
  {
    ...NO_TEXT,
    ...{
      slug: 'tra-va-ca-phe-mua-ba-tinh-hai',
      of: 'country',
      from: -2,
      until: 10,
      banner: '13-a',
    },
    ...{ kind: 'bundle', bundleTake: 3, bundleFree: 1, mostOff: 150_000 },
    titleVi: 'Trà và cà phê: mua ba tính hai',
    titleEn: 'Tea and coffee: three for two',
    leadVi: 'Cứ ba món trà, cà phê trong giỏ thì món rẻ nhất không tính tiền.',
    leadEn: 'Of every three teas and coffees in the cart the cheapest is free.',
    ...{ chosen: { setNos: [11, 12, 13] }, named: 0, codes: [] },
  },
  {
    ...NO_TEXT,
    ...{ slug: 'tinh-nha-giam-gia', of: 'province', from: -3, until: 25, banner: '03-a' },
    ...{ kind: 'percent', percentBp: 1500, mostOff: 100_000 },
    titleVi: 'Đặc sản tỉnh nhà giảm 15 %',
    titleEn: 'Specialities of our province at 15 % off',
    leadVi: 'Tỉnh hỗ trợ giá để bạn làm quen với sản phẩm 4 và 5 sao của các xã.',
    leadEn:
      'The province pays part of the price, so that you get to know the 4 and 5 stars of its communes.',
    ...{ chosen: { stars: [4, 5] }, named: 0, codes: [] },
  },
  {
    ...NO_TEXT,
    ...{ slug: 'co-so-tri-an', of: 'producer', from: -1, until: 14, banner: '08-a' },
    ...{ kind: 'amount', amount: 10_000 },
    titleVi: 'Cơ sở tri ân khách quen',
    titleEn: 'Thank you from the producer',
    leadVi: 'Mỗi sản phẩm của cơ sở giảm 10 nghìn đồng.',
    leadEn: '10,000 đồng off every product of this producer.',
    ...{ chosen: {}, named: 0, codes: [] },
  },
  {
    ...NO_TEXT,
    ...{ slug: 'cho-tet-dinh-mui', of: 'country', from: 20, until: 75, banner: '06-c' },
    ...{ kind: 'percent', percentBp: 800, leastSpend: 1_000_000, mostOff: 300_000 },
    titleVi: 'Chợ Tết Đinh Mùi',
    titleEn: 'Tết market, year of the Goat',
    leadVi: 'Đơn hàng Tết có tiền hàng từ 1 triệu đồng được giảm 8 %.',
    leadEn: '8 % off for Tết orders with goods of one million đồng or more.',
    ...{ chosen: { setNos: [5, 6, 7, 8, 11, 12, 13, 17] }, named: 0, codes: [] },
  },
  {
    ...NO_TEXT,
    ...{ slug: 'mung-phu-nu-viet-nam', of: 'country', from: -40, until: -30, banner: '22-a' },
    ...{ kind: 'percent', percentBp: 1200 },
    titleVi: 'Mừng ngày Phụ nữ Việt Nam',
    titleEn: 'Vietnamese Women’s Day',
    leadVi: 'Hàng thủ công và mỹ phẩm thảo dược giảm 12 % trong mười ngày.',
    leadEn: 'Handicraft and herbal cosmetics at 12 % off for ten days.',
    ...{ chosen: { setNos: [19, 20, 21, 22] }, named: 0, codes: [] },
  },
];
