import { type Day, formatDay } from '#src/base/day.ts';
import type { NotIssuable } from '#src/features/certificates/issuable.ts';
import { notIssuableWords } from '#src/words/decisions.ts';

const vi = (day: string): string => formatDay(day as Day, 'vi');
const en = (day: string): string => formatDay(day as Day, 'en');

const STATES: Record<string, { vi: string; en: string }> = {
  expired: { vi: 'đã hết hạn', en: 'has expired' },
  superseded: {
    vi: 'đã được thay bằng một quyết định mới hơn',
    en: 'has been replaced by a newer decision',
  },
  revoked: { vi: 'đã bị thu hồi', en: 'has been revoked' },
  none: { vi: 'không có hiệu lực', en: 'is not in force' },
};

const NO_HOLD_OVER: Record<string, { vi: string; en: string }> = {
  'new-rules': {
    vi: 'giấy cấp từ ngày 22/05/2026 không được giữ quá hạn (Điều 12 chỉ nói về giấy cấp trước ngày ấy)',
    en: 'certificates issued from 22 May 2026 on cannot be held over (article 12 speaks only of those issued before)',
  },
  'day-unknown': {
    vi: 'chưa biết đúng ngày quyết định, hãy đính chính ngày trước',
    en: 'the day of its decision is not known: correct it first',
  },
  'no-certificate': {
    vi: 'mục này không phải giấy chứng nhận từ ba sao trở lên',
    en: 'this entry is not a certificate of three stars or more',
  },
  revoked: { vi: 'giấy đã bị thu hồi', en: 'it has been revoked' },
  superseded: {
    vi: 'đã có quyết định mới hơn cho cùng sản phẩm',
    en: 'there is a newer decision for the same product',
  },
};

const FIELDS: Record<string, { vi: string; en: string }> = {
  stars: { vi: 'Hạng sao là 3, 4 hoặc 5.', en: 'Stars are 3, 4 or 5.' },
  decidedOn: {
    vi: 'Ngày quyết định phải là một ngày có thật, không sau hôm nay.',
    en: 'The day of the decision must be a real day, not after today.',
  },
  score: {
    vi: 'Điểm viết như 87,5, hoặc để trống.',
    en: 'Write the score as 87.5, or leave it empty.',
  },
  printedName: { vi: 'Tên sản phẩm không được để trống.', en: 'The product needs a name.' },
  decisionNo: { vi: 'Số quyết định không được để trống.', en: 'The decision needs a number.' },
};

