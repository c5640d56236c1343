import type { Lang } from '#src/base/lang.ts';
import { formatCount } from '#src/base/money.ts';

const n = formatCount;

function vi() {
  return {
    title: 'Tổng quan',
    lead: (place: string, day: string) => `${place}, tính cho ngày ${day}.`,
    country: 'Cả nước',
    province: 'Tỉnh, thành phố',
    year: 'Năm quyết định',
    any: 'Tất cả',
    submit: 'Xem',
    clear: 'Bỏ lọc',
    print: 'In trang này',
    xlsx: 'Tải số liệu XLSX',
    facts: {
      products: 'Sản phẩm còn sao',
      producers: 'Chủ thể',
      certificates: 'Giấy chứng nhận trong sổ',
      lapsed: 'Sản phẩm đã hết hạn sao',
    },
    starsN: (stars: number) => `${stars} sao`,
    total: 'Tổng',
    byStar: 'Sản phẩm còn sao, theo hạng',
    byGroup: 'Sản phẩm còn sao, theo nhóm',
    byProvince: 'Sản phẩm còn sao, theo tỉnh',
    byCommune: 'Sản phẩm còn sao, theo xã',
    byYear: 'Sản phẩm còn sao, theo năm quyết định',
    lapsing: 'Giấy sắp hết hạn',
    lapsingNote: 'Dòng sau gồm cả dòng trước.',
    decisions: 'Công nhận và thu hồi theo năm',
    decisionSeries: ['Lần đầu', 'Công nhận lại, nâng hạng', 'Thu hồi'],
    gates: 'Điều kiện hay bị thiếu nhất',
    gatesNote:
      'Đếm trong kết quả của các hội đồng: mục nào đã làm mất sao, bao nhiêu hồ sơ bị như vậy.',
    gatesEmpty: 'Chưa có kết quả hội đồng nào thiếu điều kiện.',
    gatesHead: 'Mục trong phiếu',
    gateOf: (item: string, name: string, star: number | null) =>
      `${item}${name ? ` ${name}` : ''}${star === null ? '' : ` (cho ${star} sao)`}`,
    dossiers: 'Hồ sơ',
    head: {
      star: 'Hạng',
      group: 'Nhóm',
      province: 'Tỉnh, thành phố',
      commune: 'Xã, phường',
      year: 'Năm',
      days: 'Trong',
    },
    days: (days: number) => `${n(days, 'vi')} ngày`,
    more: (count: number) => `và ${n(count, 'vi')} nơi khác; tải XLSX để xem đủ`,
    empty: 'Chưa có số liệu.',
  };
}

export type DeskDashboardWords = ReturnType<typeof vi>;

const en: DeskDashboardWords = {
  title: 'Overview',
  lead: (place, day) => `${place}, as of ${day}.`,
  country: 'The whole country',
  province: 'Province',
  year: 'Year of the decision',
  any: 'All',
  submit: 'Show',
  clear: 'Clear',
  print: 'Print this page',
  xlsx: 'Download the numbers (XLSX)',
  facts: {
    products: 'Products with stars in force',
    producers: 'Producers',
    certificates: 'Certificates in the register',
    lapsed: 'Products whose stars have lapsed',
  },
  starsN: (stars) => `${stars} stars`,
  total: 'Total',
  byStar: 'Products in force by star',
  byGroup: 'Products in force by group',
  byProvince: 'Products in force by province',
  byCommune: 'Products in force by commune',
  byYear: 'Products in force by year of the decision',
  lapsing: 'Certificates about to end',
  lapsingNote: 'Each line includes the ones above.',
  decisions: 'Recognitions and revocations by year',
  decisionSeries: ['First', 'Again or raised', 'Revoked'],
  gates: 'Minimum marks most often missed',
  gatesNote: 'Counted in the councils’ results: which item cost a star, in how many dossiers.',
  gatesEmpty: 'No council result has missed a minimum mark yet.',
  gatesHead: 'Item of the form',
  gateOf: (item, name, star) =>
    `${item}${name ? ` ${name}` : ''}${star === null ? '' : ` (for ${star} stars)`}`,
  dossiers: 'Dossiers',
  head: {
    star: 'Stars',
    group: 'Group',
    province: 'Province',
    commune: 'Commune',
    year: 'Year',
    days: 'Within',
  },
  days: (days) => `${n(days, 'en')} days`,
  more: (count) => `and ${n(count, 'en')} other places; all of them are in the XLSX`,
  empty: 'No numbers yet.',
};

export const deskDashboardWords: Record<Lang, DeskDashboardWords> = { vi: vi(), en };
