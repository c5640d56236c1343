import { eq } from 'drizzle-orm';
import { type Context, record } from '#db/changes.ts';
import type { Tx } from '#db/client.ts';
import { certificates } from '#db/schema/certificates.ts';
import type { Day } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Ground, isLate } from './revocation.ts';

export interface Revocation {
  readonly certificateId: number;
  /** Null where an imported list does not say. */
  readonly ground: Ground | null;
  /** Who concluded; empty where an imported list does not say. */
  readonly authority: string;
  readonly concludedOn: Day | null;
  readonly revokedOn: Day;
  readonly decisionId: number;
  /** Said in the decision's own words; empty for none. */
  readonly why?: string;
}

/**
 * The one place that revokes (QĐ 26/2026 Điều 8): a step of a command, inside its transaction, after its `demand`.
 * @throws Refusal `no-such-certificate`, `already-revoked`
 */
export async function revokeStep(
  tx: Tx,
  context: Context,
  { certificateId, ground, authority, concludedOn, revokedOn, decisionId, why = '' }: Revocation,
): Promise<void> {
  const [row] = await tx.select().from(certificates).where(eq(certificates.id, certificateId));
  if (!row) throw new Refusal('no-such-certificate', { code: String(certificateId) });
  if (row.revokedOn !== null) {
    throw new Refusal('already-revoked', { code: row.code, revokedOn: row.revokedOn });
  }
  const after = {
    revokedOn,
    revokedWhy: why,
    revokedGround: ground,
    revokedAuthority: authority || null,
    revokedConcludedOn: concludedOn,
    revokedDecisionId: decisionId,
  };
  await tx
    .update(certificates)
    .set({ ...after, version: row.version + 1 })
    .where(eq(certificates.id, certificateId));
  await record(tx, context, {
    deed: 'revoke-certificate',
    subject: `certificate:${certificateId}`,
    before: { revokedOn: null, stars: row.stars },
    after: { ...after, late: concludedOn !== null && isLate(concludedOn, revokedOn) },
  });
}
