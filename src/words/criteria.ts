import type { Both } from '#src/base/lang.ts';
import type { Disqualifier, Doubt } from '#src/features/criteria/form.ts';

export { formatPoints } from './points.ts';

export const formWords = {
  vi: {
    outOf: (max: number) => `tối đa ${max}`,
    points: (points: string) => `${points} điểm`,
    none: 'không đạt mức nào',
    gateOf: (stars: string) => `điều kiện ${stars} sao`,
    gates: (list: string) => `Điều kiện: ${list}.`,
    gate: (stars: number, points: number) => `${stars} sao cần từ ${points} điểm`,
    notAnswered: 'chưa chọn',
    doubtLabel: 'Chưa chắc chắn:',
    cases:
      'Biểu điểm có hai cách diễn đạt, (a) cho cộng đồng và (b) cho tổ chức; số điểm như nhau.',
    ownWords:
      'Lời giải thích từng mức là của trang này; lời văn chính thức ở Phụ lục II của quyết định.',
    local: 'Địa phương: trong xã với sản phẩm tươi, trong tỉnh với sản phẩm chế biến.',
  },
  en: {
    outOf: (max: number) => `at most ${max}`,
    points: (points: string) => `${points} ${points === '1' ? 'point' : 'points'}`,
    none: 'none of these',
    gateOf: (stars: string) => `required for ${stars} stars`,
    gates: (list: string) => `Required: ${list}.`,
    gate: (stars: number, points: number) => `${stars} stars need at least ${points}`,
    notAnswered: 'not answered',
    doubtLabel: 'Not certain:',
    cases:
      'The form words this twice, (a) for a community and (b) for an organisation; the points are the same.',
    ownWords:
      'What each answer stands for is in our words; the official wording is in Annex II of the decision.',
    local: 'Local: in the commune for fresh products, in the province for processed ones.',
  },
} as const;

/** What is not certain in our reading of a form. */
export const doubtWords: Readonly<Record<Doubt, Both>> = {
  'yes-or-no': {
    vi: 'Biểu điểm chỉ ghi mức tối đa; 0 điểm khi không đạt là cách chúng tôi hiểu.',
    en: 'The form prints only the maximum; 0 when it is not met is our reading.',
  },
  'blank-read-as-0': {
    vi: 'Bản chép chúng tôi có để trống một mức; đọc là 0 như ở các bộ khác.',
    en: 'One answer has no points in the copy we have; read as 0, as in the other sets.',
  },
  '13-read-as-3': {
    vi: 'Bản chép ghi mức cao nhất là 13; chỉ 3 mới khớp điểm tối đa.',
    en: 'Our copy shows 13 for the top answer; only 3 fits the maximum.',
  },
  '11-read-as-1': {
    vi: 'Bản chép ghi mức giữa là 11; chỉ 1 mới khớp điểm tối đa.',
    en: 'Our copy shows 11 for the middle answer; only 1 fits the maximum.',
  },
  '41-read-as-4': {
    vi: 'Bản chép ghi điểm tối đa 41; chỉ 4 mới làm phần C đủ 35 điểm.',
    en: 'Our copy shows a maximum of 41; only 4 makes part C add up to 35.',
  },
  'two-answers-of-1': {
    vi: 'Bản chép ghi hai mức cùng 1 điểm, có lẽ in nhầm; chúng tôi giữ nguyên.',
    en: 'Our copy shows two answers of 1 point, probably a misprint; left as found.',
  },
  'no-mark-for-4': {
    vi: 'Bản chép không có dấu điều kiện 4 sao ở mục này, trong khi 25 bộ khác đều có (2 điểm).',
    en: 'Our copy shows no 4-star mark here, although the 25 other sets all have one (2 points).',
  },
  'no-marks-for-3-and-4': {
    vi: 'Bản chép không có dấu điều kiện 3 sao và 4 sao ở mục này, trong khi các bộ đồ uống khác có.',
    en: 'Our copy shows no 3-star or 4-star mark here, although the other drink sets have both.',
  },
  'mark-for-5-not-4': {
    vi: 'Ở bộ này mã truy xuất nguồn gốc mang dấu điều kiện 5 sao; các bộ hàng hóa khác là 4 sao.',
    en: 'In this set the traceability code carries the 5-star mark; in all other goods it is the 4-star one.',
  },
  'licence-wording': {
    vi: 'Câu về giấy phép sản xuất trong biểu điểm này viết tắt; chúng tôi hiểu là chưa có giấy phép thì bị loại.',
    en: 'The line on the production licence is elliptical here; we read it as: without a licence the dossier is out.',
  },
  'part-a-heading-says-35': {
    vi: 'Tiêu đề phần A của biểu điểm này ghi 35, nhưng bảng và các mục cộng lại là 40. Biểu điểm không in dòng loại hồ sơ.',
    en: 'The heading of part A says 35 here, but its table and items add up to 40. No elimination line is printed.',
  },
};

export const disqualifierWords: Readonly<Record<Disqualifier, Both>> = {
  'forged-dossier': { vi: 'hồ sơ có giấy tờ giả mạo', en: 'the dossier holds forged papers' },
  'registration-dossier-not-compliant': {
    vi: 'hồ sơ đăng ký không đúng quy định',
    en: 'the registration dossier does not follow the rules',
  },
  'food-safety-eligibility-certificate-rules-not-met': {
    vi: 'chưa đáp ứng quy định về giấy chứng nhận đủ điều kiện an toàn thực phẩm',
    en: 'the rules on the food-safety eligibility certificate are not met',
  },
  'production-licence-missing': {
    vi: 'chưa có giấy phép sản xuất',
    en: 'there is no production licence',
  },
  'production-eligibility-rules-not-met': {
    vi: 'chưa đáp ứng điều kiện sản xuất (GMP hoặc tương đương)',
    en: 'the production conditions (GMP or equivalent) are not met',
  },
  'product-declaration-registration-labelling-advertising-rules-not-met': {
    vi: 'chưa đúng quy định về đăng ký bản công bố, ghi nhãn hoặc quảng cáo',
    en: 'the rules on registered declaration, labelling or advertising are not met',
  },
  'mandatory-production-conditions-not-met': {
    vi: 'chưa đáp ứng điều kiện sản xuất bắt buộc',
    en: 'mandatory production conditions are not met',
  },
  'product-declaration-missing': {
    vi: 'chưa có công bố sản phẩm',
    en: 'the product declaration is missing',
  },
  'intellectual-property-broken': {
    vi: 'sản phẩm vi phạm quyền sở hữu trí tuệ',
    en: 'the product breaks intellectual property rights',
  },
};
