import { COUNCIL_PAGES } from './council-pages.examples.ts';
import { DECISIONS, type DeskPage, OFFICE, PEOPLE, REGISTER } from './desk-page.examples.ts';
import { DOSSIER_PAGES } from './dossier-pages.examples.ts';
import { NOTICE_PAGES } from './notice-deeds.examples.ts';
import { LISTING_PAGES } from './listing-deeds.examples.ts';
import { MEDIA_PAGES } from './media-deeds.examples.ts';
import { SALES_PAGES } from './sales-pages.examples.ts';
import { STORY_PAGES } from './story-deeds.examples.ts';
import { SELLER_PAGES } from './seller-pages.examples.ts';
import { TRACE_PAGES } from './trace-pages.examples.ts';
import { TRADE_PAGES } from './trade-pages.examples.ts';
import type { World } from './worlds.examples.ts';

const IN_PROVINCE = { everywhere: OFFICE, own: ['provincial-officer'] } as const;
const decision = { so: '99/QĐ-UBND', ngay: '2026-11-20', 'nguoi-ky': 'Ai', ban: '0' };

const CERTIFICATE_PAGES: readonly DeskPage[] = [
  ...(
    ['so-dang-ky/index.astro', 'so-dang-ky/in.astro', 'gia-han.astro', 'tong-quan.astro'] as const
  ).map((file) => ({
    ...{ file, list: true, everywhere: REGISTER },
    path: () => `/ban/${file.replace(/(?:\/index)?\.astro$/, '')}`,
    ...(file === 'so-dang-ky/index.astro' || file === 'gia-han.astro'
      ? {
          // Of the forms of these two only this one writes; the others answer with one's own lines.
          forms: ({ certificate }: World) => ({ nhac: { ma: certificate.code } }),
        }
      : {}),
  })),
  ...(['so-dang-ky.csv', 'so-dang-ky.xlsx', 'tong-quan.xlsx'] as const).map((name) => ({
    ...{ file: `${name}.ts`, list: true, path: () => `/ban/${name}`, everywhere: REGISTER },
  })),
  {
    ...{ file: 'giay/[code].astro', everywhere: OFFICE },
    path: ({ certificate }) => `/ban/giay/${certificate.code}`,
    own: ['provincial-officer', 'commune-officer'],
    forms: () => ({
      'thu-hoi': { ...decision, 'can-cu': 'law-broken', 'co-quan': 'Ai', 'ket-luan': '2026-11-10' },
      'duy-tri': { ...decision, den: '2026-11-30', 'ly-do': 'Chờ' },
      'dinh-chinh': { ...decision, printedName: 'Tên của kẻ lạ', 'ly-do': 'In sai' },
    }),
  },
  {
    ...{ file: 'quyet-dinh/index.astro', list: true, path: () => '/ban/quyet-dinh' },
    everywhere: DECISIONS,
  },
  ...(['csv', 'xlsx'] as const).map((format) => ({
    ...{ file: `quyet-dinh/danh-sach.${format}.ts`, list: true, everywhere: DECISIONS },
    path: () => `/ban/quyet-dinh/danh-sach.${format}`,
  })),
  {
    ...{ file: 'quyet-dinh/[id].astro', ...IN_PROVINCE },
    path: ({ decided }) => `/ban/quyet-dinh/${decided.decisionId}`,
  },
  {
    ...{ file: 'quyet-dinh/[id]/tep.ts', ...IN_PROVINCE },
    path: ({ decided }) => `/ban/quyet-dinh/${decided.decisionId}/tep`,
  },
  {
    // Not the administrator: issuing is the authorities' own.
    ...{ file: 'quyet-dinh/ban-hanh.astro', list: true },
    path: ({ decided, provinceCode }) =>
      `/ban/quyet-dinh/ban-hanh?cap=${provinceCode}&so=98%2FQĐ&ngay=2026-11-20&kq=${decided.resultId}`,
    everywhere: ['ministry-officer', 'provincial-officer'],
    forms: () => ({ 'ban-hanh': {} }),
  },
  {
    ...{ file: 'quyet-dinh/nhap/index.astro', list: true, everywhere: DECISIONS },
    path: () => '/ban/quyet-dinh/nhap',
    // Nothing to read in it; an officer's own province is put in place of any other.
    forms: ({ provinceCode }) => ({ nhap: { tinh: provinceCode, 'van-ban': ' ' } }),
  },
  {
    ...{ file: 'quyet-dinh/nhap/[id].astro', ...IN_PROVINCE },
    path: ({ imports }) => `/ban/quyet-dinh/nhap/${imports.ready.id}`,
    forms: ({ imports, provinceCode }) => {
      const ban = String(imports.ready.version);
      return {
        ...{ 'quyet-dinh': { ban, tinh: provinceCode, so: '1/QĐ' }, cot: { ban, 'so-cot': '1' } },
        ...{ chon: { ban, dong: '1' }, 'chon-het': { ban, chon: 'moi' }, 'doi-chieu': { ban } },
        ...{ 'doc-lai': {}, bo: { ban }, 'ap-dung': { ban } },
      };
    },
  },
  ...(['tep', 'ket-qua.csv'] as const).map((name) => ({
    ...{ file: `quyet-dinh/nhap/[id]/${name}.ts`, ...IN_PROVINCE },
    path: ({ imports }: World) => `/ban/quyet-dinh/nhap/${imports.ready.id}/${name}`,
  })),
];

