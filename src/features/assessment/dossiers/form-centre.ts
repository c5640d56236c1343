import type { Section } from './fields.ts';

/** What the province adds when it proposes five stars (QĐ 26/2026 Điều 6; shorter for a re-assessment). */
export const FORM_CENTRE: readonly Section[] = [
  {
    key: 'de-nghi-tw',
    vi: 'Đề nghị Bộ Nông nghiệp và Môi trường',
    en: 'Request to the Ministry of Agriculture and Environment',
    fields: [
      { key: 'letterNo', vi: 'Số văn bản đề nghị', en: 'Number of the request', kind: 'text' },
      { key: 'letterOn', vi: 'Ngày văn bản', en: 'Date of the request', kind: 'day' },
      {
        key: 'approvalNo',
        vi: 'Số quyết định phê duyệt kết quả',
        en: 'Number of the decision approving the result',
        kind: 'text',
        kinds: ['first', 'upgrade'],
      },
      {
        key: 'approvalOn',
        vi: 'Ngày quyết định',
        en: 'Date of that decision',
        kind: 'day',
        kinds: ['first', 'upgrade'],
      },
      {
        key: 'extraTests',
        vi: 'Kiểm tra, kiểm nghiệm bổ sung (nếu có)',
        en: 'Extra checks and tests, if any',
        kind: 'long',
        required: false,
      },
    ],
  },
];
