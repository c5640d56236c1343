import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { results } from '#db/schema/councils.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import type { Day } from '#src/base/day.ts';
import { type Actor, reachOf } from '#src/features/accounts/may.ts';
import type { DossierState } from '#src/features/assessment/dossier-states.ts';
import type { Task, TaskKind } from './task.ts';

type Found = [TaskKind, Task[]];

/** Dossiers that wait for this person: as producer, commune officer, provincial officer or ministry officer. */
export async function dossierTasks(db: Db, actor: Actor): Promise<Found[]> {
  const producer = reachOf(actor, 'edit-dossier').producerIds;
  const commune = reachOf(actor, 'report-as-commune').communeCodes;
  const province = reachOf(actor, 'check-dossier').provinceCodes;
  const centre = actor.grants.some(({ role }) => role === 'ministry-officer');
  const own = inOrNone(dossiers.producerId, producer);
  const local = inOrNone(dossiers.communeCode, commune);
  const provincial = inOrNone(dossiers.provinceCode, province);
  return [
    [
      'mend-dossier',
      await waiting(db, own, ['returned-by-commune', 'returned-by-province'], 'product'),
    ],
    ['lodge-dossier', await waiting(db, own, ['draft'], 'product')],
    ['report-dossier', await waiting(db, local, ['lodged'], 'producer', 'commune-due')],
    ['check-dossier', await waiting(db, provincial, ['with-province'], 'producer')],
    ['put-into-round', await waiting(db, provincial, ['accepted'], 'producer')],
    ['decide-result', await undecided(db, provincial)],
    [
      'take-to-centre',
      centre ? await waiting(db, sql`1`, ['forwarded-to-centre'], 'producer') : [],
    ],
  ];
}

type Column =
  typeof dossiers.producerId | typeof dossiers.communeCode | typeof dossiers.provinceCode;

/** Null: no place at all, nothing is asked of the database. */
function inOrNone(column: Column, values: readonly (string | number)[]): SQL | null {
  return values.length === 0
    ? null
    : (or(...values.map((value) => eq(column, value as never))) ?? null);
}

async function waiting(
  db: Db,
  whose: SQL | null,
  states: readonly DossierState[],
  detail: 'product' | 'producer',
  due: 'commune-due' | null = null,
): Promise<Task[]> {
  if (whose === null) return [];
  const rows = await db
    .select({
      code: dossiers.code,
      productName: dossiers.productName,
      producerName: producers.name,
      communeDueOn: dossiers.communeDueOn,
    })
    .from(dossiers)
    .leftJoin(producers, eq(producers.id, dossiers.producerId))
    .where(and(whose, inArray(dossiers.state, [...states])))
    .orderBy(asc(dossiers.stateSince), asc(dossiers.id));
  return rows.map((row) => ({
    title: row.productName,
    key: row.code,
    detail: detail === 'producer' ? (row.producerName ?? '') : row.code,
    due: due === null ? null : (row.communeDueOn as Day | null),
  }));
}

/** Results of a provincial council for which no decision has been issued. */
async function undecided(db: Db, whose: SQL | null): Promise<Task[]> {
  if (whose === null) return [];
  const rows = await db
    .selectDistinct({
      code: dossiers.code,
      productName: dossiers.productName,
      producerName: producers.name,
    })
    .from(results)
    .innerJoin(dossiers, eq(dossiers.id, results.dossierId))
    .leftJoin(producers, eq(producers.id, dossiers.producerId))
    .where(and(whose, eq(dossiers.state, 'scored'), isNull(results.decisionId)))
    .orderBy(asc(dossiers.code));
  return rows.map((row) => ({
    title: row.productName,
    key: row.code,
    detail: row.producerName ?? '',
    due: null,
  }));
}
