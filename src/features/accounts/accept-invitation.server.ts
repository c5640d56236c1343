import { and, eq, gt, isNull } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { invitations, users } from '#db/schema/accounts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, type Duty, type GrantedRole } from './may.ts';
import { knownScope } from './read-scope.server.ts';
import { isGrantedRole, type Scope } from './roles.ts';
import { tokenHash } from './token.server.ts';
import {
  checkedName,
  hashOfNew,
  userByEmail,
  writeAccount,
  writeGrant,
} from './write-account.server.ts';

/** An invitation as the invited person sees it. */
export interface OpenInvitation {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: GrantedRole;
  readonly scope: Scope;
  /** Of a producer's people; null: everything. */
  readonly duty: Duty | null;
  /** Empty for roles that hold everywhere. */
  readonly place: string;
  readonly invitedBy: string;
  readonly expiresAt: number;
  readonly hasAccount: boolean;
}

/** The invitation a link opens; null when it has run out, was used or withdrawn, or never was. */
export async function openInvitation(
  db: Db | Tx,
  token: string,
  now: number,
): Promise<OpenInvitation | null> {
  const [row] = await db
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.tokenHash, tokenHash(token)),
        isNull(invitations.acceptedAt),
        isNull(invitations.withdrawnAt),
        gt(invitations.expiresAt, now),
      ),
    );
  if (row === undefined || !isGrantedRole(row.role)) return null;
  const { scope, name: place } = await knownScope(db, row.role, row);
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    duty: row.duty,
    scope,
    place,
    invitedBy: row.invitedBy,
    expiresAt: row.expiresAt,
    hasAccount: (await userByEmail(db, row.email)) !== null,
  };
}

/**
 * The invited person makes an account and takes the role.
 * @throws Refusal `link-over`, `bad-name`, `bad-password`, `email-taken`
 */
export async function acceptAsNew(
  db: Db,
  asked: { token: string; name: string; password: string; actor: Actor; now: number },
): Promise<{ email: string }> {
  const { token, now } = asked;
  demand(asked.actor, 'accept-invitation');
  const first = await openInvitation(db, token, now);
  if (first === null) throw new Refusal('link-over', { kind: 'invitation' });
  const name = checkedName(asked.name);
  const passwordHash = await hashOfNew(asked.password, [name, first.email]);
  return inTransaction(db, async (tx) => {
    const invitation = await openInvitation(tx, token, now);
    if (invitation === null) throw new Refusal('link-over', { kind: 'invitation' });
    const { email } = invitation;
    const userId = await writeAccount(tx, { name, email, passwordHash }, now);
    await take(tx, invitation, { userId, by: `${name} <${email}>`, now });
    return { email };
  });
}

/**
 * Somebody who has an account takes one more role.
 * @throws Refusal `not-allowed`, `link-over`, `other-account`
 */
export async function acceptAsKnown(
  db: Db,
  { token, actor, now }: { token: string; actor: Actor; now: number },
): Promise<void> {
  demand(actor, 'manage-own-account', { userId: actor.userId });
  await inTransaction(db, async (tx) => {
    const invitation = await openInvitation(tx, token, now);
    if (invitation === null) throw new Refusal('link-over', { kind: 'invitation' });
    const [user] = await tx
      .select({ id: users.id, email: users.email })
      .from(users)
      .where(eq(users.id, actor.userId ?? ''));
    if (user?.email !== invitation.email) {
      throw new Refusal('other-account', { email: invitation.email });
    }
    await take(tx, invitation, { userId: user.id, by: actor.name, now });
  });
}

async function take(
  tx: Tx,
  invitation: OpenInvitation,
  { userId, by, now }: { userId: string; by: string; now: number },
): Promise<void> {
  const { id, role, scope, duty, invitedBy } = invitation;
  await writeGrant(tx, { ...scope, userId, role, duty }, { by: invitedBy, now });
  // The link came by mail: the address is theirs.
  await tx.update(users).set({ emailVerified: true }).where(eq(users.id, userId));
  await tx
    .update(invitations)
    .set({ acceptedAt: now, acceptedBy: userId })
    .where(eq(invitations.id, id));
  await record(
    tx,
    { actor: by, now },
    {
      deed: 'accept-invitation',
      subject: `person:${userId}`,
      after: { invitation: id, role, ...scope, ...(duty === null ? {} : { duty }) },
    },
  );
}
