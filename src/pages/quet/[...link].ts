import type { APIRoute } from 'astro';
import { machinePaths } from '#src/base/paths.ts';
import { isScanLang } from '#src/base/scan-lang.ts';
import { askAnswer, scanAnswer, typedLink } from '#src/compose/scan-answer.ts';
import { scanLang } from '#src/http/scan-target.ts';

/**
 * A code without a language, where the resolver sends to: in the reader's own. And the field where a code is typed:
 * `?ma=…&lang=ko`.
 */
export const GET: APIRoute = (context) => {
  const { locals, url, request } = context;
  const wish = url.searchParams.get('lang') ?? '';
  const lang = isScanLang(wish) ? wish : scanLang(request.headers.get('accept-language') ?? '');
  const typed = typedLink(url.searchParams.get('ma') ?? '');
  if (typed !== null) {
    const headers = { location: machinePaths.scanPage(typed, lang), 'cache-control': 'no-store' };
    return new Response(null, { status: 303, headers });
  }
  const asked = locals.askedFor ?? url.pathname;
  const link = /^\/quet([^?#]*)/.exec(asked)?.[1] ?? '';
  return link === '' || link === '/' ? askAnswer(context, lang) : scanAnswer(context, lang, link);
};
