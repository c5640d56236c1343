import { type Lang, LANGS } from '#src/base/lang.ts';
import type { Problem } from './answer.ts';
import { LONGEST_Q } from './search-params.ts';

const SAID = {
  repeated: {
    vi: 'Tham số này được ghi nhiều lần.',
    en: 'This parameter was given more than once.',
  },
  tooLong: { vi: `Dài quá ${LONGEST_Q} ký tự.`, en: `Longer than ${LONGEST_Q} characters.` },
  unknown: { vi: 'Không có giá trị này.', en: 'There is no such value.' },
} as const;

type Parsed =
  | { readonly q: string; readonly lang: Lang; readonly problems?: never }
  | { readonly problems: readonly Problem[]; readonly lang: Lang };

export function parseSuggest(params: URLSearchParams): Parsed {
  const lang: Lang = params.get('lang') === 'en' ? 'en' : 'vi';
  const problems: Problem[] = [];
  for (const param of ['q', 'lang']) {
    const [, second] = params.getAll(param);
    if (second !== undefined) {
      problems.push({ param, value: second.slice(0, 80), problem: SAID.repeated[lang] });
    }
  }
  const q = params.get('q') ?? '';
  if (q.length > LONGEST_Q) {
    problems.push({ param: 'q', value: `${q.slice(0, 80)}…`, problem: SAID.tooLong[lang] });
  }
  const asked = params.get('lang') ?? '';
  if (asked !== '' && !LANGS.some((known) => known === asked)) {
    const value = asked.slice(0, 80);
    problems.push({ param: 'lang', value, problem: SAID.unknown[lang], allowed: LANGS });
  }
  return problems.length > 0 ? { problems, lang } : { q, lang };
}
