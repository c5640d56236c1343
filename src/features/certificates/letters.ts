import { type Day, formatDay } from '#src/base/day.ts';

/** What a letter says: subject and plain text. Vietnamese first, English under a line. */
export interface LetterText {
  readonly subject: string;
  readonly text: string;
}

interface Named {
  readonly code: string;
  readonly product: string;
}

const both = (vi: readonly string[], en: readonly string[]): string =>
  [...vi, '', '---', '', ...en].join('\n');

export function recognisedLetter(
  one: Named & { stars: number; number: string; decidedOn: Day; lastDay: Day; url: string },
): LetterText {
  return {
    subject: `${one.product}: được công nhận ${one.stars} sao`,
    text: both(
      [
        `Sản phẩm “${one.product}” được công nhận ${one.stars} sao theo Quyết định ${one.number} ngày ${formatDay(one.decidedOn, 'vi')}.`,
        `Mã trong sổ: ${one.code}. Giấy có giá trị đến hết ngày ${formatDay(one.lastDay, 'vi')}.`,
        'Muốn giữ sao sau ngày ấy, hãy nộp hồ sơ đánh giá lại trong khoảng từ 180 đến 120 ngày trước khi hết hạn.',
        one.url,
      ],
      [
        `The product “${one.product}” is recognised with ${one.stars} stars by Decision ${one.number} of ${formatDay(one.decidedOn, 'en')}.`,
        `Register code ${one.code}; in force until the end of ${formatDay(one.lastDay, 'en')}. To keep the star, lodge a re-assessment between 180 and 120 days before that day.`,
        one.url,
      ],
    ),
  };
}

export function revokedLetter(
  one: Named & { number: string; revokedOn: Day; ground: string; groundEn: string; url: string },
): LetterText {
  return {
    subject: `${one.product}: giấy chứng nhận bị thu hồi`,
    text: both(
      [
        `Giấy chứng nhận ${one.code} của sản phẩm “${one.product}” bị thu hồi theo Quyết định ${one.number} từ ngày ${formatDay(one.revokedOn, 'vi')}.`,
        `Căn cứ: ${one.ground}.`,
        'Từ ngày ấy không được dùng sao OCOP trên nhãn, bao bì và quảng cáo của sản phẩm này.',
        one.url,
      ],
      [
        `Certificate ${one.code} of “${one.product}” is revoked by Decision ${one.number} from ${formatDay(one.revokedOn, 'en')}. Ground: ${one.groundEn}. From that day on the OCOP star may not be used on its labels, packaging and advertising.`,
        one.url,
      ],
    ),
  };
}

export function reminderLetter(
  one: Named & { lastDay: Day; opens: Day; closes: Day; daysLeft: number; url: string },
): LetterText {
  const late = one.daysLeft < 120;
  return {
    subject: `${one.product}: giấy chứng nhận hết hạn sau ${one.daysLeft} ngày`,
    text: both(
      [
        `Giấy chứng nhận ${one.code} của sản phẩm “${one.product}” có giá trị đến hết ngày ${formatDay(one.lastDay, 'vi')} (còn ${one.daysLeft} ngày).`,
        late
          ? `Hạn nộp hồ sơ đánh giá lại đã qua ngày ${formatDay(one.closes, 'vi')}. Hãy hỏi ngay cơ quan OCOP của tỉnh về hồ sơ công nhận mới.`
          : `Hồ sơ đánh giá lại nộp từ ngày ${formatDay(one.opens, 'vi')} đến ngày ${formatDay(one.closes, 'vi')}.`,
        one.url,
      ],
      [
        `Certificate ${one.code} of “${one.product}” is in force until the end of ${formatDay(one.lastDay, 'en')} (${one.daysLeft} days left).`,
        late
          ? `The time for lodging a re-assessment ended on ${formatDay(one.closes, 'en')}: ask the province’s OCOP office about a new dossier.`
          : `A re-assessment is lodged from ${formatDay(one.opens, 'en')} to ${formatDay(one.closes, 'en')}.`,
        one.url,
      ],
    ),
  };
}

export function officersReminder(
  province: string,
  list: readonly (Named & { lastDay: Day; daysLeft: number })[],
  url: string,
): LetterText {
  const lines = list.map(
    (one) => `${one.code}  ${formatDay(one.lastDay, 'vi')}  (${one.daysLeft})  ${one.product}`,
  );
  return {
    subject: `${province}: ${list.length} giấy chứng nhận sắp hết hạn`,
    text: both(
      ['Mã, ngày cuối còn giá trị, số ngày còn lại, sản phẩm:', '', ...lines, '', url],
      ['Code, last day in force, days left, product: as listed above.', url],
    ),
  };
}
