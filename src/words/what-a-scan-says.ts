import type { Lang } from '#src/base/lang.ts';

interface Words {
  readonly title: string;
  readonly description: string;
  readonly lead: string;
  readonly parts: readonly {
    readonly id: string;
    readonly heading: string;
    readonly text: readonly string[];
    readonly points?: readonly string[];
  }[];
  readonly tableHeading: string;
  readonly columns: readonly [string, string, string];
  readonly rows: readonly (readonly [string, string, string])[];
  readonly typeHeading: string;
  readonly typeLabel: string;
  readonly look: string;
}

const vi: Words = {
  title: 'Quét mã cho biết điều gì, và không cho biết điều gì',
  description:
    'Trang quét mã nói ai đã đăng ký mã, họ khai gì về lô hàng và giấy chứng nhận hôm nay ra sao; và vì sao nó không chứng minh được gói hàng trên tay bạn.',
  lead: 'Mã QR trên gói là một lối đi tới thông tin, không phải một con dấu. Trang này nói rõ tin được đến đâu.',
  parts: [
    {
      id: 'biet',
      heading: 'Cho biết',
      text: [],
      points: [
        'Ai đã đăng ký mã này ở đây, và sản phẩm nào mang mã đó.',
        'Giấy chứng nhận OCOP của sản phẩm ra sao vào đúng ngày bạn quét: còn hiệu lực, hết hạn, bị thu hồi hay chưa rõ. Sao in trên gói không đổi được, dòng này thì đổi.',
        'Nhà sản xuất khai gì về lô hàng: ngày, nơi, các bước. Mỗi bước ghi người khai; nếu khai muộn, có thêm ngày khai.',
        'Lô có đang bị thu hồi không. Thông báo thu hồi đứng đầu trang ngay khi được ban hành.',
      ],
    },
    {
      id: 'khong-biet',
      heading: 'Không cho biết',
      text: [],
      points: [
        'Gói hàng trên tay bạn có đúng là gói đã được đăng ký không. Ai cũng chụp lại và in lại được một mã QR; bản sao dẫn tới cùng trang này.',
        'Điều nhà sản xuất khai có đúng không. Chúng tôi giữ lại điều họ khai và cả những lần sửa, nhưng chúng tôi không có mặt ở vườn hay ở xưởng.',
        'Chất lượng của riêng gói hàng sau khi rời xưởng: nắng, ẩm, gói bị mở.',
      ],
    },
    {
      id: 'dau-kiem',
      heading: 'Dấu ✓ bên cạnh một bước',
      text: [
        'Dấu ✓ nghĩa là bước đó có tên một phòng thử nghiệm, hoặc có phiếu kiểm nghiệm hay giấy chứng nhận mở cho mọi người xem. Giấy đó do nhà sản xuất gửi lên. Bước không có dấu là bước tự khai.',
      ],
    },
    {
      id: 'so-lan-quet',
      heading: 'Số lần quét của một mã riêng',
      text: [
        'Có gói mang thêm một mã riêng, không gói nào khác có. Khi đó trang nói mã đã được quét khoảng bao nhiêu lần và lần đầu khi nào. Số lần quét chỉ là dấu hiệu: người bán, người mua và cả nhà cùng quét một gói là chuyện thường; còn bản sao cũng có thể được quét trước.',
        'Chúng tôi đếm thô, không dùng cookie và không lưu địa chỉ mạng của bạn cùng với lượt quét; nơi quét chỉ biết đến cấp tỉnh.',
      ],
    },
    {
      id: 'sua-sai',
      heading: 'Khi ghi chép bị sai',
      text: [
        'Không ghi chép nào bị xóa lặng lẽ. Bước khai sai được đánh dấu là sai, bước đúng được ghi thêm, và trang cho biết đã có bao nhiêu lần sửa.',
        'Thấy điều gì không khớp với gói hàng, hãy bấm “Báo sai” ở cuối trang quét. Tin báo tới nhà sản xuất và cán bộ phụ trách.',
      ],
    },
    {
      id: 'dia-chi',
      heading: 'Xem địa chỉ trước khi tin',
      text: [
        'Kẻ làm nhái có thể in mã dẫn tới một trang giống trang này. Hãy so tên miền trên điện thoại với tên miền in bằng chữ trên gói.',
      ],
    },
  ],
  tableHeading: 'Ba loại mã',
  columns: ['Mã', 'Cho xem', 'Không chỉ ra được'],
  rows: [
    ['Mã sản phẩm', 'Sản phẩm, nhà sản xuất, giấy chứng nhận', 'Gói của bạn làm ngày nào'],
    ['Mã lô', 'Thêm ngày, hạn, hành trình và thu hồi của lô', 'Gói của bạn có thuộc lô đó không'],
    ['Mã riêng', 'Thêm số lần gói này đã được quét', 'Bản in lại, cho tới khi có dấu hiệu lạ'],
  ],
  typeHeading: 'Không quét được?',
  typeLabel: 'Gõ mã trên gói',
  look: 'Tra mã',
};

