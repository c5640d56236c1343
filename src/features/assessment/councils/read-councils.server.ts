import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { councilMembers, councils, roundDossiers, rounds } from '#db/schema/councils.ts';
import { provinces } from '#db/schema/places.ts';
import { type Actor, may, reachOf } from '#src/features/accounts/may.ts';
import { deedFor } from './manage-council.server.ts';
import {
  type Council,
  type Member,
  membersOf,
  type Round,
  targetOfCouncil,
} from './the-council.server.ts';

export interface CouncilLine {
  readonly council: Council;
  /** Empty at the centre. */
  readonly province: string;
  readonly members: number;
  readonly openRounds: number;
}

/** The councils within a person's reach, the newest first. */
export async function listCouncils(db: Db, actor: Actor): Promise<CouncilLine[]> {
  const reach = reachOf(actor, 'see-council');
  const rows = await db
    .select({
      council: councils,
      province: provinces.name,
      members: sql<number>`(select count(*) from ${councilMembers} where ${councilMembers.councilId} = ${councils.id} and ${councilMembers.leftAt} is null)`,
      openRounds: sql<number>`(select count(*) from ${rounds} where ${rounds.councilId} = ${councils.id} and ${rounds.state} <> 'closed')`,
    })
    .from(councils)
    .leftJoin(provinces, eq(provinces.code, councils.provinceCode))
    .where(
      reach.everywhere
        ? undefined
        : or(
            inArray(councils.id, [...reach.councilIds]),
            inArray(councils.provinceCode, [...reach.provinceCodes]),
          ),
    )
    .orderBy(desc(councils.id));
  return rows.map((row) => ({ ...row, province: row.province ?? '' }));
}

export interface CouncilPage {
  readonly council: Council;
  readonly province: string;
  readonly members: readonly Member[];
  readonly formerMembers: readonly Member[];
  readonly rounds: readonly (Round & { readonly dossiers: number; readonly decided: number })[];
  readonly mayManage: boolean;
  readonly mayManageRounds: boolean;
}

/** A council; null out of reach, as if it did not exist. */
export async function readCouncil(
  db: Db,
  { id, actor }: { id: number; actor: Actor },
): Promise<CouncilPage | null> {
  const [row] = await db
    .select({ council: councils, province: provinces.name })
    .from(councils)
    .leftJoin(provinces, eq(provinces.code, councils.provinceCode))
    .where(eq(councils.id, id));
  if (!row || !may(actor, 'see-council', targetOfCouncil(row.council))) return null;
  const target = targetOfCouncil(row.council);
  const former = await db
    .select()
    .from(councilMembers)
    .where(and(eq(councilMembers.councilId, id), sql`${councilMembers.leftAt} is not null`))
    .orderBy(asc(councilMembers.id));
  const list = await db
    .select({
      round: rounds,
      dossiers: sql<number>`count(${roundDossiers.id})`,
      decided: sql<number>`coalesce(sum(${roundDossiers.state} = 'decided'), 0)`,
    })
    .from(rounds)
    .leftJoin(roundDossiers, eq(roundDossiers.roundId, rounds.id))
    .where(eq(rounds.councilId, id))
    .groupBy(rounds.id)
    .orderBy(desc(rounds.id));
  return {
    council: row.council,
    province: row.province ?? '',
    members: await membersOf(db, id),
    formerMembers: former,
    rounds: list.map(({ round, dossiers, decided }) => ({ ...round, dossiers, decided })),
    mayManage: may(actor, deedFor(row.council.level), target),
    mayManageRounds: may(actor, 'manage-round', target),
  };
}
