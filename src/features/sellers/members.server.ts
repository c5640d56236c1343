import { and, eq, isNull } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { grants, invitations } from '#db/schema/accounts.ts';
import { tidy } from '#src/base/fold.ts';
import { Refusal } from '#src/base/refusal.ts';
import { inviteAgainIn, inviteIn, type WriteLetter } from '#src/features/accounts/invite.server.ts';
import { type Actor, demand, type Duty, DUTIES } from '#src/features/accounts/may.ts';
import { knownScope } from '#src/features/accounts/read-scope.server.ts';
import { checkedEmail } from '#src/features/accounts/write-account.server.ts';

interface Asked {
  readonly producerId: number;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/** @throws Refusal `no-such-duty` */
export function readDuty(text: string): Duty {
  const duty = DUTIES.find((one) => one === text);
  if (duty === undefined) throw new Refusal('no-such-duty', {});
  return duty;
}

/**
 * A manager invites somebody into the house by mail, for one duty; the link works once, for seven days.
 * @throws Refusal `not-allowed`, `no-such-duty`, `bad-email`, `has-role-already`, `invited-already`
 */
export async function inviteMember(
  db: Db,
  asked: Asked & {
    readonly email: string;
    readonly name: string;
    readonly duty: string;
    readonly letter: WriteLetter;
  },
): Promise<number> {
  const { producerId, letter, actor, now } = asked;
  demand(actor, 'manage-members', { producerId });
  const duty = readDuty(asked.duty);
  const email = checkedEmail(asked.email);
  const name = tidy(asked.name).slice(0, 100);
  return inTransaction(db, async (tx) => {
    const place = await knownScope(tx, 'producer', { producerId });
    const role = 'producer';
    const id = await inviteIn(tx, { email, name, role, place, duty, letter, actor, now });
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'invite-member', subject: `producer:${producerId}`, after: { invitation: id, duty } },
    );
    return id;
  });
}

/** Sends the link again, or takes the invitation back. @throws Refusal `not-allowed`, `link-over` */
export async function changeMemberInvitation(
  db: Db,
  asked: Asked & {
    readonly id: number;
    readonly what: { readonly again: WriteLetter } | 'withdraw';
  },
): Promise<void> {
  const { producerId, id, what, actor, now } = asked;
  demand(actor, 'manage-members', { producerId });
  await inTransaction(db, async (tx) => {
    const [row] = await tx
      .select()
      .from(invitations)
      .where(
        and(
          ...[eq(invitations.id, id), eq(invitations.producerId, producerId)],
          ...[isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt)],
        ),
      );
    if (row?.role !== 'producer') throw new Refusal('link-over', { kind: 'invitation' });
    if (what === 'withdraw') {
      await tx.update(invitations).set({ withdrawnAt: now }).where(eq(invitations.id, id));
    } else {
      const { name: place } = await knownScope(tx, 'producer', { producerId });
      await inviteAgainIn(tx, { row, role: 'producer', place, letter: what.again, actor, now });
    }
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: what === 'withdraw' ? 'withdraw-member-invitation' : 'invite-member-again',
        subject: `producer:${producerId}`,
        after: { invitation: id },
      },
    );
  });
}

/**
 * What somebody does in the house.
 * @throws Refusal `not-allowed`, `no-such-duty`, `no-such-member`, `last-manager`
 */
export async function changeDuty(
  db: Db,
  asked: Asked & { readonly grantId: number; readonly duty: string },
): Promise<void> {
  const { producerId, grantId, actor, now } = asked;
  demand(actor, 'manage-members', { producerId });
  const duty = readDuty(asked.duty);
  await inTransaction(db, async (tx) => {
    const member = await memberIn(tx, { producerId, grantId });
    if (member.duty === duty) return;
    if (duty !== 'manager') await demandOtherManagerIn(tx, member);
    await tx.update(grants).set({ duty }).where(eq(grants.id, grantId));
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'change-duty',
        subject: `producer:${producerId}`,
        before: { person: member.userId, duty: member.duty },
        after: { duty },
      },
    );
  });
}

/**
 * Somebody leaves the house: the role ends at once, what he or she did stays in the books.
 * @throws Refusal `not-allowed`, `no-such-member`, `last-manager`
 */
export async function endMembership(
  db: Db,
  asked: Asked & { readonly grantId: number },
): Promise<void> {
  const { producerId, grantId, actor, now } = asked;
  demand(actor, 'manage-members', { producerId });
  await inTransaction(db, async (tx) => {
    const member = await memberIn(tx, { producerId, grantId });
    await demandOtherManagerIn(tx, member);
    await tx
      .update(grants)
      .set({ withdrawnAt: now, withdrawnBy: actor.name, withdrawnWhy: 'ended by the producer' })
      .where(eq(grants.id, grantId));
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'end-membership',
        subject: `producer:${producerId}`,
        before: { person: member.userId, duty: member.duty },
      },
    );
  });
}

type Member = typeof grants.$inferSelect;
const isManager = ({ duty }: Pick<Member, 'duty'>): boolean => duty === null || duty === 'manager';

async function membersIn(tx: Tx, producerId: number): Promise<Member[]> {
  return tx
    .select()
    .from(grants)
    .where(
      and(
        eq(grants.role, 'producer'),
        eq(grants.producerId, producerId),
        isNull(grants.withdrawnAt),
      ),
    );
}

async function memberIn(
  tx: Tx,
  { producerId, grantId }: { readonly producerId: number; readonly grantId: number },
): Promise<Member> {
  const member = (await membersIn(tx, producerId)).find(({ id }) => id === grantId);
  if (!member) throw new Refusal('no-such-member', {});
  return member;
}

/** Somebody has to answer for the house: the last manager stays. */
async function demandOtherManagerIn(tx: Tx, member: Member): Promise<void> {
  if (!isManager(member)) return;
  const others = await membersIn(tx, member.producerId ?? 0);
  if (!others.some((one) => one.userId !== member.userId && isManager(one))) {
    throw new Refusal('last-manager', {});
  }
}
