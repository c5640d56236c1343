import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { certificateCorrections, voidedCredentials } from '#db/schema/decisions.ts';
import { dayAt } from '#src/base/day.ts';
import { tidy } from '#src/base/fold.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { type Correctable, type Correction, readCorrections } from './corrections.ts';
import { placeAfterCorrection, placeOf } from './credential/status-place.ts';
import { readDecisionFacts, type TypedDecision } from './decision-facts.ts';
import { keepDecision } from './keep-decision.server.ts';
import { openCertificate } from './open-certificate.server.ts';

export interface CorrectOrder extends TypedDecision {
  readonly code: string;
  readonly version: number;
  /** Fields as typed; those that are left out or the same stay. */
  readonly fields: Readonly<Partial<Record<Correctable, string>>>;
  readonly reason: string;
  readonly actor: Actor;
  readonly now: number;
}

/**
 * Puts right what a certificate says, by a further decision. Nothing is edited away: each value before is kept, and
 * credentials given out with it become void.
 * @throws Refusal `not-allowed`, `no-such-certificate`, `certificate-changed`, `already-revoked`, `nothing-corrected`,
 *   `bad-correction`, `no-reason`, and those of {@link readDecisionFacts}
 */
export async function correctCertificate(
  db: Db,
  { code, version, fields, reason, actor, now, ...typed }: CorrectOrder,
): Promise<{ decisionId: number; corrections: Correction[] }> {
  demand(actor, 'correct-certificate', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const today = dayAt(now);
    const open = await openCertificate(tx, {
      code,
      version,
      actor,
      deed: 'correct-certificate',
      // What the minister gave, the minister puts right.
      fiveStarDeed: 'issue-central-decision',
      on: today,
    });
    const { certificate, product } = open;
    if (certificate.revokedOn !== null) {
      throw new Refusal('already-revoked', { code, revokedOn: certificate.revokedOn });
    }
    const facts = readDecisionFacts(typed, today);
    const why = tidy(reason).slice(0, 500);
    if (why === '') throw new Refusal('no-reason', {});
    const { corrections, patch } = readCorrections(certificate, fields, today);
    if (patch.stars === 5) demand(actor, 'issue-central-decision', {});
    const context = { actor: actor.name, now };
    const decisionId = await keepDecision(
      tx,
      context,
      {
        ...facts,
        kind: 'correct',
        provinceCode: open.isCentral ? null : product.provinceCode,
        title: `Đính chính giấy chứng nhận OCOP: ${product.name}`,
      },
      { again: true },
    );
    const at = new Date(now).toISOString();
    await tx.insert(certificateCorrections).values(
      corrections.map((one) => ({
        ...one,
        certificateId: certificate.id,
        decisionId,
        reason: why,
        correctedBy: actor.name,
        correctedAt: at,
      })),
    );
    const credentialPlace = await voidCredential(tx, certificate, at);
    await tx
      .update(certificates)
      .set({ ...patch, credentialPlace, version: version + 1 })
      .where(eq(certificates.id, certificate.id));
    // The product keeps its address; its name follows when it was the misprint.
    if (patch.printedName !== undefined && product.name === certificate.printedName) {
      await tx.update(products).set({ name: patch.printedName }).where(eq(products.id, product.id));
    }
    await record(tx, context, {
      deed: 'correct-certificate',
      subject: `certificate:${certificate.id}`,
      before: Object.fromEntries(corrections.map((one) => [one.field, one.before])),
      after: { ...Object.fromEntries(corrections.map((one) => [one.field, one.after])), why },
    });
    return { decisionId, corrections };
  });
}

/** @returns the certificate's new place in the status lists */
async function voidCredential(
  tx: Tx,
  certificate: { id: number; credentialPlace: number | null },
  at: string,
): Promise<number> {
  const [row] = await tx
    .insert(voidedCredentials)
    .values({ certificateId: certificate.id, place: placeOf(certificate), voidedAt: at })
    .returning({ id: voidedCredentials.id });
  if (!row) throw new Error('the credential was not voided');
  return placeAfterCorrection(row.id);
}
