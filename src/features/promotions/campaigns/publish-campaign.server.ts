import { count, eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { campaigns, vouchers } from '#db/schema/promotions.ts';
import { dayAt } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { campaignToChange } from './open-campaign.server.ts';

interface Named {
  readonly id: number;
  readonly version: number;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/**
 * Makes a draft public: its page from now on, its prices on its days.
 * @throws Refusal `not-allowed`, `no-such-campaign`, `campaign-changed-meanwhile`, `campaign-not-draft`,
 *   `campaign-over-already`, `campaign-without-voucher`
 */
export async function publishCampaign(db: Db, { id, version, actor, now }: Named): Promise<void> {
  demand(actor, 'manage-campaign', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const row = await campaignToChange(tx, { id, version, actor, part: 'contents' });
    if (row.state !== 'draft') throw new Refusal('campaign-not-draft', {});
    if (row.endsOn < dayAt(now)) throw new Refusal('campaign-over-already', { endsOn: row.endsOn });
    if (row.byVoucher) {
      const [codes] = await tx
        .select({ count: count() })
        .from(vouchers)
        .where(eq(vouchers.campaignId, id));
      if ((codes?.count ?? 0) === 0) throw new Refusal('campaign-without-voucher', {});
    }
    await tx
      .update(campaigns)
      .set({ state: 'published', version: row.version + 1 })
      .where(eq(campaigns.id, id));
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'publish-campaign',
        subject: `campaign:${id}`,
        before: { state: row.state },
        after: { state: 'published' },
      },
    );
  });
}

/**
 * Ends a public campaign before its day, for good: prices and vouchers go back at once, orders keep theirs. The office of
 * the province may stop a producer's too.
 * @throws Refusal `not-allowed`, `no-such-campaign`, `campaign-changed-meanwhile`, `campaign-not-public`
 */
export async function stopCampaign(db: Db, { id, version, actor, now }: Named): Promise<void> {
  demand(actor, 'manage-campaign', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const row = await campaignToChange(tx, { id, version, actor, part: 'whole' });
    if (row.state !== 'published') throw new Refusal('campaign-not-public', {});
    await tx
      .update(campaigns)
      .set({ state: 'stopped', version: row.version + 1 })
      .where(eq(campaigns.id, id));
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'stop-campaign',
        subject: `campaign:${id}`,
        before: { state: row.state },
        after: { state: 'stopped' },
      },
    );
  });
}
