import type { Sentence } from '#src/words/refusals.ts';

export const sellerRefusals: Readonly<Record<string, Sentence>> = {
  'seller-fields': () => ({
    vi: 'Có ô chưa đúng. Xem dòng chữ đỏ dưới từng ô, sửa rồi lưu lại.',
    en: 'Some fields are not right. See the red line under each, mend it and save again.',
  }),
  'seller-changed-meanwhile': () => ({
    vi: 'Thông tin này vừa được người khác sửa. Mở lại trang để xem bản mới, rồi nhập lại phần của bạn.',
    en: 'Somebody else has just changed this. Open the page again, look at the new version and enter your part anew.',
  }),
  'seller-nothing-to-check': () => ({
    vi: 'Chưa có tên pháp lý hoặc mã số để đối chiếu. Nhờ cơ sở điền trước.',
    en: 'There is no legal name or number to compare yet. Ask the producer to fill them in first.',
  }),
  'claim-fields': () => ({
    vi: 'Có ô chưa đúng hoặc còn trống. Xem dòng chữ đỏ dưới từng ô, sửa rồi gửi lại. Tệp đã chọn cần chọn lại.',
    en: 'Some fields are empty or not right. See the red line under each, mend it and send again. Files have to be chosen again.',
  }),
  'member-already': () => ({
    vi: 'Tài khoản của bạn đã làm việc cho cơ sở này. Mở bàn làm việc để tiếp tục.',
    en: 'Your account works for this producer already. Open your desk to go on.',
  }),
  'claim-open-already': ({ code }) => ({
    vi: `Bạn đã gửi yêu cầu ${code} cho việc này và đang chờ. Mở yêu cầu đó để bổ sung.`,
    en: `You have sent ${code} for this already. Open it to add to it.`,
  }),
  'claims-too-many': ({ most }) => ({
    vi: `Một tài khoản có nhiều nhất ${most} yêu cầu đang chờ. Chờ tỉnh trả lời, hoặc rút bớt một yêu cầu.`,
    en: `An account has at most ${most} open claims. Wait for an answer or withdraw one.`,
  }),
  'claim-too-many-papers': ({ most }) => ({
    vi: `Một yêu cầu kèm nhiều nhất ${most} tệp. Hãy bỏ bớt.`,
    en: `A claim has at most ${most} files. Leave some out.`,
  }),
  'no-such-claim': () => ({
    vi: 'Không có yêu cầu này. Xem lại mã trong thư.',
    en: 'There is no such claim. Look at the code in the letter again.',
  }),
  'claim-closed': () => ({
    vi: 'Yêu cầu này đã được trả lời hoặc đã rút. Mở lại trang để xem kết quả.',
    en: 'This claim was answered or withdrawn. Open the page again to see the result.',
  }),
  'claim-changed-meanwhile': () => ({
    vi: 'Yêu cầu này vừa thay đổi ở nơi khác. Mở lại trang, xem bản mới rồi làm lại.',
    en: 'This claim has just changed elsewhere. Open the page again, look at it and try once more.',
  }),
  'claim-note-missing': () => ({
    vi: 'Chưa có lời nhắn. Hãy viết cho người gửi biết vì sao và cần bổ sung gì.',
    en: 'There is no note. Tell the person why, and what is needed.',
  }),
  'claim-address-unconfirmed': ({ code }) => ({
    vi: `Người gửi yêu cầu ${code} chưa xác nhận thư điện tử nên chưa duyệt được. Hãy trả lại, nhắc mở liên kết trong thư.`,
    en: `Whoever sent ${code} has not confirmed the e-mail address. Return the claim and remind them of the link in the letter.`,
  }),
  'claims-none': () => ({
    vi: 'Chưa chọn yêu cầu nào. Đánh dấu ít nhất một dòng.',
    en: 'No claim is chosen. Tick at least one row.',
  }),
  'letters-none': () => ({
    vi: 'Chưa chọn cơ sở nào. Đánh dấu ít nhất một dòng rồi in thư.',
    en: 'No producer is chosen. Tick at least one row, then make the letters.',
  }),
  'letters-too-many': ({ most }) => ({
    vi: `Mỗi lần in nhiều nhất ${most} thư. Hãy lọc bớt rồi in từng phần.`,
    en: `At most ${most} letters at a time. Filter the list and print it in parts.`,
  }),
  'letter-has-member': ({ names }) => ({
    vi: `Cơ sở đã có người nhận: ${(names as readonly string[]).join('; ')}. Bỏ chọn rồi in lại.`,
    en: `Somebody works for ${(names as readonly string[]).join('; ')} already. Untick it and print again.`,
  }),
  'no-such-letter': () => ({
    vi: 'Không có thư này. Mở lại danh sách.',
    en: 'There is no such letter. Open the list again.',
  }),
  'letter-over': () => ({
    vi: 'Mã thư không đúng, đã hết hạn, đã rút lại hoặc đã dùng xong. Xem lại 16 ký tự trên thư, hoặc tìm cơ sở của bạn ở trang đăng ký.',
    en: 'This code is wrong, has run out, was withdrawn or has done its work. Look at the 16 signs on the letter again, or find your producer on the sign-up page.',
  }),
  'no-such-duty': () => ({
    vi: 'Chưa chọn việc được làm. Chọn một trong ba.',
    en: 'No duty is chosen. Choose one of the three.',
  }),
  'no-such-member': () => ({
    vi: 'Người này không còn trong cơ sở. Mở lại trang để xem danh sách mới.',
    en: 'This person is no longer a member. Open the page again.',
  }),
  'last-manager': () => ({
    vi: 'Đây là người quản lý duy nhất. Giao quyền quản lý cho một người khác trước.',
    en: 'This is the only manager. Make somebody else a manager first.',
  }),
  'address-confirmed-already': () => ({
    vi: 'Thư điện tử của bạn đã được xác nhận.',
    en: 'Your e-mail address is confirmed already.',
  }),
};
