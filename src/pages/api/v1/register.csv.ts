import { badRequest, endpoint, LISTS, raw } from '#src/api/answer.ts';
import { csv } from '#src/api/csv.ts';
import { registerRows } from '#src/api/register-columns.ts';
import { askedRegister } from '#src/api/register.ts';

export const { GET, OPTIONS, ALL } = endpoint(async (context, lang) => {
  const found = await askedRegister(context, lang);
  if (found.problems) return badRequest(found.problems, lang);
  const heads = context.url.searchParams.has('lang') ? lang : null;
  return raw(
    csv(registerRows(found.lines, heads)),
    {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="so-dang-ky-ocop-${found.asked.day}.csv"`,
    },
    LISTS,
  );
});
