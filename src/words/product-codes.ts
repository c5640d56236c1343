import type { Lang } from '#src/base/lang.ts';

const vi = {
  heading: 'Mã truy xuất',
  intro: 'Quét mã trên gói hàng hoặc mở trang dưới đây để xem nguồn gốc.',
  short: 'Mã ngắn',
  open: 'Trang quét mã',
  lots: 'Lô mới nhất',
  noLots: 'Nhà sản xuất chưa khai lô nào.',
  illustrative: 'lô minh hoạ',
  says: 'Quét mã cho biết điều gì?',
};

const en: typeof vi = {
  heading: 'Trace code',
  intro: 'Scan the code on the pack, or open the page below, to see where it comes from.',
  short: 'Short code',
  open: 'The page of the code',
  lots: 'Latest lots',
  noLots: 'The producer has declared no lot yet.',
  illustrative: 'illustrative lot',
  says: 'What does a scan tell you?',
};

export const productCodesWords: Readonly<Record<Lang, typeof vi>> = { vi, en };
