import type { Sentence } from '#src/words/refusals.ts';

export const recallRefusals: Readonly<Record<string, Sentence>> = {
  'no-such-recall': ({ code }) => ({
    vi: `Không có thu hồi mang mã “${code}”. Hãy kiểm tra lại mã trong danh sách thu hồi.`,
    en: `There is no recall with the code “${code}”. Check the code in the list of recalls.`,
  }),
  'no-such-lot': () => ({
    vi: 'Có lô không tồn tại. Hãy tìm lại lô theo mã rồi chọn từ danh sách.',
    en: 'One of the lots does not exist. Search for the lot by its code and choose it from the list.',
  }),
  'recall-without-lots': () => ({
    vi: 'Chưa chọn lô nào. Hãy chọn ít nhất một lô cần thu hồi.',
    en: 'No lot is chosen. Choose at least one lot to recall.',
  }),
  'recall-of-two-producers': () => ({
    vi: 'Các lô được chọn thuộc nhiều cơ sở. Mỗi thu hồi nêu tên lô của một cơ sở; hãy mở một thu hồi riêng cho cơ sở kia.',
    en: 'The chosen lots belong to several producers. A recall names lots of one producer; open another for the other.',
  }),
  'recall-hazard-missing': () => ({
    vi: 'Chưa chọn loại nguy cơ. Hãy chọn một trong ba loại.',
    en: 'No kind of hazard is chosen. Choose one of the three.',
  }),
  'recall-text-missing': ({ field }) => ({
    vi:
      field === 'reason'
        ? 'Chưa viết lý do thu hồi bằng tiếng Việt. Người mua đọc câu này trước tiên.'
        : 'Chưa viết việc người mua cần làm bằng tiếng Việt.',
    en:
      field === 'reason'
        ? 'The reason in Vietnamese is missing. It is what buyers read first.'
        : 'What buyers should do is missing in Vietnamese.',
  }),
  'recall-text-too-long': ({ most, length }) => ({
    vi: `Một đoạn dài ${length} ký tự, nhiều nhất được ${most}. Hãy viết ngắn lại.`,
    en: `A text has ${length} characters; at most ${most} fit. Shorten it.`,
  }),
  'left-out-without-reason': () => ({
    vi: 'Có lô được để ra mà chưa ghi lý do (ít nhất 5 ký tự). Hãy ghi vì sao lô ấy không bị ảnh hưởng.',
    en: 'A lot is left out without a reason (at least 5 characters). Say why it is not affected.',
  }),
  'recall-closure-changed': ({ seen, count }) => ({
    vi: `Danh sách vừa thay đổi: lúc xem có ${seen} lô, nay là ${count}. Hãy xem lại danh sách bên dưới rồi xác nhận lần nữa.`,
    en: `The list has changed: ${seen} lots were shown, now there are ${count}. Look at the list below and confirm again.`,
  }),
  'recall-changed-meanwhile': ({ code }) => ({
    vi: `Thu hồi ${code} vừa được người khác sửa. Hãy tải lại trang, xem bản mới rồi làm lại.`,
    en: `Recall ${code} has just been changed by somebody else. Reload the page, look at it and do it again.`,
  }),
  'recall-is-lifted': ({ code }) => ({
    vi: `Thu hồi ${code} đã chấm dứt nên không sửa được nữa. Nếu cần, hãy mở thu hồi mới.`,
    en: `Recall ${code} is lifted and cannot be changed. Open a new one where needed.`,
  }),
  'recall-holds-them': () => ({
    vi: 'Thu hồi này đã gồm mọi lô được chọn và các lô làm từ chúng; không có gì để thêm.',
    en: 'This recall already holds the chosen lots and what was made of them; there is nothing to add.',
  }),
  'lift-without-reason': () => ({
    vi: 'Chưa ghi lý do chấm dứt thu hồi (ít nhất 5 ký tự). Người mua sẽ đọc lý do này.',
    en: 'The reason for lifting the recall is missing (at least 5 characters). Buyers will read it.',
  }),
  'recall-not-confirmed': () => ({
    vi: 'Chưa đánh dấu ô xác nhận. Thu hồi sẽ công khai ngay, hãy xác nhận trước khi gửi.',
    en: 'The box of confirmation is not ticked. A recall is public at once: confirm before sending.',
  }),
  'no-such-wrong-report': ({ code }) => ({
    vi: `Không có báo sai mang mã “${code}”.`,
    en: `There is no report with the code “${code}”.`,
  }),
  'wrong-report-empty': ({ least }) => ({
    vi: `Hãy kể rõ điều sai, ít nhất ${least} ký tự.`,
    en: `Tell us what is wrong, in at least ${least} characters.`,
  }),
  'wrong-report-too-long': ({ most }) => ({
    vi: `Nội dung dài quá ${most} ký tự. Hãy viết ngắn lại.`,
    en: `The text is longer than ${most} characters. Shorten it.`,
  }),
  'wrong-report-repeated': () => ({
    vi: 'Nội dung này vừa được gửi cho đúng mã này rồi. Không cần gửi lại.',
    en: 'The same text has just been sent for this code. There is no need to send it again.',
  }),
  'wrong-report-changed-meanwhile': ({ code }) => ({
    vi: `Báo sai ${code} vừa được người khác trả lời. Hãy tải lại trang rồi làm lại.`,
    en: `Report ${code} has just been answered by somebody else. Reload the page and do it again.`,
  }),
  'only-officer-closes': () => ({
    vi: 'Chỉ cán bộ mới kết luận được “không đúng” hoặc “thư rác”. Hãy chọn “đang xem” hoặc “đã sửa”.',
    en: 'Only an officer may close a report as unfounded or spam. Choose “looking” or “mended”.',
  }),
  'answer-missing': () => ({
    vi: 'Chưa viết câu trả lời. Khi kết thúc một báo sai, hãy ghi đã làm gì hoặc vì sao không đúng.',
    en: 'The answer is missing. When closing a report, say what was done or why it is not so.',
  }),
  'no-such-report-state': () => ({
    vi: 'Chưa chọn tình trạng mới. Hãy chọn một trong các tình trạng có sẵn.',
    en: 'No new state is chosen. Choose one of those offered.',
  }),
};
