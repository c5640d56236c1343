import type { Quorum } from '#src/features/assessment/councils/quorum.ts';

const join = (texts: readonly string[]): string => texts.join(', ');
const points = (hundredths: number, lang: 'vi' | 'en'): string => {
  const text = String(hundredths / 100);
  return lang === 'vi' ? text.replace('.', ',') : text;
};

const FIELDS: Readonly<Record<string, { vi: string; en: string }>> = {
  name: { vi: 'tên (3 đến 200 chữ)', en: 'name (3 to 200 characters)' },
  establishedOn: { vi: 'ngày thành lập', en: 'day of establishment' },
  email: { vi: 'địa chỉ thư điện tử', en: 'e-mail address' },
  proposedBefore: { vi: 'hạn đề xuất hồ sơ', en: 'day by which dossiers are proposed' },
  heldBefore: {
    vi: 'hạn họp (không trước hạn đề xuất)',
    en: 'day of the meeting (not before the other)',
  },
  paperReview: { vi: 'kết quả xem hồ sơ', en: 'paper review' },
  surveyedOn: { vi: 'ngày khảo sát', en: 'day of the survey' },
  conclusion: { vi: 'kết luận', en: 'conclusion' },
  quorumPercent: { vi: 'tỷ lệ có mặt (1 đến 100 %)', en: 'quorum (1 to 100 percent)' },
  spreadLimit: {
    vi: 'mức chênh lệch (1 đến 100 điểm, hoặc để trống)',
    en: 'spread limit (1 to 100 points, or empty)',
  },
  scoringTurns: { vi: 'số lượt chấm (1 đến 9)', en: 'scoring turns (1 to 9)' },
  gateRule: { vi: 'cách xét điều kiện sao', en: 'rule for minimum marks' },
};
const named = (fields: readonly string[], lang: 'vi' | 'en'): string =>
  join(fields.map((field) => FIELDS[field]?.[lang] ?? field));

const ROUND = {
  open: { vi: 'đang lập danh sách', en: 'being prepared' },
  scoring: { vi: 'đang chấm', en: 'being scored' },
  closed: { vi: 'đã kết thúc', en: 'closed' },
};

