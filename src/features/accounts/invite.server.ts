import { and, eq, gt, isNull } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { grants, invitations } from '#db/schema/accounts.ts';
import { tidy } from '#src/base/fold.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, type Duty, type GrantedRole, SOMEWHERE } from './may.ts';
import { queueMail } from './queue-mail.server.ts';
import { type KnownScope, knownScope } from './read-scope.server.ts';
import { inviteDeedOf, isGrantedRole, type Scope } from './roles.ts';
import { newToken } from './token.server.ts';
import { checkedEmail, userByEmail } from './write-account.server.ts';

const INVITATION_MS = 7 * 24 * 3_600_000;

/** What a letter of invitation says; the caller has the words. */
export interface InvitationFacts {
  readonly token: string;
  readonly name: string;
  readonly role: GrantedRole;
  /** Empty for roles that hold everywhere. */
  readonly place: string;
  readonly by: string;
  /** Milliseconds since 1970 UTC. */
  readonly expiresAt: number;
}
export type WriteLetter = (facts: InvitationFacts) => { subject: string; text: string };

/**
 * Offers somebody a role by mail; the link works once, for seven days.
 * @returns id of the invitation
 * @throws Refusal `not-allowed`, `bad-email`, `no-such-scope`, `has-role-already`, `invited-already`
 */
export async function invite(
  db: Db,
  asked: {
    email: string;
    name: string;
    role: GrantedRole;
    scope: Partial<Scope>;
    letter: WriteLetter;
    actor: Actor;
    now: number;
  },
): Promise<number> {
  const { role, actor, now } = asked;
  demand(actor, inviteDeedOf(role), SOMEWHERE);
  const place = await knownScope(db, role, asked.scope);
  demand(actor, inviteDeedOf(role), place.target);
  const email = checkedEmail(asked.email);
  const name = tidy(asked.name).slice(0, 100);
  return inTransaction(db, async (tx) => {
    const id = await inviteIn(tx, { ...asked, email, name, place, duty: null });
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: inviteDeedOf(role),
        subject: `invitation:${id}`,
        after: { email, name, role, ...place.scope },
      },
    );
    return id;
  });
}

/**
 * Step: writes an invitation and its letter.
 * @param asked `email` and `name` as checked, `place` as looked up
 * @returns id of the invitation
 * @throws Refusal `has-role-already`, `invited-already`
 */
export async function inviteIn(
  tx: Tx,
  asked: {
    email: string;
    name: string;
    role: GrantedRole;
    place: KnownScope;
    duty: Duty | null;
    letter: WriteLetter;
    actor: Actor;
    now: number;
  },
): Promise<number> {
  const { email, name, role, place, duty, actor, now } = asked;
  const { token, hash } = newToken();
  if (await holds(tx, email, role, place.scope)) throw new Refusal('has-role-already', { email });
  const waiting = await tx
    .select()
    .from(invitations)
    .where(and(eq(invitations.email, email), eq(invitations.role, role), open(now)));
  if (waiting.some((one) => sameScope(one, place.scope))) {
    throw new Refusal('invited-already', { email });
  }
  const expiresAt = now + INVITATION_MS;
  const [row] = await tx
    .insert(invitations)
    .values({
      ...place.scope,
      ...{ email, name, role, duty, tokenHash: hash, expiresAt },
      invitedBy: actor.name,
      invitedAt: now,
    })
    .returning({ id: invitations.id });
  const id = row?.id ?? 0;
  const facts = { token, name, role, place: place.name, by: actor.name, expiresAt };
  const about = `invitation:${id}`;
  await queueMail(tx, { to: email, ...asked.letter(facts), about, dueAt: now });
  return id;
}

/**
 * Sends an invitation again with a new link, good for another seven days; the old link ends.
 * @throws Refusal `not-allowed`, `link-over`
 */
export async function inviteAgain(
  db: Db,
  asked: { id: number; letter: WriteLetter; actor: Actor; now: number },
): Promise<void> {
  const { id, actor, now } = asked;
  demand(actor, 'see-people', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const { row, role, place } = await unanswered(tx, id, actor);
    await inviteAgainIn(tx, { ...asked, row, role, place });
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'invite-again', subject: `invitation:${id}`, after: { email: row.email } },
    );
  });
}

/** Step: a new link for an invitation that nobody has answered, and its letter. */
export async function inviteAgainIn(
  tx: Tx,
  asked: {
    row: typeof invitations.$inferSelect;
    role: GrantedRole;
    place: string;
    letter: WriteLetter;
    actor: Actor;
    now: number;
  },
): Promise<void> {
  const { row, role, place, actor, now } = asked;
  const { token, hash } = newToken();
  const expiresAt = now + INVITATION_MS;
  await tx
    .update(invitations)
    .set({ tokenHash: hash, expiresAt, sentTimes: row.sentTimes + 1 })
    .where(eq(invitations.id, row.id));
  const facts = { token, name: row.name, role, place, by: actor.name, expiresAt };
  const about = `invitation:${row.id}`;
  await queueMail(tx, { to: row.email, ...asked.letter(facts), about, dueAt: now });
}

/** Withdraws an invitation that nobody has accepted. @throws Refusal `not-allowed`, `link-over` */
export async function withdrawInvitation(
  db: Db,
  { id, actor, now }: { id: number; actor: Actor; now: number },
): Promise<void> {
  demand(actor, 'see-people', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const { row } = await unanswered(tx, id, actor);
    await tx.update(invitations).set({ withdrawnAt: now }).where(eq(invitations.id, id));
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'withdraw-invitation',
        subject: `invitation:${id}`,
        before: { email: row.email, role: row.role },
      },
    );
  });
}

/** An invitation that may still be sent or withdrawn, by somebody who could have written it. */
async function unanswered(tx: Tx, id: number, actor: Actor) {
  const [row] = await tx
    .select()
    .from(invitations)
    .where(
      and(eq(invitations.id, id), isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt)),
    );
  if (row === undefined || !isGrantedRole(row.role)) {
    throw new Refusal('link-over', { kind: 'invitation' });
  }
  const place = await knownScope(tx, row.role, row);
  demand(actor, 'see-people', place.target);
  demand(actor, inviteDeedOf(row.role), place.target);
  return { row, role: row.role, place: place.name };
}

const open = (now: number) =>
  and(
    isNull(invitations.acceptedAt),
    isNull(invitations.withdrawnAt),
    gt(invitations.expiresAt, now),
  );

function sameScope(one: Scope, other: Scope): boolean {
  return (
    one.provinceCode === other.provinceCode &&
    one.communeCode === other.communeCode &&
    one.producerId === other.producerId &&
    one.councilId === other.councilId
  );
}

async function holds(tx: Tx, email: string, role: GrantedRole, scope: Scope): Promise<boolean> {
  const user = await userByEmail(tx, email);
  if (user === null) return false;
  const held = await tx
    .select()
    .from(grants)
    .where(and(eq(grants.userId, user.id), eq(grants.role, role), isNull(grants.withdrawnAt)));
  return held.some((one) => sameScope(one, scope));
}
