import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { users } from '#db/schema/accounts.ts';
import { councilMembers } from '#db/schema/councils.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { grantsOfUser } from '#src/features/accounts/read-session.server.ts';
import { decideDossier } from '#src/features/assessment/councils/decide-dossier.server.ts';
import { openMeeting } from '#src/features/assessment/councils/hold-meeting.server.ts';
import {
  addToRound,
  createRound,
  startScoring,
} from '#src/features/assessment/councils/manage-round.server.ts';
import { EMPTY_SHEET } from '#src/features/assessment/councils/sheet-content.ts';
import { signSheet } from '#src/features/assessment/councils/sign-sheet.server.ts';

/**
 * Another dossier like one that was recognised, scored by the same people, each of whom gives item 2.3 one point too
 * few for four stars; by commands, up to the council's conclusion.
 * @param like code of the dossier
 * @returns the round it was scored in
 */
export async function heldAtThree(
  db: Db,
  asked: {
    councilId: number;
    like: string;
    answers: Readonly<Record<string, number>>;
    now: number;
  },
): Promise<number> {
  const { councilId, now } = asked;
  const [like] = await db.select().from(dossiers).where(eq(dossiers.code, asked.like));
  if (!like) throw new Error(`No dossier ${asked.like}`);
  const { id: _, ...facts } = like;
  const [dossier] = await db
    .insert(dossiers)
    .values({
      ...facts,
      code: 'HS-2026-09999',
      productName: `${like.productName}, thiếu mã truy xuất`,
      productId: null,
      productCode: `${like.productCode}-b`,
      slipNo: `${like.slipNo}-b`,
      state: 'accepted',
      roundId: null,
      resultHundredths: null,
      resultStars: null,
      decidedAt: null,
    })
    .returning({ id: dossiers.id });
  const dossierId = dossier?.id ?? 0;
  const by = { actor: SYSTEM, now };
  const { id: roundId } = await createRound(db, {
    ...{ councilId, name: 'Đợt thử điều kiện sao', proposedBefore: null, heldBefore: null, ...by },
  });
  await addToRound(db, { roundId, dossierIds: [dossierId], ...by });
  await startScoring(db, { roundId, version: 1, ...by });
  const members = await db
    .select({ id: councilMembers.id, position: councilMembers.position, user: users })
    .from(councilMembers)
    .innerJoin(users, eq(users.email, councilMembers.email))
    .where(and(eq(councilMembers.councilId, councilId), isNull(councilMembers.leftAt)));
  const actorOf = async (position: string): Promise<Actor[]> =>
    Promise.all(
      members
        .filter((member) => member.position === position)
        .map(async ({ user }) => ({
          name: `${user.name} <${user.email}>`,
          userId: user.id,
          grants: await grantsOfUser(db, user.id),
        })),
    );
  const content = { ...EMPTY_SHEET, answers: { ...asked.answers, '2.3': 2 } };
  for (const actor of [...(await actorOf('chair')), ...(await actorOf('member'))]) {
    await signSheet(db, {
      ...{ roundId, dossierId, turn: 1, version: 0, content, zeroForUnanswered: false },
      ...{ actor, now },
    });
  }
  const [secretary] = await actorOf('secretary');
  if (!secretary) throw new Error('The council has no secretary');
  await openMeeting(db, {
    ...{ roundId, heldOn: '2026-12-02', place: 'Phòng họp 2', note: '', version: 0 },
    ...{ attended: members.map(({ id }) => id), absentWhy: {}, actor: secretary, now },
  });
  await decideDossier(db, {
    ...{ roundId, dossierId, version: 1, why: '', decision: 'rate' },
    ...{ actor: secretary, now },
  });
  return roundId;
}
