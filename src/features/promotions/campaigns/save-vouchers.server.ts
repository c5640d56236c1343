import { randomBytes } from 'node:crypto';
import { and, count, eq, inArray } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { insertMany } from '#db/insert-many.ts';
import { campaigns, vouchers } from '#db/schema/promotions.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { campaignToChange } from './open-campaign.server.ts';
import {
  codeKey,
  isCode,
  LONGEST_CODE,
  randomCode,
  SHORTEST_CODE,
  tidyCode,
} from './voucher-code.ts';

const MOST_AT_ONCE = 1_000;
const MOST_OF_A_CAMPAIGN = 10_000;

export interface NewVouchers {
  /** Codes made by hand, as typed. */
  readonly codes: readonly string[];
  /** How many more are made by chance, with this beginning. */
  readonly generate: number;
  readonly prefix: string;
  /** Uses of each code, in all and by one buyer; null: no limit. */
  readonly mostUses: number | null;
  readonly mostPerBuyer: number | null;
}

/**
 * Adds voucher codes to a campaign that is given by voucher.
 * @returns the codes as they are printed
 * @throws Refusal `not-allowed`, `no-such-campaign`, `campaign-changed-meanwhile`, `campaign-stopped`,
 *   `campaign-not-by-voucher`, `voucher-code-bad` {code}, `voucher-code-taken` {code}, `voucher-count` {most},
 *   `voucher-limit`
 */
export async function saveVouchers(
  db: Db,
  {
    campaignId,
    version,
    made,
    actor,
    now,
  }: {
    readonly campaignId: number;
    readonly version: number;
    readonly made: NewVouchers;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<readonly string[]> {
  demand(actor, 'manage-campaign', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const row = await campaignToChange(tx, { id: campaignId, version, actor, part: 'contents' });
    if (row.state === 'stopped') throw new Refusal('campaign-stopped', {});
    if (!row.byVoucher) throw new Refusal('campaign-not-by-voucher', {});
    const { mostUses, mostPerBuyer, generate } = made;
    for (const limit of [mostUses, mostPerBuyer]) {
      const right =
        limit === null || (Number.isSafeInteger(limit) && limit > 0 && limit <= 1_000_000);
      if (!right) throw new Refusal('voucher-limit', { field: 'moi-ma' });
    }
    const byHand = made.codes.map(tidyCode).filter((code) => code !== '');
    const bad = byHand.find((code) => !isCode(code));
    if (bad !== undefined) {
      throw new Refusal('voucher-code-bad', {
        code: bad,
        least: SHORTEST_CODE,
        most: LONGEST_CODE,
      });
    }
    const wanted = byHand.length + generate;
    if (!Number.isSafeInteger(generate) || generate < 0 || wanted < 1 || wanted > MOST_AT_ONCE) {
      throw new Refusal('voucher-count', { most: MOST_AT_ONCE });
    }
    const [held] = await tx
      .select({ count: count() })
      .from(vouchers)
      .where(eq(vouchers.campaignId, campaignId));
    if ((held?.count ?? 0) + wanted > MOST_OF_A_CAMPAIGN) {
      throw new Refusal('voucher-count', { most: MOST_OF_A_CAMPAIGN });
    }
    const codes = new Map(byHand.map((code) => [codeKey(code), code]));
    for (let made8 = 0; made8 < generate;) {
      const code = randomCode(made.prefix, randomBytes(8));
      if (codes.has(codeKey(code))) continue;
      codes.set(codeKey(code), code);
      made8 += 1;
    }
    await demandFree(tx, codes);
    const madeAt = new Date(now).toISOString();
    await insertMany(
      tx,
      vouchers,
      [...codes].map(([key, code]) => ({
        ...{ campaignId, code, codeKey: key, mostUses, mostPerBuyer, madeAt },
        state: 'open' as const,
      })),
    );
    await tx
      .update(campaigns)
      .set({ version: row.version + 1 })
      .where(eq(campaigns.id, campaignId));
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'add-vouchers',
        subject: `campaign:${campaignId}`,
        after: { codes: codes.size, mostUses, mostPerBuyer },
      },
    );
    return [...codes.values()];
  });
}

/**
 * Stops one voucher code, or opens it again.
 * @throws Refusal `not-allowed`, `no-such-campaign`, `campaign-changed-meanwhile`, `no-such-voucher`
 */
export async function setVoucherState(
  db: Db,
  {
    campaignId,
    version,
    voucherId,
    state,
    actor,
    now,
  }: {
    readonly campaignId: number;
    readonly version: number;
    readonly voucherId: number;
    readonly state: 'open' | 'stopped';
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<void> {
  demand(actor, 'manage-campaign', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    await campaignToChange(tx, { id: campaignId, version, actor, part: 'contents' });
    const [row] = await tx
      .update(vouchers)
      .set({ state })
      .where(and(eq(vouchers.id, voucherId), eq(vouchers.campaignId, campaignId)))
      .returning({ code: vouchers.code });
    if (!row) throw new Refusal('no-such-voucher', {});
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'set-voucher-state', subject: `campaign:${campaignId}`, after: { voucherId, state } },
    );
  });
}

async function demandFree(tx: Tx, codes: ReadonlyMap<string, string>): Promise<void> {
  const [taken] = await tx
    .select({ key: vouchers.codeKey })
    .from(vouchers)
    .where(inArray(vouchers.codeKey, [...codes.keys()]))
    .limit(1);
  if (taken) throw new Refusal('voucher-code-taken', { code: codes.get(taken.key) ?? taken.key });
}
