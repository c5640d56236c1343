import type { Both } from '#src/base/lang.ts';

/** The six socio-economic regions (Nghị quyết 306/NQ-CP), north to south. */
export const REGIONS: readonly { readonly id: string; readonly name: Both }[] = [
  {
    id: 'tdmnpb',
    name: { vi: 'Trung du và miền núi phía Bắc', en: 'Northern midlands and mountains' },
  },
  { id: 'dbsh', name: { vi: 'Đồng bằng sông Hồng', en: 'Red River Delta' } },
  { id: 'btb', name: { vi: 'Bắc Trung Bộ', en: 'North Central' } },
  {
    id: 'nttn',
    name: {
      vi: 'Duyên hải Nam Trung Bộ và Tây Nguyên',
      en: 'South Central Coast and Central Highlands',
    },
  },
  { id: 'dnb', name: { vi: 'Đông Nam Bộ', en: 'Southeast' } },
  { id: 'dbscl', name: { vi: 'Đồng bằng sông Cửu Long', en: 'Mekong Delta' } },
];
