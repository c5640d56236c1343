import type { GrantedRole } from '#src/features/accounts/may.ts';
import type { PasswordTrouble } from '#src/features/accounts/password.ts';
import type { ScopeKind } from '#src/features/accounts/roles.ts';

const PASSWORD: Record<PasswordTrouble, { vi: string; en: string }> = {
  'too-short': {
    vi: 'Mật khẩu phải có ít nhất 12 ký tự. Một câu ngắn dễ nhớ là tốt nhất.',
    en: 'A password has at least 12 characters. A short sentence you remember is best.',
  },
  'too-long': {
    vi: 'Mật khẩu dài nhất là 128 ký tự. Hãy chọn mật khẩu ngắn hơn.',
    en: 'A password has at most 128 characters. Choose a shorter one.',
  },
  obvious: {
    vi: 'Mật khẩu này quá dễ đoán. Hãy ghép vài từ không liên quan với nhau.',
    en: 'This password is too easy to guess. Join a few words that have nothing to do with each other.',
  },
  'holds-name': {
    vi: 'Mật khẩu gần như chỉ là tên hoặc địa chỉ thư của bạn. Hãy chọn mật khẩu khác.',
    en: 'This password is little more than your name or e-mail address. Choose another one.',
  },
  'too-few-signs': {
    vi: 'Mật khẩu lặp lại quá ít ký tự khác nhau. Hãy chọn mật khẩu khác.',
    en: 'This password repeats too few different characters. Choose another one.',
  },
};

const PLACE: Record<ScopeKind, { vi: string; en: string }> = {
  province: { vi: 'Hãy chọn tỉnh, thành phố.', en: 'Choose the province.' },
  commune: {
    vi: 'Hãy chọn xã, phường trong danh sách.',
    en: 'Choose the commune from the list.',
  },
  producer: {
    vi: 'Không tìm thấy chủ thể này. Hãy tìm theo tên rồi chọn một dòng trong danh sách.',
    en: 'This producer was not found. Search by name, then choose a line of the list.',
  },
  council: {
    vi: 'Hãy chọn hội đồng. Hội đồng được lập ở mục “Hội đồng” trước khi mời người.',
    en: 'Choose the council. A council is set up under “Councils” before people are invited to it.',
  },
};

function wait(seconds: number): { vi: string; en: string } {
  if (seconds < 90) return { vi: `${seconds} giây`, en: `${seconds} seconds` };
  const minutes = Math.ceil(seconds / 60);
  return { vi: `${minutes} phút`, en: `${minutes} minutes` };
}

