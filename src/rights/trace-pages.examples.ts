import { type DeskPage, OFFICE, REGISTER } from './desk-page.examples.ts';
import { NOTICE } from './traces.examples.ts';
import type { World } from './worlds.examples.ts';

/** Whoever may see codes, lots, recalls, scans and reports of some place. */
const SEES = [...REGISTER, 'producer'] as const;
const SEEN = {
  everywhere: OFFICE,
  own: ['provincial-officer', 'commune-officer', 'producer'],
} as const;
/** Not the administrator and not the commune: neither of them recalls. */
const PARTIES = {
  everywhere: ['ministry-officer'],
  own: ['provincial-officer', 'producer'],
} as const;
const LABELS = { own: ['provincial-officer', 'producer'] } as const;
const PRODUCER = { own: ['producer'] } as const;

const notice = {
  ...{ 'nguy-co': NOTICE.hazard, 'ly-do': NOTICE.reasonVi, 'can-lam': NOTICE.adviceVi, chac: '1' },
};
const place = { ten: 'Vườn', loai: 'farm', 'dia-chi': '', gln: '', 'mo-rong': '', xa: '' };
const party = { ten: 'Bạn hàng', vai: 'supplier', 'dia-chi': '', gln: '', mst: '' };
const item = { 'quy-cach': 'Cỡ mới', 'lo-tinh': 'EA' };

const CODES: readonly DeskPage[] = [
  {
    ...{ file: 'ma/index.astro', about: 'a producer', ...SEEN },
    path: ({ producerId }) => `/ban/ma?chu-the=${producerId}`,
    forms: ({ productId, traces }) => ({
      'tien-to': { 'tien-to': '893777', 'ghi-chu': '' },
      go: { so: String(traces.prefixId) },
      them: { 'san-pham': String(productId), ...item },
    }),
  },
  { file: 'ma/index.astro', about: 'all', list: true, path: () => '/ban/ma', everywhere: SEES },
  {
    ...{ file: 'ma/mat-hang/[id].astro', ...SEEN },
    path: ({ traces }) => `/ban/ma/mat-hang/${traces.itemId}`,
    forms: ({ traces }) => ({
      luu: { ban: '1', ...item },
      gtin: { ban: '1', 'tien-to': String(traces.prefixId) },
      ngung: { ban: '1' },
      'se-ri': { lo: String(traces.lotId), 'so-luong': '2' },
      'danh-dau': { 'danh-sach': traces.serial, thanh: 'void' },
    }),
  },
  {
    ...{ file: 'ma/mat-hang/[id].astro', about: 'a material', ...SEEN },
    path: ({ traces }) => `/ban/ma/mat-hang/${traces.materialId}`,
  },
  {
    ...{ file: 'ma/noi.astro', about: 'of a producer', ...SEEN },
    path: ({ producerId }) => `/ban/ma/noi?chu-the=${producerId}`,
    forms: ({ traces }) => ({
      them: place,
      sua: { so: String(traces.placeId), ban: '1', ...place },
      ngung: { so: String(traces.placeId), ban: '1', den: 'ngung' },
    }),
  },
  { file: 'ma/noi.astro', about: 'all', list: true, path: () => '/ban/ma/noi', everywhere: SEES },
  {
    ...{ file: 'ma/doi-tac.astro', about: 'of a producer', ...PARTIES },
    path: ({ producerId }) => `/ban/ma/doi-tac?chu-the=${producerId}`,
    forms: ({ traces }) => ({
      them: party,
      sua: { so: String(traces.partyId), ban: '1', ...party },
      ngung: { so: String(traces.partyId), ban: '1', den: 'ngung' },
    }),
  },
  {
    ...{ file: 'ma/doi-tac.astro', about: 'all', list: true, path: () => '/ban/ma/doi-tac' },
    everywhere: ['ministry-officer', 'provincial-officer', 'producer'],
  },
];

