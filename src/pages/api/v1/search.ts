import { badRequest, endpoint, json, LISTS } from '#src/api/answer.ts';
import { ask } from '#src/api/ask.ts';
import { parseSearch } from '#src/api/search-params.ts';
import { searchShape } from '#src/api/shapes.ts';

export const { GET, OPTIONS, ALL } = endpoint(async (context, lang) => {
  const asked = await ask(context, lang);
  const parsed = parseSearch(context.url.searchParams, asked.ref, asked.day);
  if (parsed.problems) return badRequest(parsed.problems, parsed.lang);
  const result = await context.locals.app.search.find(parsed.query);
  return json(searchShape(result, asked), LISTS);
});
