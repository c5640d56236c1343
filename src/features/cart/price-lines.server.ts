import type { Db, Tx } from '#db/client.ts';
import type { Day } from '#src/base/day.ts';
import { readVoucherRules } from '#src/features/promotions/campaigns/read-rules.server.ts';
import type { PricedCart, PriceInput, PriceLine } from './pricing/contract.ts';
import { priceCart } from './pricing/price-cart.ts';
import { type KeptThings, pricingRules, regionsOf } from './pricing-rules.server.ts';

/** What pricing has to know besides the lines. */
export interface PriceAsk {
  readonly destination: PriceInput['destination'];
  readonly delivery: PriceInput['delivery'];
  /** Voucher codes in the order they were typed. */
  readonly codes: readonly string[];
  /** For vouchers with a limit for each buyer; null while the buyer is not known. */
  readonly buyerKey: string | null;
  readonly today: Day;
  readonly kept: KeptThings | null;
}

/** Prices lines by the campaigns, vouchers and shipping fees of the day. */
export async function priceLines(
  db: Pick<Db | Tx, 'select'>,
  lines: readonly PriceLine[],
  { destination, delivery, codes, buyerKey, today, kept }: PriceAsk,
): Promise<{
  readonly priced: PricedCart;
  readonly unknownVouchers: readonly string[];
}> {
  const { campaigns, shipping } = await pricingRules(db, { kept, today });
  const vouchers = codes.length === 0 ? [] : await readVoucherRules(db, codes, { buyerKey, today });
  const regions = await regionsOf(db, kept);
  const priced = priceCart({
    lines,
    campaigns,
    vouchers: vouchers.flatMap(({ rule }) => rule ?? []),
    delivery,
    destination,
    regionOf: (code) => regions.get(code) ?? '',
    shipping,
    today,
  });
  return {
    priced,
    unknownVouchers: vouchers.flatMap(({ code, rule }) => (rule === null ? [code] : [])),
  };
}
