import { dong, formatCount, formatDong } from '#src/base/money.ts';
import type { Sentence } from '#src/words/refusals.ts';

interface StockMoved {
  readonly sku: string;
  readonly seen: number | null;
  readonly now: number | null;
  readonly typed: number | null;
}
const stock = (count: number | null, lang: 'vi' | 'en'): string =>
  count === null ? (lang === 'vi' ? '“đặt mới làm”' : '“made to order”') : formatCount(count, lang);

/** Refusals about prices and stock. */
export const offerRefusals: Readonly<Record<string, Sentence>> = {
  'no-such-offer': () => ({
    vi: 'Không có quy cách này, hoặc nó đã bị bỏ. Hãy mở lại danh sách Giá và kho rồi chọn lại.',
    en: 'There is no such size, or it was removed. Open the list of prices and stock again and choose anew.',
  }),
  'offer-moved': ({ sku }: { sku: string }) => ({
    vi: `Mã ${sku} vừa được đổi ở nơi khác trong lúc bạn đang sửa. Chưa ghi gì cả: hãy mở lại để xem số mới, rồi sửa lần nữa.`,
    en: `${sku} was changed elsewhere while you were editing. Nothing has been written: open it again to see the new figures, then edit once more.`,
  }),
  'offer-stock-moved': ({ sku, seen, now, typed }: StockMoved) => ({
    vi: `Tồn kho mã ${sku} vừa đổi trong lúc bạn sửa (thường vì có đơn): lúc bạn mở là ${stock(seen, 'vi')}, bây giờ là ${stock(now, 'vi')}, bạn ghi ${stock(typed, 'vi')}. Chưa ghi gì; số bạn gõ vẫn còn trong ô. Hãy tính lại rồi lưu lần nữa.`,
    en: `The stock of ${sku} changed while you were editing (usually an order): it was ${stock(seen, 'en')} when you opened it, now it is ${stock(now, 'en')}, you typed ${stock(typed, 'en')}. Nothing has been written; your number is still in the field. Count again, then save once more.`,
  }),
  'offer-unit': ({ most }: { most: number }) => ({
    vi: `Quy cách phải có tên, nhiều nhất ${most} ký tự. Hãy ghi như trên bao bì, ví dụ “hũ 500 g”.`,
    en: `The size needs a name of at most ${most} characters. Write it as on the pack, for example “500 g jar”.`,
  }),
  'offer-same-unit': ({ unit, sku }: { unit: string; sku: string }) => ({
    vi: `Sản phẩm đã có quy cách “${unit}” (mã ${sku}). Hãy sửa quy cách đó, hoặc đặt tên khác.`,
    en: `The product already has the size “${unit}” (${sku}). Edit that one, or choose another name.`,
  }),
  'offer-many-sizes': ({ most }: { most: number }) => ({
    vi: `Mỗi sản phẩm có nhiều nhất ${most} quy cách. Hãy sửa một quy cách không còn bán thay vì thêm mới.`,
    en: `A product has at most ${most} sizes. Edit one that is no longer sold instead of adding another.`,
  }),
  'offer-price': ({ most }: { most: number }) => ({
    vi: `Giá phải là số đồng nguyên, từ 1 đến ${formatCount(most, 'vi')}. Ghi 125000 hoặc 125.000, không ghi số lẻ.`,
    en: `The price has to be whole đồng, from 1 to ${formatCount(most, 'en')}. Write 125000 or 125,000, without decimals.`,
  }),
  'offer-stock': ({ most }: { most: number }) => ({
    vi: `Tồn kho phải là số nguyên từ 0 đến ${formatCount(most, 'vi')}. Hàng đặt mới làm thì để trống ô này.`,
    en: `Stock has to be a whole number from 0 to ${formatCount(most, 'en')}. Leave it empty for goods made to order.`,
  }),
  'offer-weight': () => ({
    vi: 'Khối lượng cả bao bì phải là số gam nguyên, từ 1 g đến 200.000 g: phí giao hàng tính theo số này.',
    en: 'The weight with packing has to be whole grams, from 1 g to 200,000 g: delivery fees follow from it.',
  }),
  'offer-minimum': () => ({
    vi: 'Số lượng mua ít nhất phải là số nguyên từ 1 đến 10.000.',
    en: 'The least quantity has to be a whole number from 1 to 10,000.',
  }),
  'offer-maximum': ({ least }: { least: number }) => ({
    vi: `Số lượng mua nhiều nhất phải là số nguyên, không nhỏ hơn số ít nhất (${formatCount(least, 'vi')}). Để trống nếu không giới hạn.`,
    en: `The greatest quantity has to be a whole number, not below the least (${formatCount(least, 'en')}). Leave it empty for no limit.`,
  }),
  'offer-lead': () => ({
    vi: 'Thời gian chuẩn bị phải là số ngày nguyên, từ 0 đến 90.',
    en: 'The lead time has to be whole days, from 0 to 90.',
  }),
  'offer-season': () => ({
    vi: 'Mùa bán phải có đủ ngày đầu và ngày cuối. Hãy ghi nốt ngày còn thiếu, hoặc để trống cả hai nếu bán quanh năm.',
    en: 'A season needs its first and its last day. Add the missing one, or leave both empty to sell all year.',
  }),
  'offer-season-day': () => ({
    vi: 'Ngày của mùa bán phải là ngày và tháng có thật, ví dụ 15/05.',
    en: 'The days of a season have to be real days of the year, for example 15/05 (day/month).',
  }),
  'offer-vat': () => ({
    vi: 'Thuế suất GTGT phải là một trong: không chịu thuế, 5 %, 8 %, 10 %. Hãy chọn trong danh sách.',
    en: 'The VAT rate has to be one of: none, 5 %, 8 %, 10 %. Choose from the list.',
  }),
  'offer-steps': ({ why, at, sku }: { why: string; at: number; sku?: string }) =>
    STEPS(why, at, sku),
  'offer-many-steps': ({ most }: { most: number }) => ({
    vi: `Nhiều nhất ${most} mức giá sỉ cho một quy cách. Hãy bỏ bớt.`,
    en: `At most ${most} wholesale prices for a size. Remove some.`,
  }),
  'offer-many-rows': ({ most }: { most: number }) => ({
    vi: `Một lần đổi được nhiều nhất ${formatCount(most, 'vi')} dòng. Hãy chia tệp thành nhiều phần.`,
    en: `At most ${formatCount(most, 'en')} rows can be changed at once. Split the file into parts.`,
  }),
  'sheet-none': () => ({
    vi: 'Chưa chọn tệp. Hãy chọn tệp CSV hoặc Excel rồi bấm Xem trước.',
    en: 'No file was chosen. Choose a CSV or Excel file, then press Preview.',
  }),
  'sheet-large': () => ({
    vi: 'Tệp lớn hơn 2 MB. Hãy chỉ giữ các cột cần thiết, hoặc chia thành nhiều tệp.',
    en: 'The file is larger than 2 MB. Keep only the columns you need, or split it.',
  }),
  'sheet-unreadable': ({
    problem: p,
  }: {
    problem: Record<'vi' | 'en' | 'remedyVi' | 'remedyEn', string>;
  }) => ({
    vi: `${p.vi} ${p.remedyVi}`,
    en: `${p.en} ${p.remedyEn}`,
  }),
  'sheet-heads': () => ({
    vi: 'Không thấy cột “Mã hàng” cùng một cột sửa được (như “Giá”, “Tồn kho”) trong mười dòng đầu. Hãy dùng tệp tải về từ danh sách Giá và kho.',
    en: 'The column “SKU” and one that can be changed (such as “Price” or “Stock”) were not found in the first ten rows. Use the file from the list of prices and stock.',
  }),
  'sheet-heads-twice': ({ head }: { head: string }) => ({
    vi: `Có hai cột cùng tên “${head}”. Hãy bỏ một cột.`,
    en: `Two columns are called “${head}”. Remove one.`,
  }),
  'sheet-merged': ({ area }: { area: string }) => ({
    vi: `Các ô ${area} đang gộp làm một nên không rõ thuộc dòng nào. Hãy bỏ gộp ô rồi tải lên lại.`,
    en: `The cells ${area} are merged, so it is not clear which row they belong to. Unmerge them and upload again.`,
  }),
  'sheet-preview': () => ({
    vi: 'Bản xem trước không đọc lại được. Hãy tải tệp lên lần nữa.',
    en: 'The preview could not be read. Upload the file once more.',
  }),
  'sheet-no-sku': () => ({ vi: 'thiếu mã hàng', en: 'the SKU is missing' }),
  'sheet-unknown': () => ({
    vi: 'không có mã hàng này trong phạm vi của bạn',
    en: 'there is no such SKU within your reach',
  }),
  'sheet-twice': () => ({
    vi: 'mã hàng này có ở dòng khác; hãy bỏ một dòng',
    en: 'this SKU is on another row; remove one',
  }),
  'sheet-price': () => ({
    vi: 'giá phải là số đồng nguyên, ví dụ 125000',
    en: 'the price has to be whole đồng, for example 125000',
  }),
  'sheet-stock': () => ({
    vi: 'tồn kho phải là số nguyên, hoặc “không” nếu đặt mới làm',
    en: 'stock has to be a whole number, or “none” for made to order',
  }),
  'sheet-state': () => ({
    vi: 'ghi “đang bán” hoặc “tạm ngừng”',
    en: 'write “on sale” or “paused”',
  }),
  'sheet-seasonFrom': () => ({
    vi: 'ngày đầu mùa ghi như “ngày 15 tháng 5” hoặc 15/05, hoặc “không”',
    en: 'write the first day like “15 May” or 15/05 (day/month), or “none”',
  }),
  'sheet-seasonTo': () => ({
    vi: 'ngày cuối mùa ghi như “ngày 15 tháng 5” hoặc 15/05, hoặc “không”',
    en: 'write the last day like “15 May” or 15/05 (day/month), or “none”',
  }),
  'sheet-minQuantity': () => ({
    vi: 'mua ít nhất phải là số nguyên',
    en: 'the least quantity has to be a whole number',
  }),
  'sheet-maxQuantity': () => ({
    vi: 'mua nhiều nhất phải là số nguyên, hoặc “không” nếu không giới hạn',
    en: 'the greatest quantity has to be a whole number, or “none” for no limit',
  }),
  'sheet-leadDays': () => ({
    vi: 'số ngày chuẩn bị phải là số nguyên',
    en: 'the lead time has to be whole days',
  }),
};

