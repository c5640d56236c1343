import { DECISIONS, type DeskPage } from './desk-page.examples.ts';
import { editOf } from './sales-deeds.examples.ts';
import { offerIdOf } from './trade-pages.examples.ts';

/** Prices in bulk, holidays, payouts and figures. */
const SEES = [...DECISIONS, 'producer'] as const;

export const SALES_PAGES: readonly DeskPage[] = [
  {
    ...{ file: 'gia-kho/bang.astro', list: true, everywhere: ['producer'] },
    path: () => '/ban/gia-kho/bang',
    forms: (world) => {
      const id = offerIdOf(world);
      const goc = JSON.stringify([[id, 1, 50_000, 10, 'on-sale', null, null, 1, null, 1]]);
      return {
        luu: { goc, [`gia-${id}`]: '1000' },
        ...{ xem: {}, tinh: {} },
        'hoan-tac': { lan: String(editOf(world)), chac: '1' },
      };
    },
  },
  {
    ...{ file: 'gia-kho/nghi.astro', about: 'one’s own', list: true, everywhere: ['producer'] },
    path: () => '/ban/gia-kho/nghi',
    // Of the form only one's own producer is ever meant.
  },
  {
    ...{ file: 'gia-kho/nghi.astro', own: ['producer'] },
    path: ({ producerId }) => `/ban/gia-kho/nghi?nha=${producerId}`,
    forms: () => ({
      luu: { 'ban-so': '0', tu: '2027-02-01', den: '2027-02-09', 'loi-nhan': '' },
      'het-nghi': { 'ban-so': '0' },
    }),
  },
  {
    ...{ file: 'doi-soat/index.astro', list: true, everywhere: SEES },
    path: () => '/ban/doi-soat',
  },
  ...(['csv', 'xlsx'] as const).map((format) => ({
    ...{ file: `doi-soat/danh-sach.${format}.ts`, list: true, everywhere: SEES },
    path: () => `/ban/doi-soat/danh-sach.${format}`,
  })),
  {
    ...{ file: 'so-lieu/index.astro', list: true, everywhere: SEES },
    path: () => '/ban/so-lieu',
  },
  {
    ...{ file: 'so-lieu/danh-sach.csv.ts', list: true, everywhere: SEES },
    path: () => '/ban/so-lieu/danh-sach.csv',
  },
];
