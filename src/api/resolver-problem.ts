import type { Lang } from '#src/base/lang.ts';
import type { UnreadPath } from '#src/features/trace/resolve/read-path.ts';
import { digitalLinkSentence } from '#src/words/digital-link.ts';
import { problemTitle, resolverProblem } from '#src/words/resolver.ts';

export const METHODS = 'GET, HEAD, OPTIONS';
/** Of every answer to a code. */
export const HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Link, Location, ETag',
  vary: 'Accept, Accept-Language',
  // A lot may be recalled at any time.
  'cache-control': 'no-store',
} as const;
/** What went wrong, for programs and people (RFC 9457). */
export function problem(
  status: 400 | 404,
  code: string,
  detail: string,
  lang: Lang,
  more: object = {},
): Response {
  const body = { type: 'about:blank', title: problemTitle(status, lang), status, code, detail };
  return new Response(`${JSON.stringify({ ...body, ...more })}\n`, {
    status,
    headers: { ...HEADERS, 'content-type': 'application/problem+json', 'content-language': lang },
  });
}

export function unreadable(read: UnreadPath, lang: Lang): Response {
  const { status, code, facts } = read;
  return problem(status, code, digitalLinkSentence(read, lang), lang, { facts });
}

export function unknownCode(lang: Lang): Response {
  return problem(404, 'unknown-code', resolverProblem('unknown-code', lang), lang);
}
