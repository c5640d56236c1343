import type { Sentence } from '#src/words/refusals.ts';

const DATES: Record<string, { vi: string; en: string }> = {
  madeOn: { vi: 'ngày sản xuất', en: 'the day it was made' },
  packedOn: { vi: 'ngày đóng gói', en: 'the day it was packed' },
  bestBefore: { vi: 'ngày “dùng tốt nhất trước”', en: 'the best-before day' },
  expiresOn: { vi: 'hạn sử dụng', en: 'the expiry day' },
};
const dateName = (field: string, lang: 'vi' | 'en'): string => DATES[field]?.[lang] ?? field;

const STEP_TIMES: Record<string, { vi: string; en: string }> = {
  none: {
    vi: 'Chưa đọc được ngày giờ của việc này. Hãy chọn lại ngày và giờ.',
    en: 'The day and hour of this step cannot be read. Choose them again.',
  },
  future: {
    vi: 'Việc này có giờ ở tương lai. Chỉ ghi việc đã xảy ra: hãy sửa ngày giờ, hoặc xem lại đồng hồ của máy.',
    en: 'This step lies in the future. Record only what has happened: mend its day and hour, or look at the clock of the device.',
  },
  'long-ago': {
    vi: 'Việc này cách đây hơn 10 năm. Hãy xem lại năm.',
    en: 'This step is more than 10 years ago. Look at the year again.',
  },
};

const STEP_INPUTS: Record<string, { vi: string; en: string }> = {
  'not-processing': {
    vi: 'Chỉ việc chế biến mới có lô đầu vào. Hãy chọn “Chế biến”, hoặc bỏ các lô đầu vào.',
    en: 'Only processing has lots that went in. Choose “Processing”, or take the lots out.',
  },
  'too-many': {
    vi: 'Một lần chế biến nhận nhiều nhất 200 lô đầu vào. Hãy ghi thành nhiều lần.',
    en: 'One processing takes at most 200 lots. Record it in several.',
  },
  itself: {
    vi: 'Một lô không thể làm ra từ chính nó. Hãy chọn lô nguyên liệu.',
    en: 'A lot cannot be made of itself. Choose the lot of the material.',
  },
  twice: {
    vi: 'Có một lô đầu vào được chọn hai lần. Hãy gộp lượng vào một dòng.',
    en: 'One lot was chosen twice. Put its quantity into one line.',
  },
};

