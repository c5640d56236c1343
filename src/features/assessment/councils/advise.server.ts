import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { adviserReports } from '#db/schema/councils.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import { parseDay } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { demandAnswers } from '#src/features/criteria/check-answers.ts';
import { criteriaForm } from '#src/features/criteria/criteria-form.ts';
import { cleanTexts } from './sheet-content.ts';
import { roundDossierOf, roundOf, targetOfCouncil } from './the-council.server.ts';

/** What the advisory team found (Tổ tư vấn: paper review, site survey, further tests, proposal). */
export interface ReportContent {
  readonly paperReview: string;
  readonly surveyed: boolean;
  /** `YYYY-MM-DD`, when surveyed. */
  readonly surveyedOn: string | null;
  readonly surveyNote: string;
  readonly tests: string;
  /** Proposed score by item. */
  readonly answers: Readonly<Record<string, number>>;
  /** Remark by item. */
  readonly remarks: Readonly<Record<string, string>>;
  readonly conclusion: string;
}

/**
 * Saves the advisory team's report on a dossier; the team shares one. Signed, it is frozen and the scoring members see it.
 * @param sign whether to sign it at once
 * @param version as the page showed it, 0 for none yet
 * @throws Refusal `not-allowed`, `no-such-round`, `not-in-round`, `round-state`, `dossier-decided`, `report-is-signed`,
 *   `report-changed`, `scores-not-offered`, `report-incomplete` {fields}
 */
export async function saveReport(
  db: Db,
  {
    roundId,
    dossierId,
    content,
    version,
    sign,
    actor,
    now,
  }: {
    roundId: number;
    dossierId: number;
    content: ReportContent;
    version: number;
    sign: boolean;
    actor: Actor;
    now: number;
  },
): Promise<{ version: number }> {
  demand(actor, 'report-as-advisers', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const { round, council } = await roundOf(tx, roundId);
    demand(actor, 'report-as-advisers', targetOfCouncil(council));
    const row = await roundDossierOf(tx, roundId, dossierId);
    if (round.state === 'closed') {
      throw new Refusal('round-state', { name: round.name, state: round.state });
    }
    if (row.state === 'decided') throw new Refusal('dossier-decided', {});
    const where = and(eq(adviserReports.roundId, roundId), eq(adviserReports.dossierId, dossierId));
    const [before] = await tx.select().from(adviserReports).where(where);
    if (before?.signedAt) throw new Refusal('report-is-signed', { by: before.signedBy });
    if ((before?.version ?? 0) !== version) {
      throw new Refusal('report-changed', { by: before?.savedBy ?? '' });
    }
    const [dossier] = await tx.select().from(dossiers).where(eq(dossiers.id, dossierId));
    if (!dossier) throw new Refusal('not-in-round', { roundId, dossierId });
    demandAnswers(criteriaForm(dossier.setNo, dossier.criteriaVersion), content.answers);
    const dayIsWell = content.surveyedOn !== null && parseDay(content.surveyedOn) !== null;
    if (sign) {
      const fields = [
        ...(content.paperReview.trim() === '' ? ['paperReview'] : []),
        ...(content.surveyed && !dayIsWell ? ['surveyedOn'] : []),
        ...(content.conclusion.trim() === '' ? ['conclusion'] : []),
      ];
      if (fields.length > 0) throw new Refusal('report-incomplete', { fields });
    }
    const texts = cleanTexts({
      paperReview: content.paperReview,
      surveyNote: content.surveyNote,
      tests: content.tests,
      conclusion: content.conclusion,
    });
    const at = new Date(now).toISOString();
    const values = {
      paperReview: texts['paperReview'] ?? '',
      surveyed: content.surveyed,
      surveyedOn: content.surveyed && dayIsWell ? content.surveyedOn : null,
      surveyNote: texts['surveyNote'] ?? '',
      tests: texts['tests'] ?? '',
      conclusion: texts['conclusion'] ?? '',
      answers: JSON.stringify(content.answers),
      remarks: JSON.stringify(cleanTexts(content.remarks)),
    };
    const hash = createHash('sha256')
      .update(JSON.stringify([roundId, dossierId, values, at]))
      .digest('hex');
    const stamp = {
      version: version + 1,
      savedAt: at,
      savedBy: actor.name,
      ...(sign ? { signedAt: at, signedBy: actor.name, hash } : {}),
    };
    if (before)
      await tx
        .update(adviserReports)
        .set({ ...values, ...stamp })
        .where(where);
    else {
      await tx
        .insert(adviserReports)
        .values({ roundId, dossierId, councilId: council.id, ...values, ...stamp });
    }
    if (sign || !before) {
      await record(
        tx,
        { actor: actor.name, now },
        {
          deed: sign ? 'sign-adviser-report' : 'open-adviser-report',
          subject: `dossier:${dossierId}`,
          after: { round: roundId, ...(sign ? { hash } : {}) },
        },
      );
    }
    return { version: version + 1 };
  });
}
