import { and, asc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { users } from '#db/schema/accounts.ts';
import {
  adviserReports,
  councilMembers,
  councils,
  roundDossiers,
  rounds,
  scoreSheets,
} from '#db/schema/councils.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import type { Day } from '#src/base/day.ts';
import { type Actor, reachOf } from '#src/features/accounts/may.ts';
import type { Task, TaskKind } from './task.ts';

type Found = [TaskKind, Task[]];

/** What members, advisers and those who run rounds have to do. */
export async function councilTasks(db: Db, actor: Actor): Promise<Found[]> {
  return [
    ['sign-sheet', await sheetsToSign(db, actor)],
    ['advise', await reportsToWrite(db, actor)],
    ['hold-round', await roundsOf(db, actor, 'scoring')],
    ['start-round', await roundsOf(db, actor, 'open')],
  ];
}

/** Dossiers under scoring in the councils of a member who has not signed in the present turn. */
async function sheetsToSign(db: Db, actor: Actor): Promise<Task[]> {
  const councilIds = reachOf(actor, 'score-dossier').councilIds;
  if (councilIds.length === 0 || actor.userId === null) return [];
  const [person] = await db
    .select({ email: users.email })
    .from(users)
    .where(eq(users.id, actor.userId));
  const rows = await db
    .selectDistinct({
      code: dossiers.code,
      name: dossiers.productName,
      round: rounds.name,
      due: rounds.heldBefore,
    })
    .from(roundDossiers)
    .innerJoin(rounds, eq(rounds.id, roundDossiers.roundId))
    .innerJoin(dossiers, eq(dossiers.id, roundDossiers.dossierId))
    .innerJoin(
      councilMembers,
      and(
        eq(councilMembers.councilId, rounds.councilId),
        // A seat given by e-mail address names no account.
        or(
          eq(councilMembers.userId, actor.userId),
          person && and(isNull(councilMembers.userId), eq(councilMembers.email, person.email)),
        ),
        eq(councilMembers.scores, true),
        isNull(councilMembers.leftAt),
      ),
    )
    .leftJoin(
      scoreSheets,
      and(
        eq(scoreSheets.roundId, rounds.id),
        eq(scoreSheets.dossierId, roundDossiers.dossierId),
        eq(scoreSheets.memberId, councilMembers.id),
        eq(scoreSheets.turn, roundDossiers.turn),
        isNotNull(scoreSheets.signedAt),
      ),
    )
    .where(
      and(
        inArray(rounds.councilId, [...councilIds]),
        eq(rounds.state, 'scoring'),
        eq(roundDossiers.state, 'scoring'),
        isNull(scoreSheets.id),
      ),
    )
    .orderBy(asc(dossiers.code));
  return rows.map((row) => taskOf(row.name, row.code, row.round, row.due));
}

async function reportsToWrite(db: Db, actor: Actor): Promise<Task[]> {
  const councilIds = reachOf(actor, 'report-as-advisers').councilIds;
  if (councilIds.length === 0) return [];
  const rows = await db
    .select({
      code: dossiers.code,
      name: dossiers.productName,
      round: rounds.name,
      due: rounds.heldBefore,
    })
    .from(roundDossiers)
    .innerJoin(rounds, eq(rounds.id, roundDossiers.roundId))
    .innerJoin(dossiers, eq(dossiers.id, roundDossiers.dossierId))
    .leftJoin(
      adviserReports,
      and(
        eq(adviserReports.roundId, rounds.id),
        eq(adviserReports.dossierId, roundDossiers.dossierId),
        isNotNull(adviserReports.signedAt),
      ),
    )
    .where(
      and(
        inArray(rounds.councilId, [...councilIds]),
        inArray(rounds.state, ['open', 'scoring']),
        inArray(roundDossiers.state, ['waiting', 'scoring']),
        isNull(adviserReports.id),
      ),
    )
    .orderBy(asc(dossiers.code));
  return rows.map((row) => taskOf(row.name, row.code, row.round, row.due));
}

/** Rounds of a secretary's councils, of a province's, or (ministry officers) of the centre's. */
async function roundsOf(db: Db, actor: Actor, state: 'open' | 'scoring'): Promise<Task[]> {
  const reach = reachOf(actor, 'manage-round');
  const whose = or(
    reach.councilIds.length ? inArray(councils.id, [...reach.councilIds]) : undefined,
    reach.provinceCodes.length
      ? inArray(councils.provinceCode, [...reach.provinceCodes])
      : undefined,
    actor.grants.some(({ role }) => role === 'ministry-officer')
      ? eq(councils.level, 'centre')
      : undefined,
  );
  if (whose === undefined) return [];
  const rows = await db
    .select({ id: rounds.id, name: rounds.name, council: councils.name, due: rounds.heldBefore })
    .from(rounds)
    .innerJoin(councils, eq(councils.id, rounds.councilId))
    .where(and(whose, eq(rounds.state, state)))
    .orderBy(asc(rounds.id));
  return rows.map((row) => taskOf(row.name, String(row.id), row.council, row.due));
}

function taskOf(title: string, key: string, detail: string, due: string | null): Task {
  return { title, key, detail, due: due as Day | null };
}
