import type { Lang } from '#src/base/lang.ts';
import type { Need } from '#src/features/certificates/imports/decision-facts.ts';
import type { JudgeProblem, Judgement, Why } from '#src/features/certificates/imports/judge.ts';

export const needWords: Record<Lang, Record<Need, string>> = {
  vi: {
    province: 'tỉnh, thành phố',
    number: 'số quyết định',
    decidedOn: 'ngày quyết định',
    issuer: 'cơ quan ban hành',
    level: 'cấp ban hành',
  },
  en: {
    province: 'province',
    number: 'number of the decision',
    decidedOn: 'day of the decision',
    issuer: 'issuing authority',
    level: 'level of the authority',
  },
};

export const judgementWords: Record<Lang, Record<Judgement, string>> = {
  vi: {
    recognise: 'Công nhận',
    renew: 'Công nhận lại',
    raise: 'Nâng hạng',
    lower: 'Hạ hạng',
    revoke: 'Thu hồi',
    unchanged: 'Không đổi',
    problem: 'Cần xem',
  },
  en: {
    recognise: 'Recognise',
    renew: 'Renew',
    raise: 'Raise',
    lower: 'Lower',
    revoke: 'Revoke',
    unchanged: 'Unchanged',
    problem: 'To settle',
  },
};

const WHY: Record<Lang, Record<Why, string>> = {
  vi: {
    first: 'sản phẩm chưa có trong sổ đăng ký',
    'no-decision-before': 'sản phẩm đã có trong sổ nhưng chưa có quyết định nào',
    later: 'quyết định mới hơn giấy đang có',
    older: 'quyết định cũ hơn giấy mới nhất: ghi vào lịch sử, không thay giấy đang có hiệu lực',
    'after-revocation': 'giấy trước đã bị thu hồi, nay được công nhận lại',
    'already-there': 'quyết định này đã có trong sổ với cùng hạng sao',
    'nothing-new':
      'sổ đã có sản phẩm này với cùng hạng sao, danh sách chưa cho biết số và ngày quyết định',
    'already-revoked': 'giấy này đã bị thu hồi từ trước',
    'left-out': 'được bỏ ra ngoài',
    'revoked-by-list': 'danh sách thu hồi',
  },
  en: {
    first: 'the product is not in the register yet',
    'no-decision-before': 'the product is in the register, without a decision so far',
    later: 'the decision is later than the certificate there is',
    older:
      'the decision is older than the latest certificate: kept as history, the one in force stays',
    'after-revocation': 'the certificate before was revoked; it is recognised anew',
    'already-there': 'this decision is in the register with the same stars',
    'nothing-new':
      'the register has this product with the same stars; the list gives no number and day of a decision',
    'already-revoked': 'this certificate was revoked before',
    'left-out': 'left out',
    'revoked-by-list': 'list of revocations',
  },
};

export function whyText(why: Why | null, lang: Lang): string {
  return why === null ? '' : WHY[lang][why];
}

type Say = (problem: JudgeProblem) => { vi: string; en: string };

const cellVi = (problem: JudgeProblem): string =>
  problem.cell === '' ? 'Dòng này' : `Ô ${problem.cell}`;
const cellEn = (problem: JudgeProblem): string =>
  problem.cell === '' ? 'This row' : `Cell ${problem.cell}`;

