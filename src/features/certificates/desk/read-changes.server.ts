import { and, desc, eq, gte, like, lt, type SQL, sql } from 'drizzle-orm';
import type { ChangeRow } from '#db/changes.ts';
import type { Db } from '#db/client.ts';
import { certificates } from '#db/schema/certificates.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import { recalls } from '#db/schema/recalls.ts';
import { changes } from '#db/schema/site.ts';
import { addDays, type Day } from '#src/base/day.ts';
import { type Actor, demand, reachOf, SOMEWHERE } from '#src/features/accounts/may.ts';
import { canonicalCode } from '../register-query.ts';
import { type ChangeQuery, CHANGES_PAGE } from './change-query.ts';
import { changesWithin } from './changes-within.server.ts';

/**
 * Rows of the change log within reach, newest first.
 * @param limit how many at most; one more is read to know whether there are older ones
 * @throws Refusal `not-allowed`
 */
export async function readChanges(
  db: Db,
  actor: Actor,
  query: ChangeQuery,
  limit = CHANGES_PAGE,
): Promise<{ rows: ChangeRow[]; older: boolean }> {
  demand(actor, 'see-change-log', SOMEWHERE);
  const where: (SQL | undefined)[] = [
    changesWithin(reachOf(actor, 'see-change-log')) ?? undefined,
    query.kind === null ? undefined : like(changes.subject, `${query.kind}:%`),
    query.deed === null ? undefined : eq(changes.deed, query.deed),
    query.from === null ? undefined : gte(changes.at, startOf(query.from)),
    query.until === null ? undefined : lt(changes.at, startOf(addDays(query.until, 1))),
    query.before === null ? undefined : lt(changes.id, query.before),
    // SQLite folds ASCII only: the name is compared as it is typed.
    query.actor === '' ? undefined : sql`instr(${changes.actor}, ${query.actor}) > 0`,
  ];
  if (query.subject !== '') {
    where.push(eq(changes.subject, (await subjectOf(db, query.subject)) ?? query.subject));
  }
  const rows = await db
    .select()
    .from(changes)
    .where(and(...where))
    .orderBy(desc(changes.id))
    .limit(limit + 1);
  return { rows: rows.slice(0, limit), older: rows.length > limit };
}

/** Midnight in Việt Nam as the log writes instants. */
function startOf(day: Day): string {
  return new Date(`${day}T00:00:00+07:00`).toISOString();
}

/** The subject behind a code that people know; null when it is none. */
async function subjectOf(db: Db, typed: string): Promise<string | null> {
  const code = canonicalCode(typed);
  if (code !== null) {
    const [row] = await db
      .select({ id: certificates.id })
      .from(certificates)
      .where(eq(certificates.code, code));
    return `certificate:${row?.id ?? 0}`;
  }
  if (/^hs-\d{4}-\d+$/i.test(typed)) {
    const [row] = await db
      .select({ id: dossiers.id })
      .from(dossiers)
      .where(eq(dossiers.code, typed.toUpperCase()));
    return `dossier:${row?.id ?? 0}`;
  }
  if (/^th-\d{4}-\d+$/i.test(typed)) {
    const [row] = await db
      .select({ id: recalls.id })
      .from(recalls)
      .where(eq(recalls.code, typed.toUpperCase()));
    return `recall:${row?.id ?? 0}`;
  }
  return null;
}