/** Refusals of the accounts room. */
export const accountRefusals = {
  'not-allowed': ({ signedIn }: { deed: string; signedIn: boolean }) =>
    signedIn
      ? {
          vi: 'Tài khoản này không có quyền làm việc đó ở đây. Nếu bạn cần quyền, hãy hỏi quản trị viên của tỉnh.',
          en: 'This account has no right to do that here. If you need it, ask the administrator of your province.',
        }
      : { vi: 'Hãy đăng nhập trước.', en: 'Sign in first.' },
  'no-such-deed': () => ({
    vi: 'Biểu mẫu này không còn đúng với trang. Hãy tải lại trang rồi làm lại.',
    en: 'This form no longer fits the page. Load the page again and repeat.',
  }),
  'too-many-tries': ({ seconds }: { seconds: number }) => ({
    vi: `Đã thử quá nhiều lần. Hãy đợi ${wait(seconds).vi} rồi thử lại.`,
    en: `Too many tries. Wait ${wait(seconds).en}, then try again.`,
  }),
  'wrong-sign-in': () => ({
    vi: 'Địa chỉ thư điện tử hoặc mật khẩu không đúng. Hãy xem lại phím Caps Lock và bộ gõ tiếng Việt, hoặc đặt lại mật khẩu.',
    en: 'The e-mail address or the password is wrong. Check Caps Lock and the keyboard layout, or reset the password.',
  }),
  'wrong-password': () => ({
    vi: 'Mật khẩu hiện tại không đúng. Hãy gõ lại.',
    en: 'The current password is wrong. Type it again.',
  }),
  'wrong-code': () => ({
    vi: 'Mã không đúng hoặc đã hết hạn. Hãy xem giờ trên điện thoại và gõ mã đang hiện.',
    en: 'The code is wrong or has run out. Check the clock of the phone and type the code it shows now.',
  }),
  'sign-in-again': () => ({
    vi: 'Lần đăng nhập này đã hết hạn. Hãy đăng nhập lại từ đầu.',
    en: 'This sign-in has run out. Start signing in again.',
  }),
  'second-factor-not-so': () => ({
    vi: 'Xác thực hai lớp đã được bật hoặc tắt ở nơi khác. Hãy tải lại trang.',
    en: 'The second factor was switched on or off elsewhere. Load the page again.',
  }),
  'bad-name': () => ({
    vi: 'Họ tên cần từ 2 đến 100 ký tự.',
    en: 'A name has 2 to 100 characters.',
  }),
  'bad-email': ({ email }: { email: string }) => ({
    vi: `“${email}” không phải địa chỉ thư điện tử. Địa chỉ có dạng ten@noi-dung.vn.`,
    en: `“${email}” is not an e-mail address. It looks like name@place.vn.`,
  }),
  'bad-password': ({ trouble }: { trouble: PasswordTrouble }) => PASSWORD[trouble],
  'passwords-differ': () => ({
    vi: 'Hai lần gõ mật khẩu mới không giống nhau. Hãy gõ lại cả hai.',
    en: 'The two new passwords differ. Type both again.',
  }),
  'email-taken': ({ email }: { email: string }) => ({
    vi: `Đã có tài khoản dùng địa chỉ ${email}. Hãy thêm vai trò cho tài khoản đó.`,
    en: `There is an account with the address ${email} already. Give that account the role.`,
  }),
  'no-such-person': () => ({
    vi: 'Không có tài khoản này. Hãy xem lại địa chỉ thư điện tử.',
    en: 'There is no such account. Check the e-mail address.',
  }),
  'no-such-grant': () => ({
    vi: 'Vai trò này không còn nữa: có thể người khác vừa thu hồi. Hãy tải lại trang.',
    en: 'This role is no longer held: somebody may just have withdrawn it. Load the page again.',
  }),
  'no-such-role': () => ({ vi: 'Hãy chọn vai trò.', en: 'Choose the role.' }),
  'no-such-scope': ({ kind }: { kind: ScopeKind; role: GrantedRole }) => PLACE[kind],
  'reason-missing': () => ({
    vi: 'Hãy ghi lý do: nhật ký sẽ giữ lại lý do này.',
    en: 'Give the reason: the change log keeps it.',
  }),
  'last-administrator': () => ({
    vi: 'Đây là quản trị viên cuối cùng. Hãy mời một quản trị viên khác trước.',
    en: 'This is the last administrator. Invite another one first.',
  }),
  'link-over': ({ kind }: { kind: 'set-up' | 'reset' | 'invitation' | 'confirm' }) =>
    ({
      'set-up': {
        vi: 'Liên kết thiết lập đã hết hạn hoặc đã dùng. Người quản lý máy chủ lấy liên kết mới bằng: npm run account -- setup-link',
        en: 'The set-up link has run out or was used. Whoever keeps the server gets a new one with: npm run account -- setup-link',
      },
      reset: {
        vi: 'Liên kết đặt lại mật khẩu đã hết hạn hoặc đã dùng. Hãy xin liên kết mới.',
        en: 'The link to reset the password has run out or was used. Ask for a new one.',
      },
      confirm: {
        vi: 'Liên kết xác nhận đã hết hạn hoặc đã được thay bằng liên kết mới hơn. Đăng nhập rồi xin gửi lại.',
        en: 'The link to confirm the address has run out or was replaced by a newer one. Sign in and ask for another.',
      },
      invitation: {
        vi: 'Lời mời này đã hết hạn, đã dùng hoặc đã bị rút lại. Hãy nhờ người mời gửi lại.',
        en: 'This invitation has run out, was used or was withdrawn. Ask whoever invited you to send it again.',
      },
    })[kind],
  'invited-already': ({ email }: { email: string }) => ({
    vi: `Đã có lời mời đang chờ cho ${email} với vai trò này. Hãy gửi lại lời mời đó ở bảng bên dưới.`,
    en: `An invitation of ${email} to this role is waiting already. Send that one again from the table below.`,
  }),
  'has-role-already': ({ email }: { email: string }) => ({
    vi: `${email} đã có vai trò này ở đây.`,
    en: `${email} has this role here already.`,
  }),
  'other-account': ({ email }: { email: string }) => ({
    vi: `Lời mời gửi cho ${email}, còn bạn đang đăng nhập bằng tài khoản khác. Hãy đăng xuất rồi mở lại liên kết.`,
    en: `The invitation is for ${email}, and you are signed in as somebody else. Sign out, then open the link again.`,
  }),
  'no-such-session': () => ({
    vi: 'Phiên đăng nhập này đã kết thúc.',
    en: 'This session has ended already.',
  }),
  'no-such-passkey': () => ({
    vi: 'Khóa này không còn nữa. Hãy tải lại trang.',
    en: 'This passkey is gone. Load the page again.',
  }),
  'bad-setting': () => ({
    vi: 'Giá trị này không có trong danh sách. Hãy chọn lại.',
    en: 'This value is not on the list. Choose again.',
  }),
  'confirm-missing': () => ({
    vi: 'Hãy đánh dấu ô xác nhận trước: việc này không làm ngược lại được.',
    en: 'Tick the box to confirm first: this cannot be undone.',
  }),
};
