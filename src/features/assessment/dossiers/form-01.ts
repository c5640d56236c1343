import type { Section } from './fields.ts';

/** Mẫu số 01, phiếu đăng ký đánh giá, phân hạng (QĐ 26/2026). The product, its set and the kind stand in the dossier. */
export const FORM_01: readonly Section[] = [
  {
    key: 'don-vi',
    vi: 'Chủ thể đăng ký',
    en: 'Who registers',
    fields: [
      {
        key: 'unitName',
        vi: 'Tên đơn vị, hộ',
        en: 'Name of the producer',
        kind: 'text',
        autocomplete: 'organization',
      },
      {
        key: 'unitAddress',
        vi: 'Địa chỉ (thôn, xã, tỉnh)',
        en: 'Address (village, commune, province)',
        kind: 'text',
        autocomplete: 'street-address',
      },
      {
        key: 'repName',
        vi: 'Người đại diện theo pháp luật',
        en: 'Legal representative',
        kind: 'text',
        autocomplete: 'name',
      },
      {
        key: 'repPost',
        vi: 'Chức vụ',
        en: 'Position',
        hint: {
          vi: 'Ví dụ: giám đốc, chủ hộ, tổ trưởng',
          en: 'For example director, head of household',
        },
        kind: 'text',
        autocomplete: 'organization-title',
      },
      { key: 'phone', vi: 'Điện thoại', en: 'Telephone', kind: 'phone', autocomplete: 'tel' },
      {
        key: 'email',
        vi: 'Thư điện tử',
        en: 'E-mail',
        kind: 'email',
        required: false,
        autocomplete: 'email',
      },
      {
        key: 'website',
        vi: 'Trang web, trang mạng xã hội',
        en: 'Website or social page',
        kind: 'text',
        required: false,
        autocomplete: 'url',
      },
    ],
  },
  {
    key: 'san-pham',
    vi: 'Sản phẩm đăng ký',
    en: 'The product',
    fields: [
      {
        key: 'productNote',
        vi: 'Quy cách, dạng sản phẩm',
        en: 'Form and sizes of the product',
        hint: {
          vi: 'Ví dụ: hộp 200 g, hút chân không',
          en: 'For example 200 g box, vacuum packed',
        },
        kind: 'long',
        required: false,
      },
      {
        key: 'currentDecision',
        vi: 'Quyết định công nhận đang có hiệu lực (số, ngày)',
        en: 'Decision of recognition in force (number, date)',
        kind: 'text',
        kinds: ['upgrade', 'reassess'],
      },
      {
        key: 'attachments',
        vi: 'Tài liệu kèm theo khác',
        en: 'Other attachments',
        hint: {
          vi: 'Các tệp đã tải lên ở phần giấy tờ được liệt kê tự động.',
          en: 'Files uploaded under “papers” are listed by themselves.',
        },
        kind: 'long',
        required: false,
      },
    ],
  },
];
