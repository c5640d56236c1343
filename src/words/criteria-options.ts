import type { Both, Lang } from '#src/base/lang.ts';
import type { CriterionName } from '#src/features/criteria/criterion-names.ts';
import type { Form, Item } from '#src/features/criteria/form.ts';

/**
 * What an answer stands for, in our own words; the official wording is in Phụ lục II of the decision. `answers` is in
 * the order of the form and speaks only of items with that many answers; null where we do not know one.
 */
interface Wording {
  readonly names: readonly CriterionName[];
  readonly answers: readonly (Both | null)[];
  /** Sets it speaks of; every set of goods when left out. */
  readonly sets?: readonly number[];
}

const both = (vi: string, en: string): Both => ({ vi, en });
const COMPLETE_LABEL = both('nhãn đủ nội dung theo luật', 'complete lawful label');
const STORY_LABEL = both(
  'nhãn đủ theo luật, có nói lên câu chuyện sản phẩm',
  'lawful label that also speaks of the product’s story',
);
const CODE_LABEL = both(
  'thêm mã truy xuất nguồn gốc điện tử',
  'with an electronic traceability code as well',
);
const YES_NO = [both('không', 'no'), both('có', 'yes')];
const ORIGIN = [
  both('dưới 50% là của địa phương', 'under 50% is local'),
  both('từ 50% đến dưới 75% là của địa phương', '50% to under 75% is local'),
  both('từ 75% trở lên là của địa phương', '75% or more is local'),
];
const FOOD_AND_DRINK = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17];

