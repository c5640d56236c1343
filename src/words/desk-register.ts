import type { Lang } from '#src/base/lang.ts';
import { formatCount } from '#src/base/money.ts';
import type { DeskSort } from '#src/features/certificates/desk/desk-query.ts';
import type { RenewalPhase } from '#src/features/certificates/desk/renewal.ts';

const n = formatCount;

/** What the officers' register says, and the lists that look like it. */
function vi() {
  return {
    title: 'Sổ đăng ký',
    lead: (count: number, day: string) =>
      `${n(count, 'vi')} giấy chứng nhận trong phạm vi của bạn, tình trạng tính cho ngày ${day}.`,
    views: 'Xem nhanh',
    view: {
      all: 'Tất cả',
      valid: 'Còn hiệu lực',
      soon60: 'Hết hạn trong 60 ngày',
      soon180: 'Hết hạn trong 180 ngày',
      five: '5 sao còn hiệu lực',
      unknown: 'Chưa rõ ngày',
      revoked: 'Đã thu hồi',
    },
    filters: 'Lọc sổ',
    q: 'Từ cần tìm',
    qHint: 'Tên sản phẩm, chủ thể, xã, số quyết định, mã MX; gõ không dấu cũng được',
    state: 'Tình trạng',
    stars: 'Sao được công nhận',
    starsN: (stars: number) => (stars === 0 ? 'Nguồn không ghi sao' : `${stars} sao`),
    starsShort: (stars: number | null) => (stars === null ? 'không ghi' : `${stars} sao`),
    province: 'Tỉnh, thành phố',
    commune: 'Xã, phường',
    group: 'Nhóm sản phẩm',
    set: 'Bộ sản phẩm',
    year: 'Năm quyết định',
    within: 'Hết hạn trong (ngày)',
    evidence: 'Nguồn ghi về',
    evidences: {
      decision: 'quyết định',
      report: 'tin về quyết định',
      council: 'kết quả hội đồng',
    },
    decision: 'Số quyết định',
    decisionHint: 'Ví dụ 1234/QĐ-UBND, hoặc chỉ 1234',
    on: 'Tình trạng tính cho ngày',
    renewal: 'Đánh giá lại',
    phases: {
      late: 'quá hạn nộp',
      closing: 'sắp hết hạn nộp',
      open: 'đang nhận hồ sơ',
      soon: 'sắp mở',
      lapsed: 'đã hết hiệu lực',
    } satisfies Record<RenewalPhase, string>,
    size: 'Dòng mỗi trang',
    any: 'Tất cả',
    submit: 'Lọc',
    clear: 'Bỏ mọi bộ lọc',
    columns: {
      ma: 'Mã',
      'san-pham': 'Sản phẩm',
      'nha-san-xuat': 'Chủ thể',
      tinh: 'Tỉnh, thành phố',
      xa: 'Xã, phường',
      bo: 'Bộ',
      sao: 'Sao',
      diem: 'Điểm',
      'quyet-dinh': 'Quyết định',
      ngay: 'Ngày quyết định',
      'het-han': 'Hết hạn',
      'trang-thai': 'Tình trạng',
    } satisfies Record<DeskSort, string>,
    setName: 'Tên bộ sản phẩm',
    choose: 'Chọn',
    chooseLine: (code: string) => `Chọn ${code}`,
    choosePage: 'Chọn cả trang này',
    sortBy: (column: string) => `Xếp theo ${column}`,
    found: (count: number) => `${n(count, 'vi')} dòng`,
    range: (from: number, to: number, of: number) =>
      `Dòng ${n(from, 'vi')}–${n(to, 'vi')} trong ${n(of, 'vi')}`,
    pages: 'Trang của danh sách',
    pageN: (page: number) => `Trang ${page}`,
    empty: 'Không có dòng nào khớp',
    emptyHelp: 'Thử bớt từ hoặc bỏ bớt bộ lọc.',
    nothing: 'Chưa có giấy chứng nhận nào trong phạm vi của bạn.',
    scope: 'Làm với',
    scopes: {
      chosen: 'các dòng đã đánh dấu',
      all: (count: number) => `tất cả ${n(count, 'vi')} dòng đang lọc`,
    },
    csv: 'Tải CSV',
    xlsx: 'Tải XLSX',
    print: 'Bản in',
    printNow: 'In trang này',
    back: 'Về sổ',
    remind: 'Nhắc nhà sản xuất',
    remindHelp:
      'Mỗi người phụ trách của chủ thể nhận một thư kê các giấy đã chọn, với ngày hết hạn và thời gian nộp hồ sơ đánh giá lại. Thư không rút lại được.',
    note: 'Lời nhắn thêm (không bắt buộc)',
    send: 'Gửi thư nhắc',
    reminded: (letters: number, unreachable: number, already: number, nameless: number) =>
      [
        `Đã xếp ${n(letters, 'vi')} thư vào hàng gửi.`,
        unreachable ? `${n(unreachable, 'vi')} chủ thể chưa có tài khoản nên chưa nhắc được.` : '',
        already ? `${n(already, 'vi')} chủ thể đã được nhắc trong 24 giờ qua.` : '',
        nameless ? `${n(nameless, 'vi')} giấy không ghi chủ thể.` : '',
      ]
        .filter(Boolean)
        .join(' '),
    unnamed: 'nguồn không ghi',
    daysLeft: (days: number) =>
      days < 0
        ? `đã ${n(-days, 'vi')} ngày`
        : days === 0
          ? 'hết hôm nay'
          : `còn ${n(days, 'vi')} ngày`,
    caption: 'Giấy chứng nhận trong phạm vi',
    tooLongToPrint: (shown: number, of: number) =>
      `Bản in dừng ở ${n(shown, 'vi')} trong ${n(of, 'vi')} dòng. Hãy lọc hẹp hơn hoặc tải XLSX.`,
  };
}

