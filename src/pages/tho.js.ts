import { createHash } from 'node:crypto';
import type { APIContext } from 'astro';
import ended from '#src/ui/desk-worker-end.js?raw';
import source from '#src/ui/desk-worker-source.js?raw';

const VERSION = createHash('sha256').update(source).digest('hex').slice(0, 12);

/**
 * The worker of the desk and the scanned pages. Browsers ask for it anew at most a day later, and at every visit here as
 * it is never kept. `SERVICE_WORKER=off` hands out one that clears what was kept and goes.
 */
export function GET({ locals }: APIContext): Response {
  const off = locals.app.env.SERVICE_WORKER === false;
  return new Response(off ? ended : source.replace('__PHIEN_BAN__', VERSION), {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
    },
  });
}