const en: Words = {
  title: 'What a scan tells you, and what it cannot',
  description:
    'The page of a scanned code says who registered it, what they declared of the lot and how the certificate stands today; and why it cannot prove the pack in your hand.',
  lead: 'The QR code on a pack is a way to information, not a seal. This page says how far it can be trusted.',
  parts: [
    {
      id: 'biet',
      heading: 'It tells you',
      text: [],
      points: [
        'Who registered this code here, and which product carries it.',
        'How the product’s OCOP certificate stands on the very day you scan: valid, expired, revoked or not known. The stars printed on a pack cannot change; this line does.',
        'What the producer declared of the lot: days, places, steps. Each step names who declared it and, when it was declared later, on which day.',
        'Whether the lot is under recall. A recall notice heads the page from the moment it is issued.',
      ],
    },
    {
      id: 'khong-biet',
      heading: 'It cannot tell you',
      text: [],
      points: [
        'Whether the pack in your hand is the one that was registered. Anybody can photograph a QR code and print it again; the copy leads to this same page.',
        'Whether what the producer declared is true. We keep what was declared, corrections included, but we were not in the orchard or the workshop.',
        'How that one pack fared after it left the workshop: sun, damp, an opened seal.',
      ],
    },
    {
      id: 'dau-kiem',
      heading: 'The ✓ beside a step',
      text: [
        'A ✓ means that the step names a laboratory, or comes with a test report or certificate that everybody may open. The producer sent that paper. A step without it is the producer’s own word.',
      ],
    },
    {
      id: 'so-lan-quet',
      heading: 'How often a unit’s code was scanned',
      text: [
        'Some packs carry a code of their own that no other pack has. Then the page says about how often it was scanned, and when first. The count is only a hint: a shop, a buyer and a family scan one pack too, and a copy may be scanned before it.',
        'We count coarsely, set no cookie and keep no network address with a scan; where it was made is known by province at most.',
      ],
    },
    {
      id: 'sua-sai',
      heading: 'When a record is wrong',
      text: [
        'No record disappears quietly. A wrong step is declared to be wrong, the right one is added, and the page says how many were corrected.',
        'If something does not match your pack, press “Report a mistake” at the foot of the scanned page. It reaches the producer and the officer in charge.',
      ],
    },
    {
      id: 'dia-chi',
      heading: 'Look at the address before you trust it',
      text: [
        'A counterfeiter may print a code that leads to a look-alike of this page. Compare the domain on your phone with the one printed in letters on the pack.',
      ],
    },
  ],
  tableHeading: 'Three kinds of code',
  columns: ['Code', 'Shows', 'Cannot show'],
  rows: [
    ['Product code', 'Product, producer, certificate', 'When your pack was made'],
    ['Lot code', 'Also dates, journey and recall of the lot', 'Whether your pack is of that lot'],
    ['Unit code', 'Also how often this one was scanned', 'A reprint, until something looks odd'],
  ],
  typeHeading: 'It does not scan?',
  typeLabel: 'Type the code on the pack',
  look: 'Look up',
};

/** The page that says what a scanned code proves and what not. */
export function whatAScanSays(lang: Lang): Words {
  return lang === 'vi' ? vi : en;
}