const LOTS: readonly DeskPage[] = [
  { file: 'lo/index.astro', list: true, path: () => '/ban/lo', everywhere: SEES },
  ...(['csv', 'xlsx'] as const).map((format) => ({
    ...{ file: `lo/danh-sach.${format}.ts`, list: true, everywhere: SEES },
    path: () => `/ban/lo/danh-sach.${format}`,
  })),
  {
    ...{ file: 'lo/moi.astro', list: true, path: () => '/ban/lo/moi', everywhere: ['producer'] },
    forms: ({ traces }) => ({ tao: { 'mat-hang': String(traces.itemId), ma: 'LO-LA-1' } }),
  },
  {
    ...{ file: 'lo/nhap.astro', list: true, path: () => '/ban/lo/nhap', everywhere: ['producer'] },
    forms: ({ producerId }) => {
      const sent = { nha: String(producerId), 'van-ban': '{}' };
      return { xem: sent, nhap: sent };
    },
  },
  {
    ...{ file: 'lo/[id]/index.astro', ...SEEN },
    path: ({ traces }) => `/ban/lo/${traces.lotId}`,
    forms: () => ({ sua: { ban: '1', 'ghi-chu': 'Lạ' } }),
  },
  {
    ...{ file: 'lo/[id]/index.astro', about: 'a material', ...SEEN },
    path: ({ traces }) => `/ban/lo/${traces.materialLotId}`,
  },
  {
    ...{ file: 'lo/[id]/index.astro', about: 'recalled', ...SEEN },
    path: ({ traces }) => `/ban/lo/${traces.recalls.own.lotId}`,
  },
  {
    ...{ file: 'lo/[id]/ghi.astro', ...PRODUCER },
    path: ({ traces }) => `/ban/lo/${traces.lotId}/ghi?buoc=packing`,
    forms: () => ({ ghi: { buoc: 'packing', luc: '2026-11-21T10:00' } }),
  },
  {
    ...{ file: 'lo/[id]/sua/[event].astro', ...PRODUCER },
    path: ({ traces }) => `/ban/lo/${traces.lotId}/sua/${traces.eventRow}`,
    forms: () => ({ 'dinh-chinh': { 'vi-sao': 'did_not_occur', hieu: '1' } }),
  },
  {
    ...{ file: 'lo/[id]/epcis.jsonld.ts', ...SEEN, stranger: 404, door: 404 },
    path: ({ traces }) => `/ban/lo/${traces.lotId}/epcis.jsonld`,
  },
  {
    // Everything at once: the producer's own people only.
    ...{ file: 'lo/epcis.jsonld.ts', ...PRODUCER, stranger: 404, door: 404 },
    path: ({ producerId }) => `/ban/lo/epcis.jsonld?nha=${producerId}`,
  },
  {
    // Not opened: for whoever may read the parties.
    ...{ file: 'lo/tep/[id].ts', about: 'closed', ...PARTIES, stranger: 404, door: 404 },
    path: ({ traces }) => `/ban/lo/tep/${traces.files.closed}`,
  },
  {
    ...{ file: 'lo/tep/[id].ts', about: 'open', ...SEEN, stranger: 404, door: 404 },
    path: ({ traces }) => `/ban/lo/tep/${traces.files.open}`,
  },
  {
    ...{ file: 'lo/[id]/nhan/index.astro', ...LABELS },
    path: ({ traces }) => `/ban/lo/${traces.lotId}/nhan`,
    forms: ({ traces }) => ({
      in: { kho: 'a4-3x7', loai: 'dot', dot: String(traces.runId), 'bat-dau': '1' },
    }),
  },
  ...['ma.png', 'ma.svg', 'mau.svg', 'mau.png', 'nhan.pdf'].map((name) => ({
    ...{ file: `lo/[id]/nhan/${name}.ts`, ...LABELS },
    path: ({ traces }: World) => `/ban/lo/${traces.lotId}/nhan/${name}`,
  })),
  {
    ...{ file: 'lo/[id]/nhan/dot/[run].csv.ts', ...LABELS },
    path: ({ traces }) => `/ban/lo/${traces.lotId}/nhan/dot/${traces.runId}.csv`,
  },
  // A job is its own person's only; one of nobody is not there for anyone.
  ...['index.astro', 'tep.pdf.ts'].map((name) => ({
    ...{ file: `lo/[id]/nhan/viec/[job]/${name}`, missingFor: LABELS.own },
    path: ({ traces }: World) =>
      `/ban/lo/${traces.lotId}/nhan/viec/khong-co${name === 'index.astro' ? '' : '/tep.pdf'}`,
  })),
  { file: 'so-tay/index.astro', list: true, path: () => '/ban/so-tay', everywhere: ['producer'] },
  {
    ...{ file: 'so-tay/du-lieu.json.ts', list: true, everywhere: ['producer'], stranger: 401 },
    path: () => '/ban/so-tay/du-lieu.json',
  },
  { file: 'so-tay/gui.ts', posted: true, path: () => '/ban/so-tay/gui' },
];

