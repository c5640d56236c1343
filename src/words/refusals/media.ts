import type { MediaFault } from '#src/features/media/media-fault.ts';
import { mediaFaults } from '#src/words/media.ts';
import type { Sentence } from '#src/words/refusals.ts';

export const mediaRefusals: Readonly<Record<string, Sentence>> = {
  'picture-refused': ({ name, fault }: { name: string; fault: MediaFault }) => ({
    vi: `“${name}” không nhận được: ${mediaFaults[fault].vi}`,
    en: `“${name}” was not taken: ${mediaFaults[fault].en}`,
  }),
  'pictures-refused': ({
    list,
    taken,
  }: {
    list: readonly { name: string; fault: MediaFault }[];
    taken: number;
  }) => ({
    vi: `${taken > 0 ? `${taken} ảnh đã vào kho. ` : ''}Chưa nhận: ${list.map(({ name, fault }) => `“${name}” ${mediaFaults[fault].vi}`).join(' ')}`,
    en: `${taken > 0 ? `${taken} ${taken === 1 ? 'picture is' : 'pictures are'} in the library. ` : ''}Not taken: ${list.map(({ name, fault }) => `“${name}”: ${mediaFaults[fault].en}`).join(' ')}`,
  }),
  'no-pictures': () => ({
    vi: 'Bạn chưa chọn ảnh nào. Hãy chọn ít nhất một ảnh rồi bấm lại.',
    en: 'No picture was chosen. Choose at least one and press the button again.',
  }),
  'too-many-pictures': ({ most }: { most: number }) => ({
    vi: `Chỉ dùng được tối đa ${most} ảnh ở đây. Hãy bỏ bớt rồi lưu lại.`,
    en: `There can be ${most} pictures here at most. Take some away and save again.`,
  }),
  'upload-too-large': ({ name, megabytes }: { name: string; megabytes: number }) => ({
    vi: `“${name}” nặng ${megabytes} MB, quá mức 25 MB. Hãy giảm độ phân giải rồi gửi lại.`,
    en: `“${name}” is ${megabytes} MB, more than the 25 MB taken. Make it smaller and send it again.`,
  }),
  'upload-sign-in': () => ({
    vi: 'Phiên đăng nhập đã hết. Hãy đăng nhập lại; ảnh gửi dở được gửi tiếp.',
    en: 'You are no longer signed in. Sign in again: what was sent is not sent again.',
  }),
  'too-many-uploads': ({ most }: { most: number }) => ({
    vi: `Đang có ${most} ảnh gửi dở. Hãy gửi xong hoặc đợi một ngày để hệ thống quên chúng.`,
    en: `${most} uploads are unfinished. Finish them, or wait a day until they are forgotten.`,
  }),
  'media-busy': () => ({
    vi: 'Nhiều ảnh đang được xử lý cùng lúc. Ảnh của bạn đã nhận đủ; hãy bấm “Gửi lại” sau một phút.',
    en: 'Many pictures are being prepared. Yours has arrived whole: press “Send again” in a minute.',
  }),
  'media-quota': ({
    pictures,
    mostPictures,
    megabytes,
    mostMegabytes,
  }: {
    pictures: number;
    mostPictures: number;
    megabytes: number;
    mostMegabytes: number;
  }) => ({
    vi: `Kho ảnh đã đầy: ${pictures} trên ${mostPictures} ảnh, ${megabytes} trên ${mostMegabytes} MB. Hãy cất bớt ảnh không dùng; ảnh cất được xóa hẳn sau 30 ngày.`,
    en: `Your library is full: ${pictures} of ${mostPictures} pictures, ${megabytes} of ${mostMegabytes} MB. Put away what you do not use; it is deleted for good after 30 days.`,
  }),
  'no-space': () => ({
    vi: 'Máy chủ hết chỗ lưu tệp. Không có gì được lưu nửa chừng; hãy báo quản trị viên và gửi lại sau.',
    en: 'The server has no room left for files. Nothing was kept by half: tell the administrator and send it again later.',
  }),
  'picture-not-here': () => ({
    vi: 'Ảnh này không có trong kho của cơ sở, hoặc đã được cất. Hãy mở lại kho ảnh và chọn ảnh khác.',
    en: 'This picture is not in the producer’s library, or was put away. Open the library and choose another.',
  }),
  'picture-not-described': () => ({
    vi: 'Có ảnh chưa có mô tả tiếng Việt và tiếng Anh. Mở ảnh trong kho, viết mỗi thứ tiếng một câu rồi làm lại.',
    en: 'A picture has no description in Vietnamese and English yet. Open it in the library, write one sentence in each language, and try again.',
  }),
  'picture-moved': () => ({
    vi: 'Có người vừa sửa ảnh này. Nội dung bạn gõ còn ở dưới; hãy xem lại rồi lưu lần nữa.',
    en: 'Somebody has just changed this picture. What you typed is still below: look again and save once more.',
  }),
  'picture-removed': () => ({
    vi: 'Ảnh này đã được cất. Hãy lấy lại ảnh trước khi sửa.',
    en: 'This picture was put away. Bring it back before you change it.',
  }),
  'picture-alt-needed': ({ lang }: { lang: 'vi' | 'en' }) => ({
    vi: `Ảnh đang hiện công khai nên không được để trống mô tả ${lang === 'vi' ? 'tiếng Việt' : 'tiếng Anh'}.`,
    en: `The picture is shown in public: its ${lang === 'vi' ? 'Vietnamese' : 'English'} description may not be empty.`,
  }),
  'picture-alt-file-name': ({ lang }: { lang: 'vi' | 'en' }) => ({
    vi: `Mô tả ${lang === 'vi' ? 'tiếng Việt' : 'tiếng Anh'} đang là tên tệp. Hãy viết một câu nói ảnh cho thấy gì.`,
    en: `The ${lang === 'vi' ? 'Vietnamese' : 'English'} description is the name of a file. Write one sentence that says what is to be seen.`,
  }),
  'picture-text-long': ({
    field,
    most,
    length,
  }: {
    field: string;
    most: number;
    length: number;
  }) => {
    const names: Record<string, readonly [string, string]> = {
      altVi: ['Mô tả tiếng Việt', 'The Vietnamese description'],
      altEn: ['Mô tả tiếng Anh', 'The English description'],
      credit: ['Tên người chụp', 'The photographer’s name'],
    };
    const [vi, en] = names[field] ?? ['Chữ', 'The text'];
    return {
      vi: `${vi} dài ${length} ký tự, tối đa ${most}. Hãy rút gọn rồi lưu lại.`,
      en: `${en} has ${length} characters, ${most} at most. Shorten it and save again.`,
    };
  },
  'picture-used': ({ uses, live }: { uses: readonly string[]; live: boolean }) => ({
    vi: `Chưa cất được: ảnh ${live ? 'đang hiện ở' : 'nằm trong bản đang soạn hoặc chờ duyệt của'} ${uses.map((one) => `“${one}”`).join(', ')}. Hãy bỏ ảnh khỏi đó trước.`,
    en: `It cannot be put away: it is ${live ? 'shown at' : 'part of a change being written or waiting for'} ${uses.map((one) => `“${one}”`).join(', ')}. Take it away there first.`,
  }),
  'remove-not-confirmed': () => ({
    vi: 'Hãy đánh dấu ô xác nhận rồi bấm “Cất ảnh” lần nữa.',
    en: 'Tick the box to confirm, then press the button again.',
  }),
};
