import { eq, inArray } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { campaignProducts, campaigns } from '#db/schema/promotions.ts';
import { slugOf } from '#src/base/fold.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { campaignFault } from './campaign-faults.ts';
import { type CampaignDraft, type CampaignOwner, payerOf } from './campaign.ts';
import { campaignToChange, contentsOf } from './open-campaign.server.ts';

export interface SaveCampaign {
  /** Null: a new one, for `owner`. */
  readonly id: number | null;
  /** As the form had it; of no meaning for a new one. */
  readonly version: number;
  readonly owner: CampaignOwner;
  readonly draft: CampaignDraft;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/**
 * Makes a campaign, as a draft, or changes one: also one that is public, since carts are priced anew at each look and
 * orders keep what was agreed. It stays its owner's.
 * @throws Refusal `not-allowed`, `no-such-campaign`, `campaign-changed-meanwhile`, `campaign-stopped`,
 *   `campaign-owner`, `campaign-products` {names} and those of `campaignFault`
 */
export async function saveCampaign(db: Db, asked: SaveCampaign): Promise<{ readonly id: number }> {
  const { draft, actor, now } = asked;
  demand(actor, 'manage-campaign', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const before =
      asked.id === null
        ? null
        : await campaignToChange(tx, {
            id: asked.id,
            version: asked.version,
            actor,
            part: 'contents',
          });
    if (before?.state === 'stopped') throw new Refusal('campaign-stopped', {});
    const owner = before ?? (await knownOwner(tx, asked.owner));
    demand(actor, 'manage-campaign', contentsOf(owner));
    const fault = campaignFault(draft, owner);
    if (fault !== null || draft.startsOn === null || draft.endsOn === null) {
      throw new Refusal(fault?.code ?? 'campaign-days', { ...fault?.facts, field: fault?.field });
    }
    await demandOwnProducts(tx, draft.chosen.productIds, owner);
    const { chosen, startsOn, endsOn, ...texts } = draft;
    const { productIds, ...rules } = chosen;
    const values = {
      ...texts,
      startsOn,
      endsOn,
      chosen: JSON.stringify(rules),
      payer: payerOf(owner),
    };
    const id = before?.id ?? (await insertCampaign(tx, { ...values, owner, actor, now }));
    if (before) {
      await tx
        .update(campaigns)
        .set({ ...values, version: before.version + 1 })
        .where(eq(campaigns.id, id));
      await tx.delete(campaignProducts).where(eq(campaignProducts.campaignId, id));
    }
    const named = [...new Set(productIds)].map((productId) => ({ campaignId: id, productId }));
    if (named.length > 0) await tx.insert(campaignProducts).values(named);
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: before ? 'change-campaign' : 'make-campaign',
        subject: `campaign:${id}`,
        ...(before
          ? { before: factsOf({ ...before, chosen: JSON.parse(before.chosen) as object }) }
          : {}),
        after: factsOf({ ...values, chosen }),
      },
    );
    return { id };
  });
}

async function insertCampaign(
  tx: Tx,
  {
    owner,
    actor,
    now,
    ...values
  }: Omit<typeof campaigns.$inferInsert, 'slug' | 'state' | 'madeAt' | 'madeBy'> & {
    readonly owner: CampaignOwner;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<number> {
  const [row] = await tx
    .insert(campaigns)
    .values({
      ...values,
      provinceCode: owner.provinceCode,
      producerId: owner.producerId,
      slug: await freeSlugOf(tx, values.titleVi),
      state: 'draft',
      madeAt: new Date(now).toISOString(),
      madeBy: actor.name,
    })
    .returning({ id: campaigns.id });
  if (!row) throw new RangeError('no campaign came back');
  return row.id;
}

/** Pages beside those of campaigns. */
const OWN_PAGES = new Set(['cach-tinh-tien']);

/** The address comes from the first title and never changes: it may be printed. */
async function freeSlugOf(tx: Tx, title: string): Promise<string> {
  const stem = slugOf(title).slice(0, 60).replace(/-+$/, '') || 'khuyen-mai';
  for (let count = 1; ; count++) {
    const slug = count === 1 ? stem : `${stem}-${count}`;
    if (OWN_PAGES.has(slug)) continue;
    const [taken] = await tx
      .select({ id: campaigns.id })
      .from(campaigns)
      .where(eq(campaigns.slug, slug));
    if (!taken) return slug;
  }
}

/** A producer's campaign lies in the producer's province, whatever the form says. */
async function knownOwner(tx: Tx, owner: CampaignOwner): Promise<CampaignOwner> {
  if (owner.producerId === null) return owner;
  const [producer] = await tx
    .select({ provinceCode: producers.provinceCode })
    .from(producers)
    .where(eq(producers.id, owner.producerId));
  if (!producer) throw new Refusal('campaign-owner', { field: 'cua' });
  return { producerId: owner.producerId, provinceCode: producer.provinceCode };
}

async function demandOwnProducts(
  tx: Tx,
  productIds: readonly number[],
  owner: CampaignOwner,
): Promise<void> {
  if (productIds.length === 0) return;
  const rows = await tx
    .select({
      id: products.id,
      producerId: products.producerId,
      provinceCode: products.provinceCode,
      producerProvince: producers.provinceCode,
    })
    .from(products)
    .leftJoin(producers, eq(producers.id, products.producerId))
    .where(inArray(products.id, [...productIds]));
  const own = rows.filter((row) =>
    owner.producerId !== null
      ? row.producerId === owner.producerId
      : owner.provinceCode === null ||
        (row.producerProvince ?? row.provinceCode) === owner.provinceCode,
  );
  const strange = new Set(productIds).size - own.length;
  if (strange > 0) throw new Refusal('campaign-products', { count: strange, field: 'san-pham' });
}

const KEPT = [
  ...(['titleVi', 'startsOn', 'endsOn', 'kind', 'percentBp', 'amount', 'bundleTake'] as const),
  ...(['bundleFree', 'mostOff', 'leastSpend', 'byVoucher', 'payer', 'chosen'] as const),
];

/** What the change log says of a campaign: what it does, not its whole text. */
function factsOf(values: Readonly<Partial<Record<(typeof KEPT)[number], unknown>>>): object {
  return Object.fromEntries(KEPT.map((key) => [key, values[key]]));
}
