import type { APIContext } from 'astro';
import type { Lang } from '#src/base/lang.ts';
import {
  EVIDENCES,
  filterRegister,
  parseRegisterQuery,
  REGISTER_SORTS,
  sortRegister,
} from '#src/features/certificates/register-query.ts';
import { STATES } from '#src/features/certificates/standing.ts';

import type { Problem } from './answer.ts';
import { ask } from './ask.ts';
import { registerOfTheDay } from '#src/compose/register-of-the-day.ts';
import { type Asked, registerShape } from './shapes.ts';

const UNKNOWN = {
  vi: 'Không đọc được giá trị này.',
  en: 'This value cannot be read.',
} as const;

/** The filters of the register in the API, with what each may say where that is a short list. */
export const REGISTER_FILTERS: Readonly<Record<string, readonly string[] | undefined>> = {
  q: undefined,
  state: STATES,
  stars: ['0', '1', '2', '3', '4', '5'],
  province: undefined,
  'old-province': undefined,
  group: ['I', 'II', 'III', 'IV', 'V', 'VI'],
  year: undefined,
  evidence: EVIDENCES,
  sort: ['code', 'date', 'product', 'province', 'state', ...REGISTER_SORTS],
};

type Found =
  | { readonly problems: readonly Problem[]; readonly asked?: never }
  | {
      readonly problems?: never;
      readonly asked: Asked;
      readonly lines: readonly ReturnType<typeof registerShape>[];
    };

/** The whole register, or the part a query asks for, as of today. */
export async function askedRegister(context: APIContext, lang: Lang): Promise<Found> {
  const asked = await ask(context, lang);
  const { provinces, groups } = asked.ref;
  const oldProvinces = provinces.flatMap((province) => province.old);
  const { query, ignored } = parseRegisterQuery(context.url.searchParams, {
    provinces,
    oldProvinces,
    groups,
  });
  const problems = ignored
    .filter(({ name }) => Object.hasOwn(REGISTER_FILTERS, name))
    .map(({ name, value }) => {
      const allowed = REGISTER_FILTERS[name];
      const problem = { param: name, value, problem: UNKNOWN[lang] };
      return allowed ? { ...problem, allowed } : problem;
    });
  if (problems.length > 0) return { problems };
  const all = await registerOfTheDay(context.locals.app.db, context.locals.app.clock.today());
  const lines = sortRegister(filterRegister(all, query), query.sort);
  return { asked, lines: lines.map((line) => registerShape(line, asked)) };
}
