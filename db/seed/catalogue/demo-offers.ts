/**
 * Made-up prices for demonstration: the sources say what was certified, never what it costs. Each product gets one or
 * two sizes and a plausible price, always the same for the same slug. Shown only in demo mode and marked as an
 * illustration everywhere.
 */
import { type Dong, dong } from '#src/base/money.ts';

export interface DemoOffer {
  readonly unitVi: string;
  readonly unitEn: string;
  readonly price: Dong;
}

/** Unit in both languages, and the lowest and highest price in thousands of đồng. */
type Size = readonly [vi: string, en: string, low: number, high: number];

interface Shelf {
  readonly sets: readonly number[];
  /** Tested against the name in lower case; a shelf without it takes whatever is left of its sets. */
  readonly name?: RegExp;
  readonly sizes: readonly [Size, ...Size[]];
}

const KILO = (low: number, high: number): Size => ['túi 1 kg', '1 kg bag', low, high];
const HALF_KILO = (low: number, high: number): Size => ['túi 500 g', '500 g bag', low, high];

/** The first shelf that fits is taken. */
const SHELVES: readonly Shelf[] = [
  // 1 fresh
  { sets: [1], name: /sầu riêng/, sizes: [['trái khoảng 3 kg', 'fruit of about 3 kg', 270, 480]] },
  { sets: [1], name: /dừa sáp/, sizes: [['trái', 'each', 90, 180]] },
  { sets: [1], name: /nấm|măng tây|nho |dâu tằm/, sizes: [HALF_KILO(45, 110), KILO(85, 210)] },
  {
    sets: [1],
    name: /rau|cải |kale|bầu |bí |mướp|dưa leo|ngồng|khổ qua|cà |ớt|củ sen|măng tươi/,
    sizes: [HALF_KILO(12, 35), KILO(22, 65)],
  },
  { sets: [1], sizes: [KILO(25, 85), ['thùng 5 kg', '5 kg box', 120, 380]] },
  // 2 meat, fish, eggs
  { sets: [2], name: /con giống/, sizes: [['con', 'chick', 12, 20]] },
  {
    sets: [2],
    name: /trứng/,
    sizes: [
      ['hộp 10 quả', 'box of 10', 32, 60],
      ['khay 30 quả', 'tray of 30', 90, 165],
    ],
  },
  { sets: [2], name: /gà |thỏ/, sizes: [['con khoảng 1,5 kg', 'about 1.5 kg', 170, 290]] },
  { sets: [2], name: /dế/, sizes: [HALF_KILO(90, 150)] },
  { sets: [2], sizes: [HALF_KILO(85, 170), KILO(160, 330)] },
  // 3 rice, cereals, nuts
  { sets: [3], name: /điều/, sizes: [HALF_KILO(140, 210), KILO(270, 410)] },
  { sets: [3], name: /lạc |đậu xanh/, sizes: [KILO(55, 95)] },
  { sets: [3], name: /hạt sen/, sizes: [HALF_KILO(80, 160)] },
  {
    sets: [3],
    sizes: [
      ['túi 2 kg', '2 kg bag', 55, 105],
      ['túi 5 kg', '5 kg bag', 130, 250],
    ],
  },
  // 4 honey, raw bird's nest
  {
    sets: [4],
    name: /yến/,
    sizes: [
      ['hộp 50 g', '50 g box', 1350, 2400],
      ['hộp 100 g', '100 g box', 2600, 4700],
    ],
  },
  { sets: [4], name: /mật hoa dừa/, sizes: [['chai 250 ml', '250 ml bottle', 85, 130]] },
  {
    sets: [4],
    sizes: [
      ['hũ 500 g', '500 g jar', 110, 220],
      ['chai 1 lít', '1 litre bottle', 230, 450],
    ],
  },
  // 5 ready to eat
  { sets: [5], sizes: [['hộp', 'box', 35, 75]] },
  // 6 rice and cereal products
  { sets: [6], name: /bánh tráng/, sizes: [['gói 500 g', '500 g pack', 30, 75]] },
  {
    sets: [6],
    name: /bún|miến|phở|mì|mỳ|hủ tiếu|bánh đa|cao khô/,
    sizes: [
      ['gói 500 g', '500 g pack', 25, 65],
      ['thùng 5 kg', '5 kg box', 220, 520],
    ],
  },
  { sets: [6], name: /bánh tét|bánh chưng|cơm lam|bánh gio/, sizes: [['chiếc', 'each', 35, 120]] },
  { sets: [6], name: /ngũ cốc|mạch nha/, sizes: [['hũ 500 g', '500 g jar', 90, 190]] },
  { sets: [6], sizes: [['hộp 300 g', '300 g box', 35, 85]] },
  // 7 oils, nuts, sweets, dried fruit
  {
    sets: [7],
    name: /dầu /,
    sizes: [
      ['chai 500 ml', '500 ml bottle', 70, 145],
      ['chai 1 lít', '1 litre bottle', 130, 270],
    ],
  },
  { sets: [7], name: /kẹo|cu đơ|mứt|bánh|gâteau/, sizes: [['hộp 300 g', '300 g box', 40, 95]] },
  {
    sets: [7],
    name: /điều|mắc ca|mac ?ca/,
    sizes: [
      ['hũ 250 g', '250 g jar', 85, 150],
      ['hũ 500 g', '500 g jar', 160, 285],
    ],
  },
  {
    sets: [7],
    name: /tỏi đen|ngâm mật ong/,
    sizes: [
      ['hũ 250 g', '250 g jar', 160, 320],
      ['hũ 500 g', '500 g jar', 300, 600],
    ],
  },
  { sets: [7], name: /sầu riêng cấp đông|durian/, sizes: [HALF_KILO(180, 320)] },
  { sets: [7], name: /bột/, sizes: [HALF_KILO(75, 140)] },
  {
    sets: [7],
    name: /muối chua|củ cải|kim chi|dầm|đóng hộp|đường phèn/,
    sizes: [['hũ 400 g', '400 g jar', 35, 75]],
  },
  { sets: [7], name: /nấm|mộc nhĩ|măng/, sizes: [['túi 200 g', '200 g bag', 70, 150]] },
  { sets: [7], sizes: [['túi 200 g', '200 g bag', 40, 95], HALF_KILO(90, 210)] },
  // 8 processed meat, fish, milk
  {
    sets: [8],
    name: /tổ yến|yến (sào|chưng|cao cấp)/,
    sizes: [
      ['lọ 70 ml', '70 ml jar', 45, 75],
      ['hộp 6 lọ', 'box of 6 jars', 260, 440],
    ],
  },
  { sets: [8], name: /^đường/, sizes: [HALF_KILO(55, 120)] },
  {
    sets: [8],
    name: /^kem|sữa chua/,
    sizes: [
      ['hộp', 'tub', 12, 35],
      ['lốc 4 hộp', 'pack of 4', 45, 130],
    ],
  },
  { sets: [8], name: /mật ong/, sizes: [['hũ 500 g', '500 g jar', 140, 260]] },
  { sets: [8], name: /mắm|ba khía/, sizes: [['hũ 400 g', '400 g jar', 60, 130]] },
  { sets: [8], name: /ruốc/, sizes: [['hũ 200 g', '200 g jar', 75, 140]] },
  {
    sets: [8],
    name: /bò khô|bò sấy|trâu|tôm khô|tôm đất|khô cá|khô ếch|(cá|tôm) .*khô/,
    sizes: [['túi 250 g', '250 g bag', 110, 260], HALF_KILO(210, 500)],
  },
  { sets: [8], name: /trứng|vịt quay|gà ủ/, sizes: [['phần', 'portion', 45, 230]] },
  {
    sets: [8],
    sizes: [
      ['gói 500 g', '500 g pack', 70, 165],
      ['gói 1 kg', '1 kg pack', 135, 320],
    ],
  },
  // 9, 10 condiments
  {
    sets: [9],
    name: /nước mắm/,
    sizes: [
      ['chai 500 ml', '500 ml bottle', 65, 160],
      ['chai 1 lít', '1 litre bottle', 120, 300],
    ],
  },
  { sets: [9], name: /mắm|ruốc/, sizes: [['hũ 300 g', '300 g jar', 40, 95]] },
  {
    sets: [9],
    sizes: [
      ['chai 250 ml', '250 ml bottle', 25, 70],
      ['chai 500 ml', '500 ml bottle', 45, 125],
    ],
  },
  { sets: [10], name: /tiêu/, sizes: [['hũ 100 g', '100 g jar', 45, 110]] },
  { sets: [10], name: /tỏi|ném/, sizes: [HALF_KILO(60, 160), KILO(115, 300)] },
  { sets: [10], sizes: [['hũ 250 g', '250 g jar', 20, 65]] },
  // 11, 12, 13 tea, coffee, cocoa
  { sets: [11], name: /túi lọc/, sizes: [['hộp 25 túi', 'box of 25 bags', 40, 85]] },
  {
    sets: [11],
    name: /tôm nõn|chè đinh|bạch trà|cổ thụ|nhất phẩm|búp tím/,
    sizes: [
      ['hộp 100 g', '100 g box', 180, 480],
      ['hộp 200 g', '200 g box', 340, 900],
    ],
  },
  { sets: [11], sizes: [['hộp 100 g', '100 g box', 60, 180], HALF_KILO(230, 650)] },
  { sets: [12], name: /túi lọc|hòa tan/, sizes: [['hộp 25 túi', 'box of 25 bags', 45, 120]] },
  { sets: [12], name: /hoa vàng|yellow flower/, sizes: [['hộp 50 g', '50 g box', 250, 650]] },
  {
    sets: [12],
    sizes: [
      ['hộp 100 g', '100 g box', 45, 140],
      ['hộp 200 g', '200 g box', 85, 260],
    ],
  },
  { sets: [13], name: /chồn/, sizes: [['hộp 200 g', '200 g box', 480, 900]] },
  { sets: [13], name: /socola/, sizes: [['bộ quà', 'gift set', 320, 560]] },
  {
    sets: [13],
    sizes: [
      ['gói 250 g', '250 g pack', 65, 140],
      ['gói 500 g', '500 g pack', 120, 265],
    ],
  },
  // 14–17 drinks
  {
    sets: [14],
    sizes: [
      ['chai 500 ml', '500 ml bottle', 70, 190],
      ['chai 750 ml', '750 ml bottle', 100, 270],
    ],
  },
  { sets: [15], name: /rượu cần/, sizes: [['bình 3 lít', '3 litre jar', 280, 450]] },
  { sets: [15], sizes: [['chai 500 ml', '500 ml bottle', 110, 320]] },
  {
    sets: [16],
    sizes: [
      ['chai 500 ml', '500 ml bottle', 6, 12],
      ['thùng 24 chai', 'case of 24', 130, 260],
    ],
  },
  { sets: [17], name: /yến|đông trùng/, sizes: [['lốc 6 lọ', 'pack of 6', 180, 360]] },
  { sets: [17], name: /siro|nước cốt|mật nho/, sizes: [['chai 500 ml', '500 ml bottle', 65, 150]] },
  { sets: [17], name: /sữa hạt/, sizes: [['hộp 400 g', '400 g box', 160, 320]] },
  {
    sets: [17],
    sizes: [
      ['chai 330 ml', '330 ml bottle', 15, 40],
      ['lốc 6 chai', 'pack of 6', 85, 220],
    ],
  },
  // 18–20 medicinal plants
  { sets: [18], name: /cao /, sizes: [['hũ 100 g', '100 g jar', 140, 380]] },
  { sets: [18], name: /siro/, sizes: [['chai 125 ml', '125 ml bottle', 90, 190]] },
  { sets: [18], sizes: [['hộp', 'box', 220, 590]] },
  { sets: [19], sizes: [['chai 250 ml', '250 ml bottle', 55, 130]] },
  {
    sets: [20],
    name: /tinh dầu|dầu tràm|dầu dừa/,
    sizes: [['chai 50 ml', '50 ml bottle', 70, 190]],
  },
  { sets: [20], name: /nước (lau|rửa)|xịt/, sizes: [['chai 750 ml', '750 ml bottle', 45, 95]] },
  {
    sets: [20],
    name: /đông trùng|cordyceps/,
    sizes: [
      ['hộp 10 g', '10 g box', 180, 420],
      ['hộp 20 g', '20 g box', 340, 800],
    ],
  },
  { sets: [20], name: /linh chi|hồng chi|sâm /, sizes: [['hộp 200 g', '200 g box', 190, 480]] },
  { sets: [20], sizes: [['túi 200 g', '200 g bag', 65, 180]] },
  // 21, 22 crafts
  { sets: [21], name: /ngọc trai/, sizes: [['viên', 'pearl', 2500, 9800]] },
  { sets: [21], name: /vòng|dây chuyền/, sizes: [['chiếc', 'each', 350, 1500]] },
  { sets: [21], name: /nhang|hương|trầm/, sizes: [['hộp 100 g', '100 g box', 60, 220]] },
  { sets: [21], name: /ống hút/, sizes: [['hộp 50 chiếc', 'box of 50', 45, 95]] },
  { sets: [21], name: /^bộ|đôi đèn/, sizes: [['bộ', 'set', 450, 2900]] },
  { sets: [21], name: /lọ |vase|lục bình gốm|tượng/, sizes: [['chiếc', 'each', 650, 4800]] },
  { sets: [21], name: /nón /, sizes: [['chiếc', 'each', 80, 350]] },
  {
    sets: [21],
    name: /chiếu|thảm|tranh|gương|đèn|lamp|bình phong/,
    sizes: [['chiếc', 'each', 250, 1300]],
  },
  { sets: [21], sizes: [['chiếc', 'each', 60, 380]] },
  { sets: [22], name: /chăn |trang phục/, sizes: [['bộ', 'set', 1800, 4500]] },
  { sets: [22], name: /túi xách/, sizes: [['chiếc', 'each', 250, 600]] },
  { sets: [22], sizes: [['tấm', 'piece', 280, 950]] },
  // 23–25 ornamentals
  { sets: [23], sizes: [['chậu', 'pot', 150, 420]] },
  { sets: [24], name: /phát lộc/, sizes: [['cây', 'plant', 60, 180]] },
  { sets: [24], sizes: [['cây', 'tree', 1200, 8500]] },
  { sets: [25], sizes: [['con', 'each', 150, 600]] },
  // 26 tourism
  {
    sets: [26],
    name: /homestay|farmstay|du lịch cộng đồng bản|ecohost/,
    sizes: [['người/đêm', 'person per night', 180, 520]],
  },
  { sets: [26], sizes: [['lượt khách', 'visitor', 30, 150]] },
];

/** A number from 0 up to 1 that depends on nothing but the text (FNV-1a). */
function fraction(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return hash / 0x1_0000_0000;
}

/** To the thousand below 100.000 đ, to five thousand below a million, to fifty thousand above. */
function rounded(thousands: number): Dong {
  const step = thousands < 100 ? 1 : thousands < 1000 ? 5 : 50;
  return dong(Math.max(step, Math.round(thousands / step) * step) * 1000);
}

/** The illustrative sizes of a product: one or two, the smaller first. */
export function demoOffers(product: {
  readonly slug: string;
  readonly name: string;
  readonly setNo: number;
}): DemoOffer[] {
  const name = `${product.name.normalize('NFC').toLowerCase()} `;
  const shelf = SHELVES.find(
    (candidate) => candidate.sets.includes(product.setNo) && (candidate.name?.test(name) ?? true),
  );
  if (!shelf) throw new RangeError(`no price range for set ${product.setNo}`);
  const part = fraction(product.slug);
  return shelf.sizes.map(([unitVi, unitEn, low, high]) => ({
    unitVi,
    unitEn,
    price: rounded(low + part * (high - low)),
  }));
}
