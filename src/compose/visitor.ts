import type { AstroGlobal } from 'astro';
import { clientAddress } from '#src/http/client-address.ts';
import type { Visitor } from '#src/sign-in.ts';

/** Whoever is at the other end. */
export function visitorOf(astro: Pick<AstroGlobal, 'request' | 'clientAddress'>): Visitor {
  const { headers } = astro.request;
  return { headers, address: clientAddress(astro.clientAddress, headers.get('x-forwarded-for')) };
}

/** Where to go after signing in: only a path of this site. */
export function safeNext(asked: string | null, otherwise: string): string {
  return asked !== null && /^\/(?![/\\])[^\\\s]*$/.test(asked) ? asked : otherwise;
}

/** On to another page, with cookies. */
export function goTo(path: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location: path, 'cache-control': 'no-store' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}
