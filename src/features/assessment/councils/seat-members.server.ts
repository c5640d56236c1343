import { and, eq, isNull } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { councilMembers } from '#db/schema/councils.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { mayScore, type Position } from './council-rules.ts';
import { deedFor } from './manage-council.server.ts';
import { type Council, councilOf, membersOf, targetOfCouncil } from './the-council.server.ts';

export interface SeatFacts {
  readonly position: Position;
  /** Counts for a secretary only: whether he or she also scores. */
  readonly secretaryScores: boolean;
  readonly name: string;
  readonly post: string;
  readonly organisation: string;
  readonly email: string;
  /** The account, where it is known already; else it is found by the e-mail address. */
  readonly userId?: string | null;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Step: writes a seat. @throws Refusal `seat-incomplete`, `seat-taken`, `second-chair` */
export async function writeSeat(
  tx: Tx,
  council: Council,
  { facts, actor, now }: { facts: SeatFacts; actor: Actor; now: number },
): Promise<number> {
  const email = facts.email.trim().toLowerCase();
  const fields = [
    ...(facts.name.trim() === '' ? ['name'] : []),
    ...(EMAIL.test(email) && email.length <= 254 ? [] : ['email']),
  ];
  if (fields.length > 0) throw new Refusal('seat-incomplete', { fields });
  const members = await membersOf(tx, council.id);
  if (members.some((member) => member.email === email)) throw new Refusal('seat-taken', { email });
  const chair = members.find((member) => member.position === 'chair');
  if (facts.position === 'chair' && chair) throw new Refusal('second-chair', { name: chair.name });
  const [row] = await tx
    .insert(councilMembers)
    .values({
      councilId: council.id,
      position: facts.position,
      scores: mayScore(facts.position, facts.secretaryScores),
      name: facts.name.trim(),
      post: facts.post.trim(),
      organisation: facts.organisation.trim(),
      email,
      userId: facts.userId ?? null,
      joinedAt: new Date(now).toISOString(),
      leftWhy: '',
    })
    .returning({ id: councilMembers.id });
  await record(
    tx,
    { actor: actor.name, now },
    {
      deed: 'seat-council-member',
      subject: `council:${council.id}`,
      after: { member: row?.id, name: facts.name.trim(), position: facts.position },
    },
  );
  return row?.id ?? 0;
}

/**
 * Gives somebody a seat. The invitation to the account is a command of its own (accounts), asked for by the page.
 * @throws Refusal `not-allowed`, `no-such-council`, `seat-incomplete`, `seat-taken`, `second-chair`
 */
export async function seatMember(
  db: Db,
  input: { councilId: number; facts: SeatFacts; actor: Actor; now: number },
): Promise<{ id: number }> {
  const known = await councilOf(db, input.councilId);
  demand(input.actor, deedFor(known.level), targetOfCouncil(known));
  return inTransaction(db, async (tx) => ({
    id: await writeSeat(tx, await councilOf(tx, input.councilId), input),
  }));
}

/**
 * Ends a seat; what its holder signed stays.
 * @throws Refusal `not-allowed`, `no-such-council`, `no-such-seat`, `reason-needed`
 */
export async function endSeat(
  db: Db,
  {
    councilId,
    memberId,
    why,
    actor,
    now,
  }: { councilId: number; memberId: number; why: string; actor: Actor; now: number },
): Promise<{ email: string; userId: string | null }> {
  const known = await councilOf(db, councilId);
  demand(actor, deedFor(known.level), targetOfCouncil(known));
  if (why.trim() === '') throw new Refusal('reason-needed', { field: 'vi-sao' });
  return inTransaction(db, async (tx) => {
    const [member] = await tx
      .select()
      .from(councilMembers)
      .where(
        and(
          eq(councilMembers.id, memberId),
          eq(councilMembers.councilId, councilId),
          isNull(councilMembers.leftAt),
        ),
      );
    if (!member) throw new Refusal('no-such-seat', { memberId });
    await tx
      .update(councilMembers)
      .set({ leftAt: new Date(now).toISOString(), leftWhy: why.trim() })
      .where(eq(councilMembers.id, memberId));
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'end-council-seat',
        subject: `council:${councilId}`,
        before: { member: memberId, name: member.name, position: member.position },
        after: { why: why.trim() },
      },
    );
    return { email: member.email, userId: member.userId };
  });
}