export const DESK_PAGES: readonly DeskPage[] = [
  { file: 'index.astro', list: true, path: () => '/ban', everywhere: PEOPLE },
  { file: 'khong-duoc.astro', list: true, path: () => '/ban/khong-duoc' },
  ...DOSSIER_PAGES,
  ...COUNCIL_PAGES,
  ...CERTIFICATE_PAGES,
  ...TRACE_PAGES,
  ...TRADE_PAGES,
  ...SALES_PAGES,
  ...MEDIA_PAGES,
  ...SELLER_PAGES,
  ...STORY_PAGES,
  ...LISTING_PAGES,
  ...NOTICE_PAGES,
  { file: 'nhat-ky.astro', list: true, path: () => '/ban/nhat-ky', everywhere: DECISIONS },
  { file: 'nhat-ky.csv.ts', list: true, path: () => '/ban/nhat-ky.csv', everywhere: DECISIONS },
  {
    ...{ file: 'nguoi-dung/index.astro', list: true, path: () => '/ban/nguoi-dung' },
    everywhere: DECISIONS,
    forms: ({ invitations: { producer } }) => ({
      ...{ lai: { 'loi-moi': String(producer.id) }, rut: { 'loi-moi': String(producer.id) } },
    }),
  },
  {
    ...{ file: 'nguoi-dung/danh-sach.csv.ts', list: true, everywhere: DECISIONS },
    path: () => '/ban/nguoi-dung/danh-sach.csv',
  },
  {
    ...{ file: 'nguoi-dung/moi.astro', list: true, path: () => '/ban/nguoi-dung/moi' },
    everywhere: REGISTER,
    forms: ({ producerId }) => ({
      moi: { vai: 'producer', 'chu-the': String(producerId), email: 'la@vi-du.test', ten: 'Lạ' },
    }),
  },
  {
    ...{ file: 'nguoi-dung/[id].astro', ...IN_PROVINCE },
    path: ({ holders }) => `/ban/nguoi-dung/${holders.producer.userId}`,
    forms: ({ holders }) => ({
      ...{ 'thu-hoi': { 'vai-tro': String(holders.producer.grantId), 'ly-do': 'Lạ' }, phien: {} },
    }),
  },
  {
    ...{ file: 'cai-dat/index.astro', list: true, path: () => '/ban/cai-dat' },
    everywhere: ['administrator'],
    forms: () => ({ 'hai-lop': { 'hai-lop': 'off' }, 'het-demo': { chac: '1' } }),
  },
];
