import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { sessions, users } from '#db/schema/accounts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from './may.ts';

/**
 * Ends every session of somebody else.
 * @returns how many there were
 * @throws Refusal `not-allowed`, `no-such-person`
 */
export async function endSessionsOf(
  db: Db,
  { userId, actor, now }: { userId: string; actor: Actor; now: number },
): Promise<number> {
  demand(actor, 'end-sessions-of-others', { userId });
  return inTransaction(db, async (tx) => {
    const [user] = await tx.select({ id: users.id }).from(users).where(eq(users.id, userId));
    if (user === undefined) throw new Refusal('no-such-person', {});
    const ended = await tx
      .delete(sessions)
      .where(eq(sessions.userId, userId))
      .returning({ id: sessions.id });
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'end-sessions-of-others',
        subject: `person:${userId}`,
        after: { ended: ended.length },
      },
    );
    return ended.length;
  });
}
