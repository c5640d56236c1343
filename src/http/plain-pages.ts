import { STATUS_CODES } from 'node:http';

/** What is said when no page of the site can say it: in both languages, without any file of ours. */
const SENTENCES: Readonly<Record<number, readonly [vi: string, en: string]>> = {
  400: [
    'Địa chỉ này viết sai nên máy chủ không đọc được. Hãy kiểm tra các ký hiệu % hoặc về trang chủ.',
    'This address is misspelt and cannot be read. Check its % signs, or start from the home page.',
  ],
  405: [
    'Máy chủ chỉ nhận GET, HEAD, POST và OPTIONS.',
    'This server takes GET, HEAD, POST and OPTIONS only.',
  ],
  413: [
    'Dữ liệu gửi lên quá lớn. Hãy gửi tệp nhỏ hơn.',
    'What was sent is too large. Send a smaller file.',
  ],
  414: ['Địa chỉ này quá dài.', 'This address is too long.'],
  429: [
    'Từ mạng của bạn vừa có quá nhiều lần hỏi những mã không có. Hãy đợi một phút rồi quét lại; mã in trên bao bì vẫn dùng được như thường.',
    'Too many codes that do not exist have been asked for from your network. Wait a minute and scan again; the code on your pack goes on working.',
  ],
  421: [
    'Máy chủ này không phục vụ tên miền đó. Người quản trị thêm tên vào SITE_URL hoặc ALLOWED_HOSTS.',
    'This server does not answer for that host name. Its keeper adds the name to SITE_URL or ALLOWED_HOSTS.',
  ],
  404: ['Không có trang này.', 'There is no such page.'],
  500: [
    'Có lỗi ở phía chúng tôi; việc này đã được ghi lại. Hãy thử lại sau ít phút.',
    'Something went wrong on our side and has been noted. Please try again in a few minutes.',
  ],
  503: [
    'Trang đang tạm nghỉ để cập nhật. Hãy thử lại sau ít phút.',
    'The site is being brought up to date. Please try again in a few minutes.',
  ],
};

export const PLAIN_TYPE = 'text/html; charset=utf-8';

export function plainPage(status: number, requestId: string | null = null): Buffer {
  const [vi, en] = SENTENCES[status] ?? [STATUS_CODES[status] ?? '', STATUS_CODES[status] ?? ''];
  const id = requestId === null ? '' : `<p>Mã sự cố / incident: <code>${requestId}</code></p>`;
  return Buffer.from(
    `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<title>${status}</title><h1>${status}</h1><p>${vi}</p><p lang="en">${en}</p>${id}` +
      `<p><a href="/">Trang chủ</a> · <a href="/en" lang="en">Home</a></p></html>\n`,
  );
}
