import type { Sentence } from '#src/words/refusals.ts';

/** Refusals about notices. */
export const noticeRefusals: Readonly<Record<string, Sentence>> = {
  'push-not-a-service': () => ({
    vi: 'Trình duyệt này dùng một dịch vụ báo tin mà chúng tôi không biết, nên chưa bật được. Hãy dùng Chrome, Edge, Firefox hoặc Safari bản mới.',
    en: 'This browser uses a push service that we do not know, so it was not turned on. Use a recent Chrome, Edge, Firefox or Safari.',
  }),
  'push-keys': () => ({
    vi: 'Trình duyệt gửi khóa không đọc được. Hãy tải lại trang rồi bật lần nữa.',
    en: 'The browser sent keys that cannot be read. Load the page again and turn it on once more.',
  }),
  'no-such-device': () => ({
    vi: 'Thiết bị này không còn trong danh sách của bạn.',
    en: 'This device is no longer in your list.',
  }),
};