const WORDINGS: readonly Wording[] = [
  { names: ['Nguồn gốc sản phẩm', 'Nguồn nguyên liệu'], answers: ORIGIN },
  {
    names: ['Vùng nguyên liệu được cấp chứng nhận chất lượng'],
    answers: [
      both('chưa có chứng nhận', 'no certificate'),
      both(
        'chứng nhận trong nước, như VietGAP, hữu cơ',
        'a national one, such as VietGAP or organic',
      ),
      both('chứng nhận quốc tế, như GlobalGAP', 'an international one, such as GlobalGAP'),
    ],
  },
  {
    names: ['Gia tăng giá trị'],
    answers: [
      both('làm tay hoặc sơ chế đơn giản', 'by hand or simply prepared'),
      both('có máy móc', 'with machines'),
      both('chế biến sâu, công nghệ cao hơn', 'deep or advanced processing'),
    ],
  },
  {
    names: [
      'Năng lực sản xuất đáp ứng yêu cầu phân phối',
      'Năng lực sản xuất để đáp ứng yêu cầu phân phối',
    ],
    answers: [
      both('nhỏ so với mặt bằng địa phương', 'small against the local average'),
      both('trung bình', 'medium'),
      both('lớn', 'large'),
    ],
  },
  {
    names: ['Liên kết sản xuất', 'Liên kết chuỗi trong sản xuất'],
    answers: [
      both('chưa có liên kết', 'no linkage'),
      both('hợp đồng cho 50–75% sản lượng', 'contracts for 50–75% of the volume'),
      both('hợp đồng cho hơn 75% sản lượng', 'contracts for over 75% of the volume'),
      both('hơn 75% và ổn định từ 12 tháng', 'over 75% and stable for 12 months'),
    ],
  },
  {
    names: ['Bảo vệ môi trường trong quá trình sản xuất'],
    answers: [
      both('có giấy tờ môi trường theo quy định', 'the environmental papers are there'),
      both('thêm công trình xử lý chất thải', 'with waste treatment as well'),
      both('thêm bao bì thân thiện môi trường', 'with eco-friendly packaging as well'),
    ],
  },
  { names: ['Sử dụng công nghệ theo hướng bền vững trong sản xuất'], answers: YES_NO },
  {
    names: ['Nguồn gốc ý tưởng sản phẩm'],
    answers: [
      both('nơi nào cũng có', 'found everywhere'),
      both('nơi nào cũng có, của địa phương trội hơn', 'found everywhere, better here'),
      both('đặc trưng của tỉnh', 'typical of the province'),
      both(
        'đặc sản gắn với chỉ dẫn địa lý, hoặc sản phẩm mới từ nguyên liệu địa phương bán ổn định 36 tháng',
        'a speciality tied to a geographical sign, or a new product of local material sold steadily for 36 months',
      ),
    ],
  },
  {
    names: ['Nguồn gốc ý tưởng sản phẩm'],
    answers: [
      null,
      null,
      both(
        'đặc sản gắn với chỉ dẫn địa lý, hoặc sản phẩm mới từ nguyên liệu địa phương bán ổn định 36 tháng',
        'a speciality tied to a geographical sign, or a new product of local material sold steadily for 36 months',
      ),
    ],
  },
  {
    names: ['Đóng gói, bao bì sản phẩm'],
    answers: [
      both('chưa có bao bì', 'no packaging'),
      both('bao bì đơn giản', 'plain'),
      both('bao bì sáng tạo', 'creative'),
      both('bao bì sáng tạo và đẹp', 'creative and fine'),
    ],
  },
  {
    names: [
      'Phong cách, ghi nhãn hàng hóa',
      'Bao bì, ghi nhãn sản phẩm',
      'Phong cách, ghi nhãn sản phẩm (tem, nhãn gắn trên sản phẩm)',
    ],
    answers: [COMPLETE_LABEL, STORY_LABEL, CODE_LABEL],
  },
  { names: ['Ghi nhãn hàng hóa có sử dụng song ngữ'], answers: YES_NO },
  {
    names: ['Loại hình tổ chức sản xuất - kinh doanh'],
    answers: [
      both('hộ, trang trại hoặc tổ hợp tác', 'household, farm or cooperative group'),
      both(
        'công ty, hoặc cổ phần với vốn địa phương dưới 51%',
        'company, or joint-stock with under 51% local capital',
      ),
      both(
        'hợp tác xã, hoặc cổ phần với vốn địa phương từ 51%',
        'cooperative, or joint-stock with 51% or more local capital',
      ),
    ],
  },
  {
    names: [
      'Đại diện pháp luật của chủ thể là nữ; hoặc đồng bào dân tộc thiểu số; hoặc người khuyết tật',
    ],
    answers: YES_NO,
    sets: Array.from({ length: 26 }, (_, index) => index + 1),
  },
  {
    names: ['Sử dụng lao động địa phương'],
    answers: [
      both('25–50% là người trong xã', '25–50% are from the commune'),
      both('50–75% là người trong xã', '50–75% are from the commune'),
      both('từ 75% là người trong xã', '75% or more are from the commune'),
    ],
  },
  {
    names: ['Tăng trưởng sản xuất kinh doanh'],
    answers: [
      both(
        'lợi nhuận năm gần nhất tăng, hoặc hợp tác xã xếp loại trung bình',
        'profit rose last year, or a cooperative rated average',
      ),
      both(
        'tăng hai năm liền, hoặc hợp tác xã xếp loại khá',
        'rose two years running, or a cooperative rated good',
      ),
    ],
  },
  {
    names: ['Sở hữu trí tuệ'],
    answers: [
      both('đơn nhãn hiệu được chấp nhận hợp lệ', 'trademark application accepted as to form'),
      both(
        'nhãn hiệu đã bảo hộ, có quyền dùng dấu hiệu chỉ nguồn gốc địa lý',
        'registered mark, with the right to use a geographical sign',
      ),
      both(
        'thêm kiểu dáng, sáng chế, giải pháp hữu ích hoặc quyền tác giả',
        'with a design, patent, utility solution or copyright as well',
      ),
    ],
  },
  {
    names: ['Khu vực phân phối chính'],
    answers: [
      both('trong xã', 'inside the commune'),
      both('ngoài xã, dưới 5 đại lý', 'outside it, under 5 agents'),
      both('ngoài xã, từ 5 đại lý', 'outside it, 5 agents or more'),
      both(
        'ra nước ngoài hoặc vào kênh hiện đại, kể cả thương mại điện tử có hợp đồng và đường dẫn gian hàng',
        'abroad or in modern channels, including e-commerce with a contract and a link to the shop',
      ),
    ],
  },
  {
    names: ['Tổ chức phân phối'],
    answers: [
      both('chưa có ai phụ trách', 'nobody in charge'),
      both('có người phụ trách', 'a person in charge'),
      both('có bộ phận phụ trách', 'a unit in charge'),
      both(
        'có bộ phận phụ trách, dùng công nghệ thông tin',
        'a unit that uses information technology',
      ),
    ],
  },
  {
    names: ['Quảng bá sản phẩm'],
    answers: [
      both('chưa quảng bá', 'none'),
      both('đến 3 hoạt động', 'up to 3 activities'),
      both(
        'hơn 3, có trang mạng hoặc mạng xã hội, dự hội chợ trong tỉnh',
        'more, with a website or social page and fairs in the province',
      ),
      both('như trên, hội chợ ngoài tỉnh', 'the same, with fairs outside the province'),
      both('như trên, hội chợ ở nước ngoài', 'the same, with fairs abroad'),
    ],
  },
  {
    names: ['Câu chuyện sản phẩm'],
    answers: [
      both('chưa có', 'none'),
      both('có câu chuyện', 'there is one'),
      both('in trên tờ giới thiệu', 'on a leaflet'),
      both('trên tờ giới thiệu và trang mạng', 'on a leaflet and a website'),
      both(
        'thêm vào nội dung truy xuất nguồn gốc điện tử',
        'inside the electronic traceability content as well',
      ),
    ],
  },
  {
    names: ['Cấu trúc câu chuyện sản phẩm'],
    answers: [
      both('sơ sài', 'plain'),
      both('ngắn gọn, rõ', 'concise'),
      both('kể thành chuyện', 'told as a story'),
    ],
  },
  {
    names: ['Trí tuệ/bản sắc địa phương'],
    answers: [
      both('giống nơi khác', 'the same as elsewhere'),
      both('chuyện riêng gắn với nguồn gốc', 'a story of its own, tied to the origin'),
      both('có văn hóa địa phương', 'with local culture'),
      both('xúc động, thuyết phục', 'moving and convincing'),
    ],
  },
  {
    names: ['Công bố chất lượng sản phẩm', 'Công bố sản phẩm'],
    answers: [
      both('đã công bố', 'declared'),
      both('đã công bố, theo tiêu chuẩn trong nước', 'declared, to national standards'),
      both('đã công bố, theo tiêu chuẩn quốc tế', 'declared, to international standards'),
    ],
    sets: FOOD_AND_DRINK,
  },
  {
    names: ['Đảm bảo chất lượng sản phẩm'],
    answers: [
      both('giấy đủ điều kiện an toàn thực phẩm', 'food-safety eligibility certificate'),
      both('hệ thống quản lý như ISO, HACCP', 'a management system such as ISO or HACCP'),
      both('chuẩn quốc tế, đủ để xuất khẩu', 'international, fit for export'),
    ],
    sets: FOOD_AND_DRINK,
  },
  {
    names: ['Đảm bảo chất lượng sản phẩm'],
    answers: [
      null,
      null,
      both(
        'kế hoạch kiểm soát chất lượng nội bộ gắn với truy xuất nguồn gốc',
        'an internal quality-control plan tied to traceability',
      ),
    ],
    sets: [23, 24, 25],
  },
  {
    names: ['Hướng dẫn sử dụng để đảm bảo sản phẩm có chất lượng tốt nhất cho người tiêu dùng'],
    answers: [both('đơn giản', 'simple'), both('chi tiết', 'detailed')],
  },
  {
    names: ['Cơ hội thị trường toàn cầu'],
    answers: [
      both('Đông Nam Á', 'Southeast Asia'),
      both('rộng hơn Đông Nam Á', 'beyond Southeast Asia'),
      both(
        'thị trường khó tính như Hoa Kỳ, Nhật Bản, EU',
        'demanding ones such as the US, Japan, the EU',
      ),
    ],
  },
];

/** What the answers worth `score` stand for, in our own words; null where we do not know. */
export function optionText(form: Form, item: Item, score: number, lang: Lang): string | null {
  const count = item.optionScores.length;
  const wording = WORDINGS.find(
    ({ names, answers, sets }) =>
      answers.length === count &&
      names.some((name) => name === item.nameVi) &&
      (sets === undefined ? form.setNo !== 26 : sets.includes(form.setNo)),
  );
  const texts = item.optionScores.flatMap((one, index) => {
    const answer = wording?.answers[index];
    return one === score && answer ? [answer[lang]] : [];
  });
  if (texts.length > 0) return texts.join(lang === 'vi' ? ' hoặc ' : ' or ');
  return null;
}
