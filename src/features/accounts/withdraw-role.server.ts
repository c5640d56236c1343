import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { grants, users } from '#db/schema/accounts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from './may.ts';
import { knownScope } from './read-scope.server.ts';
import { inviteDeedOf } from './roles.ts';

/**
 * Takes a role away. It stays in the books with the reason; sessions go on, but may no longer do its deeds.
 * Whoever could not give a role cannot take it either, and the last administrator keeps the role.
 * @throws Refusal `not-allowed`, `no-such-grant`, `reason-missing`, `last-administrator`
 */
export async function withdrawRole(
  db: Db,
  asked: { grantId: number; why: string; actor: Actor; now: number },
): Promise<void> {
  const { grantId, actor, now } = asked;
  demand(actor, 'withdraw-role', SOMEWHERE);
  const why = asked.why.trim().slice(0, 500);
  await inTransaction(db, async (tx) => {
    const [grant] = await tx
      .select()
      .from(grants)
      .where(and(eq(grants.id, grantId), isNull(grants.withdrawnAt)));
    if (!grant) throw new Refusal('no-such-grant', {});
    const { target } = await knownScope(tx, grant.role, grant);
    demand(actor, 'withdraw-role', target);
    demand(actor, inviteDeedOf(grant.role), target);
    if (why === '') throw new Refusal('reason-missing', {});
    if (grant.role === 'administrator') {
      const [others] = await tx
        .select({ count: sql<number>`count(*)` })
        .from(grants)
        .innerJoin(users, eq(users.id, grants.userId))
        .where(
          and(
            eq(grants.role, 'administrator'),
            isNull(grants.withdrawnAt),
            ne(grants.userId, grant.userId),
          ),
        );
      if (!others?.count) throw new Refusal('last-administrator', {});
    }
    await tx
      .update(grants)
      .set({ withdrawnAt: now, withdrawnBy: actor.name, withdrawnWhy: why })
      .where(eq(grants.id, grantId));
    const { role, provinceCode, communeCode, producerId, councilId } = grant;
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'withdraw-role',
        subject: `person:${grant.userId}`,
        before: { role, provinceCode, communeCode, producerId, councilId },
        after: { why },
      },
    );
  });
}
