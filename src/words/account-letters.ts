import type { GrantedRole } from '#src/features/accounts/may.ts';
import { roleWords } from './accounts.ts';

/** Letters about accounts, in Vietnamese with a line of English. `link` is a whole address on a line of its own. */
export const accountLetters = {
  invitation: (facts: {
    site: string;
    name: string;
    role: GrantedRole;
    place: string;
    by: string;
    until: string;
    link: string;
  }) => ({
    subject: `${facts.site}: lời mời làm ${lower(roleWords.vi[facts.role])}${facts.place ? `, ${facts.place}` : ''}`,
    text: `Kính gửi ${facts.name || 'ông, bà'},

${nameOf(facts.by)} mời ông, bà làm việc trên ${facts.site} với vai trò ${lower(roleWords.vi[facts.role])}${facts.place ? ` (${facts.place})` : ''}.

Mở liên kết sau để nhận lời mời. Liên kết dùng được một lần, đến hết ngày ${facts.until}:

${facts.link}

Nếu ông, bà không chờ thư này, xin bỏ qua: không có tài khoản nào được tạo.

(You are invited to work on ${facts.site} as ${roleWords.en[facts.role]}. Open the link above to accept.)`,
  }),

  reset: (facts: { site: string; name: string; link: string }) => ({
    subject: `${facts.site}: đặt lại mật khẩu`,
    text: `Kính gửi ${facts.name},

Có người vừa xin đặt lại mật khẩu cho tài khoản của ông, bà trên ${facts.site}. Mở liên kết sau trong vòng một giờ để đặt mật khẩu mới:

${facts.link}

Nếu không phải ông, bà, xin bỏ qua thư này: mật khẩu vẫn như cũ.

(Open the link above within an hour to choose a new password.)`,
  }),
};

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** `Nguyễn Văn A <a@b.vn>` → the name: addresses of officers are not spread by letters. */
function nameOf(actor: string): string {
  return actor.replace(/\s*<[^>]*>$/, '') || actor;
}
