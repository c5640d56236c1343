import type { Lang } from '#src/base/lang.ts';
import type { QueryProblem } from '#src/features/trace/epcis/event-query.ts';

type Said = { readonly vi: string; readonly en: string };

const PROBLEMS: Record<QueryProblem['code'], (problem: QueryProblem) => Said> = {
  'unknown-parameter': ({ param }) => ({
    vi: `Cổng này không đọc tham số “${param}”. Các tham số đọc được ở "allowed".`,
    en: `The parameter “${param}” is not read here. Those that are stand in "allowed".`,
  }),
  twice: ({ param }) => ({
    vi: `“${param}” có hai lần. Nhiều giá trị viết trong một tham số, cách nhau bằng “|” (%7C).`,
    en: `“${param}” is there twice. Put several values into one parameter, with “|” (%7C) between.`,
  }),
  empty: ({ param }) => ({
    vi: `“${param}” không có giá trị. Hãy điền hoặc bỏ tham số này.`,
    en: `“${param}” has no value. Give it one or leave it out.`,
  }),
  'too-many': ({ param }) => ({
    vi: `“${param}” có quá 20 giá trị. Hãy chia thành nhiều lần hỏi.`,
    en: `“${param}” has more than 20 values. Ask in several queries.`,
  }),
  'not-a-time': ({ param, value }) => ({
    vi: `“${param}” không đọc được “${value}”. Viết như 2026-11-05T14:00:00+07:00 (dấu + viết là %2B).`,
    en: `“${param}” cannot read “${value}”. Write it as 2026-11-05T14:00:00+07:00 (the + as %2B).`,
  }),
  'not-a-word': ({ param, value }) => ({
    vi: `“${param}” không biết “${value}”. Các từ dùng được ở "allowed".`,
    en: `“${param}” does not know “${value}”. The words it knows stand in "allowed".`,
  }),
  'not-a-uri': ({ param, value }) => ({
    vi: `“${param}” cần URI, như https://id.gs1.org/01/09520123456788/10/LO1; “${value}” thì không phải.`,
    en: `“${param}” wants a URI such as https://id.gs1.org/01/09520123456788/10/LO1; “${value}” is none.`,
  }),
  'not-a-number': ({ param, value }) => ({
    vi: `“${param}” cần số từ 1 đến 100, không phải “${value}”.`,
    en: `“${param}” wants a number from 1 to 100, not “${value}”.`,
  }),
  'not-a-truth': ({ param, value }) => ({
    vi: `“${param}” cần true hoặc false, không phải “${value}”.`,
    en: `“${param}” wants true or false, not “${value}”.`,
  }),
  token: ({ param }) => ({
    vi: `“${param}” không thuộc lần hỏi này. Hãy đi theo địa chỉ trong đầu mục Link, hoặc bỏ nó để hỏi lại từ đầu.`,
    en: `“${param}” does not belong to this query. Follow the address in the Link header, or leave it out to start again.`,
  }),
};

/** What is wrong with a parameter, and how to mend it. */
export function queryProblemText(problem: QueryProblem, lang: Lang): string {
  return PROBLEMS[problem.code](problem)[lang];
}

/** Titles and details of the other answers that are no events. */
export const epcisProblems = {
  title400: { vi: 'Câu hỏi chưa đọc được', en: 'The query cannot be read' },
  title404: { vi: 'Không tìm thấy', en: 'Not found' },
  noEvent: {
    vi: 'Không có sự kiện công khai nào mang mã này. Hãy kiểm tra mã, đã mã hóa phần trăm trong địa chỉ.',
    en: 'No public event has this id. Check the id; in the address it is percent-encoded.',
  },
  noType: {
    vi: 'Không có loại sự kiện này. Các loại ở /epcis/eventTypes.',
    en: 'There is no such event type. They are listed in /epcis/eventTypes.',
  },
  method: {
    vi: 'Cổng EPCIS công khai chỉ đọc: dùng GET, HEAD hoặc OPTIONS. Nhập tệp ở bàn làm việc của chủ thể.',
    en: 'The public EPCIS interface is read-only: use GET, HEAD or OPTIONS. Producers import files at their desk.',
  },
  title405: { vi: 'Chỉ để đọc', en: 'Read-only' },
} as const satisfies Readonly<Record<string, Said>>;
