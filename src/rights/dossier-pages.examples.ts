import { COUNCIL, type DeskPage, OFFICE, REGISTER, v, WITH_ROLE } from './desk-page.examples.ts';
import type { World } from './worlds.examples.ts';

const LODGED = {
  everywhere: OFFICE,
  own: ['provincial-officer', 'commune-officer', 'producer'],
  missingFor: COUNCIL,
} as const;
const dossier = (part = '') => ({
  path: ({ dossiers }: World) => `/ban/ho-so/${dossiers.lodged.code}${part}`,
});

export const DOSSIER_PAGES: readonly DeskPage[] = [
  { file: 'ho-so/index.astro', list: true, path: () => '/ban/ho-so', everywhere: WITH_ROLE },
  ...(['csv', 'xlsx'] as const).map((format) => ({
    ...{ file: `ho-so/danh-sach.${format}.ts`, list: true, everywhere: WITH_ROLE, stranger: 403 },
    path: () => `/ban/ho-so/danh-sach.${format}`,
  })),
  {
    ...{ file: 'ho-so/moi.astro', list: true, path: () => '/ban/ho-so/moi' },
    everywhere: ['producer'],
    forms: ({ producerId, productId }) => ({
      mo: { 'san-pham': `${producerId}:${productId}`, loai: 'first' },
    }),
  },
  {
    ...{ file: 'ho-so/[code]/index.astro', ...dossier(), ...LODGED },
    forms: () => ({ nop: { ...v, 'cam-doan': '1' }, rut: { ...v, 'ly-do': 'Đổi ý' } }),
  },
  {
    ...{ file: 'ho-so/[code]/index.astro', about: 'a draft', own: ['producer'] },
    path: ({ dossiers }) => `/ban/ho-so/${dossiers.draft.code}`,
    missingFor: [...REGISTER, ...COUNCIL],
    forms: () => ({ nop: { ...v, 'cam-doan': '1' }, rut: { ...v, 'ly-do': 'Đổi ý' } }),
  },
  {
    ...{ file: 'ho-so/[code]/index.astro', about: 'one in a round', everywhere: OFFICE },
    path: ({ dossiers }) => `/ban/ho-so/${dossiers.scoring.code}`,
    own: [...LODGED.own, ...COUNCIL],
  },
  ...(['to-khai', 'tu-danh-gia'] as const).map((part) => ({
    ...{ file: `ho-so/[code]/${part}.astro`, ...dossier(`/${part}`), ...LODGED },
    forms: () => ({ luu: { revision: '1', unitName: 'Kẻ lạ', story: 'Kẻ lạ' } }),
  })),
  {
    ...{ file: 'ho-so/[code]/giay-to.astro', ...dossier('/giay-to'), ...LODGED },
    forms: ({ dossiers }) => ({
      'tai-len': { muc: 'item:1.1' },
      bo: { tep: String(dossiers.lodged.fileId) },
    }),
  },
  { file: 'ho-so/[code]/ban-in.astro', ...dossier('/ban-in'), ...LODGED },
  { file: 'ho-so/[code]/bien-nhan.astro', ...dossier('/bien-nhan'), ...LODGED },
  {
    // The commune's room: nobody else's until it has forwarded its report.
    ...{ file: 'ho-so/[code]/xa.astro', ...dossier('/xa'), own: ['commune-officer'] },
    missingFor: [...OFFICE, 'provincial-officer', ...COUNCIL, 'producer'],
    forms: () => ({
      ...{ luu: { revision: '1', reporter: 'Kẻ lạ' }, 'tra-lai': { ...v, 'ly-do': 'Thiếu' } },
      ...{ mau: { ...v, 'so-mau': '5', ngay: '2026-11-20' }, chuyen: v },
    }),
  },
  {
    ...{ file: 'ho-so/[code]/tinh.astro', own: ['provincial-officer'] },
    path: ({ dossiers }) => `/ban/ho-so/${dossiers.withProvince.code}/tinh`,
    missingFor: [...OFFICE, 'commune-officer', ...COUNCIL, 'producer'],
    forms: () => ({
      ...{ luu: { revision: '0' }, 'tra-lai': { ...v, 'ly-do': 'Thiếu' }, nhan: v },
      ...{ mau: { ...v, 'so-mau': '5', ngay: '2026-11-20' }, 'trung-uong': v },
      dong: { ...v, 'ly-do': 'Chưa đạt' },
    }),
  },
  {
    ...{ file: 'ho-so/[code]/ban-nop.json.ts', ...dossier('/ban-nop.json?lan=1'), ...LODGED },
    ...{ stranger: 404, door: 404 },
  },
  {
    ...{ file: 'tep/[id].ts', ...LODGED, stranger: 404, door: 404 },
    path: ({ dossiers }) => `/ban/tep/${dossiers.lodged.fileId}`,
  },
  {
    ...{ file: 'tep/[id].ts', about: 'of a draft', stranger: 404, door: 404, own: ['producer'] },
    path: ({ dossiers }) => `/ban/tep/${dossiers.draft.fileId}`,
    missingFor: [...REGISTER, ...COUNCIL],
  },
];
