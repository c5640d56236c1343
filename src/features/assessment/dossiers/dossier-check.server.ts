import { and, eq, isNull } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { dossierFiles, dossierForms } from '#db/schema/dossiers.ts';
import type { Dossier } from '../move-dossier.server.ts';
import { type Check, checkDossier, type Criterion } from './completeness.ts';
import { criteriaOf } from './criteria-of.ts';
import type { Content } from './fields.ts';
import type { FormName } from './form-of.ts';

export type DossierForm = typeof dossierForms.$inferSelect;
export type DossierFile = typeof dossierFiles.$inferSelect;

/** What a dossier holds now, and what the completeness check says of it. */
export interface Holding {
  readonly forms: readonly DossierForm[];
  /** In force: neither superseded nor set aside. */
  readonly files: readonly DossierFile[];
  readonly criteria: readonly Criterion[];
  readonly checks: readonly Check[];
  content(form: FormName): Content;
  revision(form: FormName): number;
}

export async function holdingOf(db: Db | Tx, dossier: Dossier): Promise<Holding> {
  const forms = await db.select().from(dossierForms).where(eq(dossierForms.dossierId, dossier.id));
  const files = await filesInForce(db, dossier.id);
  const criteria = criteriaOf(dossier.setNo, dossier.criteriaVersion);
  const content = (form: FormName): Content =>
    JSON.parse(forms.find((row) => row.form === form)?.content ?? '{}') as Content;
  const checks = checkDossier({
    kind: dossier.kind,
    setNo: dossier.setNo,
    m01: content('m01'),
    m02: content('m02'),
    criteria,
    proved: new Set(files.map(({ item }) => item)),
  });
  const revision = (form: FormName): number =>
    forms.find((row) => row.form === form)?.revision ?? 0;
  return { forms, files, criteria, checks, content, revision };
}

/** Files that are neither superseded nor set aside, by item. */
export async function filesInForce(db: Db | Tx, dossierId: number): Promise<DossierFile[]> {
  return db
    .select()
    .from(dossierFiles)
    .where(
      and(
        eq(dossierFiles.dossierId, dossierId),
        isNull(dossierFiles.supersededBy),
        isNull(dossierFiles.removedAt),
      ),
    )
    .orderBy(dossierFiles.item, dossierFiles.slot);
}
