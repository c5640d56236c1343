import { formatDay, type Day } from '#src/base/day.ts';
import { formatCount } from '#src/base/money.ts';
import type { Sentence } from '#src/words/refusals.ts';

const named = (skus: readonly string[]): string =>
  `${skus.slice(0, 8).join(', ')}${skus.length > 8 ? '…' : ''}`;

/** Refusals about many prices at once, holidays and reports of sales. */
export const salesRefusals: Readonly<Record<string, Sentence>> = {
  'bulk-moved': ({ skus }: { skus: readonly string[] }) => ({
    vi: `${formatCount(skus.length, 'vi')} dòng vừa đổi ở nơi khác hoặc vừa có đơn trong lúc bạn sửa: ${named(skus)}. Chưa ghi gì cả. Các dòng ấy hiện cả hai giá trị bên dưới: hãy xem lại rồi lưu lần nữa.`,
    en: `${formatCount(skus.length, 'en')} ${skus.length === 1 ? 'row was' : 'rows were'} changed elsewhere, or ordered, while you were editing: ${named(skus)}. Nothing has been written. Both values are shown below: look at them and save once more.`,
  }),
  'bulk-rows': ({ faults }: { faults: readonly { sku: string }[] }) => ({
    vi: `Chưa ghi gì: ${formatCount(faults.length, 'vi')} dòng còn sai (${named(faults.map(({ sku }) => sku))}). Lời nhắn nằm cạnh từng ô.`,
    en: `Nothing has been written: ${formatCount(faults.length, 'en')} ${faults.length === 1 ? 'row is' : 'rows are'} wrong (${named(faults.map(({ sku }) => sku))}). What is wrong stands beside each cell.`,
  }),
  'bulk-two-producers': () => ({
    vi: 'Một lần chỉ đổi được quy cách của một nhà sản xuất, mỗi quy cách một dòng. Hãy tách tệp theo nhà sản xuất.',
    en: 'One edit is about one producer, with one row for each size. Split the file by producer.',
  }),
  'bulk-table': () => ({
    vi: 'Bảng gửi lên không đọc lại được. Hãy mở lại bảng rồi sửa lần nữa.',
    en: 'The table that was sent could not be read. Open it again and edit once more.',
  }),
  'bulk-no-change': () => ({
    vi: 'Chưa rõ đổi gì. Hãy chọn dòng, chọn đổi gì và ghi một số, ví dụ 5 với %.',
    en: 'It is not clear what to change. Choose rows and what to change, and give a number, for example 5 with %.',
  }),
  'no-such-bulk-edit': () => ({
    vi: 'Không có lần sửa này. Hãy mở lại bảng giá và kho.',
    en: 'There is no such edit. Open the table of prices and stock again.',
  }),
  'bulk-edit-undone': () => ({
    vi: 'Lần sửa này đã được hoàn tác rồi.',
    en: 'This edit has been undone already.',
  }),
  'bulk-edit-old': () => ({
    vi: 'Chỉ hoàn tác được trong 24 giờ. Hãy sửa lại từng giá trị trong bảng.',
    en: 'An edit can be undone within 24 hours only. Change the values in the table.',
  }),
  'bulk-edit-moved': ({ skus }: { skus: readonly string[] }) => ({
    vi: `Không hoàn tác được gì: mọi dòng đã đổi hoặc đã bán thêm sau lần sửa đó (${named(skus)}). Hãy sửa trong bảng.`,
    en: `Nothing could be undone: every row was changed or sold since that edit (${named(skus)}). Change the values in the table.`,
  }),
  'offer-state': () => ({
    vi: 'Tình trạng phải là “đang bán” hoặc “tạm ngừng”.',
    en: 'The state has to be “on sale” or “paused”.',
  }),
  'undo-not-sure': () => ({
    vi: 'Chưa hoàn tác. Hãy đánh dấu ô xác nhận rồi bấm lại.',
    en: 'Nothing was undone. Tick the box to confirm and press again.',
  }),
  'holiday-days': () => ({
    vi: 'Kỳ nghỉ cần ngày đầu và ngày cuối có thật, ngày cuối không trước ngày đầu. Hãy chọn lại hai ngày.',
    en: 'A holiday needs a real first and last day, the last not before the first. Choose both days again.',
  }),
  'holiday-past': ({ today }: { today: Day }) => ({
    vi: `Ngày cuối đã qua. Hãy chọn ngày từ ${formatDay(today, 'vi')} trở đi.`,
    en: `The last day is over. Choose ${formatDay(today, 'en')} or later.`,
  }),
  'holiday-long': ({ most }: { most: number }) => ({
    vi: `Kỳ nghỉ dài nhất ${most} ngày. Nghỉ lâu hơn thì hãy tạm ngừng bán từng quy cách.`,
    en: `A holiday is ${most} days at most. For a longer one, pause the sizes instead.`,
  }),
  'holiday-note': ({ most }: { most: number }) => ({
    vi: `Lời nhắn cho khách dài nhất ${most} ký tự. Hãy viết ngắn lại.`,
    en: `The note for buyers is ${most} characters at most. Make it shorter.`,
  }),
  'holiday-moved': () => ({
    vi: 'Kỳ nghỉ hoặc hồ sơ vừa được đổi ở nơi khác. Chưa ghi gì: hãy xem lại rồi lưu lần nữa.',
    en: 'The holiday or the profile was changed elsewhere meanwhile. Nothing has been written: look again and save once more.',
  }),
  'no-holiday': () => ({
    vi: 'Không có kỳ nghỉ nào để kết thúc.',
    en: 'There is no holiday to end.',
  }),
  'payout-period': () => ({
    vi: 'Kỳ đối soát cần ngày đầu và ngày cuối có thật, dài nhất 366 ngày.',
    en: 'The period needs a real first and last day, 366 days at most.',
  }),
};
