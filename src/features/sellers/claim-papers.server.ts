import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { claimFiles } from '#db/schema/sellers.ts';
import { Refusal } from '#src/base/refusal.ts';
import { cleanFileName } from '#src/features/assessment/dossiers/upload-limits.ts';
import type { FileStore } from '#src/outside/files.ts';
import { checkUpload, type UploadFault } from '#src/outside/upload-check.ts';
import { CLAIM_PAPERS } from './claim-facts.ts';

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface TakenPaper {
  readonly hash: string;
  readonly name: string;
  readonly media: string;
  readonly bytes: number;
}

/**
 * Looks at papers and keeps them, all or none; before the transaction, because decoding takes time.
 * @throws Refusal `file-refused` {files: [{name, fault}]}, `claim-too-many-papers` {most}
 */
export async function takePapers(
  store: FileStore,
  uploads: readonly Upload[],
): Promise<TakenPaper[]> {
  if (uploads.length > CLAIM_PAPERS) {
    throw new Refusal('claim-too-many-papers', { most: CLAIM_PAPERS });
  }
  const wrong: { name: string; fault: UploadFault }[] = [];
  const good: TakenPaper[] = [];
  for (const { name, bytes } of uploads) {
    const verdict = await checkUpload(bytes);
    if (!verdict.ok) {
      wrong.push({ name: name.slice(0, 120), fault: verdict.fault });
      continue;
    }
    const { media } = verdict;
    good.push({ hash: '', name: cleanFileName(name, media), media, bytes: bytes.length });
  }
  if (wrong.length > 0) throw new Refusal('file-refused', { files: wrong });
  const kept: TakenPaper[] = [];
  for (const [at, paper] of good.entries()) {
    kept.push({ ...paper, hash: await store.put(uploads[at]?.bytes ?? new Uint8Array()) });
  }
  return kept;
}

/**
 * Step: adds papers to a claim and takes some out; the same file twice is kept once.
 * @returns how many the claim has now
 * @throws Refusal `claim-too-many-papers`
 */
export async function writePapersIn(
  tx: Tx,
  one: {
    readonly claimId: number;
    readonly papers: readonly TakenPaper[];
    readonly remove: readonly number[];
    readonly now: number;
  },
): Promise<number> {
  const { claimId, papers, remove } = one;
  if (remove.length > 0) {
    await tx
      .delete(claimFiles)
      .where(and(eq(claimFiles.claimId, claimId), inArray(claimFiles.id, [...remove])));
  }
  const there = await tx
    .select({ hash: claimFiles.hash })
    .from(claimFiles)
    .where(eq(claimFiles.claimId, claimId));
  const known = new Set(there.map(({ hash }) => hash));
  const fresh = papers.filter(({ hash }) => !known.has(hash) && known.add(hash));
  const count = there.length + fresh.length;
  if (count > CLAIM_PAPERS) throw new Refusal('claim-too-many-papers', { most: CLAIM_PAPERS });
  const addedAt = new Date(one.now).toISOString();
  if (fresh.length > 0) {
    await tx.insert(claimFiles).values(fresh.map((paper) => ({ claimId, ...paper, addedAt })));
  }
  return count;
}
