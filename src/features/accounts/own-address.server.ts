import { and, eq, gt, isNull } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { emailConfirmations, passkeys, secondFactors, users } from '#db/schema/accounts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from './may.ts';
import { queueMail } from './queue-mail.server.ts';
import { newToken, tokenHash } from './token.server.ts';

const LINK_MS = 7 * 24 * 3_600_000;

/** What the letter says that asks to confirm an address; the caller has the words. */
export type ConfirmLetter = (facts: { readonly token: string; readonly name: string }) => {
  readonly subject: string;
  readonly text: string;
};

/** Step: a link to the address of a new account. */
export async function askToConfirmIn(
  tx: Tx,
  {
    user,
    letter,
    now,
  }: { user: { id: string; name: string; email: string }; letter: ConfirmLetter; now: number },
): Promise<void> {
  const { token, hash } = newToken();
  await tx.delete(emailConfirmations).where(eq(emailConfirmations.userId, user.id));
  await tx
    .insert(emailConfirmations)
    .values({ userId: user.id, tokenHash: hash, madeAt: now, expiresAt: now + LINK_MS });
  await queueMail(tx, {
    to: user.email,
    ...letter({ token, name: user.name }),
    about: `person:${user.id}`,
    dueAt: now,
  });
}

/** Sends the link once more. @throws Refusal `not-allowed`, `address-confirmed-already` */
export async function askToConfirmAgain(
  db: Db,
  { letter, actor, now }: { letter: ConfirmLetter; actor: Actor; now: number },
): Promise<void> {
  demand(actor, 'manage-own-account', { userId: actor.userId });
  await inTransaction(db, async (tx) => {
    const [user] = await tx
      .select()
      .from(users)
      .where(eq(users.id, actor.userId ?? ''));
    if (!user || user.emailVerified) throw new Refusal('address-confirmed-already', {});
    await askToConfirmIn(tx, { user, letter, now });
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'ask-to-confirm-address', subject: `person:${user.id}` },
    );
  });
}

/** Whoever opens the link has the mailbox. Opened twice it says the same. @throws Refusal `link-over` */
export async function confirmOwnAddress(
  db: Db,
  { token, actor, now }: { token: string; actor: Actor; now: number },
): Promise<void> {
  demand(actor, 'confirm-own-address');
  await inTransaction(db, async (tx) => {
    const [row] = await tx
      .select({
        id: emailConfirmations.id,
        usedAt: emailConfirmations.usedAt,
        userId: users.id,
        name: users.name,
        email: users.email,
      })
      .from(emailConfirmations)
      .innerJoin(users, eq(users.id, emailConfirmations.userId))
      .where(
        and(
          eq(emailConfirmations.tokenHash, tokenHash(token)),
          gt(emailConfirmations.expiresAt, now),
        ),
      );
    if (!row) throw new Refusal('link-over', { kind: 'confirm' });
    if (row.usedAt !== null) return;
    await tx.update(users).set({ emailVerified: true }).where(eq(users.id, row.userId));
    await tx
      .update(emailConfirmations)
      .set({ usedAt: now })
      .where(and(eq(emailConfirmations.id, row.id), isNull(emailConfirmations.usedAt)));
    await record(
      tx,
      { actor: `${row.name} <${row.email}>`, now },
      { deed: 'confirm-address', subject: `person:${row.userId}` },
    );
  });
}

/**
 * Step of setting a password by mail: the address is confirmed. Keys that were added before anybody had shown that it is
 * theirs end, because another may have added them.
 */
export async function confirmAddressIn(tx: Tx, userId: string): Promise<void> {
  const changed = await tx
    .update(users)
    .set({ emailVerified: true, twoFactorEnabled: false })
    .where(and(eq(users.id, userId), eq(users.emailVerified, false)))
    .returning({ id: users.id });
  if (changed.length === 0) return;
  await tx.delete(passkeys).where(eq(passkeys.userId, userId));
  await tx.delete(secondFactors).where(eq(secondFactors.userId, userId));
}

/** Whether somebody has shown that the address is theirs. */
export async function isAddressConfirmed(db: Db | Tx, userId: string): Promise<boolean> {
  const [user] = await db
    .select({ verified: users.emailVerified })
    .from(users)
    .where(eq(users.id, userId));
  return user?.verified ?? false;
}