export type DeskRegisterWords = ReturnType<typeof vi>;

const en: DeskRegisterWords = {
  title: 'Register',
  lead: (count, day) => `${n(count, 'en')} certificates within your reach, standing as of ${day}.`,
  views: 'Quick views',
  view: {
    all: 'All',
    valid: 'In force',
    soon60: 'Ending within 60 days',
    soon180: 'Ending within 180 days',
    five: '5 stars in force',
    unknown: 'Date not known',
    revoked: 'Revoked',
  },
  filters: 'Filter the register',
  q: 'Words',
  qHint: 'Product, producer, commune, decision number, MX code; accents may be left out',
  state: 'Standing',
  stars: 'Stars as awarded',
  starsN: (stars) => (stars === 0 ? 'No stars in the source' : `${stars} stars`),
  starsShort: (stars) => (stars === null ? 'not given' : `${stars} stars`),
  province: 'Province',
  commune: 'Commune',
  group: 'Product group',
  set: 'Product set',
  year: 'Year of the decision',
  within: 'Ending within (days)',
  evidence: 'What the source reports',
  evidences: {
    decision: 'the decision',
    report: 'news of a decision',
    council: 'a council’s result',
  },
  decision: 'Decision number',
  decisionHint: 'For example 1234/QĐ-UBND, or 1234 alone',
  on: 'Standing as of',
  renewal: 'Re-assessment',
  phases: {
    late: 'past the window',
    closing: 'window closing',
    open: 'window open',
    soon: 'opens soon',
    lapsed: 'lapsed',
  },
  size: 'Lines per page',
  any: 'Any',
  submit: 'Filter',
  clear: 'Clear all filters',
  columns: {
    ma: 'Code',
    'san-pham': 'Product',
    'nha-san-xuat': 'Producer',
    tinh: 'Province',
    xa: 'Commune',
    bo: 'Set',
    sao: 'Stars',
    diem: 'Score',
    'quyet-dinh': 'Decision',
    ngay: 'Decided on',
    'het-han': 'Ends on',
    'trang-thai': 'Standing',
  },
  setName: 'Name of the set',
  choose: 'Choose',
  chooseLine: (code) => `Choose ${code}`,
  choosePage: 'Choose this page',
  sortBy: (column) => `Sort by ${column}`,
  found: (count) => `${n(count, 'en')} line${count === 1 ? '' : 's'}`,
  range: (from, to, of) => `Lines ${n(from, 'en')}–${n(to, 'en')} of ${n(of, 'en')}`,
  pages: 'Pages of the list',
  pageN: (page) => `Page ${page}`,
  empty: 'No line matches',
  emptyHelp: 'Try fewer words or fewer filters.',
  nothing: 'There is no certificate within your reach yet.',
  scope: 'Do it with',
  scopes: {
    chosen: 'the ticked lines',
    all: (count) => `all ${n(count, 'en')} filtered lines`,
  },
  csv: 'Download CSV',
  xlsx: 'Download XLSX',
  print: 'Print view',
  printNow: 'Print this page',
  back: 'Back to the register',
  remind: 'Remind producers',
  remindHelp:
    'Each person in charge of a producer receives one letter listing the chosen certificates with their last day and the time to lodge a re-assessment. A letter cannot be taken back.',
  note: 'A note of your own (optional)',
  send: 'Send the reminders',
  reminded: (letters, unreachable, already, nameless) =>
    [
      `${n(letters, 'en')} letter${letters === 1 ? '' : 's'} put into the outbox.`,
      unreachable ? `${n(unreachable, 'en')} producers have no account and were not reached.` : '',
      already ? `${n(already, 'en')} producers were reminded within the last 24 hours.` : '',
      nameless ? `${n(nameless, 'en')} certificates name no producer.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  unnamed: 'not in the source',
  daysLeft: (days) =>
    days < 0
      ? `${n(-days, 'en')} days ago`
      : days === 0
        ? 'ends today'
        : `${n(days, 'en')} days left`,
  caption: 'Certificates within reach',
  tooLongToPrint: (shown, of) =>
    `The print view stops at ${n(shown, 'en')} of ${n(of, 'en')} lines. Narrow the list or download XLSX.`,
};

export const deskRegisterWords: Record<Lang, DeskRegisterWords> = { vi: vi(), en };
