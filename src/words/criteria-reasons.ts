import type { Lang } from '#src/base/lang.ts';
import { type Form, itemsOf } from '#src/features/criteria/form.ts';
import type { MissedGate, Verdict } from '#src/features/criteria/verdict.ts';
import { optionText } from './criteria-options.ts';
import { disqualifierWords, formatPoints } from './criteria.ts';

type Told = Pick<
  Verdict,
  'total' | 'starsByBand' | 'stars' | 'certified' | 'missed' | 'disqualified'
>;

/**
 * Why a total is that rank, in sentences: points and band, each gate that holds it down, what comes of it.
 *
 * "88,5 điểm thuộc khung 4 sao." "Nhưng chưa đạt điều kiện 4 sao ở mục 2.3 Phong cách, ghi nhãn hàng hóa: thêm mã truy
 * xuất nguồn gốc điện tử (cần 3 điểm, mới 2)." "Vì vậy xếp hạng 3 sao."
 */
export function reasons(form: Form, verdict: Told, lang: Lang): string[] {
  const points = formatPoints(verdict.total, lang);
  const { starsByBand: band, stars, certified, missed, disqualified } = verdict;
  const vi = lang === 'vi';
  if (disqualified.length > 0) {
    const why = disqualified.map((code) => disqualifierWords[code][lang]).join('; ');
    return vi
      ? [`Hồ sơ bị loại: ${why}.`, `Điểm ${points} không được xếp hạng.`]
      : [`The dossier is out: ${why}.`, `Its ${points} points are not ranked.`];
  }
  const certificate = certified !== null;
  if (missed.length === 0) {
    if (vi) {
      return certificate
        ? [`${points} điểm, đạt ${stars} sao.`]
        : [`${points} điểm, hạng ${stars} sao: chưa đủ 50 điểm nên không có giấy chứng nhận.`];
    }
    return certificate
      ? [`${points} points: ${stars} stars.`]
      : [
          `${points} points: rank of ${stars} ${stars === 1 ? 'star' : 'stars'}; under 50 points there is no certificate.`,
        ];
  }
  const gates = missed.map((one, index) => missedGate(form, one, lang, index === 0));
  if (vi) {
    const then = certificate
      ? `Vì vậy xếp hạng ${stars} sao.`
      : 'Vì vậy chưa đủ 3 sao, không có giấy chứng nhận.';
    return [`${points} điểm thuộc khung ${band} sao.`, ...gates, then];
  }
  const then = certificate
    ? `So the rank is ${stars} stars.`
    : 'So it stays under 3 stars and gets no certificate.';
  return [`${points} points are in the ${band}-star band.`, ...gates, then];
}

/** One gate that is not met, as a sentence. */
export function missedGate(form: Form, missed: MissedGate, lang: Lang, first = true): string {
  const { gate, needed, given } = missed;
  const item = itemLabel(form, missed.item, lang);
  const what = gateText(form, missed.item, needed, lang);
  const given2 = formatPoints(given, lang);
  if (lang === 'vi') {
    const start = first ? 'Nhưng chưa' : 'Chưa';
    return `${start} đạt điều kiện ${gate} sao ở mục ${item}${what} (cần ${needed} điểm, mới ${given2}).`;
  }
  return `${first ? 'But the' : 'The'} ${gate}-star requirement of item ${item} is not met${what} (${needed} needed, ${given2} given).`;
}

/** `2.3 Phong cách, ghi nhãn hàng hóa`. */
export function itemLabel(form: Form, code: string, lang: Lang): string {
  const item = itemsOf(form).find((one) => one.code === code);
  if (item === undefined) return code;
  return `${code} ${lang === 'vi' ? item.nameVi : item.nameEn}`;
}

function gateText(form: Form, code: string, needed: number, lang: Lang): string {
  const item = itemsOf(form).find((one) => one.code === code);
  const text = item && optionText(form, item, needed, lang);
  return text ? `: ${text}` : '';
}
