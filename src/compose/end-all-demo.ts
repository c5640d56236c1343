import type { Db } from '#db/client.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { endDemo } from '#src/features/catalogue/end-demo.server.ts';
import { endDemoOrders } from '#src/features/orders/end-demo-orders.server.ts';
import { endDemoPromotions } from '#src/features/promotions/demo/make-demo-promotions.server.ts';
import { endDemoQuotes } from '#src/features/quotes/end-demo-quotes.server.ts';
import { endDemoLots } from '#src/features/trace/codes/demo/end-demo-lots.server.ts';

/**
 * Ends demo mode with everything that was made up or tried out: lots, campaigns, baskets, points of sale, trial orders
 * and quotations, prices, accounts. The mode itself goes last: a program that ends in between starts over.
 * @returns how many illustrative prices went
 * @throws Refusal `not-allowed`
 */
export async function endAllDemo(
  db: Db,
  by: { readonly actor: Actor; readonly now: number },
): Promise<{ removed: number }> {
  await endDemoLots(db, by);
  // Orders before promotions: the uses of vouchers are theirs. Orders before prices: they give stock back.
  await endDemoOrders(db, by);
  await endDemoQuotes(db, by);
  await endDemoPromotions(db, by);
  return endDemo(db, by);
}
