import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { offers } from '#db/schema/catalogue.ts';
import { settings } from '#db/schema/site.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';

/**
 * Ends demo mode for good: every illustrative price goes, and the band with it. Prices that somebody confirmed stay.
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
    const removed = await tx
      .delete(offers)
      .where(eq(offers.illustrative, true))
      .returning({ id: offers.id });
    await tx
      .insert(settings)
      .values({ key: 'demo', value: 'false' })
      .onConflictDoUpdate({ target: settings.key, set: { value: 'false' } });
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'end-demo',
        subject: 'catalogue',
        before: { demo: true },
        after: { demo: false, removed: removed.length },
      },
    );
    return { removed: removed.length };
  });
}
