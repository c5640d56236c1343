import { sql } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';

/**
 * Removes the trial requests of demo mode with their answers, and the letters about them. Twice
 * changes nothing.
 * @throws Refusal `not-allowed`
 */
export async function endDemoQuotes(
  db: Db,
  { actor, now }: { readonly actor: Actor; readonly now: number },
): Promise<{ readonly removed: number }> {
  demand(actor, 'end-demo');
  return inTransaction(db, async (tx) => {
    const demo = sql.raw('(select id from quote_requests where demo = 1)');
    await tx.run(sql`delete from mails
      where about in (select 'quote:' || id from quote_requests where demo = 1)`);
    await tx.run(sql`delete from quote_lines where request_id in ${demo}`);
    await tx.run(sql`delete from quote_parts where request_id in ${demo}`);
    const { rowsAffected: removed } = await tx.run(sql`delete from quote_requests where demo = 1`);
    if (removed > 0) {
      await record(
        tx,
        { actor: actor.name, now },
        { deed: 'end-demo-quotes', subject: 'catalogue', after: { removed } },
      );
    }
    return { removed };
  });
}