/** Refusals about councils, rounds, sheets and meetings. */
export const councilRefusals = {
  'no-such-council': () => ({ vi: 'Không có hội đồng này.', en: 'There is no such council.' }),
  'no-such-round': () => ({ vi: 'Không có đợt đánh giá này.', en: 'There is no such round.' }),
  'no-such-province': () => ({
    vi: 'Hãy chọn tỉnh của hội đồng.',
    en: 'Choose the province of the council.',
  }),
  'council-incomplete': ({ fields }: { fields: string[] }) => ({
    vi: `Hãy xem lại: ${named(fields, 'vi')}.`,
    en: `Look again at: ${named(fields, 'en')}.`,
  }),
  'council-rules-wrong': ({ rules }: { rules: string[] }) => ({
    vi: `Quy chế chưa dùng được, hãy sửa: ${named(rules, 'vi')}.`,
    en: `These rules cannot stand; mend: ${named(rules, 'en')}.`,
  }),
  'council-changed': () => ({
    vi: 'Có người vừa sửa hội đồng này. Hãy tải lại trang, xem chỗ họ đổi, rồi sửa tiếp.',
    en: 'Somebody has just changed this council. Load the page again, look, then go on.',
  }),
  'seat-incomplete': ({ fields }: { fields: string[] }) => ({
    vi: `Chưa thêm được thành viên, thiếu hoặc sai: ${named(fields, 'vi')}.`,
    en: `The member was not added; missing or wrong: ${named(fields, 'en')}.`,
  }),
  'seat-taken': ({ email }: { email: string }) => ({
    vi: `${email} đã có chỗ trong hội đồng này.`,
    en: `${email} already has a seat on this council.`,
  }),
  'second-chair': ({ name }: { name: string }) => ({
    vi: `Hội đồng đã có chủ tịch (${name}). Hãy cho người đó thôi trước, hoặc chọn vị trí khác.`,
    en: `The council has a chair already (${name}). End that seat first, or choose another position.`,
  }),
  'no-such-seat': () => ({
    vi: 'Người này không còn trong hội đồng.',
    en: 'This person no longer has a seat.',
  }),
  'no-seat': ({ council }: { council: string }) => ({
    vi: `Tài khoản này không có tên trong danh sách chấm điểm của ${council}. Hãy nhờ thư ký hội đồng xem lại địa chỉ thư điện tử trong danh sách.`,
    en: `This account is not on the list of scoring members of ${council}. Ask the secretary to check the e-mail address there.`,
  }),
  'reason-needed': () => ({
    vi: 'Hãy ghi lý do: lý do vào biên bản.',
    en: 'Give the reason: it goes into the minutes.',
  }),
  'round-incomplete': ({ fields }: { fields: string[] }) => ({
    vi: `Chưa mở được đợt, hãy xem lại: ${named(fields, 'vi')}.`,
    en: `The round was not opened; look again at: ${named(fields, 'en')}.`,
  }),
  'round-state': ({ name, state }: { name: string; state: keyof typeof ROUND }) => ({
    vi: `${name} ${ROUND[state].vi}, nên lúc này không làm việc đó được.`,
    en: `${name} is ${ROUND[state].en}, so this cannot be done now.`,
  }),
  'round-changed': () => ({
    vi: 'Đợt này vừa được người khác chuyển bước. Hãy tải lại trang.',
    en: 'Somebody has just moved this round on. Load the page again.',
  }),
  'round-empty': () => ({
    vi: 'Đợt chưa có hồ sơ nào. Hãy đưa hồ sơ vào trước khi mở chấm điểm.',
    en: 'There is no dossier in this round. Add some before scoring starts.',
  }),
  'council-empty': ({ name }: { name: string }) => ({
    vi: `${name} chưa có thành viên chấm điểm. Hãy thêm thành viên trước.`,
    en: `${name} has no scoring members. Add them first.`,
  }),
  'no-dossier-chosen': () => ({
    vi: 'Hãy chọn ít nhất một hồ sơ.',
    en: 'Choose at least one dossier.',
  }),
  'dossier-elsewhere': ({ code }: { code: string }) => ({
    vi: `Hồ sơ ${code} không còn chờ vào đợt của hội đồng này. Hãy tải lại danh sách rồi chọn lại.`,
    en: `Dossier ${code} is not waiting for a round of this council. Load the list again.`,
  }),
  'not-in-round': () => ({
    vi: 'Hồ sơ này không có trong đợt.',
    en: 'This dossier is not in the round.',
  }),
  'sheets-signed': () => ({
    vi: 'Đã có phiếu chấm được ký, nên không lùi lại được nữa.',
    en: 'A score sheet has been signed, so there is no way back.',
  }),
  'dossier-decided': () => ({
    vi: 'Hội đồng đã kết luận hồ sơ này; phiếu và báo cáo của nó không đổi nữa.',
    en: 'The council has decided this dossier; its sheets and reports stay as they are.',
  }),
  'dossier-moved-on': () => ({
    vi: 'Hồ sơ này vừa được chuyển bước. Hãy tải lại trang để xem kết quả mới nhất.',
    en: 'This dossier has just moved on. Load the page again.',
  }),
  'turn-over': ({ turn, now }: { turn: number; now: number }) => ({
    vi: `Lượt chấm ${turn} đã khép, hội đồng đang ở lượt ${now}. Hãy tải lại trang để mở phiếu của lượt này.`,
    en: `Scoring turn ${turn} is over; the council is in turn ${now}. Load the page for its sheet.`,
  }),
  'sheet-is-signed': () => ({
    vi: 'Phiếu đã ký nên không sửa được. Muốn chấm lại, hội đồng phải mở lượt chấm mới.',
    en: 'The sheet is signed and cannot be changed. To score again the council has to open a new turn.',
  }),
  'sheet-changed': () => ({
    vi: 'Phiếu này vừa được lưu ở một máy hay cửa sổ khác. Hãy bấm Lưu để xem hai bản ghép lại: điểm bạn chọn ở đây được giữ, mục chỉ có ở bản kia được điền thêm; xem xong thì lưu lần nữa.',
    en: 'This sheet has just been saved elsewhere. Press Save to see both joined: what you chose here is kept, items scored only there are filled in; look, then save once more.',
  }),
  'items-unanswered': ({ items }: { items: string[] }) => ({
    vi: `Còn ${items.length} mục chưa chọn: ${join(items)}. Hãy chọn điểm, hoặc đánh dấu “Các mục chưa chọn tính 0 điểm” rồi ký.`,
    en: `${items.length} items have no score: ${join(items)}. Choose, or tick “Items without a score count 0” and sign.`,
  }),
  'conflict-needs-reason': () => ({
    vi: 'Hãy ghi vì sao bạn không chấm hồ sơ này: lý do vào biên bản.',
    en: 'Say why you stay out of this dossier: the reason goes into the minutes.',
  }),
  'exclusion-needs-reason': () => ({
    vi: 'Bạn đề nghị loại hồ sơ: hãy ghi căn cứ.',
    en: 'You propose to exclude the dossier: give the grounds.',
  }),
  'report-is-signed': ({ by }: { by: string }) => ({
    vi: `Báo cáo đã được ${by} ký, không sửa được nữa.`,
    en: `${by} has signed the report; it cannot be changed.`,
  }),
  'report-changed': ({ by }: { by: string }) => ({
    vi: `${by} vừa lưu báo cáo này. Nội dung bạn gõ còn nguyên bên dưới; hãy xem bản mới trong cửa sổ khác rồi lưu lại.`,
    en: `${by} has just saved this report. What you typed is still below; look at the new text in another window, then save again.`,
  }),
  'report-incomplete': ({ fields }: { fields: string[] }) => ({
    vi: `Chưa ký được, báo cáo còn thiếu: ${named(fields, 'vi')}.`,
    en: `Not signed; the report lacks: ${named(fields, 'en')}.`,
  }),
  'meeting-day': () => ({
    vi: 'Hãy ghi ngày họp, không sau hôm nay.',
    en: 'Give the day of the meeting, not after today.',
  }),
  'meeting-changed': () => ({
    vi: 'Phần điểm danh vừa được sửa ở nơi khác. Hãy tải lại trang.',
    en: 'The attendance has just been changed elsewhere. Load the page again.',
  }),
  'attendance-stands': () => ({
    vi: 'Đã kết luận ít nhất một hồ sơ theo danh sách có mặt này, nên không đổi người có mặt được nữa.',
    en: 'A dossier has been decided with this attendance, so it cannot be changed.',
  }),
  'no-meeting': () => ({
    vi: 'Chưa mở cuộc họp. Hãy điểm danh và mở cuộc họp trước.',
    en: 'The meeting is not open. Take the attendance and open it first.',
  }),
  'no-quorum': ({ present, seats, needed, chairMissing }: Quorum) => ({
    vi: `Chưa đủ người: ${present} trên ${seats} thành viên chấm điểm, cần ít nhất ${needed}${chairMissing ? '; chủ tịch hội đồng vắng' : ''}. Chưa kết luận được.`,
    en: `No quorum: ${present} of ${seats} scoring members, at least ${needed} needed${chairMissing ? '; the chair is absent' : ''}. Nothing can be decided.`,
  }),
  'sheets-missing': ({ names }: { names: string[] }) => ({
    vi: `Chưa đủ phiếu đã ký${names.length > 0 ? `, còn thiếu: ${join(names)}` : ''}. Người có mặt phải ký phiếu (hoặc khai không chấm) trước khi kết luận.`,
    en: `Signed sheets are missing${names.length > 0 ? `: ${join(names)}` : ''}. Whoever attends signs (or abstains) before the council decides.`,
  }),
  'no-counted-sheets': () => ({
    vi: 'Mọi người có mặt đều không chấm hồ sơ này, nên không có điểm để kết luận.',
    en: 'Everybody present abstains, so there is nothing to count.',
  }),
  'opinions-differ': () => ({
    vi: 'Ý kiến bằng văn bản khác nhau (khác hạng sao, chênh quá mức, hoặc có người đề nghị loại). Hồ sơ này phải đưa ra họp.',
    en: 'The written opinions differ (another star, too wide a spread, or a proposal to exclude). The council has to meet on it.',
  }),
  'spread-too-wide': ({
    spread,
    limit,
    turn,
    turns,
  }: {
    spread: number;
    limit: number;
    turn: number;
    turns: number;
  }) =>
    turn < turns
      ? {
          vi: `Điểm cao nhất và thấp nhất chênh ${points(spread, 'vi')} điểm, quá ${limit} điểm theo quy chế. Hãy thảo luận rồi mở lượt chấm ${turn + 1}.`,
          en: `The totals differ by ${points(spread, 'en')} points, over the limit of ${limit}. Discuss, then open scoring turn ${turn + 1}.`,
        }
      : {
          vi: `Sau ${turns} lượt vẫn chênh ${points(spread, 'vi')} điểm (mức ${limit}). Hội đồng phải quyết định: lấy điểm trung bình hoặc không xếp hạng, có ghi lý do.`,
          en: `After ${turns} turns the totals still differ by ${points(spread, 'en')} points (limit ${limit}). The council decides: the mean, or no rating, with its reason.`,
        },
  'spread-is-within': () => ({
    vi: 'Điểm không chênh quá mức, hãy kết luận theo điểm trung bình bình thường.',
    en: 'The spread is within the limit; decide by the mean as usual.',
  }),
  'last-turn': ({ turns }: { turns: number }) => ({
    vi: `Quy chế cho tối đa ${turns} lượt chấm; không mở thêm được.`,
    en: `The rules allow ${turns} scoring turns; no more can be opened.`,
  }),
  'dossiers-undecided': ({ codes }: { codes: string[] }) => ({
    vi: `Còn ${codes.length} hồ sơ chưa kết luận: ${join(codes)}.`,
    en: `${codes.length} dossiers are undecided: ${join(codes)}.`,
  }),
};
