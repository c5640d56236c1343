import { eq, like, or, sql } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { companyPrefixes, tradeItems } from '#db/schema/codes.ts';
import { settings } from '#db/schema/site.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { isPrefix, reservedRange } from './company-prefix.ts';
import { tidy } from './item-facts.ts';
import { ownerOf } from './owner.server.ts';

/**
 * Notes the company prefix that GS1 gave a producer: numbers for its goods are taken from it.
 * @param prefix 4 to 12 digits, as on the certificate of GS1 Việt Nam
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `no-such-producer`, `prefix-wrong`, `number-reserved`, `prefix-taken`
 */
export async function addCompanyPrefix(
  db: Db,
  options: { producerId: number; prefix: string; note: string; actor: Actor; now: number },
): Promise<{ id: number }> {
  const { producerId, actor, now } = options;
  demand(actor, 'manage-codes', SOMEWHERE);
  const prefix = options.prefix.replace(/[\s-]/g, '');
  return inTransaction(db, async (tx) => {
    demand(actor, 'manage-codes', await ownerOf(tx, producerId));
    if (!isPrefix(prefix)) throw new Refusal('prefix-wrong', { typed: options.prefix });
    const range = reservedRange(prefix);
    if (range !== null && !(range === 'demonstration' && (await isDemo(tx)))) {
      throw new Refusal('number-reserved', { number: prefix, range });
    }
    const [taken] = await tx
      .select({ id: companyPrefixes.id })
      .from(companyPrefixes)
      .where(
        or(
          like(companyPrefixes.prefix, `${prefix}%`),
          sql`${prefix} like ${companyPrefixes.prefix} || '%'`,
        ),
      )
      .limit(1);
    if (taken) throw new Refusal('prefix-taken', { prefix });
    const row = { producerId, prefix, note: tidy(options.note).slice(0, 200) };
    const [made] = await tx
      .insert(companyPrefixes)
      .values({
        ...{ ...row, demonstration: range === 'demonstration' },
        ...{ addedAt: new Date(now).toISOString(), addedBy: actor.name },
      })
      .returning({ id: companyPrefixes.id });
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'add-company-prefix', subject: `producer:${producerId}`, after: row },
    );
    return { id: made?.id ?? 0 };
  });
}

/**
 * Takes back a prefix that was noted by mistake. Once a number of it is given it stays.
 * @throws Refusal `not-allowed`, `no-such-prefix`, `prefix-used`
 */
export async function removeCompanyPrefix(
  db: Db,
  { id, actor, now }: { id: number; actor: Actor; now: number },
): Promise<void> {
  demand(actor, 'manage-codes', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const [row] = await tx.select().from(companyPrefixes).where(eq(companyPrefixes.id, id));
    if (!row) throw new Refusal('no-such-prefix', { id });
    demand(actor, 'manage-codes', await ownerOf(tx, row.producerId));
    const [used] = await tx
      .select({ id: tradeItems.id })
      .from(tradeItems)
      .where(like(tradeItems.gtin, `_${row.prefix}%`))
      .limit(1);
    if (used) throw new Refusal('prefix-used', { prefix: row.prefix });
    await tx.delete(companyPrefixes).where(eq(companyPrefixes.id, id));
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'remove-company-prefix',
        subject: `producer:${row.producerId}`,
        before: { prefix: row.prefix, note: row.note },
      },
    );
  });
}

/** GS1's demonstration numbers are for demo mode only. */
export async function isDemo(tx: Db | Tx): Promise<boolean> {
  const [row] = await tx
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, 'demo'));
  return row !== undefined && JSON.parse(row.value) === true;
}
