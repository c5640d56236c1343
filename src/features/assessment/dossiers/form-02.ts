import type { Field, Section } from './fields.ts';

/** Who may take part (QĐ 26/2026 Điều 2); the last four only with set 26. */
export const BUSINESS_FORMS = [
  { value: 'cooperative', vi: 'Hợp tác xã', en: 'Cooperative' },
  { value: 'cooperative-group', vi: 'Tổ hợp tác', en: 'Cooperative group' },
  { value: 'company', vi: 'Doanh nghiệp nhỏ và vừa', en: 'Small or medium enterprise' },
  { value: 'farm', vi: 'Trang trại có đăng ký kinh doanh', en: 'Registered farm' },
  {
    value: 'producing-household',
    vi: 'Hộ sản xuất có đăng ký kinh doanh',
    en: 'Registered producing household',
  },
  { value: 'household', vi: 'Hộ gia đình có đăng ký kinh doanh', en: 'Registered family' },
  { value: 'association', vi: 'Hội, hiệp hội (du lịch)', en: 'Association (tourism)' },
  {
    value: 'centre',
    vi: 'Trung tâm điều hành hoặc tương đương (du lịch)',
    en: 'Operating centre or the like (tourism)',
  },
] as const;
export type BusinessForm = (typeof BUSINESS_FORMS)[number]['value'];
export const TOURISM_ONLY: readonly string[] = ['association', 'centre'];

const update = (key: string, vi: string, en: string): Field => ({
  key,
  vi,
  en,
  kind: 'long',
  kinds: ['reassess'],
});

/** Mẫu số 02, báo cáo tự đánh giá: all but the self-scores, which follow the set's form (QĐ 26/2026). */
export const FORM_02: readonly Section[] = [
  {
    key: 'thong-tin-chung',
    vi: 'Phần 1. Thông tin chung',
    en: 'Part 1. General data',
    intro: {
      vi: 'Giới tính và dân tộc của người đại diện chỉ dùng để tính điểm tiêu chí, không bao giờ hiện ngoài hồ sơ này.',
      en: 'Gender and ethnicity of the representative serve one criterion only and never leave this dossier.',
    },
    fields: [
      {
        key: 'businessForm',
        vi: 'Loại hình tổ chức',
        en: 'Form of business',
        kind: 'choice',
        options: BUSINESS_FORMS,
      },
      {
        key: 'registrationNo',
        vi: 'Số đăng ký kinh doanh',
        en: 'Business registration no.',
        kind: 'text',
      },
      { key: 'registrationOn', vi: 'Ngày cấp', en: 'Issued on', kind: 'day' },
      { key: 'registrationBy', vi: 'Nơi cấp', en: 'Issued by', kind: 'text' },
      {
        key: 'repGender',
        vi: 'Giới tính người đại diện',
        en: 'Gender of the representative',
        kind: 'choice',
        sensitive: true,
        options: [
          { value: 'female', vi: 'Nữ', en: 'Female' },
          { value: 'male', vi: 'Nam', en: 'Male' },
        ],
      },
      {
        key: 'repEthnicity',
        vi: 'Dân tộc người đại diện',
        en: 'Ethnicity of the representative',
        kind: 'text',
        sensitive: true,
      },
    ],
  },
  {
    key: 'ket-qua',
    vi: 'Phần 2. Kết quả thực hiện phương án sản xuất, kinh doanh',
    en: 'Part 2. Result of the production plan',
    fields: [
      {
        key: 'planResult',
        vi: 'Kết quả so với phương án',
        en: 'Result against the plan',
        kind: 'long',
      },
      {
        key: 'output',
        vi: 'Sản lượng năm gần nhất (ghi đơn vị)',
        en: 'Output last year (with unit)',
        kind: 'text',
      },
      {
        key: 'revenue',
        vi: 'Doanh thu năm gần nhất (đồng)',
        en: 'Revenue last year (đồng)',
        kind: 'number',
      },
      {
        key: 'revenueBefore',
        vi: 'Doanh thu năm trước đó (đồng)',
        en: 'Revenue the year before (đồng)',
        kind: 'number',
        required: false,
      },
      { key: 'workers', vi: 'Số lao động', en: 'Workers', kind: 'number' },
      {
        key: 'localWorkers',
        vi: 'Trong đó là người trong xã',
        en: 'Of them from the commune',
        kind: 'number',
      },
      { key: 'markets', vi: 'Thị trường, kênh bán', en: 'Markets and channels', kind: 'long' },
    ],
  },
  {
    key: 'thay-doi',
    vi: 'Những thay đổi so với sản phẩm đã được công nhận',
    en: 'What has changed since recognition',
    fields: [
      {
        key: 'changes',
        vi: 'Đã nâng cấp những gì',
        en: 'What has been improved',
        hint: {
          vi: 'Nêu từng thay đổi và tiêu chí được nâng điểm nhờ thay đổi đó.',
          en: 'Name each change and the criterion it raises.',
        },
        kind: 'long',
        kinds: ['upgrade'],
      },
      update('updateMaterial', 'Nguyên liệu', 'Material'),
      update('updateTechnology', 'Công nghệ, quy trình', 'Technology and process'),
      update('updatePackaging', 'Bao bì, nhãn', 'Packaging and label'),
      update('updateDeclaration', 'Công bố chất lượng', 'Quality declaration'),
      update('updateTests', 'Kiểm nghiệm định kỳ', 'Periodic tests'),
      update('updateMarkets', 'Thị trường', 'Markets'),
      update('updateOutput', 'Sản lượng, doanh thu', 'Output and revenue'),
      update('updatePapers', 'Giấy tờ hết hạn đã làm lại', 'Expired papers renewed'),
    ],
  },
  {
    key: 'ke-hoach',
    vi: 'Phần 4. Kế hoạch thời gian tới',
    en: 'Part 4. Plan ahead',
    fields: [{ key: 'planAhead', vi: 'Kế hoạch', en: 'Plan', kind: 'long' }],
  },
];

/** Keys of the self-score of one criterion and of the note beside it. */
export const scoreKey = (item: string): string => `score:${item}`;
export const noteKey = (item: string): string => `note:${item}`;
