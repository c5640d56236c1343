import type { Lang } from '#src/base/lang.ts';

const vi = {
  open: 'Nghỉ bán',
  title: 'Nghỉ bán',
  lead: 'Trong những ngày nghỉ, khách không đặt được hàng của bạn và thấy ngày bán lại. Đơn đã đặt không đổi.',
  none: 'Hiện không có kỳ nghỉ nào.',
  on: (until: string, back: string) => `Đang nghỉ đến hết ${until}. Khách đặt lại được từ ${back}.`,
  coming: (from: string, until: string, back: string) =>
    `Sắp nghỉ từ ${from} đến hết ${until}, bán lại từ ${back}. Trang sản phẩm báo trước cho khách.`,
  end: 'Bán lại ngay',
  cancel: 'Bỏ kỳ nghỉ này',
  from: 'Nghỉ từ ngày',
  until: 'Đến hết ngày',
  daysHint: (most: number) => `Nhiều nhất ${most} ngày. Nghỉ hôm nay cũng được.`,
  note: 'Lời nhắn cho khách (không bắt buộc)',
  noteHint: 'Ví dụ: Nghỉ Tết, đơn mới gửi từ mồng 6. Khách thấy nguyên văn trên trang sản phẩm.',
  save: 'Lưu kỳ nghỉ',
  saved: 'Đã lưu. Trang bán báo cho khách.',
  ended: 'Đã kết thúc kỳ nghỉ. Khách đặt được ngay nếu còn hàng và đang mùa.',
  openOrders: (count: number) =>
    `Bạn còn ${count} kiện chưa giao xong. Kỳ nghỉ không đổi các đơn này: hãy gửi trước khi nghỉ hoặc nhắn cho khách.`,
  seeOrders: 'Xem đơn hàng',
  producer: 'Nhà sản xuất',
  show: 'Mở',
};
export type HolidayWords = typeof vi;
const en: HolidayWords = {
  open: 'Holiday',
  title: 'Holiday',
  lead: 'During a holiday nobody can order your goods, and shoppers see the day you are back. Orders already placed stay as they are.',
  none: 'There is no holiday at present.',
  on: (until, back) => `On holiday to the end of ${until}. Orders are taken again from ${back}.`,
  coming: (from, until, back) =>
    `Holiday from ${from} to the end of ${until}, back on ${back}. Product pages announce it.`,
  end: 'Sell again now',
  cancel: 'Cancel this holiday',
  from: 'First day',
  until: 'Last day',
  daysHint: (most) => `${most} days at most. It may begin today.`,
  note: 'Note for buyers (optional)',
  noteHint: 'For example: Closed for Tết, new orders leave on 12 February. Shown as you write it.',
  save: 'Save the holiday',
  saved: 'Saved. The shop tells buyers.',
  ended: 'The holiday is over. Goods in stock and in season can be ordered at once.',
  openOrders: (count) =>
    `You have ${count} ${count === 1 ? 'parcel' : 'parcels'} not delivered yet. A holiday does not change them: send them before, or write to the buyers.`,
  seeOrders: 'See the orders',
  producer: 'Producer',
  show: 'Open',
};
export const holidayWords: Readonly<Record<Lang, HolidayWords>> = { vi, en };
