import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { results, rounds } from '#db/schema/councils.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import { type NotIssuable, notIssuable } from './issuable.ts';

export interface IssuableLine {
  readonly resultId: number;
  readonly dossier: typeof dossiers.$inferSelect;
  readonly producer: string;
  readonly round: string;
  readonly averageHundredths: number;
  readonly stars: number;
  readonly closedAt: string;
  readonly criteriaVersion: string;
  /** Register code of the certificate that is upgraded or re-assessed. */
  readonly replaces: string | null;
  /** Why it cannot be decided at this level now; null when it can. */
  readonly why: NotIssuable | null;
}

/**
 * Council results without a decision, oldest first: those a level can decide, and those it would but cannot yet.
 * @param provinceCode null at the centre: every province's
 */
export async function readIssuable(
  db: Db,
  level: 'province' | 'centre',
  provinceCode: string | null,
): Promise<IssuableLine[]> {
  const rows = await db
    .select({
      result: results,
      dossier: dossiers,
      producer: producers.name,
      round: rounds.name,
      replaces: certificates.code,
    })
    .from(results)
    .innerJoin(dossiers, eq(dossiers.id, results.dossierId))
    .innerJoin(rounds, eq(rounds.id, results.roundId))
    .leftJoin(producers, eq(producers.id, dossiers.producerId))
    .leftJoin(certificates, eq(certificates.id, dossiers.certificateId))
    .where(
      and(
        isNull(results.decisionId),
        eq(dossiers.state, 'scored'),
        level === 'province' && provinceCode !== null
          ? eq(dossiers.provinceCode, provinceCode)
          : undefined,
      ),
    )
    .orderBy(asc(results.closedAt), desc(results.id));
  const latest = new Map<number, number>();
  for (const { result } of rows) {
    latest.set(result.dossierId, Math.max(result.id, latest.get(result.dossierId) ?? 0));
  }
  return rows
    .filter(({ result }) => latest.get(result.dossierId) === result.id)
    .map(({ result, dossier, producer, round, replaces }) => ({
      resultId: result.id,
      dossier,
      producer: producer ?? '',
      round,
      averageHundredths: result.averageHundredths,
      stars: result.stars,
      closedAt: result.closedAt,
      criteriaVersion: result.criteriaVersion,
      replaces,
      why: notIssuable({ ...result, overtaken: false }, dossier, level),
    }))
    .filter(({ why }) => why !== 'centre-decides-five-only');
}
