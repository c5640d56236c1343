import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { certificates } from '#db/schema/certificates.ts';
import { type Day, dayAt, parseDay } from '#src/base/day.ts';
import { tidy } from '#src/base/fold.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { readDecisionFacts, type TypedDecision } from './decision-facts.ts';
import { holdOverOf } from './hold-over.ts';
import { keepDecision } from './keep-decision.server.ts';
import { openCertificate } from './open-certificate.server.ts';

export interface HoldOverOrder extends TypedDecision {
  readonly code: string;
  readonly version: number;
  /** Last day of the hold-over, `YYYY-MM-DD`. */
  readonly until: string;
  readonly reason: string;
  readonly actor: Actor;
  readonly now: number;
}

/**
 * Lets a certificate from before 22/05/2026 run on while its re-assessment is decided, at most 180 days after its term
 * (QĐ 26/2026 Điều 12). A later order may shorten or lengthen it within that limit.
 * @throws Refusal `not-allowed`, `no-such-certificate`, `certificate-changed`, `no-hold-over` {why}, `bad-hold-over-day`
 *   {from, until}, `no-reason`, and those of {@link readDecisionFacts}
 */
export async function holdOverCertificate(
  db: Db,
  { code, version, until, reason, actor, now, ...typed }: HoldOverOrder,
): Promise<{ decisionId: number; until: Day }> {
  demand(actor, 'hold-over-certificate', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const today = dayAt(now);
    const open = await openCertificate(tx, {
      code,
      version,
      actor,
      deed: 'hold-over-certificate',
      // What the minister gave, the minister lets run on.
      fiveStarDeed: 'issue-central-decision',
      on: today,
    });
    const { certificate, product } = open;
    if (open.standing.state === 'superseded') {
      throw new Refusal('no-hold-over', { code, why: 'superseded' });
    }
    const limit = holdOverOf(open.facts);
    if (!limit.may) throw new Refusal('no-hold-over', { code, why: limit.why });
    const facts = readDecisionFacts(typed, today);
    const last = parseDay(until.trim());
    if (last === null || last < limit.from || last > limit.until) {
      throw new Refusal('bad-hold-over-day', { from: limit.from, until: limit.until });
    }
    const why = tidy(reason).slice(0, 500);
    if (why === '') throw new Refusal('no-reason', {});
    const context = { actor: actor.name, now };
    const decisionId = await keepDecision(
      tx,
      context,
      {
        ...facts,
        kind: 'hold-over',
        provinceCode: open.isCentral ? null : product.provinceCode,
        title: `Duy trì giấy chứng nhận OCOP: ${product.name}`,
      },
      { again: true },
    );
    const after = { heldOverUntil: last, heldOverDecisionId: decisionId, heldOverWhy: why };
    await tx
      .update(certificates)
      .set({ ...after, version: version + 1 })
      .where(eq(certificates.id, certificate.id));
    await record(tx, context, {
      deed: 'hold-over-certificate',
      subject: `certificate:${certificate.id}`,
      before: { heldOverUntil: certificate.heldOverUntil, heldOverWhy: certificate.heldOverWhy },
      after,
    });
    return { decisionId, until: last };
  });
}
