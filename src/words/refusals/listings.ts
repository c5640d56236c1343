import type { Sentence } from '#src/words/refusals.ts';
import { fieldName } from '#src/words/listings.ts';

interface OfField {
  readonly field: string;
}
const quoted = (text: string, lang: 'vi' | 'en'): string =>
  text === '' ? (lang === 'vi' ? '(trống)' : '(empty)') : `“${text}”`;
const standing = (text: string, lang: 'vi' | 'en'): string => {
  const [, state = '', stars = '0', until = ''] = text.split(':');
  const names: Record<string, readonly [string, string]> = {
    valid: ['còn hiệu lực', 'valid'],
    'held-over': ['được kéo dài hiệu lực', 'held over'],
    expired: ['hết hạn', 'expired'],
    revoked: ['bị thu hồi', 'revoked'],
  };
  const name = names[state] ?? ['không có giấy', 'no certificate'];
  return [name[lang === 'vi' ? 0 : 1], stars === '0' ? '' : `${stars} ★`, until]
    .filter(Boolean)
    .join(', ');
};

/** Refusals about contents that an officer approves. */
export const listingRefusals: Readonly<Record<string, Sentence>> = {
  'no-such-listing': () => ({
    vi: 'Không tìm thấy mục này trong hồ sơ của nhà sản xuất. Hãy mở lại danh sách rồi chọn lại.',
    en: 'This is not among the producer’s own any more. Open the list again and choose anew.',
  }),
  'no-such-change': () => ({
    vi: 'Không tìm thấy đề nghị này. Hãy mở lại danh sách rồi chọn lại.',
    en: 'This proposal was not found. Open the list again and choose anew.',
  }),
  'product-not-own': () => ({
    vi: 'Có sản phẩm không thuộc nhà sản xuất này. Hãy chọn lại trong danh sách sản phẩm của bạn.',
    en: 'One of the products is not this producer’s. Choose again from your own list.',
  }),
  'listing-field': ({
    field,
    why,
    most,
    length,
  }: OfField & { why: string; most?: number; length?: number }) => {
    const vi = fieldName(field, 'vi');
    const en = fieldName(field, 'en');
    if (why === 'too-long')
      return {
        vi: `Mục “${vi}” dài ${length} ký tự, nhiều nhất được ${most}. Hãy viết ngắn lại.`,
        en: `“${en}” has ${length} characters; at most ${most} fit. Please shorten it.`,
      };
    if (why === 'too-many')
      return {
        vi: `Mục “${vi}” nhiều nhất ${most} dòng hoặc ảnh. Hãy bớt đi.`,
        en: `“${en}” takes at most ${most}. Please leave some out.`,
      };
    if (why === 'not-an-address')
      return {
        vi: `Mục “${vi}” phải là địa chỉ trang mạng, ví dụ https://htx-vi-du.vn.`,
        en: `“${en}” has to be a web address, for example https://htx-vi-du.vn.`,
      };
    return {
      vi: `Mục “${vi}” không đọc được. Hãy tải lại trang rồi sửa lần nữa.`,
      en: `“${en}” could not be read. Load the page again and edit once more.`,
    };
  },
  'listing-no-difference': () => ({
    vi: 'Nội dung đang giống hệt trang đang bán nên chưa có gì để lưu. Hãy sửa ít nhất một mục.',
    en: 'Everything is exactly as on the live page, so there is nothing to save. Change at least one field.',
  }),
  'listing-draft-moved': ({
    by,
    field,
    theirs,
    yours,
  }: OfField & { by: string; theirs: string; yours: string }) => ({
    vi: field
      ? `${by} vừa lưu bản nháp này trong lúc bạn sửa. Mục “${fieldName(field, 'vi')}”: người kia ghi ${quoted(theirs, 'vi')}, bạn ghi ${quoted(yours, 'vi')}. Chưa ghi gì; những gì bạn gõ vẫn còn bên dưới. Xem lại rồi lưu lần nữa nếu muốn giữ bản của bạn.`
      : `${by} vừa lưu bản nháp này trong lúc bạn sửa. Chưa ghi gì; hãy xem lại bên dưới rồi lưu lần nữa.`,
    en: field
      ? `${by} saved this draft while you were editing. “${fieldName(field, 'en')}”: theirs is ${quoted(theirs, 'en')}, yours ${quoted(yours, 'en')}. Nothing was written; what you typed is still below. Look at it and save again to keep yours.`
      : `${by} saved this draft while you were editing. Nothing was written; look below and save again.`,
  }),
  'listing-draft-closed': () => ({
    vi: 'Đề nghị này vừa được xử lý hoặc rút ở nơi khác. Những gì bạn gõ vẫn còn bên dưới: lưu lần nữa để bắt đầu một đề nghị mới.',
    en: 'This proposal was just decided or dropped elsewhere. What you typed is still below: save again to begin a new one.',
  }),
  'listing-waiting': () => ({
    vi: 'Đề nghị đang ở chỗ cán bộ duyệt nên chưa lưu thay đổi. Những gì bạn gõ vẫn còn bên dưới: bấm “Lấy về để sửa tiếp” rồi lưu lại.',
    en: 'The proposal is with the officer, so nothing was saved. What you typed is still below: press “Take back to go on editing”, then save again.',
  }),
  'listing-state': ({ state }: { state: string }) => ({
    vi: `Không làm được việc này vì đề nghị ${({ draft: 'chưa được gửi', waiting: 'đang chờ duyệt', returned: 'đang ở chỗ nhà sản xuất để sửa', approved: 'đã được duyệt', refused: 'đã bị từ chối', withdrawn: 'đã được rút' } as Record<string, string>)[state] ?? 'đã đổi'}. Hãy tải lại trang.`,
    en: `This cannot be done: the proposal is ${({ draft: 'not sent yet', waiting: 'waiting', returned: 'with the producer', approved: 'approved', refused: 'refused', withdrawn: 'withdrawn' } as Record<string, string>)[state] ?? 'changed'}. Load the page again.`,
  }),
  'listing-change-moved': ({ by }: { by: string }) => ({
    vi: `Đề nghị vừa được ${by} sửa hoặc xử lý trong lúc bạn xem. Chưa ghi gì; bên dưới là bản mới nhất, hãy xem lại rồi làm lần nữa.`,
    en: `${by} edited or decided this proposal while you were looking. Nothing was written; the newest version is below, look again and repeat.`,
  }),
  'listing-empty': () => ({
    vi: 'Chưa có mục nào khác trang đang bán để gửi. Hãy sửa ít nhất một mục rồi gửi.',
    en: 'Nothing differs from the live page yet. Change at least one field, then send.',
  }),
  'listing-required': ({ field }: OfField) => ({
    vi: `Mục “${fieldName(field, 'vi')}” không được để trống. Hãy điền rồi gửi lại.`,
    en: `“${fieldName(field, 'en')}” may not be empty. Fill it in and send again.`,
  }),
  'listing-live-moved': ({
    field,
    was,
    is,
    yours,
  }: OfField & { was: string; is: string; yours: string }) => ({
    vi: `Mục “${fieldName(field, 'vi')}” trên trang đã đổi sau khi đề nghị: lúc đó là ${quoted(was, 'vi')}, bây giờ là ${quoted(is, 'vi')}; đề nghị là ${quoted(yours, 'vi')}. Chưa ghi đè gì. Nhà sản xuất đánh dấu “đã thấy giá trị mới” rồi gửi lại; cán bộ thì trả mục này về.`,
    en: `“${fieldName(field, 'en')}” has changed on the page since it was proposed: it was ${quoted(was, 'en')}, now it is ${quoted(is, 'en')}; proposed is ${quoted(yours, 'en')}. Nothing was overwritten. The producer ticks “seen the new value” and sends again; an officer returns the field.`,
  }),
  'listing-claims': ({ field, words, count }: OfField & { words: string; count: number }) => ({
    vi: `Mục “${fieldName(field, 'vi')}” có lời luật không cho nói: “${words}”${count > 1 ? ` (và ${count - 1} chỗ nữa)` : ''}. Bản nháp đã lưu, chưa gửi. Hãy sửa theo gợi ý bên cạnh mục, hoặc đánh dấu “đã đọc” rồi gửi để cán bộ xem.`,
    en: `“${fieldName(field, 'en')}” says what the law does not allow: “${words}”${count > 1 ? ` (and ${count - 1} more)` : ''}. The draft is saved, not sent. Mend it as suggested beside the field, or tick “read” and send it for the officer to judge.`,
  }),
  'listing-verdict': ({ field }: OfField) => ({
    vi: `Mục “${fieldName(field, 'vi')}” chưa có kết luận. Chọn duyệt, trả lại hoặc không duyệt.`,
    en: `“${fieldName(field, 'en')}” has no verdict yet. Choose approve, return or refuse.`,
  }),
  'listing-note': ({ field }: OfField) => ({
    vi: `Mục “${fieldName(field, 'vi')}” bị trả hoặc không duyệt mà chưa ghi lý do. Hãy viết một câu để nhà sản xuất biết sửa gì.`,
    en: `“${fieldName(field, 'en')}” is returned or refused without a reason. Write a sentence so that the producer knows what to mend.`,
  }),
  'listing-flagged': () => ({
    vi: 'Đề nghị này có từ ngữ bị nhắc, nên không duyệt hàng loạt được. Hãy mở ra xem từng mục.',
    en: 'This proposal has flagged wording and cannot be approved in bulk. Open it and look at each field.',
  }),
  'listing-seen-moved': ({
    what,
    field,
    was,
    is,
  }: OfField & { what: string; was: string; is: string }) => ({
    vi:
      what === 'standing'
        ? `Tình trạng chứng nhận đã đổi trong lúc bạn xem: lúc đó ${standing(was, 'vi')}, bây giờ ${standing(is, 'vi')}. Chưa ghi gì; lựa chọn của bạn vẫn còn bên dưới. Hãy cân nhắc lại rồi quyết định lần nữa.`
        : `Mục “${fieldName(field, 'vi')}” trên trang đã đổi trong lúc bạn xem: lúc đó ${quoted(was, 'vi')}, bây giờ ${quoted(is, 'vi')}. Chưa ghi gì; lựa chọn của bạn vẫn còn bên dưới. Hãy xem lại rồi quyết định lần nữa.`,
    en:
      what === 'standing'
        ? `The certificate changed while you were looking: it was ${standing(was, 'en')}, now ${standing(is, 'en')}. Nothing was written; your choices are still below. Consider them and decide again.`
        : `“${fieldName(field, 'en')}” changed on the live page while you were looking: it was ${quoted(was, 'en')}, now ${quoted(is, 'en')}. Nothing was written; your choices are still below. Look again and decide.`,
  }),
};
