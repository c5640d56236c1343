import type { Lang } from '#src/base/lang.ts';
import { formatCount } from '#src/base/money.ts';
import type { RenewalPhase } from '#src/features/certificates/desk/renewal.ts';

const n = formatCount;

function vi() {
  return {
    title: 'Gia hạn',
    lead: (count: number, day: string) =>
      `${n(count, 'vi')} giấy chứng nhận cần theo dõi, tính đến ${day}. Hồ sơ đánh giá lại nộp trong khoảng 180 đến 120 ngày trước khi giấy hết hạn.`,
    phases: {
      late: 'Quá hạn nộp, giấy còn chạy',
      closing: 'Sắp hết hạn nộp',
      open: 'Đang nhận hồ sơ',
      soon: 'Sắp mở',
      lapsed: 'Hết hiệu lực trong 1 năm qua',
    } satisfies Record<RenewalPhase, string>,
    all: 'Tất cả',
    phase: 'Giai đoạn',
    months: 'Tháng hết hạn',
    month: (month: string) => `tháng ${Number(month.slice(5))}/${month.slice(0, 4)}`,
    filters: 'Lọc danh sách',
    contact: 'Liên hệ',
    contacts: { yes: 'Có tài khoản', no: 'Chưa có tài khoản' },
    columns: {
      certificate: 'Giấy, sản phẩm',
      producer: 'Chủ thể',
      stars: 'Sao',
      expires: 'Hết hạn',
      window: 'Thời gian nộp',
      phase: 'Giai đoạn',
      contact: 'Liên hệ, hồ sơ',
    },
    windowOf: (opens: string, closes: string) => `${opens} – ${closes}`,
    reminded: (day: string) => `nhắc lần cuối ${day}`,
    dossier: (code: string) => `đã có hồ sơ ${code}`,
    opens: 'Mở nộp',
    closes: 'Hết hạn nộp',
    ics: 'Lịch (ICS)',
    event: (name: string, code: string) => `Hết hạn OCOP: ${name} (${code})`,
    eventOpens: (name: string, code: string) => `Bắt đầu nhận đánh giá lại: ${name} (${code})`,
    calendar: 'Gia hạn OCOP',
    caption: 'Giấy chứng nhận cần gia hạn',
    empty: 'Không có giấy nào cần theo dõi',
    emptyHelp: 'Danh sách gồm giấy còn dưới 210 ngày và giấy hết hiệu lực trong một năm qua.',
    view: 'Xem nhanh',
  };
}

export type DeskRenewalWords = ReturnType<typeof vi>;

const en: DeskRenewalWords = {
  title: 'Renewals',
  lead: (count, day) =>
    `${n(count, 'en')} certificates to look after as of ${day}. A re-assessment is lodged from 180 to 120 days before a certificate ends.`,
  phases: {
    late: 'Past the window, still running',
    closing: 'Window closing',
    open: 'Window open',
    soon: 'Opens soon',
    lapsed: 'Lapsed within a year',
  },
  all: 'All',
  phase: 'Phase',
  months: 'Month of the last day',
  month: (month) => `${month.slice(5)}/${month.slice(0, 4)}`,
  filters: 'Filter the list',
  contact: 'Contact',
  contacts: { yes: 'Has an account', no: 'No account' },
  columns: {
    certificate: 'Certificate, product',
    producer: 'Producer',
    stars: 'Stars',
    expires: 'Ends on',
    window: 'Window',
    phase: 'Phase',
    contact: 'Contact, dossier',
  },
  windowOf: (opens, closes) => `${opens} – ${closes}`,
  reminded: (day) => `last reminded ${day}`,
  dossier: (code) => `dossier ${code} is open`,
  opens: 'Window opens',
  closes: 'Window closes',
  ics: 'Calendar (ICS)',
  event: (name, code) => `OCOP ends: ${name} (${code})`,
  eventOpens: (name, code) => `Re-assessment opens: ${name} (${code})`,
  calendar: 'OCOP renewals',
  caption: 'Certificates to renew',
  empty: 'No certificate needs looking after',
  emptyHelp:
    'The list holds certificates with less than 210 days left and those lapsed within a year.',
  view: 'Quick views',
};

export const deskRenewalWords: Record<Lang, DeskRenewalWords> = { vi: vi(), en };
