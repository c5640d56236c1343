import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { scoreSheets } from '#db/schema/councils.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { criteriaForm } from '#src/features/criteria/criteria-form.ts';
import type { Form } from '#src/features/criteria/form.ts';
import {
  type Council,
  type Member,
  type RoundDossier,
  roundDossierOf,
  roundOf,
  scoringSeatOf,
  targetOfCouncil,
} from './the-council.server.ts';

export type Sheet = typeof scoreSheets.$inferSelect;

/** A sheet that may be written on now, with all it hangs on. */
export interface SheetAtHand {
  readonly council: Council;
  readonly seat: Member;
  readonly row: RoundDossier;
  readonly form: Form;
  readonly code: string;
  readonly sheet: Sheet | null;
}

/** The sheet of one member for one dossier in one turn. */
export async function sheetOf(
  tx: Db | Tx,
  key: { roundId: number; dossierId: number; memberId: number; turn: number },
): Promise<Sheet | null> {
  const [sheet] = await tx
    .select()
    .from(scoreSheets)
    .where(
      and(
        eq(scoreSheets.roundId, key.roundId),
        eq(scoreSheets.dossierId, key.dossierId),
        eq(scoreSheets.memberId, key.memberId),
        eq(scoreSheets.turn, key.turn),
      ),
    );
  return sheet ?? null;
}

/**
 * The actor's own sheet of the present turn, as long as it may be written on.
 * @throws Refusal `not-allowed`, `no-such-round`, `no-seat`, `not-in-round`, `round-state`, `dossier-decided`,
 *   `turn-over`, `sheet-is-signed`, `sheet-changed` {version}, `no-form-for-version`
 */
export async function demandSheet(
  tx: Tx,
  {
    roundId,
    dossierId,
    turn,
    version,
    actor,
  }: {
    roundId: number;
    dossierId: number;
    /** The turn the page showed; a sheet of an earlier turn is refused. */
    turn: number;
    /** The version the page showed, 0 for none yet. */
    version: number;
    actor: Actor;
  },
): Promise<SheetAtHand> {
  const { round, council } = await roundOf(tx, roundId);
  demand(actor, 'score-dossier', targetOfCouncil(council));
  const seat = await scoringSeatOf(tx, council, actor);
  const row = await roundDossierOf(tx, roundId, dossierId);
  if (round.state !== 'scoring') {
    throw new Refusal('round-state', { name: round.name, state: round.state });
  }
  if (row.state === 'decided') throw new Refusal('dossier-decided', {});
  if (row.turn !== turn) throw new Refusal('turn-over', { turn, now: row.turn });
  const sheet = await sheetOf(tx, { roundId, dossierId, memberId: seat.id, turn });
  if (sheet?.signedAt) throw new Refusal('sheet-is-signed', { at: sheet.signedAt });
  if ((sheet?.version ?? 0) !== version) {
    throw new Refusal('sheet-changed', { version: sheet?.version ?? 0 });
  }
  const [dossier] = await tx.select().from(dossiers).where(eq(dossiers.id, dossierId));
  if (!dossier) throw new Refusal('not-in-round', { roundId, dossierId });
  return {
    council,
    seat,
    row,
    sheet,
    code: dossier.code,
    form: criteriaForm(dossier.setNo, dossier.criteriaVersion),
  };
}
