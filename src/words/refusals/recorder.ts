import type { Sentence } from '#src/words/refusals.ts';

/** What the forms for lots and steps, and the recorder on the phone, do not take. */
export const recorderRefusals: Readonly<Record<string, Sentence>> = {
  'step-time-unreadable': () => ({
    vi: 'Ngày giờ của bước chưa đúng. Chọn lại ngày và giờ (giờ Việt Nam).',
    en: 'Date or time of the step is not right. Choose them again (Việt Nam time).',
  }),
  'quantity-unreadable': ({ typed }: { typed: string }) => ({
    vi: `“${typed}” không phải là số lượng. Ghi số lớn hơn 0, ví dụ 200 hoặc 12,5.`,
    en: `“${typed}” is no quantity. Give a number above 0, such as 200 or 12.5.`,
  }),
  'too-many-photos': ({ most }: { most: number }) => ({
    vi: `Một bước giữ tối đa ${most} ảnh. Bỏ bớt ảnh rồi gửi lại.`,
    en: `A step holds ${most} photos at most. Take some away and send again.`,
  }),
  'correction-unconfirmed': () => ({
    vi: 'Chưa đánh dấu vào ô xác nhận. Đọc lại, đánh dấu rồi gửi.',
    en: 'The box is not ticked. Read it again, tick it and send.',
  }),
  'entry-unreadable': () => ({
    vi: 'Máy chủ không đọc được mục này. Mở lại, kiểm tra từng ô rồi gửi lại; nếu vẫn vậy, cập nhật sổ tay khi có mạng.',
    en: 'The server could not read this. Open it, look at each field and send it again; if that does not help, update the recorder while online.',
  }),
  'lot-not-here-yet': () => ({
    vi: 'Lô của bước này chưa được nhận. Gửi lô trước rồi gửi lại bước.',
    en: 'The lot of this step has not been accepted. Send the lot first, then the step again.',
  }),
};
