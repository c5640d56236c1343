import type { APIContext } from 'astro';
import type { Lang } from '#src/base/lang.ts';
import { atOrigin, queryDocument } from '#src/features/trace/epcis/document.ts';
import { OWN_CONTEXT } from '#src/features/trace/epcis/event.ts';
import {
  EVENT_TYPES,
  type EventQuery,
  type QueryProblem,
  readEventQuery,
} from '#src/features/trace/epcis/event-query.ts';
import { findEvents } from '#src/features/trace/epcis/find-events.server.ts';
import { epcisProblems, queryProblemText } from '#src/words/epcis-query.ts';
import { originOf } from './answer.ts';

/** EPCIS 2.0, the reading part of its query interface: events of lots as everybody may know them. */

const METHODS = 'GET, HEAD, OPTIONS';
const HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'Link, GS1-EPCIS-Version, GS1-CBV-Version, GS1-EPC-Format, GS1-EPCIS-Min, GS1-EPCIS-Max',
  'gs1-epcis-version': '2.0.0',
  'gs1-cbv-version': '2.0.0',
  'gs1-epc-format': 'Always_GS1_Digital_Link',
  vary: 'Accept-Language',
  // A lot may be recalled at any time.
  'cache-control': 'no-store',
} as const;
const LD_JSON = 'application/ld+json';

/** What the address asks for beside its query. */
interface Narrowing {
  readonly types?: readonly string[];
  readonly eventId?: string;
}

/** A page of events, or what is wrong with the query. */
export async function answerEvents(
  context: APIContext,
  { types = [], eventId }: Narrowing = {},
): Promise<Response> {
  const lang = langOf(context);
  const params = [...context.url.searchParams];
  const read = readEventQuery(params, types);
  if (!read.ok) return badQuery(read.problems, lang);
  const query: EventQuery =
    eventId === undefined ? read.query : { ...read.query, eventIds: [eventId] };
  const { app } = context.locals;
  const origin = originOf(context);
  const page = await findEvents(app.db, query, { demo: app.settings.demo, origin });
  if (page === null) {
    const value = context.url.searchParams.get('nextPageToken') ?? '';
    return badQuery([{ param: 'nextPageToken', value, code: 'token' }], lang);
  }
  if (eventId !== undefined && page.events.length === 0) {
    return problem(404, 'noEvent', lang, { type: NO_RESOURCE });
  }
  const createdAt = new Date(app.clock.now()).toISOString();
  const document = atOrigin(queryDocument(page.events, OWN_CONTEXT, createdAt), origin);
  const link = page.next === null ? {} : { link: `<${nextOf(context, page.next)}>; rel="next"` };
  return new Response(`${JSON.stringify(document)}\n`, {
    headers: { ...HEADERS, ...link, 'content-type': LD_JSON },
  });
}

/** One event by its id; its error declaration, which bears the same id, comes with it. */
export async function answerEvent(context: APIContext): Promise<Response> {
  // As it came over the wire: an id may hold slashes and question marks of its own.
  const raw = (context.locals.askedFor ?? context.url.pathname).split('?')[0] ?? '';
  const lang = langOf(context);
  const eventId = decoded(raw.slice(raw.indexOf('/epcis/events/') + '/epcis/events/'.length));
  if (eventId === null) return problem(404, 'noEvent', lang, { type: NO_RESOURCE });
  const fixed = [...context.url.searchParams.keys()].find((name) => name === 'EQ_eventID');
  if (fixed !== undefined) {
    const value = context.url.searchParams.get(fixed) ?? '';
    return badQuery([{ param: fixed, value, code: 'twice' }], lang);
  }
  return answerEvents(context, { eventId });
}

export function answerTypes(): Response {
  const body = {
    '@context': OWN_CONTEXT[0],
    type: 'Collection',
    member: EVENT_TYPES,
  };
  return new Response(`${JSON.stringify(body)}\n`, {
    headers: { ...HEADERS, 'content-type': LD_JSON },
  });
}

export async function answerEventsOfType(context: APIContext): Promise<Response> {
  const type = context.params['type'] ?? '';
  if (!(EVENT_TYPES as readonly string[]).includes(type)) {
    return problem(404, 'noType', langOf(context), { type: NO_RESOURCE });
  }
  return answerEvents(context, { types: [type] });
}

export function OPTIONS(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...HEADERS,
      'gs1-epcis-min': '2.0.0',
      'gs1-epcis-max': '2.0.0',
      allow: METHODS,
      'access-control-allow-methods': METHODS,
      'access-control-allow-headers': '*',
      'access-control-max-age': '86400',
    },
  });
}

export function ALL(context: APIContext): Response {
  const answer = problem(405, 'method', langOf(context), {});
  answer.headers.set('allow', METHODS);
  return answer;
}

const BAD_QUERY = 'epcisException:QueryParameterException';
const NO_RESOURCE = 'epcisException:NoSuchResourceException';

function badQuery(problems: readonly QueryProblem[], lang: Lang): Response {
  const [first] = problems;
  return problem(400, first === undefined ? 'noEvent' : first, lang, {
    type: BAD_QUERY,
    problems: problems.map((one) => ({ ...one, problem: queryProblemText(one, lang) })),
  });
}

/** What went wrong, for programs and people (RFC 9457), with the exceptions of EPCIS 2.0 as its types. */
function problem(
  status: 400 | 404 | 405,
  what: 'noEvent' | 'noType' | 'method' | QueryProblem,
  lang: Lang,
  more: object,
): Response {
  const detail =
    typeof what === 'string' ? epcisProblems[what][lang] : queryProblemText(what, lang);
  const title = epcisProblems[`title${status}`][lang];
  return new Response(
    `${JSON.stringify({ type: 'about:blank', title, status, detail, ...more })}\n`,
    {
      status,
      headers: { ...HEADERS, 'content-type': 'application/problem+json', 'content-language': lang },
    },
  );
}

function nextOf(context: APIContext, token: string): string {
  const params = new URLSearchParams(context.url.searchParams);
  params.set('nextPageToken', token);
  const path = (context.locals.askedFor ?? context.url.pathname).split('?')[0] ?? '';
  return `${originOf(context)}${path}?${params}`;
}

function langOf({ locals, request }: APIContext): Lang {
  const wish = request.headers.get('accept-language') ?? '';
  return locals.lang === 'en' || /^en\b/i.test(wish) ? 'en' : 'vi';
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text) || null;
  } catch {
    return null;
  }
}
