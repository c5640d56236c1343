import { endpoint, LISTS, notFound, originOf, raw } from '#src/api/answer.ts';
import { sitePages } from '#src/api/site-pages.ts';
import { sitemapPart } from '#src/api/sitemap.ts';

export const { GET, OPTIONS, ALL } = endpoint(async (context, lang) => {
  const asked = context.params['part'] ?? '';
  const part = /^\d{1,4}$/.test(asked) ? Number(asked) : 0;
  const pages = await sitePages(context.locals.app.db);
  const text = sitemapPart(pages, originOf(context), part);
  if (text === null) return notFound('endpoint', lang);
  return raw(text, { 'content-type': 'application/xml; charset=utf-8' }, [...LISTS, 'recall:*']);
});
