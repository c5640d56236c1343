import type { Field, Section } from './fields.ts';

const JUDGED = [
  { value: 'yes', vi: 'Đạt', en: 'Met' },
  { value: 'part', vi: 'Đạt một phần', en: 'Met in part' },
  { value: 'no', vi: 'Không đạt', en: 'Not met' },
] as const;

const point = (key: string, vi: string, en: string): Field[] => [
  { key, vi, en, kind: 'choice', options: JUDGED },
  {
    key: `${key}Why`,
    vi: `${vi}: căn cứ, số liệu`,
    en: `${en}: grounds and figures`,
    kind: 'long',
  },
];

/** The four points only the commune can judge (QĐ 26/2026 Mẫu 03). */
export const LOCAL_POINTS = ['localMaterial', 'localLabour', 'ideaOrigin', 'identity'] as const;

/** Mẫu số 03, báo cáo đánh giá một số nội dung của hồ sơ, and the letter of request to the province (QĐ 26/2026). */
export const FORM_03: readonly Section[] = [
  {
    key: 'bon-noi-dung',
    vi: 'Bốn nội dung địa phương',
    en: 'The four local points',
    fields: [
      ...point('localMaterial', 'Nguồn nguyên liệu địa phương', 'Local material'),
      ...point('localLabour', 'Sử dụng lao động địa phương', 'Local labour'),
      ...point('ideaOrigin', 'Nguồn gốc ý tưởng sản phẩm', 'Origin of the idea'),
      ...point('identity', 'Bản sắc, trí tuệ địa phương', 'Local identity and knowledge'),
    ],
  },
  {
    key: 'de-nghi',
    vi: 'Văn bản đề nghị UBND cấp tỉnh',
    en: 'Letter of request to the province',
    fields: [
      {
        key: 'letterNo',
        vi: 'Số văn bản',
        en: 'Number of the letter',
        hint: { vi: 'Ví dụ: 45/UBND-KT', en: 'For example 45/UBND-KT' },
        kind: 'text',
      },
      { key: 'letterOn', vi: 'Ngày văn bản', en: 'Date of the letter', kind: 'day' },
      { key: 'reporter', vi: 'Người lập báo cáo', en: 'Reported by', kind: 'text' },
      {
        key: 'opinion',
        vi: 'Ý kiến, đề nghị thêm',
        en: 'Further remarks',
        kind: 'long',
        required: false,
      },
    ],
  },
];
