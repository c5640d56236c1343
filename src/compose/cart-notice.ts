import type { Db } from '#db/client.ts';
import { readOffersBySku } from '#src/features/catalogue/offers/read-offers.server.ts';

/** What was just done, as the address of the cart says it after a form. */
export type CartNotice =
  | {
      readonly kind: 'removed';
      readonly sku: string;
      readonly name: string;
      readonly quantity: number;
      readonly saved: boolean;
    }
  | { readonly kind: 'added'; readonly name: string; readonly slug: string }
  | { readonly kind: 'gifts'; readonly count: number }
  | { readonly kind: 'taken'; readonly count: number; readonly left: readonly string[] };

const SKU = /^[\w-]{1,40}$/;

/** Reads the address; names are looked up, nothing of it is shown as it came. */
export async function cartNotice(
  db: Db,
  query: URLSearchParams,
  now: number,
): Promise<CartNotice | null> {
  const nameOf = async (sku: string | null) =>
    sku !== null && SKU.test(sku) ? (await readOffersBySku(db, [sku], now))[0] : undefined;
  const gone = await nameOf(query.get('bo'));
  const quantity = Number(query.get('sl') ?? '1');
  if (gone !== undefined && Number.isInteger(quantity) && quantity > 0) {
    const saved = query.get('de') === '1';
    return { kind: 'removed', sku: gone.sku, name: gone.productName, quantity, saved };
  }
  const added = await nameOf(query.get('them'));
  if (added !== undefined) {
    return { kind: 'added', name: added.productName, slug: added.productSlug };
  }
  const gifts = Number(query.get('them-gio') ?? '0');
  if (Number.isInteger(gifts) && gifts > 0 && gifts < 1_000) return { kind: 'gifts', count: gifts };
  const count = Number(query.get('nhan') ?? '0');
  if (!Number.isInteger(count) || count < 1) {
    if (query.get('con') === null) return null;
  }
  const skus = (query.get('con') ?? '')
    .split(',')
    .filter((sku) => SKU.test(sku))
    .slice(0, 100);
  const left = (await readOffersBySku(db, skus, now)).map(({ productName }) => productName);
  return { kind: 'taken', count: Math.max(0, Math.min(count, 1_000)) || 0, left };
}
