import type { FormFor } from './fields.ts';
import { TOURISM_SET } from '../dossier-states.ts';

/** Whether a paper must be there, is recommended as proof, or does not concern this dossier. */
export type Need = 'must' | 'should' | 'none';

export interface Asked extends FormFor {
  /** Value of `businessForm`; empty while not chosen. */
  readonly businessForm: string;
}

export interface Paper {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly need: (asked: Asked) => Need;
  /** Where the law asks for it, or why it is worth adding. */
  readonly why: { readonly vi: string; readonly en: string };
  /** Holds personal data of others: never outside the dossier. */
  readonly sensitive?: true;
  /** The source words it loosely or was read in a transcript only. */
  readonly unsure?: true;
}

const between =
  (from: number, to: number) =>
  (asked: Asked): boolean =>
    asked.setNo >= from && asked.setNo <= to;
const must =
  (holds: (asked: Asked) => boolean, otherwise: Need = 'none') =>
  (asked: Asked): Need =>
    holds(asked) ? 'must' : otherwise;
const should =
  (holds: (asked: Asked) => boolean = () => true) =>
  (asked: Asked): Need =>
    holds(asked) ? 'should' : 'none';
const isGoods = ({ setNo }: Asked): boolean => setNo !== TOURISM_SET;

const MUST = (sets: string) => ({
  vi: `Bắt buộc với ${sets}: thiếu thì hồ sơ bị loại (QĐ 26/2026 Phụ lục II)`,
  en: `Required for ${sets === 'mọi bộ' ? 'every set' : sets.replace('bộ', 'set')}: without it the dossier is out (QĐ 26/2026 Annex II)`,
});
const PROOF = (criterion: string, en: string) => ({
  vi: `Minh chứng cho ${criterion} (Mẫu 02)`,
  en: `Proof for ${en} (Mẫu 02)`,
});

