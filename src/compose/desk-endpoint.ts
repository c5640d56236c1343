import type { APIContext } from 'astro';
import type { Deed } from '#src/features/accounts/may.ts';
import { type Desk, openDesk } from './desk.ts';

/** {@link openDesk} for addresses that answer with a file instead of a page. */
export function openDeskFile(context: APIContext, deed: Deed): Promise<Desk | Response> {
  const { locals, url, request, cookies } = context;
  const redirect: APIContext['redirect'] = (...to) => context.redirect(...to);
  const response = { headers: new Headers(), status: 200, statusText: 'OK' };
  return openDesk({ locals, url, request, cookies, redirect, response }, deed);
}

/** A file to keep, never cached: lists of the desk are for one person. */
export function attachment(
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  name: string,
): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

export const CSV_TYPE = 'text/csv; charset=utf-8';
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
