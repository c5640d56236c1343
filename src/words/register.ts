import type { RegisterSort } from '#src/features/certificates/register-query.ts';
import type { Lang } from '#src/base/lang.ts';
import { formatCount } from '#src/base/money.ts';

const n = formatCount;

function vi() {
  return {
    title: 'Sổ đăng ký mở',
    description:
      'Mọi lần công nhận OCOP mà chúng tôi đọc được: hạng sao, số quyết định, ngày, nơi, nguồn, và hôm nay còn hiệu lực hay không. Lọc, sắp xếp, tải về CSV hoặc JSON.',
    lead: (count: number, today: string) =>
      `${n(count, 'vi')} lần công nhận đọc được trong các nguồn công khai, với tình trạng tính cho hôm nay, ${today}. Sổ này không thay cho hồ sơ của cơ quan công nhận.`,
    all: 'Tất cả',
    statesLabel: 'Tình trạng hôm nay',
    filters: 'Lọc và sắp xếp',
    text: 'Từ cần tìm',
    textHint: 'Tên sản phẩm, nhà sản xuất, số quyết định hoặc mã MX',
    state: 'Tình trạng',
    stars: 'Sao được công nhận',
    starsNone: 'Nguồn không ghi sao',
    province: 'Tỉnh, thành phố hôm nay',
    oldProvince: 'Tỉnh trước 7/2025',
    group: 'Nhóm sản phẩm',
    year: 'Năm quyết định',
    evidence: 'Nguồn ghi về',
    any: 'Tất cả',
    submit: 'Lọc sổ',
    clear: 'Bỏ mọi bộ lọc',
    applied: 'Đang lọc',
    remove: (what: string) => `Bỏ lọc: ${what}`,
    sort: 'Sắp xếp theo',
    sorts: {
      ma: 'Mã',
      ngay: 'Ngày quyết định, mới trước',
      'san-pham': 'Tên sản phẩm',
      tinh: 'Tỉnh, thành phố',
      'trang-thai': 'Tình trạng',
    } satisfies Record<RegisterSort, string>,
    found: (count: number) => `${n(count, 'vi')} lần công nhận`,
    range: (from: number, to: number, of: number) =>
      `Dòng ${n(from, 'vi')}–${n(to, 'vi')} trong ${n(of, 'vi')}`,
    ignored: 'Bỏ qua phần không hiểu trong địa chỉ:',
    empty: 'Không có dòng nào khớp',
    emptyHelp: 'Thử bớt từ hoặc bỏ bớt bộ lọc. Gõ không dấu cũng được.',
    pages: 'Trang của sổ',
    pastEnd: (last: number) => `Sổ với bộ lọc này chỉ có ${n(last, 'vi')} trang.`,
    download: 'Tải các dòng đang lọc',
    downloadAll: 'Tải cả sổ',
    about: 'Cách đọc và dùng dữ liệu',
    columns: {
      code: 'Mã',
      product: 'Sản phẩm, nhà sản xuất',
      place: 'Nơi',
      stars: 'Sao',
      decision: 'Quyết định',
      state: 'Hôm nay',
      source: 'Nguồn',
    },
    caption: 'Các lần công nhận OCOP',
    starsN: (stars: number) => `${stars} sao`,
    starsUnknown: 'không ghi',
    noDecision: 'không ghi số',
    noDate: 'không ghi ngày',
    yearOnly: (year: number) => `năm ${year}`,
    readOn: (day: string) => `đọc ${day}`,
    evidences: {
      decision: 'quyết định',
      report: 'tin về quyết định',
      council: 'kết quả hội đồng',
    },
  };
}

export type RegisterWords = ReturnType<typeof vi>;

const en: RegisterWords = {
  title: 'Open register',
  description:
    'Every OCOP recognition we could read: stars, decision number, date, place, source, and whether it still holds today. Filter, sort, download as CSV or JSON.',
  lead: (count, today) =>
    `${n(count, 'en')} recognitions read in public sources, each with its standing on ${today}. This register does not take the place of the files of the certifying authority.`,
  all: 'All',
  statesLabel: 'Standing today',
  filters: 'Filter and sort',
  text: 'Words',
  textHint: 'Product, producer, decision number or MX code',
  state: 'Standing',
  stars: 'Stars as awarded',
  starsNone: 'No stars in the source',
  province: 'Province today',
  oldProvince: 'Province before July 2025',
  group: 'Product group',
  year: 'Year of the decision',
  evidence: 'What the source reports',
  any: 'Any',
  submit: 'Filter the register',
  clear: 'Clear all filters',
  applied: 'Filters',
  remove: (what) => `Remove filter: ${what}`,
  sort: 'Sort by',
  sorts: {
    ma: 'Code',
    ngay: 'Decision date, newest first',
    'san-pham': 'Product name',
    tinh: 'Province',
    'trang-thai': 'Standing',
  },
  found: (count) => `${n(count, 'en')} recognition${count === 1 ? '' : 's'}`,
  range: (from, to, of) => `Lines ${n(from, 'en')}–${n(to, 'en')} of ${n(of, 'en')}`,
  ignored: 'Parts of the address that were not understood and left out:',
  empty: 'No line matches',
  emptyHelp: 'Try fewer words or fewer filters. Vietnamese can be typed without accents.',
  pages: 'Pages of the register',
  pastEnd: (last) => `With these filters the register has only ${n(last, 'en')} pages.`,
  download: 'Download the filtered lines',
  downloadAll: 'Download the whole register',
  about: 'How to read and use the data',
  columns: {
    code: 'Code',
    product: 'Product, producer',
    place: 'Place',
    stars: 'Stars',
    decision: 'Decision',
    state: 'Today',
    source: 'Source',
  },
  caption: 'OCOP recognitions',
  starsN: (stars) => `${stars} stars`,
  starsUnknown: 'not given',
  noDecision: 'no number given',
  noDate: 'no date given',
  yearOnly: (year) => `in ${year}`,
  readOn: (day) => `read ${day}`,
  evidences: {
    decision: 'the decision',
    report: 'news of a decision',
    council: 'a council’s result',
  },
};

export const registerWords: Record<Lang, RegisterWords> = { vi: vi(), en };
