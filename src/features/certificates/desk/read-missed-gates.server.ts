import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { results } from '#db/schema/councils.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import type { Reach } from '#src/features/accounts/may.ts';
import { countMissedGates, type MissedGateCount } from './missed-gates.ts';

/** Minimum marks missed in the results of councils, of dossiers within reach. @param year of the result; null: all */
export async function readMissedGates(
  db: Db,
  reach: Reach,
  asked: { readonly provinceCode: string | null; readonly year: number | null },
): Promise<MissedGateCount[]> {
  const whose = reach.everywhere
    ? undefined
    : (or(
        reach.provinceCodes.length
          ? inArray(dossiers.provinceCode, [...reach.provinceCodes])
          : undefined,
        reach.communeCodes.length
          ? inArray(dossiers.communeCode, [...reach.communeCodes])
          : undefined,
      ) ?? sql`0`);
  const rows = await db
    .select({ dossierId: results.dossierId, setNo: results.setNo, reasons: results.reasons })
    .from(results)
    .innerJoin(dossiers, eq(dossiers.id, results.dossierId))
    .where(
      and(
        whose,
        asked.provinceCode === null ? undefined : eq(dossiers.provinceCode, asked.provinceCode),
        asked.year === null
          ? undefined
          : sql`substr(${results.closedAt}, 1, 4) = ${String(asked.year)}`,
      ),
    );
  return countMissedGates(rows);
}
