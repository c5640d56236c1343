import { asc, desc, gt } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { provinces } from '#db/schema/places.ts';
import { changes } from '#db/schema/site.ts';
import type { Day } from '#src/base/day.ts';
import { readCampaignRules } from '#src/features/promotions/campaigns/read-rules.server.ts';
import { shippingTable } from '#src/features/promotions/campaigns/shipping-table.server.ts';
import type { CampaignRule, ShippingTable } from './pricing/contract.ts';

type Reader = Pick<Db | Tx, 'select'>;
/** Of `Db.$process`; null where a transaction may have written something itself already. */
export type KeptThings = Db['$process']['kept'];

interface Kept {
  /** The newest change that is known not to have touched these rules. */
  readonly upTo: number;
  readonly day: Day;
  readonly campaigns: readonly CampaignRule[];
  readonly shipping: ShippingTable;
}

const RULES = 'pricing-rules';
const REGIONS = 'regions';
/** After more changes than this the rules are read again, whatever they are about. */
const MOST_CHANGES = 200;
/** What orders and prices of sizes say of themselves: no rule follows from it. Any other change has the rules read again. */
const NO_RULE = /^(?:order|offer):/;

/**
 * Campaigns that run without a voucher, and the fees of delivery. Kept in memory, and looked after by the change log in
 * the reader's own transaction: what another process has committed counts at once.
 */
export async function pricingRules(
  db: Reader,
  { kept, today }: { readonly kept: KeptThings | null; readonly today: Day },
): Promise<Pick<Kept, 'campaigns' | 'shipping'>> {
  if (kept === null) return readRules(db, today);
  const have = kept.get(RULES) as Kept | undefined;
  if (have === undefined || have.day !== today) return readAndKeep(db, kept, today);
  const rows = await db
    .select({ id: changes.id, subject: changes.subject })
    .from(changes)
    .where(gt(changes.id, have.upTo))
    .orderBy(asc(changes.id))
    .limit(MOST_CHANGES);
  const last = rows.at(-1);
  if (last === undefined) return have;
  if (rows.length === MOST_CHANGES || !rows.every(({ subject }) => NO_RULE.test(subject))) {
    return readAndKeep(db, kept, today);
  }
  kept.set(RULES, { ...have, upTo: last.id } satisfies Kept);
  return have;
}

/** The log is looked at first: a rule written meanwhile is named after `upTo`, and read once more. */
async function readAndKeep(db: Reader, kept: KeptThings, today: Day): Promise<Kept> {
  const [last] = await db
    .select({ id: changes.id })
    .from(changes)
    .orderBy(desc(changes.id))
    .limit(1);
  const fresh = {
    upTo: last?.id ?? 0,
    day: today,
    ...(await readRules(db, today)),
  };
  kept.set(RULES, fresh satisfies Kept);
  return fresh;
}

async function readRules(db: Reader, today: Day): Promise<Pick<Kept, 'campaigns' | 'shipping'>> {
  return {
    campaigns: await readCampaignRules(db, today),
    shipping: await shippingTable(db),
  };
}

/** Provinces and their regions do not change while the program runs. */
export async function regionsOf(
  db: Reader,
  kept: KeptThings | null,
): Promise<ReadonlyMap<string, string>> {
  const have = kept?.get(REGIONS) as ReadonlyMap<string, string> | undefined;
  if (have !== undefined) return have;
  const rows = await db.select({ code: provinces.code, region: provinces.region }).from(provinces);
  const regions = new Map(rows.map(({ code, region }) => [code, region]));
  if (rows.length > 0) kept?.set(REGIONS, regions);
  return regions;
}
