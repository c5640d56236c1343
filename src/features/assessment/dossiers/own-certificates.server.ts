import { eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { certificates } from '#db/schema/certificates.ts';
import { parseDay } from '#src/base/day.ts';
import type { CriteriaVersionId } from '#src/features/certificates/criteria-version.ts';
import type { OwnCertificate } from './kind-check.ts';

/** The recognitions of a product, as the rules on kinds look at them. */
export async function certificatesOf(db: Db | Tx, productId: number): Promise<OwnCertificate[]> {
  const rows = await db.select().from(certificates).where(eq(certificates.productId, productId));
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    stars: row.stars,
    issuedFirst: parseDay(row.issuedFirst ?? ''),
    issuedLast: parseDay(row.issuedLast ?? ''),
    criteriaVersion: row.criteriaVersion as CriteriaVersionId | null,
    evidence: row.evidence,
    heldOverUntil: parseDay(row.heldOverUntil ?? ''),
    revokedOn: parseDay(row.revokedOn ?? ''),
  }));
}
