import { and, asc, eq, isNull, or } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { users } from '#db/schema/accounts.ts';
import { councilMembers, councils, roundDossiers, rounds } from '#db/schema/councils.ts';
import { Refusal } from '#src/base/refusal.ts';
import type { Actor, Target } from '#src/features/accounts/may.ts';

export type Council = typeof councils.$inferSelect;
export type Member = typeof councilMembers.$inferSelect;
export type Round = typeof rounds.$inferSelect;
export type RoundDossier = typeof roundDossiers.$inferSelect;

/** A council's place in the world, as rights are asked for. */
export function targetOfCouncil(council: Pick<Council, 'id' | 'provinceCode'>): Target {
  return { councilId: council.id, provinceCode: council.provinceCode };
}

/** @throws Refusal `no-such-council` */
export async function councilOf(tx: Db | Tx, id: number): Promise<Council> {
  const [council] = await tx.select().from(councils).where(eq(councils.id, id));
  if (!council) throw new Refusal('no-such-council', { id });
  return council;
}

/** @throws Refusal `no-such-round` */
export async function roundOf(
  tx: Db | Tx,
  id: number,
): Promise<{ readonly round: Round; readonly council: Council }> {
  const [row] = await tx
    .select({ round: rounds, council: councils })
    .from(rounds)
    .innerJoin(councils, eq(councils.id, rounds.councilId))
    .where(eq(rounds.id, id));
  if (!row) throw new Refusal('no-such-round', { id });
  return row;
}

/** @throws Refusal `not-in-round` */
export async function roundDossierOf(
  tx: Db | Tx,
  roundId: number,
  dossierId: number,
): Promise<RoundDossier> {
  const [row] = await tx
    .select()
    .from(roundDossiers)
    .where(and(eq(roundDossiers.roundId, roundId), eq(roundDossiers.dossierId, dossierId)));
  if (!row) throw new Refusal('not-in-round', { roundId, dossierId });
  return row;
}

/** Members in office, chair first. */
export async function membersOf(tx: Db | Tx, councilId: number): Promise<Member[]> {
  const rows = await tx
    .select()
    .from(councilMembers)
    .where(and(eq(councilMembers.councilId, councilId), isNull(councilMembers.leftAt)))
    .orderBy(asc(councilMembers.id));
  const order = ['chair', 'vice-chair', 'member', 'secretary', 'adviser'];
  return rows.sort((a, b) => order.indexOf(a.position) - order.indexOf(b.position));
}

/**
 * The seat of whoever acts: by account, or by the e-mail address the seat was given to. Null for one who has none, such
 * as an officer.
 */
export async function seatOf(tx: Db | Tx, councilId: number, actor: Actor): Promise<Member | null> {
  if (actor.userId === null) return null;
  const [person] = await tx
    .select({ email: users.email })
    .from(users)
    .where(eq(users.id, actor.userId));
  const seats = await tx
    .select()
    .from(councilMembers)
    .where(
      and(
        eq(councilMembers.councilId, councilId),
        isNull(councilMembers.leftAt),
        or(
          eq(councilMembers.userId, actor.userId),
          person && and(isNull(councilMembers.userId), eq(councilMembers.email, person.email)),
        ),
      ),
    );
  return seats.find((seat) => seat.userId === actor.userId) ?? seats[0] ?? null;
}

/**
 * The scoring seat of whoever acts.
 * @throws Refusal `no-seat`: the right is there, but the list of members has no scoring seat for this account
 */
export async function scoringSeatOf(tx: Db | Tx, council: Council, actor: Actor): Promise<Member> {
  const seat = await seatOf(tx, council.id, actor);
  if (!seat?.scores) throw new Refusal('no-seat', { council: council.name });
  return seat;
}
