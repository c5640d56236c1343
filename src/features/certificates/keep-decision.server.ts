import { and, eq, isNull } from 'drizzle-orm';
import { type Context, record } from '#db/changes.ts';
import type { Tx } from '#db/client.ts';
import { decisions } from '#db/schema/decisions.ts';
import { provinces } from '#db/schema/places.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type DecisionFacts, type DecisionKind, issuerOf } from './decision-facts.ts';

export interface NewDecision extends DecisionFacts {
  readonly kind: DecisionKind;
  /** Null: the centre's. */
  readonly provinceCode: string | null;
  readonly title: string;
  readonly note?: string;
  readonly importId?: number | null;
  readonly roundId?: number | null;
}

/**
 * Writes a decision down; a step of a command, inside its transaction, after its `demand`. One decision may revoke,
 * hold over or correct several certificates: it is written once and found again. One that recognises is issued once.
 * @param again whether finding it there already is well
 * @throws Refusal `decision-exists`
 */
export async function keepDecision(
  tx: Tx,
  context: Context,
  decision: NewDecision,
  { again }: { again: boolean },
): Promise<number> {
  const { number, decidedOn, kind, provinceCode } = decision;
  const [there] = await tx
    .select({ id: decisions.id })
    .from(decisions)
    .where(
      and(
        eq(decisions.number, number),
        eq(decisions.decidedOn, decidedOn),
        eq(decisions.kind, kind),
        provinceCode === null
          ? isNull(decisions.provinceCode)
          : eq(decisions.provinceCode, provinceCode),
      ),
    );
  if (there && !again) throw new Refusal('decision-exists', { id: there.id, number, decidedOn });
  if (there) return there.id;
  const [province] =
    provinceCode === null
      ? []
      : await tx
          .select({ name: provinces.name, kind: provinces.kind })
          .from(provinces)
          .where(eq(provinces.code, provinceCode));
  const [row] = await tx
    .insert(decisions)
    .values({
      number,
      decidedOn,
      kind,
      provinceCode,
      issuer: issuerOf(province ?? null),
      signer: decision.signer,
      level: provinceCode === null ? 'centre' : 'province',
      title: decision.title,
      fileHash: decision.fileHash,
      fileName: decision.fileName,
      importId: decision.importId ?? null,
      roundId: decision.roundId ?? null,
      issuedBy: context.actor,
      issuedAt: new Date(context.now).toISOString(),
      note: decision.note ?? '',
    })
    .returning({ id: decisions.id });
  if (!row) throw new Error('the decision was not written');
  await record(tx, context, {
    deed: 'keep-decision',
    subject: `decision:${row.id}`,
    after: { number, decidedOn, kind, provinceCode, fileHash: decision.fileHash },
  });
  return row.id;
}
