/** Our own words in EPCIS events, `ocop:…`: what each says. */
export const epcisTerms: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  stage: {
    vi: 'Bước của lô như nhà sản xuất gọi: harvest, receiving, testing, processing, packing, storing, shipping, arrival, selling, recall, recall-lifted.',
    en: 'The stage as producers name it: harvest, receiving, testing, processing, packing, storing, shipping, arrival, selling, recall, recall-lifted.',
  },
  note: {
    vi: 'Lời kể của nhà sản xuất về sự kiện, cho mọi người đọc.',
    en: 'What the producer says about the event, for everybody to read.',
  },
  declaredBy: { vi: 'Tổ chức đã khai sự kiện.', en: 'The organisation that declared the event.' },
  reason: {
    vi: 'Lý do thu hồi hoặc gỡ thu hồi.',
    en: 'Why the lot is recalled, or the recall lifted.',
  },
  illustrative: {
    vi: 'Đúng: lô dựng lên để minh hoạ, không có thật.',
    en: 'True: a lot made up for demonstration; it does not exist.',
  },
  withParty: {
    vi: 'Bên giao hoặc bên nhận, khi không có GLN.',
    en: 'The party on the other side, where it has no GLN.',
  },
  productionDate: { vi: 'Ngày sản xuất, YYYY-MM-DD.', en: 'Day of production, YYYY-MM-DD.' },
  packagingDate: { vi: 'Ngày đóng gói, YYYY-MM-DD.', en: 'Day of packing, YYYY-MM-DD.' },
  bestBeforeDate: { vi: 'Dùng tốt nhất trước ngày, YYYY-MM-DD.', en: 'Best before, YYYY-MM-DD.' },
  expiryDate: { vi: 'Hạn dùng, YYYY-MM-DD.', en: 'Expiry, YYYY-MM-DD.' },
};