/** Refusals about lots and their steps. */
export const lotRefusals = {
  'no-such-trade-item': () => ({
    vi: 'Mặt hàng này không còn, hoặc không phải của cơ sở. Hãy tải lại trang và chọn lại.',
    en: 'This item is gone, or is not one of yours. Reload the page and choose again.',
  }),
  'item-withdrawn': () => ({
    vi: 'Mặt hàng này đã thôi sản xuất nên không mở lô mới được. Hãy chọn mặt hàng khác.',
    en: 'This item is no longer made: no new lot can be opened for it. Choose another one.',
  }),
  'lot-code-wrong': ({ code, proposal }: { code: string; proposal: string }) => ({
    vi: `Số lô “${code}” không in lên mã được: chỉ dùng 1–20 chữ không dấu, số và dấu như - . /, không có khoảng trắng.${proposal ? ` Có thể dùng “${proposal}”.` : ''}`,
    en: `Lot code “${code}” cannot be printed: use 1–20 plain letters, digits and signs like - . /, without spaces.${proposal ? ` “${proposal}” would do.` : ''}`,
  }),
  'lot-code-taken': ({ code }: { code: string }) => ({
    vi: `Mặt hàng này đã có lô “${code}”. Hãy đặt số lô khác.`,
    en: `This item already has a lot “${code}”. Give it another code.`,
  }),
  'lot-code-fixed': ({ code }: { code: string }) => ({
    vi: `Lô “${code}” đã có việc được ghi hoặc đã cấp mã từng sản phẩm, nên số lô không đổi được nữa. Ngày và lượng vẫn sửa được.`,
    en: `Something was recorded about lot “${code}”, or serials carry it: its code is fixed. Days and quantity may still be changed.`,
  }),
  'lot-changed': ({ code }: { code: string }) => ({
    vi: `Lô ${code} vừa được người khác sửa. Hãy đọc lại trang này, rồi làm lại nếu vẫn cần.`,
    en: `Somebody has just changed lot ${code}. Read this page again, and repeat your change if it is still needed.`,
  }),
  'lot-dates': ({ problem, field, after }: { problem: string; field: string; after?: string }) =>
    problem === 'order'
      ? {
          vi: `Trong các ngày của lô, ${dateName(field, 'vi')} đứng trước ${dateName(after ?? '', 'vi')}. Hãy xem lại hai ngày này.`,
          en: `Among the days of the lot, ${dateName(field, 'en')} comes before ${dateName(after ?? '', 'en')}. Look at both again.`,
        }
      : problem === 'in-the-future'
        ? {
            vi: `Ở ô ${dateName(field, 'vi')}: ngày này chưa tới. Hãy sửa lại ngày.`,
            en: `In the field of ${dateName(field, 'en')}: this day is still to come. Mend it.`,
          }
        : {
            vi: `Ở ô ${dateName(field, 'vi')}: không có ngày này trên lịch. Hãy chọn lại.`,
            en: `In the field of ${dateName(field, 'en')}: there is no such day. Choose again.`,
          },
  'lot-quantity': () => ({
    vi: 'Lượng của lô phải là số lớn hơn 0, hoặc để trống.',
    en: 'The quantity of the lot must be more than 0, or be left empty.',
  }),
  'lot-unit': ({ unit }: { unit: string }) => ({
    vi: `Đơn vị “${unit}” không có trong danh mục UN/ECE. Hãy chọn trong danh sách.`,
    en: `Unit “${unit}” is not a UN/ECE code. Choose one from the list.`,
  }),
  'lot-sent-otherwise': () => ({
    vi: 'Máy này đã gửi một lô khác với cùng số nhận dạng. Hãy tạo lại lô trên máy.',
    en: 'This device has already sent another lot under the same identifier. Make the lot again on the device.',
  }),
  'step-sent-otherwise': () => ({
    vi: 'Máy này đã gửi một việc khác với cùng số nhận dạng. Hãy ghi lại việc này trên máy.',
    en: 'This device has already sent another step under the same identifier. Record this one again on the device.',
  }),
  'step-time': ({ problem }: { problem: string }) => STEP_TIMES[problem] ?? STEP_TIMES['none']!,
  'step-quantity': () => ({
    vi: 'Lượng phải là số lớn hơn 0, hoặc để trống.',
    en: 'A quantity must be more than 0, or be left empty.',
  }),
  'step-inputs': ({ problem, code }: { problem: string; code?: string }) => {
    const said = STEP_INPUTS[problem] ?? STEP_INPUTS['twice']!;
    return code === undefined
      ? said
      : { vi: `Lô ${code}: ${said.vi}`, en: `Lot ${code}: ${said.en}` };
  },
  'no-such-input': ({ line, code }: { line: number; code: string | null }) => ({
    vi: `Ở lô đầu vào thứ ${line}: không tìm thấy lô ${code ? `“${code}”` : 'này'}. Lô của cơ sở thì chọn trong danh sách, lô mua của nơi khác thì quét mã trên bao bì.`,
    en: `Input lot ${line}: ${code ? `“${code}” was` : 'it was'} not found. Choose your own lots from the list; of a lot you bought, scan the code on the pack.`,
  }),
  'more-than-left': ({
    code,
    left,
    unit,
    asked,
  }: {
    code: string;
    left: number;
    unit: string;
    asked: number;
  }) => ({
    vi: `Lô ${code} chỉ còn ${number(left, 'vi')} ${unit}, không đủ ${number(asked, 'vi')}. Hãy sửa lượng, hoặc sửa lượng của lô ấy nếu đã ghi nhầm.`,
    en: `Lot ${code} has only ${number(left, 'en')} ${unit} left, not ${number(asked, 'en')}. Mend the quantity, or that of the lot if it was written down wrongly.`,
  }),
  'step-result': () => ({
    vi: 'Kết quả đạt hay không đạt chỉ ghi với việc kiểm tra.',
    en: 'Only a test has an outcome.',
  }),
  'step-note': ({ longest }: { longest: number }) => ({
    vi: `Ghi chú dài quá ${longest} chữ. Hãy rút ngắn lại.`,
    en: `The note is longer than ${longest} characters. Shorten it.`,
  }),
  'step-sscc': ({ sscc }: { sscc: string }) => ({
    vi: `Mã thùng “${sscc}” không đúng: SSCC có 18 chữ số và số cuối là số kiểm tra, chỉ dùng với việc đóng gói.`,
    en: `“${sscc}” is no code of a carton: an SSCC has 18 digits, the last one a check, and belongs to packing.`,
  }),
  'no-such-place': () => ({
    vi: 'Nơi được chọn không phải của cơ sở này. Hãy chọn lại trong danh sách.',
    en: 'The place is not one of this producer’s. Choose again from the list.',
  }),
  'no-such-party': () => ({
    vi: 'Đối tác được chọn không phải của cơ sở này. Hãy chọn lại trong danh sách.',
    en: 'The party is not one of this producer’s. Choose again from the list.',
  }),
  'no-such-event': () => ({
    vi: 'Không có việc này trong nhật ký của lô. Hãy tải lại trang.',
    en: 'There is no such step in the journal of the lot. Reload the page.',
  }),
  'already-in-error': () => ({
    vi: 'Việc này đã được báo là ghi sai rồi. Hãy tải lại trang để xem.',
    en: 'This step was already declared wrong. Reload the page to see it.',
  }),
  'recall-not-an-error': () => ({
    vi: 'Việc thu hồi không báo là ghi sai được: hãy nhờ cán bộ gỡ lệnh thu hồi, có nêu lý do.',
    en: 'A recall cannot be declared wrong: ask an officer to lift it, with the reason.',
  }),
} satisfies Readonly<Record<string, Sentence>>;

function number(value: number, lang: 'vi' | 'en'): string {
  return new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', {
    maximumFractionDigits: 3,
  }).format(value);
}
