import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { traceParties } from '#db/schema/codes.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE, type Target } from '#src/features/accounts/may.ts';
import { freshShortCode } from './fresh-short-code.server.ts';
import { demandVersion, ownerOf } from './owner.server.ts';
import { checkedParty, type PartyFacts } from './place-facts.ts';

/** The change log is read by more people than a producer's suppliers are shown to: it holds no name of theirs. */
const told = ({ role, open }: { role: string; open: boolean }) => ({ role, open });

/**
 * Adds somebody a producer buys from or sells to. Kept for recall; the public sees only those that are open.
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `no-such-producer`, what {@link checkedParty} throws
 */
export async function addParty(
  db: Db,
  options: { producerId: number; facts: PartyFacts; actor: Actor; now: number },
): Promise<{ id: number; shortCode: string }> {
  const { producerId, actor, now } = options;
  demandParties(actor, SOMEWHERE);
  return inTransaction(db, async (tx) => {
    demandParties(actor, await ownerOf(tx, producerId));
    const facts = checkedParty(options.facts);
    const shortCode = await freshShortCode(tx, traceParties);
    const [made] = await tx
      .insert(traceParties)
      .values({
        ...{ producerId, shortCode, ...facts },
        ...{ addedAt: new Date(now).toISOString(), addedBy: actor.name },
      })
      .returning({ id: traceParties.id });
    const id = made?.id ?? 0;
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'add-trace-party',
        subject: `trace-party:${id}`,
        after: { producerId, shortCode, ...told(facts) },
      },
    );
    return { id, shortCode };
  });
}

/**
 * Changes what is known of a party; its short code stays.
 * @param version as the form was filled
 * @throws Refusal `not-allowed`, `no-such-trace-party`, `code-changed`, what {@link checkedParty} throws
 */
export async function changeParty(
  db: Db,
  options: { id: number; facts: PartyFacts; version: number; actor: Actor; now: number },
): Promise<void> {
  const { id, actor, now } = options;
  demandParties(actor, SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const row = await partyRow(tx, id);
    demandParties(actor, await ownerOf(tx, row.producerId));
    demandVersion(options.version, row);
    const facts = checkedParty(options.facts);
    await tx
      .update(traceParties)
      .set({ ...facts, version: row.version + 1 })
      .where(eq(traceParties.id, id));
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'change-trace-party',
        subject: `trace-party:${id}`,
        before: told(row),
        after: told(facts),
      },
    );
  });
}

/**
 * Says that a producer no longer deals with somebody, or takes that back. Events go on naming the party.
 * @throws Refusal `not-allowed`, `no-such-trace-party`, `code-changed`
 */
export async function withdrawParty(
  db: Db,
  options: { id: number; withdrawn: boolean; version: number; actor: Actor; now: number },
): Promise<void> {
  const { id, withdrawn, actor, now } = options;
  demandParties(actor, SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const row = await partyRow(tx, id);
    demandParties(actor, await ownerOf(tx, row.producerId));
    demandVersion(options.version, row);
    const withdrawnAt = withdrawn ? new Date(now).toISOString() : null;
    await tx
      .update(traceParties)
      .set({ withdrawnAt, version: row.version + 1 })
      .where(eq(traceParties.id, id));
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: withdrawn ? 'withdraw-trace-party' : 'return-trace-party',
        subject: `trace-party:${id}`,
        before: { withdrawnAt: row.withdrawnAt },
        after: { withdrawnAt },
      },
    );
  });
}

/** Whom a producer deals with is written only by somebody who may read it. */
function demandParties(actor: Actor, target: Target | typeof SOMEWHERE): void {
  demand(actor, 'manage-codes', target);
  demand(actor, 'see-hidden-parties', target);
}

async function partyRow(tx: Tx, id: number): Promise<typeof traceParties.$inferSelect> {
  const [row] = await tx.select().from(traceParties).where(eq(traceParties.id, id));
  if (!row) throw new Refusal('no-such-trace-party', { id });
  return row;
}