const PROBLEMS: Readonly<Record<string, Say>> = {
  'no-name': (p) => ({
    vi: `${cellVi(p)} không có tên sản phẩm. Bỏ dòng này ra ngoài, hoặc sửa tệp rồi nhập lại.`,
    en: `${cellEn(p)} has no name of a product. Leave the row out, or mend the file and import it again.`,
  }),
  'no-stars': (p) => ({
    vi: `${cellVi(p)}${p.value ? ` ghi “${p.value}”` : ' không ghi hạng sao'}, không phải 3, 4 hay 5 sao. Chọn hạng sao theo quyết định kèm lý do, hoặc bỏ dòng này ra ngoài.`,
    en: `${cellEn(p)} ${p.value ? `says “${p.value}”` : 'gives no stars'}, not 3, 4 or 5 stars. Choose the stars of the decision with a reason, or leave the row out.`,
  }),
  'stars-above-level': (p) => ({
    vi: `${cellVi(p)} ghi ${p.value} sao, cao hơn hạng mà cấp ban hành đã chọn được công nhận (5 sao do trung ương, 4 sao do tỉnh). Sửa cấp ban hành, sửa hạng sao kèm lý do, hoặc bỏ dòng này ra ngoài.`,
    en: `${cellEn(p)} gives ${p.value} stars, more than the chosen level may give (5 by the centre, 4 by the province). Correct the level, correct the stars with a reason, or leave the row out.`,
  }),
  'decided-in-the-future': (p) => ({
    vi: `Ngày quyết định ${p.value} ở tương lai. Sửa ngày ở phần “Quyết định”, hoặc sửa tệp rồi nhập lại.`,
    en: `The day of the decision, ${p.value}, is in the future. Correct it under “The decision”, or mend the file and import it again.`,
  }),
  'other-province': (p) => ({
    vi: `${cellVi(p)} ghi “${p.value}”: địa chỉ thuộc tỉnh khác với tỉnh của danh sách. Bỏ dòng này ra ngoài; tỉnh kia nhập quyết định của mình.`,
    en: `${cellEn(p)} says “${p.value}”: the address is in another province than the list. Leave the row out; the other province imports its own decision.`,
  }),
  'no-province': (p) => ({
    vi: `${cellVi(p)}${p.value ? ` ghi “${p.value}”` : ''}: không biết thuộc tỉnh nào. Chọn đúng sản phẩm có sẵn, hoặc chọn tỉnh cho cả danh sách ở phần “Quyết định”.`,
    en: `${cellEn(p)}${p.value ? ` says “${p.value}”` : ''}: the province is not known. Choose the product there is, or choose a province for the list under “The decision”.`,
  }),
  'choose-match': (p) => ({
    vi: `${cellVi(p)} ghi “${p.value}”, rất giống một sản phẩm đã có trong sổ. Chọn sản phẩm đó, hoặc chọn “Sản phẩm mới”.`,
    en: `${cellEn(p)} says “${p.value}”, much like a product in the register. Choose that product, or choose “A new product”.`,
  }),
  'choose-producer': (p) => ({
    vi: `${cellVi(p)} ghi “${p.value}”, rất giống một chủ thể đã có trong sổ. Chọn chủ thể đó, hoặc chọn “Chủ thể mới”.`,
    en: `${cellEn(p)} says “${p.value}”, much like a producer in the register. Choose that producer, or choose “A new producer”.`,
  }),
  'twice-in-list': (p) => ({
    vi: `“${p.value}” trùng sản phẩm với dòng ${p.facts?.['row']} của danh sách. Giữ một dòng, bỏ dòng kia ra ngoài.`,
    en: `“${p.value}” is the same product as row ${p.facts?.['row']} of the list. Keep one row, leave the other out.`,
  }),
  'same-decision-other-stars': (p) => ({
    vi: `Quyết định ${p.facts?.['number']} đã có trong sổ với ${p.facts?.['stars']} sao cho sản phẩm này, danh sách ghi ${p.value} sao. Sửa hạng sao kèm lý do, bỏ dòng này ra ngoài, hoặc đính chính giấy bằng quyết định sau.`,
    en: `Decision ${p.facts?.['number']} is in the register with ${p.facts?.['stars']} stars for this product; the list gives ${p.value}. Correct the stars with a reason, leave the row out, or correct the certificate by a further decision.`,
  }),
  'revoke-unknown': (p) => ({
    vi: `Không tìm thấy giấy nào để thu hồi${p.value ? ` cho “${p.value}”` : ''}. Chọn đúng sản phẩm, hoặc bỏ dòng này ra ngoài.`,
    en: `No certificate was found to revoke${p.value ? ` for “${p.value}”` : ''}. Choose the product, or leave the row out.`,
  }),
  'revoke-expired': (p) => ({
    vi: `Giấy của sản phẩm này đã hết hạn từ ${p.facts?.['until']}, trước ngày thu hồi. Bỏ dòng này ra ngoài.`,
    en: `The certificate of this product ended on ${p.facts?.['until']}, before the day of revocation. Leave the row out.`,
  }),
  'revoke-before-issue': (p) => ({
    vi: `Ngày thu hồi trước ngày cấp giấy (${p.facts?.['on']}). Sửa ngày ở phần “Quyết định”, hoặc bỏ dòng này ra ngoài.`,
    en: `The day of revocation is before the certificate (${p.facts?.['on']}). Correct it under “The decision”, or leave the row out.`,
  }),
};

/** What waits for a person: the cell, its value and how to mend it. */
export function problemText(problem: JudgeProblem | null, lang: Lang): string | null {
  if (problem === null) return null;
  if (problem.vi !== undefined && problem.en !== undefined) {
    const said = lang === 'vi' ? problem.vi : problem.en;
    if (problem.cell === '' || said.includes(problem.cell)) return said;
    return `${lang === 'vi' ? 'Ô' : 'Cell'} ${problem.cell}: ${said}`;
  }
  return PROBLEMS[problem.code]?.(problem)[lang] ?? problem.code;
}

/** Codes that have a sentence here: for a test that none is forgotten. */
export const PROBLEM_CODES = Object.keys(PROBLEMS);