const RECALLS: readonly DeskPage[] = [
  { file: 'thu-hoi/index.astro', list: true, path: () => '/ban/thu-hoi', everywhere: SEES },
  ...(['csv', 'xlsx'] as const).map((format) => ({
    ...{ file: `thu-hoi/danh-sach.${format}.ts`, list: true, everywhere: SEES },
    path: () => `/ban/thu-hoi/danh-sach.${format}`,
  })),
  {
    ...{ file: 'thu-hoi/moi.astro', list: true },
    everywhere: ['ministry-officer', 'provincial-officer', 'producer'],
    path: ({ traces }) => `/ban/thu-hoi/moi?lo=${traces.lotId}`,
    forms: ({ traces }) => ({ mo: { lo: String(traces.lotId), ...notice } }),
  },
  {
    ...{ file: 'thu-hoi/[code]/index.astro', ...SEEN },
    path: ({ traces }) => `/ban/thu-hoi/${traces.recalls.own.code}`,
    forms: ({ traces }) => ({
      them: { lo: String(traces.lotId), 'ban-so': '1' },
      sua: { 'ban-so': '1', ...notice },
      'bao-nguoi-mua': { chac: '1' },
      'cham-dut': { 'ban-so': '1', 'vi-sao': 'Đã xử lý xong', chac: '1' },
    }),
  },
  ...(['csv', 'xlsx'] as const).map((format) => ({
    ...{ file: `thu-hoi/[code]/noi-nhan.${format}.ts`, ...PARTIES },
    path: ({ traces }: World) => `/ban/thu-hoi/${traces.recalls.own.code}/noi-nhan.${format}`,
  })),
];

const REPORTS: readonly DeskPage[] = [
  { file: 'bao-sai/index.astro', list: true, path: () => '/ban/bao-sai', everywhere: SEES },
  {
    ...{ file: 'bao-sai/danh-sach.csv.ts', list: true, everywhere: SEES },
    path: () => '/ban/bao-sai/danh-sach.csv',
  },
  {
    ...{ file: 'bao-sai/[code]/index.astro', ...SEEN },
    path: ({ traces }) => `/ban/bao-sai/${traces.reports.own}`,
    forms: () => ({ 'tra-loi': { 'ban-so': '1', 'trang-thai': 'looking', 'tra-loi': 'Lạ' } }),
  },
  {
    // Of a code that nobody knows: the ministry's.
    ...{ file: 'bao-sai/[code]/index.astro', about: 'unknown', everywhere: OFFICE },
    missingFor: SEEN.own,
    path: ({ traces }) => `/ban/bao-sai/${traces.reports.unknown}`,
  },
  {
    ...{ file: 'bao-sai/[code]/anh.ts', ...SEEN, stranger: 404, door: 404 },
    path: ({ traces }) => `/ban/bao-sai/${traces.reports.own}/anh`,
  },
  { file: 'luot-quet.astro', list: true, path: () => '/ban/luot-quet', everywhere: SEES },
  { file: 'luot-quet.csv.ts', list: true, path: () => '/ban/luot-quet.csv', everywhere: SEES },
];

export const TRACE_PAGES: readonly DeskPage[] = [...CODES, ...LOTS, ...RECALLS, ...REPORTS];
