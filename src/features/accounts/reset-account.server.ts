import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { passkeys, secondFactors, sessions, signInMethods, users } from '#db/schema/accounts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { hashPassword } from 'better-auth/crypto';
import { type Actor, demand } from './may.ts';
import { randomPassword } from './token.server.ts';
import { userByEmail } from './write-account.server.ts';

/**
 * Gives somebody a new random password and ends every session; on request the second factor and the passkeys go too.
 * For people with a shell, when mail cannot help.
 * @returns the password, which is kept nowhere
 * @throws Refusal `not-allowed`, `no-such-person`
 */
export async function resetAccount(
  db: Db,
  asked: { email: string; secondFactor: boolean; actor: Actor; now: number },
): Promise<{ password: string }> {
  const { actor, now } = asked;
  demand(actor, 'reset-account');
  const password = randomPassword();
  const hash = await hashPassword(password);
  await inTransaction(db, async (tx) => {
    const user = await userByEmail(tx, asked.email.trim().toLowerCase());
    if (user === null) throw new Refusal('no-such-person', {});
    const at = new Date(now);
    await tx
      .update(signInMethods)
      .set({ password: hash, updatedAt: at })
      .where(eq(signInMethods.userId, user.id));
    await tx.delete(sessions).where(eq(sessions.userId, user.id));
    if (asked.secondFactor) {
      await tx.delete(secondFactors).where(eq(secondFactors.userId, user.id));
      await tx.delete(passkeys).where(eq(passkeys.userId, user.id));
      await tx
        .update(users)
        .set({ twoFactorEnabled: false, updatedAt: at })
        .where(eq(users.id, user.id));
    }
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'reset-account',
        subject: `person:${user.id}`,
        after: { secondFactorRemoved: asked.secondFactor },
      },
    );
  });
  return { password };
}
