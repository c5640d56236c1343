import { endpoint, json, LISTS } from '#src/api/answer.ts';
import { ask } from '#src/api/ask.ts';
import { IN_FORCE } from '#src/api/in-force.ts';
import { paths } from '#src/base/paths.ts';
import { anyQuery } from '#src/features/search/any-query.ts';

export const { GET, OPTIONS, ALL } = endpoint(async (context, lang) => {
  const asked = await ask(context, lang);
  const { search } = context.locals.app;
  const all = { ...anyQuery(asked.day), limit: 1 };
  const [everything, holding] = await Promise.all([
    search.find(all),
    search.find({ ...all, state: IN_FORCE }),
  ]);
  const p = paths(lang);
  const en = lang === 'en';
  const groups = asked.ref.groups.map((group) => ({
    code: group.code,
    slug: group.slug,
    name: en ? group.nameEn : group.nameVi,
    shortName: en ? group.shortEn : group.shortVi,
    url: asked.origin + p.group(group.slug),
    products: everything.facets.group.get(group.code) ?? 0,
    productsWithStars: holding.facets.group.get(group.code) ?? 0,
    sets: group.sets.map((set) => ({
      no: set.no,
      slug: set.slug,
      name: en ? set.nameEn : set.nameVi,
      shortName: en ? set.shortEn : set.shortVi,
      subgroup: en ? set.subgroupEn : set.subgroupVi,
      url: asked.origin + p.set(set.slug),
      products: everything.facets.set.get(String(set.no)) ?? 0,
      productsWithStars: holding.facets.set.get(String(set.no)) ?? 0,
    })),
  }));
  return json({ day: asked.day, groups }, LISTS);
});
