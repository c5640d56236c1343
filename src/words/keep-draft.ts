/** What forms say that keep what is typed; handed to the script as it is. `{…}` are filled in there. */
const vi = {
  restored: 'Đã đặt lại phần bạn gõ dở lúc {luc}. Chưa gửi.',
  moved:
    'Bạn gõ dở lúc {luc}, nhưng từ đó nội dung trên máy chủ đã đổi. Hãy xem bản mới trước khi dùng lại phần gõ dở.',
  use: 'Dùng phần gõ dở',
  drop: 'Bỏ bản nháp',
  held: 'Chưa có mạng. Phần bạn gửi đang được giữ trên máy này và sẽ tự gửi khi có mạng; xin đừng đóng trang.',
  heldBefore:
    'Lần trước chưa gửi được vì mất mạng (lúc {luc}). Bấm gửi lại: dù lần trước đã đến nơi, việc cũng chỉ được làm một lần.',
  files: 'Tệp đính kèm không giữ được qua lần mở sau: hãy chọn lại.',
  again: 'Gửi ngay',
  stop: 'Thôi gửi',
  sending: 'Đang gửi…',
  signedOut: 'Phiên đăng nhập đã hết. Phần bạn gõ vẫn được giữ: đăng nhập rồi mở lại trang này.',
};
const en: typeof vi = {
  restored: 'What you typed at {luc} is back. It has not been sent.',
  moved:
    'You typed something at {luc}, but the server’s version has changed since. Look at the new one before you use yours.',
  use: 'Use what I typed',
  drop: 'Discard the draft',
  held: 'There is no connection. What you sent is kept on this device and goes out by itself when there is one; please leave the page open.',
  heldBefore:
    'It could not be sent for want of a connection (at {luc}). Send it again: even if it had arrived, it is done only once.',
  files: 'Attached files are not kept: choose them again.',
  again: 'Send now',
  stop: 'Do not send',
  sending: 'Sending…',
  signedOut: 'You have been signed out. What you typed is kept: sign in and open this page again.',
};
export const keepWords = { vi, en };
export type KeepWords = typeof vi;
