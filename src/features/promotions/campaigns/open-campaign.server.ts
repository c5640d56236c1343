import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { campaigns } from '#db/schema/promotions.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, type Target } from '#src/features/accounts/may.ts';
import type { CampaignOwner } from './campaign.ts';

export type CampaignRow = typeof campaigns.$inferSelect;

/**
 * Whom a campaign's contents belong to. An office may stop a producer's campaign in its province, but what the producer
 * gives away is the producer's to say: without the province the office is out of reach.
 */
export function contentsOf({ provinceCode, producerId }: CampaignOwner): Target {
  return producerId === null ? { provinceCode } : { producerId };
}

/**
 * The campaign that a command is about to change, with the right to it already asked for.
 * @param part `contents`: what it says and gives; `whole`: whether it goes on
 * @throws Refusal `no-such-campaign`, `not-allowed`, `campaign-changed-meanwhile`
 */
export async function campaignToChange(
  tx: Tx,
  {
    id,
    version,
    actor,
    part,
  }: { id: number; version: number; actor: Actor; part: 'contents' | 'whole' },
): Promise<CampaignRow> {
  const [row] = await tx.select().from(campaigns).where(eq(campaigns.id, id));
  if (!row) throw new Refusal('no-such-campaign', {});
  demand(actor, 'manage-campaign', part === 'contents' ? contentsOf(row) : row);
  if (row.version !== version) throw new Refusal('campaign-changed-meanwhile', {});
  return row;
}
