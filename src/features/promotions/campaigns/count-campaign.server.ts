import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { Day } from '#src/base/day.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { writeInTurn } from '#src/features/accounts/write-in-turn.server.ts';

export interface CampaignTally {
  readonly campaignId: number;
  readonly day: Day;
  readonly views: number;
  readonly carts: number;
}

/**
 * Adds to the numbers of the day: how often a campaign's page was shown, and how often goods went from it into a cart.
 * One statement, and no row of the change log: nobody's deed, and nothing that a page shows.
 * @throws Refusal `not-allowed`
 */
export async function countCampaign(
  db: Db,
  { batch, actor }: { readonly batch: readonly CampaignTally[]; readonly actor: Actor },
): Promise<void> {
  demand(actor, 'count-campaign');
  if (batch.length === 0) return;
  await writeInTurn(db, () =>
    db.run(sql`
      insert into campaign_counts (campaign_id, day, views, carts)
      select c.id, t.value ->> 'day', t.value ->> 'views', t.value ->> 'carts'
      from json_each(${JSON.stringify(batch)}) t join campaigns c on c.id = t.value ->> 'campaignId'
      where true
      on conflict (campaign_id, day) do update
      set views = views + excluded.views, carts = carts + excluded.carts`),
  );
}
