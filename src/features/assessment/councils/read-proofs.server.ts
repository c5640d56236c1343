import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { dossierFiles, dossierForms } from '#db/schema/dossiers.ts';
import { noteKey, scoreKey } from '../dossiers/form-02.ts';
import { criterionItem } from '../dossiers/papers.ts';

export interface Proofs {
  /** The producer's own score by item, as far as one was given. */
  readonly answers: Readonly<Record<string, number>>;
  readonly notes: Readonly<Record<string, string>>;
  /** Files by item. */
  readonly files: Readonly<Record<string, readonly { id: number; name: string }[]>>;
  /** Files that prove no single item: papers, the commune's letter. */
  readonly papers: readonly { id: number; name: string }[];
}

/** What the producer says and shows for each item (Mẫu 02), to stand beside the score sheet. */
export async function readProofs(
  db: Db,
  dossierId: number,
  items: readonly string[],
): Promise<Proofs> {
  const [form] = await db
    .select({ content: dossierForms.content })
    .from(dossierForms)
    .where(and(eq(dossierForms.dossierId, dossierId), eq(dossierForms.form, 'm02')));
  const content = JSON.parse(form?.content ?? '{}') as Record<string, string | number>;
  const files = await db
    .select({ id: dossierFiles.id, name: dossierFiles.name, item: dossierFiles.item })
    .from(dossierFiles)
    .where(
      and(
        eq(dossierFiles.dossierId, dossierId),
        isNull(dossierFiles.supersededBy),
        isNull(dossierFiles.removedAt),
      ),
    )
    .orderBy(asc(dossierFiles.id));
  const answers: Record<string, number> = {};
  const notes: Record<string, string> = {};
  const byItem: Record<string, { id: number; name: string }[]> = {};
  for (const code of items) {
    const score = content[scoreKey(code)];
    if (score !== undefined && score !== '') answers[code] = Number(score);
    const note = content[noteKey(code)];
    if (note) notes[code] = String(note);
    const own = files.filter(({ item }) => item === criterionItem(code));
    if (own.length > 0) byItem[code] = own.map(({ id, name }) => ({ id, name }));
  }
  const known = new Set(items.map(criterionItem));
  return {
    answers,
    notes,
    files: byItem,
    papers: files.filter(({ item }) => !known.has(item)).map(({ id, name }) => ({ id, name })),
  };
}
