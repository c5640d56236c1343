import { and, eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import type { Tx } from '#db/client.ts';
import { dossierForms, dossiers, dossierSteps } from '#db/schema/dossiers.ts';
import { Refusal } from '#src/base/refusal.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { demandMove, type DossierState } from './dossier-states.ts';
import { communeReportGaps } from './dossiers/completeness.ts';

export type Dossier = typeof dossiers.$inferSelect;

/** Columns a move may fill in on its way; guards are judged on the row as it will be. */
export type Filled = Partial<
  Pick<
    Dossier,
    | 'roundId'
    | 'productId'
    | 'certificateId'
    | 'productCode'
    | 'slipNo'
    | 'lodgedAt'
    | 'communeDueOn'
    | 'forwardedAt'
    | 'acceptedAt'
    | 'decidedAt'
    | 'resultHundredths'
    | 'resultStars'
  >
>;

/**
 * The one step that changes the state of a dossier: asks for the right by the table of moves, judges its guards, keeps
 * the step in the dossier's history and in the change log. Call it inside the command's own transaction.
 * @param councilId council of the dossier's round, so that its secretary is known to be in place
 * @param version what the person saw; left out where a meeting or a decision moves many at once
 * @returns the dossier as it is now, and the id of the step
 * @throws Refusal `no-such-dossier`, `dossier-changed`, `dossier-cannot-move`, `not-allowed`, `dossier-not-ready`
 */
export async function moveDossier(
  tx: Tx,
  {
    dossierId,
    to,
    actor,
    now,
    note = '',
    fill = {},
    councilId = null,
    version,
  }: {
    dossierId: number;
    to: DossierState;
    actor: Actor;
    now: number;
    note?: string;
    fill?: Filled;
    councilId?: number | null;
    version?: number;
  },
): Promise<{ dossier: Dossier; stepId: number }> {
  const [before] = await tx.select().from(dossiers).where(eq(dossiers.id, dossierId));
  if (!before) throw new Refusal('no-such-dossier', { code: String(dossierId) });
  if (version !== undefined && version !== before.version) {
    throw new Refusal('dossier-changed', { code: before.code, state: before.state });
  }
  const at = new Date(now).toISOString();
  const after: Dossier = {
    ...before,
    ...fill,
    state: to,
    stateSince: at,
    version: before.version + 1,
  };
  const [report] = await tx
    .select({ content: dossierForms.content })
    .from(dossierForms)
    .where(and(eq(dossierForms.dossierId, dossierId), eq(dossierForms.form, 'm03')));
  demandMove(
    actor,
    before.state,
    to,
    { ...targetOf(before), councilId },
    {
      ...after,
      communeReport:
        report !== undefined && communeReportGaps(before, JSON.parse(report.content)).length === 0,
    },
  );
  await tx.update(dossiers).set(after).where(eq(dossiers.id, dossierId));
  const [step] = await tx
    .insert(dossierSteps)
    .values({ dossierId, fromState: before.state, toState: to, at, actor: actor.name, note })
    .returning({ id: dossierSteps.id });
  await record(
    tx,
    { actor: actor.name, now },
    {
      deed: 'move-dossier',
      subject: `dossier:${dossierId}`,
      before: { state: before.state },
      after: { state: to, ...fill, ...(note === '' ? {} : { note }) },
    },
  );
  return { dossier: after, stepId: step?.id ?? 0 };
}

/** A dossier's place in the world, as rights are asked for. */
export function targetOf(
  dossier: Pick<Dossier, 'provinceCode' | 'communeCode' | 'producerId'>,
): Pick<Dossier, 'provinceCode' | 'communeCode' | 'producerId'> {
  const { provinceCode, communeCode, producerId } = dossier;
  return { provinceCode, communeCode, producerId };
}
