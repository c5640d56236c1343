import type { Sentence } from '../refusals.ts';

interface Wrong {
  readonly item: string;
  readonly value: number;
  readonly allowed: readonly number[];
}

function wrongList(wrong: readonly Wrong[], lang: 'vi' | 'en'): string {
  return wrong
    .map(({ item, value, allowed }) => {
      if (allowed.length === 0) {
        return lang === 'vi' ? `${item} (không có mục này)` : `${item} (no such item)`;
      }
      const list = allowed.join(', ');
      return lang === 'vi'
        ? `${item} (ghi ${value}, chỉ có ${list})`
        : `${item} (${value} given, only ${list} offered)`;
    })
    .join('; ');
}

export const criteriaRefusals = {
  'no-form-for-version': ({ version, decision }) => ({
    vi: `Không mở được phiếu chấm theo ${decision ? `Quyết định ${decision}` : `phiên bản “${version}”`}: chưa biết điểm từng mục của bộ tiêu chí này. Hồ sơ theo bộ tiêu chí cũ phải chấm trên giấy; không chấm bằng phiếu hiện hành.`,
    en: `No score sheet can be opened under ${decision ? `Decision ${decision}` : `version “${version}”`}: the points of its items are not known. Score such a dossier on paper; today’s form does not apply to it.`,
  }),
  'no-form-for-set': ({ setNo }) => ({
    vi: `Không có biểu điểm cho bộ sản phẩm số “${setNo}”: có 26 bộ, từ 1 đến 26. Hãy chọn lại bộ sản phẩm.`,
    en: `There is no form for product set “${setNo}”: there are 26, from 1 to 26. Choose the set again.`,
  }),
  'scores-not-offered': ({ setNo, wrong }) => ({
    vi: `Điểm không có trong biểu điểm của bộ ${setNo}: ${wrongList(wrong, 'vi')}. Hãy chọn một trong các mức của từng mục.`,
    en: `Points the form of set ${setNo} does not offer: ${wrongList(wrong, 'en')}. Choose one of the answers of each item.`,
  }),
  'no-such-disqualifier': ({ setNo, codes }: { setNo: number; codes: readonly string[] }) => ({
    vi: `Biểu điểm của bộ ${setNo} không có lý do loại: ${codes.join(', ')}. Hãy chọn lý do trong danh sách của bộ này.`,
    en: `The form of set ${setNo} has no such ground to turn a dossier down: ${codes.join(', ')}. Choose one from its list.`,
  }),
  'no-sheets': ({ setNo }) => ({
    vi: `Chưa có phiếu chấm nào cho hồ sơ này (bộ ${setNo}), nên chưa tính được điểm trung bình. Cần ít nhất một phiếu đã ký.`,
    en: `There is no score sheet for this dossier yet (set ${setNo}), so there is no average. At least one signed sheet is needed.`,
  }),
} satisfies Record<string, Sentence>;
