import { and, desc, eq, inArray, isNotNull, isNull, notInArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { grants, mails } from '#db/schema/accounts.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import { FINAL } from '#src/features/assessment/dossier-states.ts';

/** Producers for whom somebody has an account: who can be reminded. */
export async function reachableProducers(db: Db): Promise<Set<number>> {
  const rows = await db
    .selectDistinct({ producerId: grants.producerId })
    .from(grants)
    .where(
      and(eq(grants.role, 'producer'), isNull(grants.withdrawnAt), isNotNull(grants.producerId)),
    );
  return new Set(rows.map((row) => row.producerId).filter((id) => id !== null));
}

/** When each of these producers was last written to (milliseconds UTC). */
export async function lastReminders(
  db: Db,
  producerIds: readonly number[],
): Promise<Map<number, number>> {
  if (producerIds.length === 0) return new Map();
  const rows = await db
    .select({ about: mails.about, at: sql<number>`max(${mails.queuedAt})` })
    .from(mails)
    .where(
      inArray(
        mails.about,
        producerIds.map((id) => `producer:${id}`),
      ),
    )
    .groupBy(mails.about);
  return new Map(rows.map((row) => [Number(row.about.slice('producer:'.length)), row.at]));
}

/** Open dossiers about these certificates, by certificate; one that was never lodged is its producer's alone. */
export async function dossiersAbout(
  db: Db,
  certificateIds: readonly number[],
): Promise<Map<number, string>> {
  if (certificateIds.length === 0) return new Map();
  const rows = await db
    .select({ certificateId: dossiers.certificateId, code: dossiers.code })
    .from(dossiers)
    .where(
      and(
        inArray(dossiers.certificateId, [...certificateIds]),
        notInArray(dossiers.state, [...FINAL]),
        isNotNull(dossiers.lodgedAt),
      ),
    )
    .orderBy(desc(dossiers.id));
  return new Map(
    rows.flatMap((row) => (row.certificateId === null ? [] : [[row.certificateId, row.code]])),
  );
}
