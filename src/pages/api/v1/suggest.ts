import { badRequest, endpoint, json, LISTS } from '#src/api/answer.ts';
import { parseSuggest } from '#src/api/suggest-params.ts';
import { suggestionShape } from '#src/api/shapes.ts';

const MOST = 8;

export const { GET, OPTIONS, ALL } = endpoint((context) => {
  const parsed = parseSuggest(context.url.searchParams);
  if (parsed.problems) return badRequest(parsed.problems, parsed.lang);
  const found = context.locals.app.search.suggest(parsed.q, parsed.lang, MOST);
  const suggestions = found.map((suggestion) => suggestionShape(suggestion, parsed.lang));
  return json({ suggestions }, LISTS);
});
