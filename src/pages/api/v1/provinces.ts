import { endpoint, json, LISTS } from '#src/api/answer.ts';
import { ask } from '#src/api/ask.ts';
import { provinceShape } from '#src/api/shapes.ts';
import { IN_FORCE } from '#src/api/in-force.ts';
import { anyQuery } from '#src/features/search/any-query.ts';

export const { GET, OPTIONS, ALL } = endpoint(async (context, lang) => {
  const asked = await ask(context, lang);
  const { search } = context.locals.app;
  const all = { ...anyQuery(asked.day), limit: 1 };
  const [everything, holding] = await Promise.all([
    search.find(all),
    search.find({ ...all, state: IN_FORCE }),
  ]);
  const provinces = asked.ref.provinces.map((province) => ({
    ...provinceShape(province, asked),
    kind: province.kind,
    old: province.old.map(({ code, slug, name }) => ({ code, slug, name })),
    products: everything.facets.province.get(province.code) ?? 0,
    productsWithStars: holding.facets.province.get(province.code) ?? 0,
  }));
  return json({ day: asked.day, provinces }, LISTS);
});
