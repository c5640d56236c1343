import type { APIContext } from 'astro';
import type { Lang } from '#src/base/lang.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const READING = 'GET, HEAD, OPTIONS';
/** Anyone's page may read: there is nothing here that belongs to a visitor. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Content-Disposition',
} as const;

/** One parameter that could not be read, and what it may say. */
export interface Problem {
  readonly param: string;
  readonly value: string;
  readonly problem: string;
  readonly allowed?: readonly string[];
}

export interface ApiError {
  readonly error: {
    readonly code: 'bad-request' | 'not-found' | 'method-not-allowed' | 'defect';
    readonly message: string;
    readonly problems?: readonly Problem[];
    readonly id?: string;
  };
}

/** Subjects on which every list depends: any product, certificate, producer or story. */
export const LISTS = ['list', 'product:*', 'certificate:*', 'producer:*', 'story:*'] as const;

/** @param subjects what the front door may keep the answer under; none: not kept */
export function json(body: object, subjects: readonly string[] | null, status = 200): Response {
  return raw(
    `${JSON.stringify(body).replaceAll('<', '\\u003c')}\n`,
    { 'content-type': JSON_TYPE },
    subjects,
    status,
  );
}

/** Any other body, with the headers that every answer of the open data carries. */
export function raw(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
  subjects: readonly string[] | null,
  status = 200,
): Response {
  return new Response(body, {
    status,
    headers: {
      ...CORS,
      ...headers,
      ...(subjects === null ? {} : { 'x-cache-subjects': [...new Set(subjects)].join(' ') }),
    },
  });
}

const SAID = {
  badRequest: {
    vi: 'Có tham số không đọc được; xem "problems".',
    en: 'Some parameters cannot be read; see "problems".',
  },
  method: {
    vi: 'Dữ liệu mở chỉ đọc: dùng GET, HEAD hoặc OPTIONS.',
    en: 'The open data is read-only: use GET, HEAD or OPTIONS.',
  },
  defect: {
    vi: 'Lỗi ở phía chúng tôi, đã được ghi lại. Hãy thử lại sau ít phút.',
    en: 'Something went wrong on our side and has been noted. Please try again in a few minutes.',
  },
  endpoint: {
    vi: 'Không có địa chỉ này trong dữ liệu mở. Danh sách ở /api/v1/openapi.json.',
    en: 'There is no such address in the open data. They are listed in /api/v1/openapi.json.',
  },
  product: { vi: 'Không có sản phẩm này trong sổ.', en: 'No product has this slug.' },
  producer: { vi: 'Không có nhà sản xuất này trong sổ.', en: 'No producer has this slug.' },
  certificate: { vi: 'Không có mã này trong sổ đăng ký.', en: 'No certificate has this code.' },
} as const;

export function badRequest(problems: readonly Problem[], lang: Lang): Response {
  const message = SAID.badRequest[lang];
  return json({ error: { code: 'bad-request', message, problems } } satisfies ApiError, null, 400);
}

/** Kept for a moment by the front door: the same wrong address is often asked again. */
export function notFound(
  what: 'endpoint' | 'product' | 'producer' | 'certificate',
  lang: Lang,
): Response {
  const body = { error: { code: 'not-found', message: SAID[what][lang] } } satisfies ApiError;
  return json(body, LISTS, 404);
}

function wrongMethod(lang: Lang): Response {
  const body: ApiError = { error: { code: 'method-not-allowed', message: SAID.method[lang] } };
  const answer = json(body, null, 405);
  answer.headers.set('allow', READING);
  return answer;
}

/** The language of messages, whatever else the query says; Vietnamese unless `lang=en`. */
export function askedLang(url: URL): Lang {
  return url.searchParams.get('lang') === 'en' ? 'en' : 'vi';
}

type Handler = (context: APIContext, lang: Lang) => Promise<Response> | Response;

/** The methods of an address that may only be read: everything else is refused in JSON. */
export function endpoint(get: Handler) {
  return {
    async GET(context: APIContext): Promise<Response> {
      const lang = askedLang(context.url);
      try {
        return await get(context, lang);
      } catch (error) {
        const id = 'requestId' in context.locals ? String(context.locals.requestId) : 'unknown';
        const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
        console.error(JSON.stringify({ level: 'error', requestId: id, error: what }));
        const body: ApiError = { error: { code: 'defect', message: SAID.defect[lang], id } };
        return json(body, null, 500);
      }
    },
    OPTIONS(): Response {
      return new Response(null, {
        status: 204,
        headers: {
          ...CORS,
          allow: READING,
          'access-control-allow-methods': READING,
          'access-control-allow-headers': '*',
          'access-control-max-age': '86400',
        },
      });
    },
    ALL: (context: APIContext): Response => wrongMethod(askedLang(context.url)),
  };
}

/** Where people reach the site, without a slash at the end; what was asked for where it has no name yet. */
export function originOf(context: Pick<APIContext, 'locals' | 'url'>): string {
  return context.locals.app.site.url ?? context.url.origin;
}
