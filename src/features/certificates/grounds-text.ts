import type { Ground } from './revocation.ts';

/** The grounds of QĐ 26/2026 Điều 8 in words: on pages, papers and in letters. */
export const GROUND_TEXTS: Record<Ground, { readonly vi: string; readonly en: string }> = {
  'dishonest-papers': {
    vi: 'hồ sơ không trung thực hoặc giả mạo',
    en: 'dishonest or forged papers',
  },
  'criteria-not-met': {
    vi: 'sản phẩm không còn đáp ứng tiêu chí',
    en: 'the product no longer meets the criteria',
  },
  'law-broken': {
    vi: 'vi phạm pháp luật về chất lượng, an toàn thực phẩm, môi trường, sở hữu trí tuệ hoặc nhãn hàng hóa, đã có kết luận',
    en: 'breach of the law on quality, food safety, environment, intellectual property or labelling, as concluded by an authority',
  },
  'mark-misused': {
    vi: 'dùng sai nhãn hiệu chứng nhận OCOP',
    en: 'misuse of the OCOP mark',
  },
  'production-stopped': {
    vi: 'đã ngừng sản xuất, kinh doanh sản phẩm',
    en: 'production has stopped',
  },
  'other-conclusion': {
    vi: 'kết luận khác của cơ quan có thẩm quyền',
    en: 'another conclusion of an authority',
  },
};
