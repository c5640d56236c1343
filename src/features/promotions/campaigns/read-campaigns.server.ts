import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { campaignCounts, campaigns, vouchers, voucherUses } from '#db/schema/promotions.ts';
import type { Day } from '#src/base/day.ts';
import { fold } from '#src/base/fold.ts';
import { type Actor, may, reachOf } from '#src/features/accounts/may.ts';
import type { CampaignRule } from '#src/features/cart/pricing/contract.ts';
import { CAMPAIGNS_A_PAGE, type CampaignQuery } from './campaign-query.ts';
import { type CampaignPhase, phaseOf } from './campaign.ts';
import { type CampaignRow, contentsOf } from './open-campaign.server.ts';
import { rulesOf } from './read-rules.server.ts';

export interface PublicCampaign {
  readonly row: CampaignRow;
  readonly phase: CampaignPhase;
  readonly rule: CampaignRule;
  readonly producer: { readonly name: string; readonly slug: string } | null;
}

/**
 * Campaigns that the public may see: published ones, and those that were stopped after they had begun, as past.
 * @param demo whether illustrative ones are shown
 */
export async function readPublicCampaigns(
  db: Db,
  { today, demo, slug }: { today: Day; demo: boolean; slug?: string },
): Promise<PublicCampaign[]> {
  const rows = await db
    .select({ row: campaigns, name: producers.name, slug: producers.slug })
    .from(campaigns)
    .leftJoin(producers, eq(producers.id, campaigns.producerId))
    .where(
      and(
        inArray(campaigns.state, ['published', 'stopped']),
        demo ? undefined : eq(campaigns.illustrative, false),
        slug === undefined ? undefined : eq(campaigns.slug, slug),
      ),
    )
    .orderBy(asc(campaigns.endsOn), asc(campaigns.id));
  const rules = await rulesOf(
    db,
    rows.map(({ row }) => row),
  );
  return rows
    .map((one, index) => ({
      row: one.row,
      phase: phaseOf(one.row, today),
      rule: rules[index] as CampaignRule,
      producer: one.name === null || one.slug === null ? null : { name: one.name, slug: one.slug },
    }))
    .filter(({ row, phase }) => phase !== 'stopped' || row.startsOn <= today);
}

export interface DeskCampaignLine {
  readonly row: CampaignRow;
  readonly phase: CampaignPhase;
  readonly producerName: string | null;
  readonly vouchers: number;
  readonly used: number;
  readonly views: number;
  readonly carts: number;
}

/**
 * The campaigns within an actor's reach, as the desk lists them; national ones are shown to those who reach everywhere.
 * @param most lines of one page; null: all in one
 */
export async function listDeskCampaigns(
  db: Db,
  {
    actor,
    query,
    today,
    most = CAMPAIGNS_A_PAGE,
  }: { actor: Actor; query: CampaignQuery; today: Day; most?: number | null },
): Promise<{ readonly lines: readonly DeskCampaignLine[]; readonly total: number }> {
  const reach = reachOf(actor, 'see-campaigns');
  const within = reach.everywhere
    ? undefined
    : or(
        inArray(campaigns.provinceCode, [...reach.provinceCodes]),
        inArray(campaigns.producerId, [...reach.producerIds]),
        reach.communeCodes.length > 0
          ? inArray(producers.communeCode, [...reach.communeCodes])
          : undefined,
      );
  const sumOf = (column: 'views' | 'carts') =>
    sql<number>`(select coalesce(sum(${sql.raw(column)}), 0) from ${campaignCounts} where campaign_id = ${campaigns.id})`;
  const rows = await db
    .select({
      row: campaigns,
      producerName: producers.name,
      vouchers: sql<number>`(select count(*) from ${vouchers} v where v.campaign_id = ${campaigns.id})`,
      codes: sql<string>`coalesce((select group_concat(v.code, ' ') from ${vouchers} v where v.campaign_id = ${campaigns.id}), '')`,
      used: sql<number>`(select count(*) from ${voucherUses} u join ${vouchers} v on v.id = u.voucher_id
        where v.campaign_id = ${campaigns.id} and u.state = 'used')`,
      views: sumOf('views'),
      carts: sumOf('carts'),
    })
    .from(campaigns)
    .leftJoin(producers, eq(producers.id, campaigns.producerId))
    .where(within)
    .orderBy(
      ...{
        moi: [desc(campaigns.id)],
        'bat-dau': [desc(campaigns.startsOn), desc(campaigns.id)],
        'ket-thuc': [desc(campaigns.endsOn), desc(campaigns.id)],
        ten: [asc(campaigns.titleVi)],
      }[query.sort],
    );
  const asked = fold(query.text);
  const found = rows
    .map((one) => ({ ...one, phase: phaseOf(one.row, today) }))
    .filter(({ phase }) => query.phase === null || phase === query.phase)
    .filter(({ row, codes, producerName }) =>
      fold(`${row.titleVi} ${row.titleEn} ${codes} ${producerName ?? ''}`).includes(asked),
    );
  const from = most === null ? 0 : (query.page - 1) * most;
  return { lines: most === null ? found : found.slice(from, from + most), total: found.length };
}

export interface DeskCampaign {
  readonly row: CampaignRow;
  readonly phase: CampaignPhase;
  readonly rule: CampaignRule;
  readonly producerName: string | null;
  readonly vouchers: readonly (typeof vouchers.$inferSelect & { readonly used: number })[];
  readonly mayChange: boolean;
  readonly mayStop: boolean;
}

/** One campaign with its vouchers; null when there is none, or it is out of the actor's reach. */
export async function readDeskCampaign(
  db: Db,
  { id, actor, today }: { id: number; actor: Actor; today: Day },
): Promise<DeskCampaign | null> {
  const [found] = await db
    .select({ row: campaigns, producerName: producers.name, communeCode: producers.communeCode })
    .from(campaigns)
    .leftJoin(producers, eq(producers.id, campaigns.producerId))
    .where(eq(campaigns.id, id));
  if (!found) return null;
  const { row, producerName, communeCode } = found;
  const sees = may(actor, 'see-campaigns', {
    provinceCode: row.provinceCode,
    producerId: row.producerId,
    communeCode,
  });
  if (!sees) return null;
  const codes = await db
    .select({
      voucher: vouchers,
      used: sql<number>`(select count(*) from ${voucherUses} u where u.voucher_id = ${vouchers.id} and u.state = 'used')`,
    })
    .from(vouchers)
    .where(eq(vouchers.campaignId, id))
    .orderBy(asc(vouchers.id));
  const [rule] = await rulesOf(db, [row]);
  return {
    row,
    phase: phaseOf(row, today),
    rule: rule as CampaignRule,
    producerName,
    vouchers: codes.map(({ voucher, used }) => ({ ...voucher, used })),
    mayChange: row.state !== 'stopped' && may(actor, 'manage-campaign', contentsOf(row)),
    mayStop: row.state === 'published' && may(actor, 'manage-campaign', row),
  };
}