function STEPS(why: string, at: number, sku?: string): { vi: string; en: string } {
  const of = sku === undefined ? { vi: '', en: '' } : { vi: ` của mã ${sku}`, en: ` of ${sku}` };
  const vi = Number.isFinite(at) ? ` “từ ${formatCount(at, 'vi')}”` : '';
  const en = Number.isFinite(at) ? ` “from ${formatCount(at, 'en')}”` : '';
  switch (why) {
    case 'quantity':
      return {
        vi: `Mức giá sỉ${vi}${of.vi} phải có số lượng nguyên từ 2 đến 100.000.`,
        en: `The wholesale price${en}${of.en} needs a whole quantity from 2 to 100,000.`,
      };
    case 'twice':
      return {
        vi: `Có hai mức giá sỉ cùng${vi}${of.vi}. Hãy bỏ một mức.`,
        en: `There are two wholesale prices${en}${of.en}. Remove one.`,
      };
    case 'price':
      return {
        vi: `Mức giá sỉ${vi}${of.vi} phải có giá là số đồng nguyên lớn hơn 0.`,
        en: `The wholesale price${en}${of.en} has to be whole đồng above 0.`,
      };
    default:
      return {
        vi: `Mua nhiều phải rẻ hơn: giá ở mức${vi}${of.vi} phải thấp hơn giá lẻ và mức trước. Ví dụ giá lẻ ${formatDong(dong(100_000), 'vi')}, từ 10 là ${formatDong(dong(95_000), 'vi')}.`,
        en: `More has to be cheaper: the price${en}${of.en} has to be below the single price and the step before. For example ${formatDong(dong(100_000), 'en')} each, ${formatDong(dong(95_000), 'en')} from 10.`,
      };
  }
}
