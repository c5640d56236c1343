import { and, eq, gt, isNull } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { accountTickets, sessions, signInMethods, users } from '#db/schema/accounts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from './may.ts';
import { queueMail } from './queue-mail.server.ts';
import { confirmAddressIn } from './own-address.server.ts';
import { newToken, tokenHash } from './token.server.ts';
import { hashOfNew, userByEmail } from './write-account.server.ts';

const RESET_MS = 3_600_000;

/**
 * Sends a link to choose a new password, when there is such an account; says nothing about whether there is.
 * Earlier links of the account end. Accounts of demo mode get no letters.
 */
export async function askForReset(
  db: Db,
  asked: {
    email: string;
    letter: (facts: { token: string; name: string }) => { subject: string; text: string };
    actor: Actor;
    now: number;
  },
): Promise<void> {
  const { now } = asked;
  demand(asked.actor, 'reset-own-password');
  const user = await userByEmail(db, asked.email.trim().toLowerCase());
  if (user === null || user.isDemo) return;
  const { token, hash } = newToken();
  await inTransaction(db, async (tx) => {
    await tx
      .delete(accountTickets)
      .where(and(eq(accountTickets.userId, user.id), eq(accountTickets.kind, 'reset')));
    await tx.insert(accountTickets).values({
      kind: 'reset',
      tokenHash: hash,
      userId: user.id,
      madeAt: now,
      expiresAt: now + RESET_MS,
    });
    await queueMail(tx, {
      to: user.email,
      ...asked.letter({ token, name: user.name }),
      about: `person:${user.id}`,
      dueAt: now,
    });
    await record(
      tx,
      { actor: 'anyone', now },
      { deed: 'ask-for-reset', subject: `person:${user.id}` },
    );
  });
}

/** Whose password a link resets; null when it has run out or was used. */
export async function resetTarget(
  db: Db,
  token: string,
  now: number,
): Promise<{ ticketId: number; userId: string; name: string; email: string } | null> {
  const [row] = await db
    .select({
      ticketId: accountTickets.id,
      userId: users.id,
      name: users.name,
      email: users.email,
    })
    .from(accountTickets)
    .innerJoin(users, eq(users.id, accountTickets.userId))
    .where(
      and(
        eq(accountTickets.kind, 'reset'),
        eq(accountTickets.tokenHash, tokenHash(token)),
        isNull(accountTickets.usedAt),
        gt(accountTickets.expiresAt, now),
      ),
    );
  return row ?? null;
}

/**
 * Sets a new password with the link that came by mail; every session ends. The second factor stays.
 * @throws Refusal `link-over`, `bad-password`
 */
export async function resetPassword(
  db: Db,
  asked: { token: string; password: string; actor: Actor; now: number },
): Promise<void> {
  const { token, now } = asked;
  demand(asked.actor, 'reset-own-password');
  const target = await resetTarget(db, token, now);
  if (target === null) throw new Refusal('link-over', { kind: 'reset' });
  const { ticketId, userId, name, email } = target;
  const hash = await hashOfNew(asked.password, [name, email]);
  await inTransaction(db, async (tx) => {
    const used = await tx
      .update(accountTickets)
      .set({ usedAt: now })
      .where(and(eq(accountTickets.id, ticketId), isNull(accountTickets.usedAt)))
      .returning({ id: accountTickets.id });
    if (used.length === 0) throw new Refusal('link-over', { kind: 'reset' });
    await tx
      .update(signInMethods)
      .set({ password: hash, updatedAt: new Date(now) })
      .where(eq(signInMethods.userId, userId));
    await tx.delete(sessions).where(eq(sessions.userId, userId));
    await confirmAddressIn(tx, userId);
    await record(
      tx,
      { actor: `${name} <${email}>`, now },
      { deed: 'reset-password', subject: `person:${userId}` },
    );
  });
}
