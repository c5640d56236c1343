import { eq, inArray } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { offerPrices, offers, offerSteps } from '#db/schema/catalogue.ts';
import { settings } from '#db/schema/site.ts';
import { closeDemoAccounts } from '#src/features/accounts/demo-accounts.server.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';

/**
 * Ends demo mode for good: every illustrative price goes, the demo accounts, and the band with them. Prices that somebody confirmed stay.
 * Ending it twice changes nothing.
 * @param now milliseconds since 1970 UTC
 * @returns how many illustrative offers were removed
 * @throws Refusal `not-allowed`
 */
export async function endDemo(
  db: Db,
  { actor, now }: { actor: Actor; now: number },
): Promise<{ removed: number }> {
  demand(actor, 'end-demo');
  return inTransaction(db, async (tx) => {
    const illustrations = tx
      .select({ id: offers.id })
      .from(offers)
      .where(eq(offers.illustrative, true));
    await tx.delete(offerSteps).where(inArray(offerSteps.offerId, illustrations));
    await tx.delete(offerPrices).where(eq(offerPrices.illustrative, true));
    const removed = await tx
      .delete(offers)
      .where(eq(offers.illustrative, true))
      .returning({ id: offers.id });
    await tx
      .insert(settings)
      .values({ key: 'demo', value: 'false' })
      .onConflictDoUpdate({ target: settings.key, set: { value: 'false' } });
    const accountsClosed = await closeDemoAccounts(tx, { by: actor.name, now });
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'end-demo',
        subject: 'catalogue',
        before: { demo: true },
        after: { demo: false, removed: removed.length, accountsClosed },
      },
    );
    return { removed: removed.length };
  });
}
