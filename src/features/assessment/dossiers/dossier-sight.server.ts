import { and, eq, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Db, Tx } from '#db/client.ts';
import { roundDossiers, rounds } from '#db/schema/councils.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import { Refusal } from '#src/base/refusal.ts';
import {
  type Actor,
  type Deed,
  demand,
  may,
  reachOf,
  SOMEWHERE,
} from '#src/features/accounts/may.ts';
import { type Dossier, targetOf } from '../move-dossier.server.ts';

/** Councils that have or had a dossier in one of their rounds. */
export async function councilsOf(db: Db | Tx, dossierId: number): Promise<number[]> {
  const rows = await db
    .selectDistinct({ id: rounds.councilId })
    .from(roundDossiers)
    .innerJoin(rounds, eq(rounds.id, roundDossiers.roundId))
    .where(eq(roundDossiers.dossierId, dossierId));
  return rows.map(({ id }) => id);
}

/**
 * A dossier as one person may know of it: a draft is its producer's alone, councils see what their rounds hold. What is
 * out of sight does not exist.
 * @throws Refusal `no-such-dossier`
 */
export async function sightOf(
  db: Db | Tx,
  code: string,
  actor: Actor,
): Promise<{ dossier: Dossier; councilIds: number[] }> {
  const [dossier] = await db.select().from(dossiers).where(eq(dossiers.code, code));
  const missing = new Refusal('no-such-dossier', { code });
  if (!dossier) throw missing;
  const councilIds = await councilsOf(db, dossier.id);
  if (!sees(actor, dossier, councilIds)) throw missing;
  return { dossier, councilIds };
}

export function sees(actor: Actor, dossier: Dossier, councilIds: readonly number[]): boolean {
  const target = targetOf(dossier);
  if (may(actor, 'edit-dossier', target)) return true;
  if (dossier.lodgedAt === null) return false;
  return (
    may(actor, 'see-dossier', target) ||
    councilIds.some((councilId) => may(actor, 'see-dossier', { councilId }))
  );
}

/** The dossier of a command: seen, and the deed allowed on it. @throws Refusal `no-such-dossier`, `not-allowed` */
export async function dossierFor(
  db: Db | Tx,
  code: string,
  actor: Actor,
  deed: Deed,
): Promise<Dossier> {
  const { dossier } = await sightOf(db, code, actor);
  demand(actor, deed, targetOf(dossier));
  return dossier;
}

/** The same sight as a condition: what lists are narrowed by. @throws Refusal `not-allowed` */
export function inSight(actor: Actor): SQL {
  demand(actor, 'see-dossier', SOMEWHERE);
  const reach = reachOf(actor, 'see-dossier');
  // Only what the person has: a condition that can never hold would keep the database from its indexes.
  const places = [
    ...some(dossiers.provinceCode, reach.provinceCodes),
    ...some(dossiers.communeCode, reach.communeCodes),
    ...(reach.councilIds.length === 0
      ? []
      : [
          sql`${dossiers.id} in (select rd.dossier_id from round_dossiers rd join rounds r on r.id = rd.round_id where ${inArray(sql`r.council_id`, [...reach.councilIds])})`,
        ]),
  ];
  const lodged = isNotNull(dossiers.lodgedAt);
  return (
    or(
      ...some(dossiers.producerId, reach.producerIds),
      ...(reach.everywhere ? [lodged] : places.length > 0 ? [and(lodged, or(...places))] : []),
    ) ?? sql`0`
  );
}

function some<T extends string | number>(column: SQLiteColumn, values: readonly T[]): SQL[] {
  return values.length === 0 ? [] : [inArray(column, [...values])];
}
