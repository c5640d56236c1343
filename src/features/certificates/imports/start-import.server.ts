import { and, desc, eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { decisionImports } from '#db/schema/decision-imports.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import type { FileStore } from '#src/outside/files.ts';
import type { DecisionFacts } from './decision-facts.ts';

/** Bytes of the largest list that is taken. */
export const MOST_BYTES = 20 * 1024 * 1024;

export interface Upload {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** What is already known of the decision; the rest is looked for in the document. */
  readonly facts: Partial<DecisionFacts>;
  readonly sourceUrl: string;
}

/**
 * Takes a list in: the file is kept as it came, under its hash, and an import begins that changes nothing in the
 * register. Reading it is {@link import('./run-import.server.ts').runImport}'s work.
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `empty-file`, `file-too-big`
 */
export async function startImport(
  db: Db,
  { files, upload, actor, now }: { files: FileStore; upload: Upload; actor: Actor; now: number },
): Promise<{ id: number; hash: string }> {
  demand(actor, 'import-decision', { provinceCode: upload.facts.provinceCode ?? null });
  const size = upload.bytes.byteLength;
  if (size === 0) throw new Refusal('empty-file', { fileName: upload.fileName });
  if (size > MOST_BYTES) {
    throw new Refusal('file-too-big', { fileName: upload.fileName, bytes: size, most: MOST_BYTES });
  }
  const hash = await files.put(upload.bytes);
  const at = new Date(now).toISOString();
  return inTransaction(db, async (tx) => {
    const [made] = await tx
      .insert(decisionImports)
      .values({
        state: 'reading',
        fileHash: hash,
        fileName: upload.fileName.slice(-200),
        fileSize: size,
        provinceCode: upload.facts.provinceCode ?? null,
        number: upload.facts.number ?? '',
        decidedOn: upload.facts.decidedOn ?? null,
        issuer: upload.facts.issuer ?? '',
        level: upload.facts.level ?? null,
        kind: upload.facts.kind ?? 'recognise',
        sourceUrl: upload.sourceUrl,
        beatAt: at,
        createdBy: actor.name,
        createdById: actor.userId,
        createdAt: at,
      })
      .returning({ id: decisionImports.id });
    if (made === undefined) throw new Error('the import was not written');
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'start-decision-import',
        subject: `import:${made.id}`,
        after: { fileName: upload.fileName, hash, bytes: size },
      },
    );
    return { id: made.id, hash };
  });
}

/** The import by which a file was applied before, the latest; null when it never was. */
export async function appliedBefore(
  db: Db,
  hash: string,
  exceptId: number | null = null,
): Promise<{
  id: number;
  appliedBy: string;
  appliedAt: string;
  provinceCode: string | null;
} | null> {
  const rows = await db
    .select({
      id: decisionImports.id,
      appliedBy: decisionImports.appliedBy,
      appliedAt: decisionImports.appliedAt,
      provinceCode: decisionImports.provinceCode,
    })
    .from(decisionImports)
    .where(and(eq(decisionImports.fileHash, hash), eq(decisionImports.state, 'applied')))
    .orderBy(desc(decisionImports.id));
  const found = rows.find((row) => row.id !== exceptId);
  if (found === undefined) return null;
  return { ...found, appliedBy: found.appliedBy ?? '', appliedAt: found.appliedAt ?? '' };
}
