import type { Hours, Span } from '../points/point-hours.ts';
import type { Theme } from '../baskets/basket-themes.ts';

/** What demo mode composes: budgets in đồng, packing included. `region` null: from all over the country. */
export const DEMO_BASKETS: readonly {
  readonly region: string | null;
  readonly theme: Theme;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly textVi: string;
  readonly textEn: string;
  readonly budget: number;
  readonly discountBp: number;
  readonly wrapFee: number;
}[] = [
  {
    ...{ region: null, theme: 'tet', budget: 900_000, discountBp: 500, wrapFee: 40_000 },
    titleVi: 'Giỏ Tết ba miền',
    titleEn: 'Tết basket from the three regions',
    textVi: 'Trà, mứt, bánh và đồ khô của nhiều tỉnh trong một giỏ, để biếu ngày Tết.',
    textEn:
      'Tea, candied fruit, cakes and dried goods of many provinces in one basket for the New Year.',
  },
  {
    ...{ region: null, theme: 'doanh-nghiep', budget: 1_500_000, discountBp: 800, wrapFee: 60_000 },
    titleVi: 'Giỏ đối tác doanh nghiệp',
    titleEn: 'Basket for business partners',
    textVi: 'Cà phê, trà, mật ong và đồ thủ công cho khách hàng, đối tác cuối năm.',
    textEn: 'Coffee, tea, honey and handicraft for customers and partners at the end of the year.',
  },
  {
    ...{ region: null, theme: 'cuoi-hoi', budget: 700_000, discountBp: 0, wrapFee: 50_000 },
    titleVi: 'Giỏ cưới hỏi',
    titleEn: 'Wedding basket',
    textVi: 'Chè, bánh, mứt và mật ong cho lễ dạm ngõ, ăn hỏi.',
    textEn: 'Tea, cakes, candied fruit and honey for engagements and weddings.',
  },
  {
    ...{ region: 'tdmnpb', theme: 'nui-rung', budget: 600_000, discountBp: 500, wrapFee: 30_000 },
    titleVi: 'Hương núi rừng phía Bắc',
    titleEn: 'From the northern mountains',
    textVi: 'Chè, mật ong và nông sản của một tỉnh miền núi phía Bắc.',
    textEn: 'Tea, honey and farm goods of a province in the northern mountains.',
  },
  {
    ...{ region: 'dbsh', theme: 'tra-banh', budget: 450_000, discountBp: 0, wrapFee: 30_000 },
    titleVi: 'Trà và bánh đồng bằng sông Hồng',
    titleEn: 'Tea and cakes of the Red River Delta',
    textVi: 'Một ấm trà và mấy thức bánh kẹo để mời khách.',
    textEn: 'A pot of tea and sweets to offer guests.',
  },
  {
    ...{ region: 'btb', theme: 'huong-bien', budget: 500_000, discountBp: 500, wrapFee: 30_000 },
    titleVi: 'Hương biển Bắc Trung Bộ',
    titleEn: 'The sea of North Central',
    textVi: 'Nước mắm, đồ khô và gia vị của dải đất ven biển.',
    textEn: 'Fish sauce, dried goods and spices of the coast.',
  },
  {
    ...{ region: 'nttn', theme: 'du-lich', budget: 650_000, discountBp: 0, wrapFee: 30_000 },
    titleVi: 'Quà mang về từ miền Trung và Tây Nguyên',
    titleEn: 'To take home from the centre and the highlands',
    textVi: 'Những món gọn nhẹ, để được lâu, tiện mang theo sau chuyến đi.',
    textEn: 'Small things that keep well, easy to carry home.',
  },
  {
    ...{
      region: 'dnb',
      theme: 'doanh-nghiep',
      budget: 800_000,
      discountBp: 1_000,
      wrapFee: 50_000,
    },
    titleVi: 'Giỏ quà Đông Nam Bộ',
    titleEn: 'Basket of the Southeast',
    textVi: 'Hạt, cà phê và quả sấy cho đối tác và đồng nghiệp.',
    textEn: 'Nuts, coffee and dried fruit for partners and colleagues.',
  },
  {
    ...{ region: 'dbscl', theme: 'tet', budget: 550_000, discountBp: 500, wrapFee: 30_000 },
    titleVi: 'Tết miền Tây',
    titleEn: 'Tết in the Mekong Delta',
    textVi: 'Quả sấy, bánh, đồ khô của một tỉnh đồng bằng sông Cửu Long.',
    textEn: 'Dried fruit, cakes and dried goods of a province in the Mekong Delta.',
  },
];

const MORNING_AND_AFTERNOON: readonly Span[] = [
  ['07:30', '11:30'],
  ['13:30', '17:30'],
];
const ALL_DAY: readonly Span[] = [['08:00', '20:00']];

/** Hours of made-up points, in turn. */
export const DEMO_HOURS: readonly Hours[] = [
  { week: Array.from({ length: 7 }, () => ALL_DAY), closed: [] },
  {
    week: [...Array.from({ length: 5 }, () => MORNING_AND_AFTERNOON), [['08:00', '11:30']], []],
    closed: [],
  },
  { week: [[], ...Array.from({ length: 6 }, () => [['09:00', '21:00']] as const)], closed: [] },
];

/** Days from today on which made-up fairs begin and end. */
export const DEMO_FAIRS: readonly (readonly [from: number, to: number])[] = [
  [-2, 5],
  [9, 13],
  [24, 30],
];