/** Refusals about certificates and decisions. */
export const certificateRefusals = {
  'no-such-certificate': ({ code }: { code: string }) => ({
    vi: `Trong sổ không có giấy “${code}”. Hãy xem lại mã.`,
    en: `The register has no certificate “${code}”. Check the code.`,
  }),
  'no-such-product-id': ({ id }: { id: number }) => ({
    vi: `Sản phẩm số ${id} không còn trong danh mục. Hãy tải lại trang và chọn lại.`,
    en: `Product ${id} is not in the catalogue any more. Reload the page and choose again.`,
  }),
  'certificate-changed': ({ code }: { code: string }) => ({
    vi: `Giấy ${code} vừa được người khác thay đổi. Hãy đọc lại trang này, rồi làm lại nếu vẫn cần.`,
    en: `Somebody has just changed certificate ${code}. Read this page again, and repeat your step if it is still needed.`,
  }),
  'already-revoked': ({ code, revokedOn }: { code: string; revokedOn: string }) => ({
    vi: `Giấy ${code} đã bị thu hồi từ ngày ${vi(revokedOn)}, không thay đổi được nữa.`,
    en: `Certificate ${code} was revoked on ${en(revokedOn)} and cannot be changed any more.`,
  }),
  'not-in-force': ({ code, state }: { code: string; state: string }) => ({
    vi: `Giấy ${code} ${STATES[state]?.vi ?? STATES['none']?.vi}, nên không còn gì để thu hồi.`,
    en: `Certificate ${code} ${STATES[state]?.en ?? STATES['none']?.en}: there is nothing left to revoke.`,
  }),
  'no-ground': () => ({
    vi: 'Hãy chọn một căn cứ thu hồi của Điều 8 Quyết định 26/2026/QĐ-TTg.',
    en: 'Choose one of the grounds of article 8 of Decision 26/2026/QĐ-TTg.',
  }),
  'no-authority': () => ({
    vi: 'Hãy ghi cơ quan đã kết luận (hoặc UBND xã đã xác nhận ngừng sản xuất).',
    en: 'Name the authority that concluded (or the commune that confirmed that production stopped).',
  }),
  'bad-conclusion-day': () => ({
    vi: 'Hãy ghi ngày kết luận; thời hạn 15 ngày tính từ ngày ấy.',
    en: 'Give the day of the conclusion: the 15 days run from it.',
  }),
  'concluded-after-decision': (facts: { concludedOn: string; decidedOn: string }) => ({
    vi: `Ngày kết luận (${vi(facts.concludedOn)}) sau ngày quyết định (${vi(facts.decidedOn)}). Hãy xem lại hai ngày.`,
    en: `The conclusion (${en(facts.concludedOn)}) is later than the decision (${en(facts.decidedOn)}). Check both days.`,
  }),
  'revoked-before-issue': ({ code, issuedOn }: { code: string; issuedOn: string }) => ({
    vi: `Giấy ${code} cấp ngày ${vi(issuedOn)}; quyết định thu hồi không thể sớm hơn.`,
    en: `Certificate ${code} was issued on ${en(issuedOn)}; it cannot be revoked before that.`,
  }),
  'no-hold-over': ({ code, why }: { code: string; why: string }) => ({
    vi: `Không giữ được giấy ${code}: ${NO_HOLD_OVER[why]?.vi ?? why}.`,
    en: `Certificate ${code} cannot be held over: ${NO_HOLD_OVER[why]?.en ?? why}.`,
  }),
  'bad-hold-over-day': ({ from, until }: { from: string; until: string }) => ({
    vi: `Ngày cuối được giữ phải từ ${vi(from)} đến ${vi(until)}: tối đa 180 ngày sau khi hết hạn.`,
    en: `The last day must lie between ${en(from)} and ${en(until)}: at most 180 days after the term.`,
  }),
  'no-reason': () => ({ vi: 'Hãy ghi lý do.', en: 'Give the reason.' }),
  'nothing-corrected': () => ({
    vi: 'Chưa có mục nào khác với điều đang ghi. Hãy sửa ít nhất một mục.',
    en: 'Nothing differs from what stands. Change at least one field.',
  }),
  'bad-correction': ({ field }: { field: string }) => ({
    vi: FIELDS[field]?.vi ?? 'Nội dung quá dài: tối đa 300 chữ cái.',
    en: FIELDS[field]?.en ?? 'That is too long: 300 characters at most.',
  }),
  'bad-decision-number': ({ number }: { number: string }) => ({
    vi:
      number === ''
        ? 'Hãy ghi số quyết định, như 3981/QĐ-UBND.'
        : `“${number}” không giống số quyết định. Hãy ghi cả số và ký hiệu, như 3981/QĐ-UBND.`,
    en:
      number === ''
        ? 'Give the number of the decision, such as 3981/QĐ-UBND.'
        : `“${number}” does not look like a decision number. Give number and symbol, such as 3981/QĐ-UBND.`,
  }),
  'bad-decision-day': () => ({
    vi: 'Hãy ghi ngày ký quyết định (năm, tháng, ngày).',
    en: 'Give the day on which the decision was signed.',
  }),
  'decision-in-future': ({ decidedOn, today }: { decidedOn: string; today: string }) => ({
    vi: `Ngày quyết định ${vi(decidedOn)} chưa đến (hôm nay ${vi(today)}). Hãy ghi khi quyết định đã ký.`,
    en: `${en(decidedOn)} has not come yet (today is ${en(today)}). Write the decision down once it is signed.`,
  }),
  'decision-exists': ({ number, decidedOn }: { number: string; decidedOn: string }) => ({
    vi: `Quyết định ${number} ngày ${vi(decidedOn)} đã có trong sổ. Hãy xem lại số, hoặc mở quyết định ấy.`,
    en: `Decision ${number} of ${en(decidedOn)} is in the register already. Check the number, or open that decision.`,
  }),
  'decision-before-results': ({
    decidedOn,
    closedOn,
  }: {
    decidedOn: string;
    closedOn: string;
  }) => ({
    vi: `Ngày quyết định ${vi(decidedOn)} sớm hơn ngày hội đồng chốt kết quả (${vi(closedOn)}).`,
    en: `The decision (${en(decidedOn)}) is earlier than the council’s result (${en(closedOn)}).`,
  }),
  'nothing-chosen': () => ({
    vi: 'Hãy chọn ít nhất một kết quả.',
    en: 'Choose at least one result.',
  }),
  'no-such-result': () => ({
    vi: 'Có kết quả đã chọn không còn ở đây. Hãy tải lại trang và chọn lại.',
    en: 'One of the chosen results is not here any more. Reload the page and choose again.',
  }),
  'result-not-issuable': ({ code, why }: { code: string; why: NotIssuable }) => ({
    vi: `Hồ sơ ${code}: ${notIssuableWords[why].vi}`,
    en: `Dossier ${code}: ${notIssuableWords[why].en}`,
  }),
  'product-twice': ({ code }: { code: string }) => ({
    vi: `Hồ sơ ${code} nói về một sản phẩm đã có trong danh sách chọn. Mỗi quyết định công nhận một sản phẩm một lần.`,
    en: `Dossier ${code} is about a product that is chosen already. A decision recognises a product once.`,
  }),
  'no-credential': ({ code }: { code: string }) => ({
    vi: `Giấy ${code} không có bản số hóa: cần biết đúng ngày và chính quyết định.`,
    en: `Certificate ${code} has no digital credential: its decision and day must be known for certain.`,
  }),
  'bad-decision-file': () => ({
    vi: 'Tệp quyết định phải là PDF, không quá 20 MB.',
    en: 'The decision’s file must be a PDF of at most 20 MB.',
  }),
};
