import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { vouchers, voucherUses } from '#db/schema/promotions.ts';
import { dayAt } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';

/**
 * Uses vouchers up for an order, in the order's own transaction. Each limit is looked at by the very statement that
 * writes the use, so that it holds however many buyers come at once, in however many processes.
 * @param buyerKey the same for the same buyer, and not the telephone number itself
 * @throws Refusal `voucher-used-up` {code} also when the voucher or its campaign has ended meanwhile
 */
export async function useVouchersIn(
  tx: Tx,
  {
    orderId,
    buyerKey,
    uses,
    now,
  }: {
    readonly orderId: number;
    readonly buyerKey: string;
    readonly uses: readonly { readonly voucherId: number; readonly amount: number }[];
    readonly now: number;
  },
): Promise<void> {
  const at = new Date(now).toISOString();
  const today = dayAt(now);
  for (const { voucherId, amount } of uses) {
    const written = await tx.run(sql`
      insert into voucher_uses (voucher_id, order_id, buyer_key, amount, state, at)
      select v.id, ${orderId}, ${buyerKey}, ${amount}, 'used', ${at}
      from vouchers v join campaigns c on c.id = v.campaign_id
      where v.id = ${voucherId} and v.state = 'open' and c.state = 'published' and c.by_voucher = 1
        and c.starts_on <= ${today} and c.ends_on >= ${today}
        and (v.most_uses is null or v.most_uses >
          (select count(*) from voucher_uses u where u.voucher_id = v.id and u.state = 'used'))
        and (v.most_per_buyer is null or v.most_per_buyer >
          (select count(*) from voucher_uses u
            where u.voucher_id = v.id and u.buyer_key = ${buyerKey} and u.state = 'used'))`);
    if (written.rowsAffected === 1) continue;
    const [voucher] = await tx
      .select({ code: vouchers.code })
      .from(vouchers)
      .where(eq(vouchers.id, voucherId));
    throw new Refusal('voucher-used-up', { code: voucher?.code ?? '' });
  }
}

/** Gives back the vouchers of an order that is not carried out: they count no longer. Twice is once. */
export async function returnVouchersIn(tx: Tx, orderId: number): Promise<void> {
  await tx
    .update(voucherUses)
    .set({ state: 'returned' })
    .where(and(eq(voucherUses.orderId, orderId), eq(voucherUses.state, 'used')));
}