/** The papers and proofs of Mẫu 02, with the ones a missing one of which puts a dossier out (QĐ 26/2026, Phụ lục II). */
export const PAPERS: readonly Paper[] = [
  {
    code: 'business-registration',
    vi: 'Giấy đăng ký kinh doanh',
    en: 'Business registration',
    need: () => 'must',
    why: {
      vi: 'Chủ thể phải có đăng ký kinh doanh (QĐ 26/2026 Điều 2). Tổ hợp tác nộp hợp đồng hợp tác.',
      en: 'The producer has to be registered (QĐ 26/2026 Điều 2). A cooperative group adds its cooperation contract.',
    },
  },
  {
    code: 'food-safety',
    vi: 'Giấy chứng nhận đủ điều kiện an toàn thực phẩm',
    en: 'Food-safety eligibility certificate',
    need: must(between(1, 17)),
    why: {
      ...MUST('bộ 1–17'),
      vi: 'Bắt buộc với bộ 1–17 (QĐ 26/2026 Phụ lục II). Cơ sở thuộc diện không phải cấp (Nghị định 15/2018 Điều 12) nộp bản cam kết hoặc giấy thay thế.',
    },
  },
  {
    code: 'production-licence',
    vi: 'Giấy phép sản xuất',
    en: 'Production licence',
    need: must(({ setNo }) => setNo === 15 || setNo === 17),
    why: MUST('bộ 15, 17'),
    unsure: true,
  },
  {
    code: 'gmp',
    vi: 'Giấy chứng nhận GMP hoặc tương đương',
    en: 'GMP certificate or equivalent',
    need: must(({ setNo }) => setNo === 18),
    why: MUST('bộ 18'),
  },
  {
    code: 'product-registration',
    vi: 'Giấy tiếp nhận đăng ký bản công bố sản phẩm',
    en: 'Registered product declaration',
    need: must(({ setNo }) => setNo === 18),
    why: MUST('bộ 18'),
  },
  {
    code: 'cosmetic-slip',
    vi: 'Phiếu công bố sản phẩm mỹ phẩm',
    en: 'Cosmetic declaration slip',
    need: must(({ setNo }) => setNo === 19),
    why: MUST('bộ 19'),
  },
  {
    code: 'production-conditions',
    vi: 'Giấy chứng nhận đủ điều kiện sản xuất',
    en: 'Certificate of production conditions',
    need: must(between(19, 20), 'none'),
    why: MUST('bộ 19–20'),
  },
  {
    code: 'product-declaration',
    vi: 'Bản công bố sản phẩm, công bố chất lượng',
    en: 'Product or quality declaration',
    need: (asked) => (asked.setNo === 20 ? 'must' : isGoods(asked) ? 'should' : 'none'),
    why: {
      vi: 'Bắt buộc với bộ 20; với các bộ khác là minh chứng cho tiêu chí công bố chất lượng (cần để đạt 3 sao ở hầu hết các bộ).',
      en: 'Required for set 20; elsewhere proof of the quality declaration, which most sets need for 3 stars.',
    },
  },
  {
    code: 'test-report',
    vi: 'Phiếu kết quả kiểm nghiệm',
    en: 'Test report',
    need: (asked) =>
      !between(1, 20)(asked) ? 'none' : asked.kind === 'reassess' ? 'must' : 'should',
    why: {
      vi: 'Đánh giá lại phải cập nhật kiểm nghiệm định kỳ (QĐ 26/2026 Điều 7); lần đầu và nâng hạng: minh chứng chất lượng.',
      en: 'Re-assessment has to bring periodic tests up to date (QĐ 26/2026 Điều 7); else proof of quality.',
    },
  },
  {
    code: 'changes',
    vi: 'Minh chứng về những thay đổi của sản phẩm',
    en: 'Proof of what changed',
    need: should(({ kind }) => kind !== 'first'),
    why: {
      vi: 'Nâng hạng phải chứng minh thay đổi so với sản phẩm đã công nhận.',
      en: 'An upgrade has to show what changed against the recognised product.',
    },
  },
  {
    code: 'product-photo',
    vi: 'Ảnh sản phẩm, bao bì và nhãn',
    en: 'Pictures of product, packaging and label',
    need: should(),
    why: PROOF('bao bì và ghi nhãn', 'packaging and label'),
  },
  {
    code: 'material-origin',
    vi: 'Nguồn gốc nguyên liệu, hợp đồng liên kết',
    en: 'Origin of material, linkage contracts',
    need: should(isGoods),
    why: PROOF('nguồn nguyên liệu và liên kết chuỗi', 'material and linkage'),
  },
  {
    code: 'environment',
    vi: 'Giấy tờ về bảo vệ môi trường',
    en: 'Environment papers',
    need: should(),
    why: PROOF('bảo vệ môi trường (cần để đạt 4 sao)', 'environment (needed for 4 stars)'),
  },
  {
    code: 'labour',
    vi: 'Danh sách lao động tham gia bảo hiểm',
    en: 'List of insured workers',
    need: should(),
    why: PROOF('lao động địa phương', 'local labour'),
    sensitive: true,
  },
  {
    code: 'accounts',
    vi: 'Báo cáo tài chính hai năm hoặc kết quả xếp loại hợp tác xã',
    en: 'Two years of accounts, or the rating of the cooperative',
    need: should(),
    why: PROOF('tăng trưởng (cần để đạt 4 sao)', 'growth (needed for 4 stars)'),
  },
  {
    code: 'intellectual-property',
    vi: 'Giấy tờ sở hữu trí tuệ',
    en: 'Intellectual property papers',
    need: should(),
    why: PROOF('sở hữu trí tuệ (cần từ 3 sao)', 'intellectual property (needed from 3 stars)'),
  },
  {
    code: 'trace',
    vi: 'Mã số mã vạch, tem truy xuất nguồn gốc',
    en: 'Barcode and traceability stamps',
    need: should(isGoods),
    why: PROOF(
      'mã truy xuất điện tử (cần để đạt 4 sao)',
      'the electronic traceability code (needed for 4 stars)',
    ),
  },
  {
    code: 'story',
    vi: 'Câu chuyện sản phẩm',
    en: 'Product story',
    need: should(),
    why: PROOF('câu chuyện sản phẩm (cần để đạt 4 sao)', 'the story (needed for 4 stars)'),
  },
  {
    code: 'market',
    vi: 'Hợp đồng bán hàng, gian hàng điện tử, hoạt động quảng bá',
    en: 'Sales contracts, online shop, promotion',
    need: should(),
    why: PROOF('phân phối và quảng bá', 'distribution and promotion'),
  },
  {
    code: 'management-system',
    vi: 'Chứng nhận hệ thống quản lý (ISO, HACCP, VietGAP…)',
    en: 'Management-system certificates (ISO, HACCP, VietGAP…)',
    need: should(),
    why: PROOF('đảm bảo chất lượng (cần để đạt 4 sao)', 'quality assurance (needed for 4 stars)'),
  },
  {
    code: 'awards',
    vi: 'Giải thưởng, giấy khen',
    en: 'Awards',
    need: should(),
    why: PROOF('chất lượng và uy tín', 'quality and reputation'),
  },
];

export const paperItem = (code: string): string => `paper:${code}`;
export const criterionItem = (code: string): string => `item:${code}`;

/** The papers that concern a dossier, required ones first. */
export function papersFor(asked: Asked): (Paper & { level: 'must' | 'should' })[] {
  const rated = PAPERS.map((paper) => ({ ...paper, level: paper.need(asked) }));
  return (['must', 'should'] as const).flatMap((level) =>
    rated.filter((paper) => paper.level === level).map((paper) => ({ ...paper, level })),
  );
}
