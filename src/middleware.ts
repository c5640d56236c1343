import { defineMiddleware } from 'astro:middleware';
import { withoutLang } from '#src/base/paths.ts';
import { isSameOrigin } from '#src/compose/same-origin.ts';

/**
 * Nobody else's page changes anything here. And which language is asked for: `/en/…` is the same page as `/…`, written
 * once.
 */
export const onRequest = defineMiddleware(async (context, next) => {
  const { pathname, search } = context.url;
  if (!isSameOrigin(context.request, context.url)) return fromElsewhere();
  if (context.locals.lang !== undefined) return forOnePerson(context.locals.barePath, await next());
  if (context.locals.app === undefined) {
    const { developmentApp } = await import('./development-app.ts');
    context.locals.app = await developmentApp();
  }
  const { lang, path } = withoutLang(pathname);
  context.locals.lang = lang;
  context.locals.barePath = path.length > 1 ? path.replace(/\/+$/, '') : path;
  return lang === 'vi' ? next() : next(`${path}${search}`);
});

const DESK = /^\/(?:ban|tai-khoan)(?:\/|$)/;

/** Whatever the desk answers is for one person: its refusals, redirects and missing pages too. */
function forOnePerson(path: string, answer: Response): Response {
  if (DESK.test(path)) answer.headers.set('cache-control', 'private, no-store');
  return answer;
}

function fromElsewhere(): Response {
  return new Response(
    'Biểu mẫu này được gửi từ một trang khác nên không được nhận. Hãy mở trang của chúng tôi rồi gửi lại.\n' +
      'This form was sent from another site and is not accepted. Open our page and send it again.\n',
    { status: 403, headers: { 'content-type': 'text/plain; charset=utf-8' } },
  );
}
