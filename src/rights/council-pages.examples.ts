import { COUNCIL, DECISIONS, type DeskPage, OFFICE } from './desk-page.examples.ts';
import type { World } from './worlds.examples.ts';

const IN_COUNCIL = { everywhere: OFFICE, own: ['provincial-officer', ...COUNCIL] } as const;
const ALL_SCORES = {
  everywhere: OFFICE,
  own: ['provincial-officer', 'council-secretary'],
  seesOnly: ['council-member', 'advisory-team'],
} as const;

export const COUNCIL_PAGES: readonly DeskPage[] = [
  {
    ...{ file: 'hoi-dong/index.astro', list: true, path: () => '/ban/hoi-dong' },
    everywhere: [...DECISIONS, ...COUNCIL],
    forms: ({ provinceCode }) => ({
      lap: { cap: 'province', tinh: provinceCode, ten: 'Hội đồng của kẻ lạ' },
    }),
  },
  {
    ...{ file: 'hoi-dong/[id].astro', ...IN_COUNCIL },
    path: ({ council }) => `/ban/hoi-dong/${council.id}`,
    forms: ({ council }) => ({
      ...{ sua: { ten: 'Hội đồng của kẻ lạ', ban: '1' }, dot: { 'ten-dot': 'Đợt lạ' } },
      them: { 'vi-tri': 'member', 'ho-ten': 'Kẻ lạ', thu: 'la@vi-du.test' },
      thoi: { nguoi: String(council.seats[0]), 'vi-sao': 'Không ưa' },
    }),
  },
  {
    ...{ file: 'dot/[id]/index.astro', ...IN_COUNCIL },
    // Whoever fills a round chooses among the accepted dossiers of the province.
    sharing: ['council-secretary'],
    path: ({ rounds }) => `/ban/dot/${rounds.open}`,
    forms: ({ dossiers }) => ({
      ...{ them: { 'ho-so': String(dossiers.waiting.id) }, mo: { ban: '1' }, lui: { ban: '1' } },
      rut: { 'ho-so': String(dossiers.inOpenRound.id), 'vi-sao': 'Không ưa' },
    }),
  },
  {
    ...{ file: 'dot/[id]/hop.astro', ...ALL_SCORES },
    path: ({ rounds }) => `/ban/dot/${rounds.running}/hop`,
    forms: ({ dossiers }) => {
      const on = { 'ho-so': String(dossiers.signed.id), ban: '1', 'vi-sao': 'Lệch' };
      return {
        ...{ mo: { ngay: '2026-11-21', ban: '1' }, luot: on, 'ra-hop': on, khoa: {} },
        'ket-luan': { ...on, cach: 'rate' },
      };
    },
  },
  {
    ...{ file: 'dot/[id]/tien-do.csv.ts', ...IN_COUNCIL },
    path: ({ rounds }) => `/ban/dot/${rounds.running}/tien-do.csv`,
  },
  ...(['bien-ban.pdf', 'ket-qua.xlsx'] as const).map((name) => ({
    ...{ file: `dot/[id]/${name}.ts`, ...ALL_SCORES },
    path: ({ rounds }: World) => `/ban/dot/${rounds.running}/${name}`,
  })),
  {
    ...{ file: 'cham/index.astro', list: true, path: () => '/ban/cham' },
    everywhere: ['council-member'],
  },
  {
    ...{ file: 'cham/[code]/index.astro', own: ['council-member'] },
    path: ({ dossiers }) => `/ban/cham/${dossiers.scoring.code}`,
    forms: () => ({ luu: { luot: '1', ban: '0' }, ky: { luot: '1', ban: '0', 'tinh-0': '1' } }),
  },
  {
    ...{ file: 'cham/[code]/phieu.pdf.ts', about: 'another’s', everywhere: OFFICE },
    path: ({ dossiers, council }) =>
      `/ban/cham/${dossiers.signed.code}/phieu.pdf?nguoi=${council.seats[0]}`,
    own: ['provincial-officer', 'council-secretary'],
    missingFor: ['council-member', 'advisory-team'],
  },
  {
    ...{ file: 'tham-dinh/[code].astro', own: ['advisory-team'] },
    path: ({ dossiers }) => `/ban/tham-dinh/${dossiers.scoring.code}`,
    forms: () => ({
      luu: { ban: '0', 'ket-luan': 'Kẻ lạ' },
      ky: { ban: '0', 'ket-luan': 'Kẻ lạ' },
    }),
  },
];
