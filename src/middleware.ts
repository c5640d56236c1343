import { defineMiddleware } from 'astro:middleware';
import { withoutLang } from '#src/base/paths.ts';

/** Which language is asked for: `/en/…` is the same page as `/…`, written once. */
export const onRequest = defineMiddleware(async (context, next) => {
  const { pathname, search } = context.url;
  if (context.locals.lang !== undefined) return next();
  if (context.locals.app === undefined) {
    const { developmentApp } = await import('./development-app.ts');
    context.locals.app = await developmentApp();
  }
  const { lang, path } = withoutLang(pathname);
  context.locals.lang = lang;
  context.locals.barePath = path.length > 1 ? path.replace(/\/+$/, '') : path;
  return lang === 'vi' ? next() : next(`${path}${search}`);
});
