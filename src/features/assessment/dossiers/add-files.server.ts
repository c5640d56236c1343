import { and, eq, max } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { dossierFiles } from '#db/schema/dossiers.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import type { FileStore } from '#src/outside/files.ts';
import { checkUpload, type UploadFault } from '#src/outside/upload-check.ts';
import type { Dossier } from '../move-dossier.server.ts';
import { criteriaOf } from './criteria-of.ts';
import { type DossierFile, filesInForce } from './dossier-check.server.ts';
import { dossierFor } from './dossier-sight.server.ts';
import { writerOf } from './file-items.ts';
import { cleanFileName, UPLOAD_LIMITS, type UploadMedia } from './upload-limits.ts';

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Taken {
  readonly name: string;
  readonly media: UploadMedia;
  readonly bytes: number;
  readonly hash: string;
}

/**
 * Adds proofs to an item, several at once, all or none; one that `replaces` another becomes its next version. Each is
 * looked at and stored before the transaction begins. The same file for the same item twice is kept once.
 * @throws Refusal `no-such-dossier`, `not-allowed`, `no-such-item`, `dossier-not-editable`, `no-file-chosen`,
 * `file-refused` {files: [{name, fault}]}, `too-many-files`, `no-such-file`
 */
export async function addFiles(
  db: Db,
  store: FileStore,
  asked: {
    readonly code: string;
    readonly item: string;
    readonly uploads: readonly Upload[];
    readonly replaces: number | null;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<{ added: number; known: number }> {
  const { item, uploads, actor, now } = asked;
  demand(actor, 'see-dossier', SOMEWHERE);
  await demandPlace(db, asked);
  if (uploads.length === 0) throw new Refusal('no-file-chosen', {});
  demandRoom(
    uploads.length,
    uploads.reduce((sum, { bytes }) => sum + bytes.length, 0),
  );
  const taken = await takeAll(store, uploads);
  return inTransaction(db, async (tx) => {
    const dossier = await demandPlace(tx, asked);
    const there = await filesInForce(tx, dossier.id);
    const fresh = taken.filter(
      (file, index) =>
        !there.some((one) => one.item === item && one.hash === file.hash) &&
        taken.findIndex(({ hash }) => hash === file.hash) === index,
    );
    if (fresh.length === 0) return { added: 0, known: taken.length };
    demandRoom(
      there.length + fresh.length - (asked.replaces === null ? 0 : 1),
      [...there, ...fresh].reduce((sum, { bytes }) => sum + bytes, 0),
    );
    let old = asked.replaces === null ? null : ofItem(there, item, asked.replaces);
    const ids: number[] = [];
    for (const file of fresh) {
      const place =
        old === null
          ? { slot: await nextSlot(tx, dossier.id, item), version: 1 }
          : { slot: old.slot, version: old.version + 1 };
      const [row] = await tx
        .insert(dossierFiles)
        .values({
          dossierId: dossier.id,
          item,
          ...place,
          ...file,
          uploadedAt: new Date(now).toISOString(),
          uploadedBy: actor.name,
        })
        .returning({ id: dossierFiles.id });
      const id = row?.id ?? 0;
      if (old !== null) {
        await tx.update(dossierFiles).set({ supersededBy: id }).where(eq(dossierFiles.id, old.id));
        old = null;
      }
      ids.push(id);
    }
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'add-files',
        subject: `dossier:${dossier.id}`,
        ...(asked.replaces === null ? {} : { before: { file: asked.replaces } }),
        after: {
          item,
          files: fresh.map(({ hash, bytes }, at) => ({ file: ids[at], hash, bytes })),
        },
      },
    );
    return { added: fresh.length, known: taken.length - fresh.length };
  });
}

/** Seen, the item known, the deed allowed, the dossier in a state in which it may be added. */
async function demandPlace(
  db: Db | Tx,
  { code, item, actor }: { code: string; item: string; actor: Actor },
): Promise<Dossier> {
  const seen = await dossierFor(db, code, actor, 'see-dossier');
  const criteria = criteriaOf(seen.setNo, seen.criteriaVersion).map((one) => one.code);
  const writer = writerOf(item, criteria);
  if (writer === null) throw new Refusal('no-such-item', {});
  const dossier = await dossierFor(db, code, actor, writer.deed);
  if (!writer.states.includes(dossier.state)) {
    throw new Refusal('dossier-not-editable', { state: dossier.state });
  }
  return dossier;
}

async function takeAll(store: FileStore, uploads: readonly Upload[]): Promise<Taken[]> {
  const wrong: { name: string; fault: UploadFault }[] = [];
  const good: { upload: Upload; media: UploadMedia }[] = [];
  // One after another: decoding twenty pictures at once would take the memory of all.
  for (const upload of uploads) {
    const verdict = await checkUpload(upload.bytes);
    if (verdict.ok) good.push({ upload, media: verdict.media });
    else wrong.push({ name: upload.name.slice(0, 120), fault: verdict.fault });
  }
  if (wrong.length > 0) throw new Refusal('file-refused', { files: wrong });
  const taken: Taken[] = [];
  for (const { upload, media } of good) {
    const hash = await store.put(upload.bytes);
    const name = cleanFileName(upload.name, media);
    taken.push({ name, media, bytes: upload.bytes.length, hash });
  }
  return taken;
}

function demandRoom(files: number, bytes: number): void {
  const { dossierFiles: mostFiles, dossierBytes: mostBytes } = UPLOAD_LIMITS;
  if (files > mostFiles || bytes > mostBytes) {
    throw new Refusal('too-many-files', { files, bytes, mostFiles, mostBytes });
  }
}

function ofItem(there: readonly DossierFile[], item: string, id: number): DossierFile {
  const found = there.find((one) => one.id === id && one.item === item);
  if (!found) throw new Refusal('no-such-file', {});
  return found;
}

async function nextSlot(tx: Tx, dossierId: number, item: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(dossierFiles.slot) })
    .from(dossierFiles)
    .where(and(eq(dossierFiles.dossierId, dossierId), eq(dossierFiles.item, item)));
  return (row?.last ?? 0) + 1;
}
