import { Refusal } from '#src/base/refusal.ts';
import type { StepFile } from '#src/features/trace/lots/step.ts';
import type { FileStore } from '#src/outside/files.ts';
import { checkUpload } from '#src/outside/upload-check.ts';

/** Pictures of one step. */
export const MOST_PHOTOS = 6;

/** A file as it came, and what is said of it. */
export interface GivenFile extends Omit<StepFile, 'hash' | 'media' | 'bytes'> {
  readonly file: File;
}

/** Files that somebody chose in a field; an empty field sends one without a name. */
export function chosenFiles(form: FormData, name: string): File[] {
  return form.getAll(name).filter((one): one is File => one instanceof File && one.name !== '');
}

/**
 * Looks at files of a step and keeps them in the private store: before any transaction, all or none. Pictures and PDF;
 * a photo has to be a picture.
 * @throws Refusal `too-many-photos`, `file-refused` {files: [{name, fault}]}
 */
export async function takeStepFiles(
  store: FileStore,
  given: readonly GivenFile[],
): Promise<StepFile[]> {
  if (given.filter(({ kind }) => kind === 'photo').length > MOST_PHOTOS || given.length > 10) {
    throw new Refusal('too-many-photos', { most: MOST_PHOTOS });
  }
  const looked = [];
  for (const one of given) {
    const bytes = new Uint8Array(await one.file.arrayBuffer());
    looked.push({ ...one, bytes, verdict: await checkUpload(bytes) });
  }
  const faults = looked.flatMap(({ file, verdict, kind }) => {
    if (!verdict.ok) return [{ name: file.name, fault: verdict.fault }];
    const picture = verdict.media.startsWith('image/');
    return kind === 'photo' && !picture
      ? [{ name: file.name, fault: 'unknown-type' as const }]
      : [];
  });
  if (faults.length > 0) throw new Refusal('file-refused', { files: faults });
  const taken: StepFile[] = [];
  for (const { bytes, verdict, kind, caption, open } of looked) {
    if (!verdict.ok) continue;
    const hash = await store.put(bytes);
    taken.push({ hash, media: verdict.media, bytes: bytes.length, kind, caption, open });
  }
  return taken;
}
