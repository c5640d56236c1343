import { type Day, formatDay } from '#src/base/day.ts';
import type { Standing } from '../standing.ts';
import { reassessmentWindow } from '../renewal.ts';

export interface ReminderLine {
  readonly code: string;
  readonly name: string;
  readonly standing: Standing;
}

/** The letter an officer sends to a producer about the end of certificates; plain text, one line for each. */
export function reminderLetter(
  lines: readonly ReminderLine[],
  facts: {
    readonly name: string;
    readonly note: string;
    readonly from: string;
    readonly today: Day;
    readonly siteUrl: string;
  },
): { subject: string; text: string } {
  const [first] = lines;
  const subject =
    lines.length === 1 && first
      ? `Nhắc gia hạn: ${first.name} (${first.code})`
      : `Nhắc gia hạn: ${lines.length} giấy chứng nhận OCOP`;
  const text = [
    `Kính gửi ${facts.name},`,
    ...(facts.note === '' ? [] : [facts.note]),
    lines.map((line) => `• ${line.name} (${line.code}): ${whatNow(line, facts.today)}`).join('\n'),
    'Xem việc cần làm và mở hồ sơ đánh giá lại tại:',
    `${facts.siteUrl}/ban`,
    `Người gửi: ${facts.from}`,
  ].join('\n\n');
  return { subject, text };
}

function whatNow({ standing }: ReminderLine, today: Day): string {
  const until = standing.validUntil;
  const d = (day: Day): string => formatDay(day, 'vi');
  if (until === null) return 'nguồn chưa rõ ngày hết hạn, hãy kiểm tra giấy của mình.';
  if (standing.state === 'expired') return `đã hết hạn ngày ${d(until)}, cần nộp hồ sơ lần đầu.`;
  const { opens, closes } = reassessmentWindow(until);
  const ends = `hết hạn ngày ${d(until)}`;
  if (today < opens) return `${ends}; nhận hồ sơ đánh giá lại từ ${d(opens)} đến ${d(closes)}.`;
  if (today <= closes) return `${ends}; đang nhận hồ sơ đánh giá lại, hạn cuối ${d(closes)}.`;
  return `${ends}; đã quá hạn nộp đánh giá lại (${d(closes)}), hãy liên hệ Sở Nông nghiệp và Môi trường.`;
}
