import { endpoint, LISTS, originOf, raw } from '#src/api/answer.ts';
import { sitePages } from '#src/api/site-pages.ts';
import { sitemap } from '#src/api/sitemap.ts';

export const { GET, OPTIONS, ALL } = endpoint(async (context) => {
  const pages = await sitePages(context.locals.app.db);
  const headers = { 'content-type': 'application/xml; charset=utf-8' };
  return raw(sitemap(pages, originOf(context)), headers, [...LISTS, 'recall:*']);
});
