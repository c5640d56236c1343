import { eq, inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import {
  campaignCounts,
  campaignProducts,
  campaigns,
  vouchers,
  voucherUses,
} from '#db/schema/promotions.ts';
import { addDays, dayAt } from '#src/base/day.ts';
import { payerOf } from './campaign.ts';
import { DEMO_CAMPAIGNS } from './demo-plan.ts';
import { codeKey } from './voucher-code.ts';

/**
 * Demo mode: campaigns of every kind that are all made up, running, coming and past; once. Those of a province or a
 * producer belong to the demo accounts' own, so that every desk has one to look at.
 * @returns how many were made
 */
export async function demoCampaignsIn(
  tx: Tx,
  {
    provinceCode,
    producerId,
    by,
    now,
  }: {
    readonly provinceCode: string | null;
    readonly producerId: number | null;
    readonly by: string;
    readonly now: number;
  },
): Promise<number> {
  const [there] = await tx
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(eq(campaigns.illustrative, true))
    .limit(1);
  if (there) return 0;
  const today = dayAt(now);
  const madeAt = new Date(now).toISOString();
  let made = 0;
  for (const plan of DEMO_CAMPAIGNS) {
    const owner = {
      country: { provinceCode: null, producerId: null },
      province: { provinceCode, producerId: null },
      producer: { provinceCode: await provinceOf(tx, producerId), producerId },
    }[plan.of];
    if (plan.of !== 'country' && owner.provinceCode === null) continue;
    const { of: _of, from, until, codes, named, chosen, ...values } = plan;
    const [row] = await tx
      .insert(campaigns)
      .values({
        ...values,
        ...owner,
        startsOn: addDays(today, from),
        endsOn: addDays(today, until),
        chosen: JSON.stringify(chosen),
        payer: payerOf(owner),
        state: 'published',
        byVoucher: codes.length > 0,
        illustrative: true,
        madeAt,
        madeBy: by,
      })
      .returning({ id: campaigns.id });
    const campaignId = row?.id ?? 0;
    if (codes.length > 0) {
      await tx.insert(vouchers).values(
        codes.map((one) => ({
          ...{ campaignId, codeKey: codeKey(one.code), madeAt, state: 'open' as const },
          ...one,
        })),
      );
    }
    if (named > 0) {
      const own = await tx
        .select({ id: products.id })
        .from(products)
        .where(
          owner.producerId === null
            ? eq(products.provinceCode, owner.provinceCode ?? '')
            : eq(products.producerId, owner.producerId),
        )
        .orderBy(products.id)
        .limit(named);
      const rows = own.map(({ id }) => ({ campaignId, productId: id }));
      if (rows.length > 0) await tx.insert(campaignProducts).values(rows);
    }
    made += 1;
  }
  return made;
}

async function provinceOf(tx: Tx, producerId: number | null): Promise<string | null> {
  if (producerId === null) return null;
  const [row] = await tx
    .select({ provinceCode: producers.provinceCode })
    .from(producers)
    .where(eq(producers.id, producerId));
  return row?.provinceCode ?? null;
}

/** With the end of demo mode the made-up campaigns go, with their vouchers and counts. @returns how many went */
export async function endDemoCampaignsIn(tx: Tx): Promise<number> {
  const made = tx
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(eq(campaigns.illustrative, true));
  const codes = tx
    .select({ id: vouchers.id })
    .from(vouchers)
    .where(inArray(vouchers.campaignId, made));
  await tx.delete(voucherUses).where(inArray(voucherUses.voucherId, codes));
  await tx.delete(vouchers).where(inArray(vouchers.campaignId, made));
  await tx.delete(campaignProducts).where(inArray(campaignProducts.campaignId, made));
  await tx.delete(campaignCounts).where(inArray(campaignCounts.campaignId, made));
  const gone = await tx
    .delete(campaigns)
    .where(eq(campaigns.illustrative, true))
    .returning({ id: campaigns.id });
  return gone.length;
}
