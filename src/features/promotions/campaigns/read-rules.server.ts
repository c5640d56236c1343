import { and, eq, gte, inArray, lte } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { campaignProducts, campaigns, vouchers, voucherUses } from '#db/schema/promotions.ts';
import type { Day } from '#src/base/day.ts';
import type { CampaignRule, VoucherRule } from '#src/features/cart/pricing/contract.ts';
import { type CampaignFacts, ruleOf } from './rule-of.ts';
import { codeKey } from './voucher-code.ts';

type Reader = Pick<Db | Tx, 'select'>;

/** Every campaign that runs on a day without a voucher: what `priceCart` is given. */
export async function readCampaignRules(db: Reader, today: Day): Promise<CampaignRule[]> {
  const rows = await db
    .select()
    .from(campaigns)
    .where(
      and(
        eq(campaigns.state, 'published'),
        eq(campaigns.byVoucher, false),
        lte(campaigns.startsOn, today),
        gte(campaigns.endsOn, today),
      ),
    );
  return rulesOf(db, rows);
}

/** Campaigns with the products named in them; of these only those that are the owner's to promote. */
export async function rulesOf(db: Reader, rows: readonly CampaignFacts[]): Promise<CampaignRule[]> {
  if (rows.length === 0) return [];
  const named = await db
    .select({
      campaignId: campaignProducts.campaignId,
      productId: products.id,
      producerId: products.producerId,
      provinceCode: products.provinceCode,
      producerProvince: producers.provinceCode,
    })
    .from(campaignProducts)
    .innerJoin(products, eq(products.id, campaignProducts.productId))
    .leftJoin(producers, eq(producers.id, products.producerId))
    .where(
      inArray(
        campaignProducts.campaignId,
        rows.map(({ id }) => id),
      ),
    );
  const byCampaign = Map.groupBy(named, ({ campaignId }) => campaignId);
  return rows.map((row) => {
    const own = (byCampaign.get(row.id) ?? []).filter((one) =>
      row.producerId !== null
        ? one.producerId === row.producerId
        : row.provinceCode === null ||
          (one.producerProvince ?? one.provinceCode) === row.provinceCode,
    );
    // Nothing named is left: the campaign is about nothing, not about everything.
    const ids = own.map(({ productId }) => productId);
    const emptied = ids.length === 0 && (byCampaign.get(row.id)?.length ?? 0) > 0;
    return ruleOf(row, emptied ? [-1] : ids);
  });
}

/**
 * Vouchers by the codes that somebody typed, in that order. `rule` is null for codes that do not exist or whose campaign
 * is not public yet: neither says that the other is so.
 * @param buyerKey the same for the same buyer; null while nobody knows who buys
 */
export async function readVoucherRules(
  db: Reader,
  codes: readonly string[],
  { buyerKey, today: _today }: { readonly buyerKey: string | null; readonly today: Day },
): Promise<{ readonly code: string; readonly rule: VoucherRule | null }[]> {
  const keys = codes.map(codeKey).filter((key) => key !== '');
  if (keys.length === 0) return codes.map((code) => ({ code, rule: null }));
  const rows = await db
    .select({ voucher: vouchers, campaign: campaigns })
    .from(vouchers)
    .innerJoin(campaigns, eq(campaigns.id, vouchers.campaignId))
    .where(inArray(vouchers.codeKey, keys));
  const found = rows.filter(
    ({ campaign }) => campaign.state !== 'draft' && campaign.byVoucher === true,
  );
  const uses = await usesOf(
    db,
    found.map(({ voucher }) => voucher.id),
  );
  const rules = await rulesOf(
    db,
    found.map(({ campaign }) => campaign),
  );
  const byKey = new Map(
    found.map(({ voucher, campaign }): [string, VoucherRule | null] => {
      const used = uses.filter(({ voucherId }) => voucherId === voucher.id);
      const byBuyer = used.filter((use) => use.buyerKey === buyerKey);
      const rule = rules.find(({ id }) => id === campaign.id);
      if (rule === undefined) return [voucher.codeKey, null];
      const left = (most: number | null, so: number): number | null =>
        most === null ? null : Math.max(0, most - so);
      return [
        voucher.codeKey,
        {
          code: voucher.code,
          voucherId: voucher.id,
          campaign: rule,
          left: left(voucher.mostUses, used.length),
          leftForBuyer: left(voucher.mostPerBuyer, byBuyer.length),
          stopped: voucher.state === 'stopped' || campaign.state === 'stopped',
        },
      ];
    }),
  );
  return codes.map((code) => ({ code, rule: byKey.get(codeKey(code)) ?? null }));
}

async function usesOf(db: Reader, voucherIds: readonly number[]) {
  if (voucherIds.length === 0) return [];
  return db
    .select({ voucherId: voucherUses.voucherId, buyerKey: voucherUses.buyerKey })
    .from(voucherUses)
    .where(and(inArray(voucherUses.voucherId, [...voucherIds]), eq(voucherUses.state, 'used')));
}
