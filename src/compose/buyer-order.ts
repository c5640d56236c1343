import type { AstroGlobal } from 'astro';
import {
  type BuyerOrder,
  readBuyerOrder,
} from '#src/features/orders/buyer/read-buyer-order.server.ts';

/**
 * The order of an address under `/don-hang/{token}`; null when there is none. Nothing keeps the page, no search engine
 * lists it, and no link from it tells another site its address.
 */
export async function openOrder(
  astro: Pick<AstroGlobal, 'locals' | 'params' | 'response'>,
): Promise<BuyerOrder | null> {
  const { headers } = astro.response;
  headers.set('cache-control', 'private, no-store');
  // `no-referrer` would make browsers send our own forms without an origin, and they would be refused.
  headers.set('referrer-policy', 'same-origin');
  headers.set('x-robots-tag', 'noindex, nofollow');
  return readBuyerOrder(astro.locals.app.db, astro.params.token ?? '');
}
