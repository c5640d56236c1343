import { and, eq, ne } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { passkeys, sessions, signInMethods, users } from '#db/schema/accounts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { verifyPassword } from 'better-auth/crypto';
import { type Actor, demand } from './may.ts';
import { checkedName, hashOfNew } from './write-account.server.ts';

/** Whoever acts on his or her own account. */
interface Own {
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

function ownId({ actor }: Own): string {
  demand(actor, 'manage-own-account', { userId: actor.userId });
  return actor.userId ?? '';
}

/** @throws Refusal `not-allowed`, `bad-name` */
export async function changeName(db: Db, asked: Own & { name: string }): Promise<void> {
  const id = ownId(asked);
  const name = checkedName(asked.name);
  await inTransaction(db, async (tx) => {
    const [before] = await tx.select({ name: users.name }).from(users).where(eq(users.id, id));
    await tx
      .update(users)
      .set({ name, updatedAt: new Date(asked.now) })
      .where(eq(users.id, id));
    await record(
      tx,
      { actor: asked.actor.name, now: asked.now },
      { deed: 'change-name', subject: `person:${id}`, before, after: { name } },
    );
  });
}

/**
 * Changes the password; every other session ends.
 * @param keepSession the session that goes on
 * @throws Refusal `not-allowed`, `wrong-password`, `bad-password`
 */
export async function changePassword(
  db: Db,
  asked: Own & { current: string; next: string; keepSession: string | null },
): Promise<void> {
  const id = ownId(asked);
  const [row] = await db
    .select({ hash: signInMethods.password, name: users.name, email: users.email })
    .from(signInMethods)
    .innerJoin(users, eq(users.id, signInMethods.userId))
    .where(and(eq(signInMethods.userId, id), eq(signInMethods.providerId, 'credential')));
  if (!row?.hash || !(await verifyPassword({ hash: row.hash, password: asked.current }))) {
    throw new Refusal('wrong-password', {});
  }
  const hash = await hashOfNew(asked.next, [row.name, row.email]);
  await inTransaction(db, async (tx) => {
    await tx
      .update(signInMethods)
      .set({ password: hash, updatedAt: new Date(asked.now) })
      .where(eq(signInMethods.userId, id));
    await tx
      .delete(sessions)
      .where(and(eq(sessions.userId, id), ne(sessions.id, asked.keepSession ?? '')));
    await record(
      tx,
      { actor: asked.actor.name, now: asked.now },
      { deed: 'change-password', subject: `person:${id}` },
    );
  });
}

/**
 * Ends one of one's own sessions, or all but one.
 * @throws Refusal `not-allowed`, `no-such-session`
 */
export async function endOwnSessions(
  db: Db,
  asked: Own & ({ sessionId: string } | { allBut: string | null }),
): Promise<void> {
  const id = ownId(asked);
  await inTransaction(db, async (tx) => {
    const which =
      'sessionId' in asked ? eq(sessions.id, asked.sessionId) : ne(sessions.id, asked.allBut ?? '');
    const ended = await tx
      .delete(sessions)
      .where(and(eq(sessions.userId, id), which))
      .returning({ id: sessions.id });
    if (ended.length === 0 && 'sessionId' in asked) throw new Refusal('no-such-session', {});
    await record(
      tx,
      { actor: asked.actor.name, now: asked.now },
      { deed: 'end-own-sessions', subject: `person:${id}`, after: { ended: ended.length } },
    );
  });
}

/** @throws Refusal `not-allowed`, `no-such-passkey` */
export async function removePasskey(db: Db, asked: Own & { passkeyId: string }): Promise<void> {
  const id = ownId(asked);
  await inTransaction(db, async (tx) => {
    const gone = await tx
      .delete(passkeys)
      .where(and(eq(passkeys.id, asked.passkeyId), eq(passkeys.userId, id)))
      .returning({ name: passkeys.name });
    if (gone.length === 0) throw new Refusal('no-such-passkey', {});
    await record(
      tx,
      { actor: asked.actor.name, now: asked.now },
      { deed: 'remove-passkey', subject: `person:${id}`, before: gone[0] },
    );
  });
}

/** Leaves a row for what better-auth did: the second factor came, went, or has new backup codes. */
export async function noteSecondFactor(
  db: Db,
  asked: Own & { deed: 'add-second-factor' | 'remove-second-factor' | 'new-backup-codes' },
): Promise<void> {
  const id = ownId(asked);
  await inTransaction(db, (tx) =>
    record(
      tx,
      { actor: asked.actor.name, now: asked.now },
      { deed: asked.deed, subject: `person:${id}` },
    ),
  );
}
