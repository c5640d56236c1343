import type { APIContext } from 'astro';
import type { Lang } from '#src/base/lang.ts';
import { withoutLang } from '#src/base/paths.ts';
import {
  chooseLink,
  LINKSET_TYPE,
  linkTypeName,
  wantsLinkset,
} from '#src/features/trace/resolve/choose-link.ts';
import { levelsOf } from '#src/features/trace/resolve/link-levels.ts';
import {
  type LinksetEntry,
  linksetJson,
  linksOf,
  linksOfType,
  scanPage,
} from '#src/features/trace/resolve/linkset.ts';
import { passOn } from '#src/features/trace/resolve/pass-on.ts';
import { readLinkFacts } from '#src/features/trace/resolve/read-link-facts.server.ts';
import { type ReadPath, readScannedPath } from '#src/features/trace/resolve/read-path.ts';
import { type Resolved, resolveLink } from '#src/features/trace/resolve/resolve-link.server.ts';
import { levelNames, linkTitles, resolverProblem } from '#src/words/resolver.ts';
import { originOf } from './answer.ts';
import { HEADERS, METHODS, problem, unknownCode, unreadable } from './resolver-problem.ts';

/** GS1-Conformant Resolver 1.2: what the addresses that codes carry answer to everybody but a browser. */

const CONTEXT_LINK =
  '<https://ref.gs1.org/standards/resolver/linkset-context>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"';

interface Request {
  readonly context: APIContext;
  readonly origin: string;
  readonly lang: Lang;
  readonly read: ReadPath;
  readonly resolved: Resolved;
}

export async function GET(context: APIContext): Promise<Response> {
  const { lang, target } = asked(context);
  const read = readScannedPath(target);
  if (!read.ok) return unreadable(read, lang);
  const resolved = await resolveLink(context.locals.app.db, read.link);
  if (resolved.level === 'none') return unknownCode(lang);
  const answer = await answerFor({ context, origin: originOf(context), lang, read, resolved });
  if (isPartly(resolved)) answer.headers.set('x-code-unknown', '1');
  return answer;
}

/** The address as it came over the wire: what Astro decodes cannot tell `%2F` from a slash. */
function asked({ locals, url, request }: APIContext): { lang: Lang; target: string } {
  const { path } = withoutLang(locals.askedFor ?? url.pathname + url.search);
  const wish = url.searchParams.get('lang') ?? request.headers.get('accept-language') ?? '';
  return { lang: locals.lang === 'en' || /^en\b/i.test(wish) ? 'en' : 'vi', target: path };
}

async function answerFor(request: Request): Promise<Response> {
  const { context, origin, lang, read } = request;
  const accept = context.request.headers.get('accept') ?? '';
  const linkType = parameter(read, 'linktype');
  if (linkType === null && !wantsLinkset(null, accept)) {
    return redirect(request, { href: origin + scanPage(read.path), title: '' });
  }
  const entries = await entriesOf(request);
  if (wantsLinkset(linkType, accept)) return linkset(200, entries);
  const type = linkTypeName(linkType ?? '');
  const choice = chooseLink(type === null ? [] : linksOfType(entries, type), {
    accept,
    acceptLanguage: context.request.headers.get('accept-language') ?? '',
    context: parameter(read, 'context') ?? '',
  });
  if (choice.kind === 'one') return redirect(request, choice.link);
  if (choice.kind === 'none') {
    const there = [...new Set(entries.flatMap(({ links }) => [...links.keys()]))];
    return problem(404, 'no-such-link', resolverProblem('no-such-link', lang), lang, {
      linkTypes: there.map((name) => `gs1:${name}`),
    });
  }
  const [first] = entries;
  const several = new Map([[type as never, choice.links]]);
  return linkset(300, first === undefined ? [] : [{ ...first, links: several }]);
}

async function entriesOf({ context, origin, read, resolved }: Request): Promise<LinksetEntry[]> {
  const { app } = context.locals;
  const facts = await readLinkFacts(app.db, resolved, {
    day: app.clock.today(),
    demo: app.settings.demo,
    origin,
  });
  const { item, product, place, party, lot, serial, level, asked: link } = resolved;
  const own = product?.name ?? place?.name ?? party?.name ?? '';
  const name = [own, item?.label].filter(Boolean).join(', ') || read.path;
  const names = levelNames(name, lot?.code ?? '', serial?.serial ?? '');
  const levels = level === 'none' ? [] : levelsOf(read.path, link, level, names);
  return linksOf(levels, { origin, facts, titles: linkTitles });
}

/** What was asked for is not known, only something above it. */
function isPartly({ asked: link, lot, serial }: Resolved): boolean {
  return (Boolean(link.lot) && lot === null) || (Boolean(link.serial) && serial === null);
}

function redirect(
  { origin, read }: Request,
  link: { readonly href: string; readonly title: string; readonly fwqs?: boolean },
): Response {
  const location = link.fwqs === false ? link.href : passOn(link.href, read);
  const all = `<${origin}${read.path}?linkType=linkset>; rel="linkset"; type="${LINKSET_TYPE}"`;
  return new Response(null, { status: 307, headers: { ...HEADERS, location, link: all } });
}

function linkset(status: 200 | 300, entries: readonly LinksetEntry[]): Response {
  return new Response(`${JSON.stringify(linksetJson(entries))}\n`, {
    status,
    headers: { ...HEADERS, 'content-type': LINKSET_TYPE, link: CONTEXT_LINK },
  });
}

/** A parameter of our own in the query, whatever its case. */
function parameter(read: ReadPath, name: string): string | null {
  const pair = read.otherQuery.find((one) => one.split('=')[0]?.toLowerCase() === name);
  if (pair === undefined) return null;
  return new URLSearchParams(pair).values().next().value ?? '';
}

export function OPTIONS(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...HEADERS,
      allow: METHODS,
      'access-control-allow-methods': METHODS,
      'access-control-allow-headers': '*',
      'access-control-max-age': '86400',
    },
  });
}

export function ALL(): Response {
  return new Response(null, { status: 405, headers: { ...HEADERS, allow: METHODS } });
}
