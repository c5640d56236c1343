import type { APIRoute } from 'astro';
import { isScanLang } from '#src/base/scan-lang.ts';
import { askAnswer, scanAnswer } from '#src/compose/scan-answer.ts';

/** What somebody sees who scanned a code. The address is read as it came: Astro cannot tell `%2F` from a slash. */
export const GET: APIRoute = (context) => {
  const { locals, url } = context;
  const asked = locals.askedFor ?? url.pathname;
  const [, lang = '', link = ''] = /^\/quet\/([^/?#]*)([^?#]*)/.exec(asked) ?? [];
  if (!isScanLang(lang)) return scanAnswer(context, 'vi', `/${lang}${link}`);
  return link === '' || link === '/' ? askAnswer(context, lang) : scanAnswer(context, lang, link);
};
