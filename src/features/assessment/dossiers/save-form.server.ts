import { and, eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { dossierForms } from '#db/schema/dossiers.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { criteriaOf } from './criteria-of.ts';
import { dossierFor } from './dossier-sight.server.ts';
import { cleanAnswer, type FormName, keysOf, LONGEST_ANSWER, WRITERS } from './form-of.ts';

/**
 * Keeps a form as far as it is filled in. Fields that were not sent stay as they are; what did not change is no save.
 * @param revision the revision the person started from
 * @returns the revision now kept
 * @throws Refusal `no-such-dossier`, `not-allowed`, `dossier-not-editable`, `answer-too-long`, `form-changed` with what
 * the other person wrote
 */
export async function saveForm(
  db: Db,
  asked: {
    readonly code: string;
    readonly form: FormName;
    readonly typed: Readonly<Record<string, string>>;
    readonly revision: number;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<{ revision: number; savedAt: string }> {
  const { code, form, actor, now } = asked;
  const { deed, states } = WRITERS[form];
  demand(actor, deed, SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const dossier = await dossierFor(tx, code, actor, deed);
    if (!states.includes(dossier.state)) {
      throw new Refusal('dossier-not-editable', { state: dossier.state });
    }
    const criteria = criteriaOf(dossier.setNo, dossier.criteriaVersion);
    const keys = keysOf(
      form,
      dossier,
      criteria.map((one) => one.code),
    );
    const [row] = await tx
      .select()
      .from(dossierForms)
      .where(and(eq(dossierForms.dossierId, dossier.id), eq(dossierForms.form, form)));
    const before = JSON.parse(row?.content ?? '{}') as Record<string, string>;
    const changed: Record<string, string> = {};
    for (const key of keys) {
      if (!Object.hasOwn(asked.typed, key)) continue;
      const text = cleanAnswer(asked.typed[key] ?? '');
      if (text.length > LONGEST_ANSWER) {
        throw new Refusal('answer-too-long', { key, length: text.length, most: LONGEST_ANSWER });
      }
      if (text !== (before[key] ?? '')) changed[key] = text;
    }
    const revision = row?.revision ?? 0;
    const at = new Date(now).toISOString();
    if (Object.keys(changed).length === 0) return { revision, savedAt: row?.savedAt ?? at };
    if (asked.revision !== revision) {
      const theirs = Object.fromEntries(
        Object.keys(changed).map((key) => [key, before[key] ?? '']),
      );
      throw new Refusal('form-changed', {
        by: row?.savedBy ?? '',
        at: row?.savedAt ?? '',
        theirs,
        revision,
      });
    }
    const next = {
      dossierId: dossier.id,
      form,
      content: JSON.stringify({ ...before, ...changed }),
      revision: revision + 1,
      savedAt: at,
      savedBy: actor.name,
    };
    if (row) await tx.update(dossierForms).set(next).where(eq(dossierForms.id, row.id));
    else await tx.insert(dossierForms).values(next);
    // The log names fields, not answers: it is read by more people than the dossier.
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: `save-${form}`,
        subject: `dossier:${dossier.id}`,
        before: { revision },
        after: { revision: next.revision, fields: Object.keys(changed) },
      },
    );
    return { revision: next.revision, savedAt: at };
  });
}
