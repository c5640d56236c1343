import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { dayAt, parseDay } from '#src/base/day.ts';
import { tidy } from '#src/base/fold.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, may, SOMEWHERE } from '#src/features/accounts/may.ts';
import { peopleWith } from '#src/features/accounts/read-people.server.ts';
import { queueMail } from '#src/features/accounts/queue-mail.server.ts';
import { readDecisionFacts, type TypedDecision } from './decision-facts.ts';
import { GROUND_TEXTS } from './grounds-text.ts';
import { keepDecision } from './keep-decision.server.ts';
import { revokedLetter } from './letters.ts';
import { openCertificate } from './open-certificate.server.ts';
import { isGround, isLate, revokeBy } from './revocation.ts';
import { revokeStep } from './revoke-step.server.ts';

export interface RevokeOrder extends TypedDecision {
  readonly code: string;
  /** Of the certificate, as the page showed it. */
  readonly version: number;
  /** One of GROUNDS. */
  readonly ground: string;
  /** Who concluded. */
  readonly authority: string;
  /** `YYYY-MM-DD`: day of the conclusion, or of the commune's confirmation that production stopped. */
  readonly concludedOn: string;
  readonly why: string;
  readonly siteUrl: string;
  readonly actor: Actor;
  readonly now: number;
}

/**
 * Revokes a certificate in force (QĐ 26/2026 Điều 8) from the day of the decision: 3 and 4 stars by the province, 5 by
 * the minister. More than 15 days after the conclusion is noted as late, not refused.
 * @throws Refusal `not-allowed`, `no-such-certificate`, `certificate-changed`, `already-revoked`, `not-in-force`
 *   {code, state}, `no-ground`, `no-authority`, `bad-conclusion-day`, `concluded-after-decision`,
 *   `revoked-before-issue`, and those of {@link readDecisionFacts}
 */
export async function revokeCertificate(
  db: Db,
  order: RevokeOrder,
): Promise<{ decisionId: number; late: boolean }> {
  const { code, version, actor, now } = order;
  const deed = 'revoke-certificate';
  const fiveStarDeed = 'revoke-five-star-certificate';
  // Some right to revoke anywhere; the certificate's own is asked for as soon as it is read.
  if (!may(actor, fiveStarDeed, SOMEWHERE)) demand(actor, deed, SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const today = dayAt(now);
    const open = await openCertificate(tx, { code, version, actor, deed, fiveStarDeed, on: today });
    const facts = readDecisionFacts(order, today);
    if (!isGround(order.ground)) throw new Refusal('no-ground', {});
    const authority = tidy(order.authority).slice(0, 200);
    if (authority === '') throw new Refusal('no-authority', {});
    const concludedOn = parseDay(order.concludedOn.trim());
    if (concludedOn === null) throw new Refusal('bad-conclusion-day', {});
    if (concludedOn > facts.decidedOn) {
      throw new Refusal('concluded-after-decision', { concludedOn, decidedOn: facts.decidedOn });
    }
    const { certificate, product, standing } = open;
    if (certificate.revokedOn !== null) {
      throw new Refusal('already-revoked', { code, revokedOn: certificate.revokedOn });
    }
    if (!['valid', 'held-over', 'unknown'].includes(standing.state)) {
      throw new Refusal('not-in-force', {
        code,
        state: standing.state,
        until: standing.validUntil,
      });
    }
    if (certificate.issuedFirst !== null && facts.decidedOn < certificate.issuedFirst) {
      throw new Refusal('revoked-before-issue', { code, issuedOn: certificate.issuedFirst });
    }
    const context = { actor: actor.name, now };
    const decisionId = await keepDecision(
      tx,
      context,
      {
        ...facts,
        kind: 'revoke',
        provinceCode: open.isCentral ? null : product.provinceCode,
        title: `Thu hồi giấy chứng nhận OCOP: ${product.name}`,
      },
      { again: true },
    );
    await revokeStep(tx, context, {
      certificateId: certificate.id,
      ground: order.ground,
      authority,
      concludedOn,
      revokedOn: facts.decidedOn,
      decisionId,
      why: tidy(order.why).slice(0, 500),
    });
    const late = isLate(concludedOn, facts.decidedOn);
    await record(tx, context, {
      deed: 'revoke-by-decision',
      subject: `decision:${decisionId}`,
      after: { code, late, due: revokeBy(concludedOn) },
    });
    if (product.producerId !== null) {
      const text = GROUND_TEXTS[order.ground];
      const letter = revokedLetter({
        code,
        product: product.name,
        number: facts.number,
        revokedOn: facts.decidedOn,
        ground: text.vi,
        groundEn: text.en,
        url: `${order.siteUrl}/chung-nhan/${code}`,
      });
      const about = `certificate:${certificate.id}`;
      for (const one of await peopleWith(tx, {
        role: 'producer',
        producerId: product.producerId,
      })) {
        await queueMail(tx, { to: one.email, ...letter, about }, now);
      }
    }
    return { decisionId, late };
  });
}
