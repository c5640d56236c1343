import type { AstroGlobal } from 'astro';
import type { Visitor } from '#src/sign-in.ts';

const LOOPBACK = /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/;

/**
 * Whoever is at the other end. Behind a proxy on this machine it is the last address the proxy wrote; nobody else's
 * word is taken for it.
 */
export function visitorOf(astro: Pick<AstroGlobal, 'request' | 'clientAddress'>): Visitor {
  const { headers } = astro.request;
  const direct = astro.clientAddress;
  const named = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
  return { headers, address: named && LOOPBACK.test(direct) ? named : direct };
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
