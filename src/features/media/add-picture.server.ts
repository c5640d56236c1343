import { randomInt } from 'node:crypto';
import { and, count, eq, isNull, sum } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { media, mediaVariants } from '#db/schema/media.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import type { FileStore } from '#src/outside/files.ts';
import { MAKER_HERE, type PictureMaker } from '#src/outside/picture-maker.ts';
import type { MadePicture } from '#src/outside/picture-variants.ts';
import { isReferred } from './forget-pictures.server.ts';
import type { MediaFault } from './media-fault.ts';
import { cleanName, searchTextOf } from './picture-name.ts';

/** What one producer's pictures may take. */
export interface MediaQuota {
  readonly pictures: number;
  readonly bytes: number;
}

export interface AddPicture {
  readonly producerId: number;
  /** As it was sent. */
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Name of the resumable upload; null for a form. */
  readonly upload: string | null;
  /** Key of a picture of this producer whose words are taken over: this one is to take its place. */
  readonly insteadOf?: string | null;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

export interface AddedPicture {
  readonly id: number;
  readonly key: string;
  /** The same picture was in the library already: nothing new was made. */
  readonly again: boolean;
}

/**
 * Looks at a file, makes of it what is kept, and puts it into a producer's library. All or nothing. Called one at a
 * time, so that only one picture is in memory; asking twice with the same upload or the same picture makes one.
 * @throws Refusal `not-allowed`, `no-such-producer`, `picture-refused` {name, fault}, `media-quota`, `no-space`,
 *   `picture-not-here` for `insteadOf`
 */
export async function addPicture(
  db: Db,
  {
    files,
    quota,
    maker = MAKER_HERE,
  }: { readonly files: FileStore; readonly quota: MediaQuota; readonly maker?: PictureMaker },
  asked: AddPicture,
): Promise<AddedPicture> {
  const { producerId, bytes, upload, actor, now } = asked;
  demand(actor, 'upload-media', { producerId });
  const before = upload === null ? null : await byUpload(db, upload, producerId);
  if (before !== null) return before;
  await checkQuota(db, producerId, quota);
  const name = cleanName(asked.fileName);
  const put: string[] = [];
  try {
    const made = await keepAll({ files, maker }, bytes, put);
    if ('fault' in made) throw new Refusal('picture-refused', { name, fault: made.fault });
    return await inTransaction(db, async (tx) => {
      const same = await sameIn(tx, made.hash, producerId);
      if (same !== null) return same;
      await checkQuota(tx, producerId, quota);
      const words = await wordsOfIn(tx, asked.insteadOf ?? null, producerId);
      const [row] = await tx
        .insert(media)
        .values({
          ...{ key: newKey(), producerId, upload, fileName: name, blur: made.blur, ...words },
          ...{ hash: made.hash, format: made.format, width: made.width, height: made.height },
          ...{ bytes: made.bytes, addedAt: new Date(now).toISOString(), addedBy: actor.name },
          searchText: searchTextOf({ fileName: name, ...words }),
        })
        .returning({ id: media.id, key: media.key });
      if (!row) throw new Error('The picture was not written');
      await tx
        .insert(mediaVariants)
        .values(made.variants.map((one) => ({ mediaId: row.id, ...one })));
      const after = { producerId, width: made.width, height: made.height, bytes: made.bytes };
      await record(
        tx,
        { actor: actor.name, now },
        { deed: 'upload-media', subject: `picture:${row.id}`, after },
      );
      return { ...row, again: false };
    });
  } catch (error) {
    await dropUnused(db, files, put);
    throw error;
  }
}

interface Kept extends Pick<MadePicture, 'blur'> {
  readonly hash: string;
  readonly format: 'jpeg' | 'webp';
  readonly width: number;
  readonly height: number;
  /** Original and variants. */
  readonly bytes: number;
  readonly variants: readonly Omit<typeof mediaVariants.$inferInsert, 'mediaId'>[];
}

/** @param put gets every hash that was kept, also when it fails half-way */
async function keepAll(
  { files, maker }: { readonly files: FileStore; readonly maker: PictureMaker },
  bytes: Uint8Array,
  put: string[],
): Promise<Kept | { readonly fault: MediaFault }> {
  const keep = async (file: Uint8Array): Promise<string> => {
    const hash = await files.put(file);
    put.push(hash);
    return hash;
  };
  const variants: Kept['variants'][number][] = [];
  const made = await maker.make(bytes, async ({ bytes: file, format, width, height }) => {
    variants.push({ format, width, height, hash: await keep(file), bytes: file.length });
  });
  if ('fault' in made) return made;
  const { original, blur } = made;
  const total = variants.reduce((all, one) => all + one.bytes, original.bytes.length);
  return {
    ...{ blur, variants, bytes: total, hash: await keep(original.bytes) },
    format: original.media === 'image/webp' ? 'webp' : 'jpeg',
    ...{ width: original.width, height: original.height },
  };
}

/** Takes away again what was kept for nothing: what no picture refers to. */
async function dropUnused(db: Db, files: FileStore, put: readonly string[]): Promise<void> {
  for (const hash of new Set(put)) {
    if (!(await isReferred(db, hash))) await files.drop(hash).catch(() => undefined);
  }
}

async function byUpload(db: Db, upload: string, producerId: number): Promise<AddedPicture | null> {
  const [row] = await db
    .select({ id: media.id, key: media.key })
    .from(media)
    .where(and(eq(media.upload, upload), eq(media.producerId, producerId)));
  return row ? { ...row, again: true } : null;
}

/** The same picture, sent before and not removed since. */
async function sameIn(tx: Tx, hash: string, producerId: number): Promise<AddedPicture | null> {
  const [row] = await tx
    .select({ id: media.id, key: media.key })
    .from(media)
    .where(and(eq(media.hash, hash), eq(media.producerId, producerId), isNull(media.removedAt)));
  return row ? { ...row, again: true } : null;
}

async function checkQuota(db: Db | Tx, producerId: number, quota: MediaQuota): Promise<void> {
  const [producer] = await db
    .select({ id: producers.id })
    .from(producers)
    .where(eq(producers.id, producerId));
  if (!producer) throw new Refusal('no-such-producer', {});
  const { pictures, bytes } = await mediaTaken(db, producerId);
  if (pictures >= quota.pictures || bytes >= quota.bytes) {
    throw new Refusal('media-quota', {
      ...{ pictures, mostPictures: quota.pictures },
      ...{ megabytes: Math.round(bytes / 1e6), mostMegabytes: Math.round(quota.bytes / 1e6) },
    });
  }
}

/** What a producer's pictures take now, removed ones too until they are forgotten. */
export async function mediaTaken(db: Db | Tx, producerId: number): Promise<MediaQuota> {
  const [row] = await db
    .select({ pictures: count(), bytes: sum(media.bytes) })
    .from(media)
    .where(eq(media.producerId, producerId));
  return { pictures: row?.pictures ?? 0, bytes: Number(row?.bytes ?? 0) };
}

/** What is said of the picture that this one takes the place of. */
async function wordsOfIn(tx: Tx, key: string | null, producerId: number) {
  if (key === null) return { altVi: '', altEn: '', credit: '' };
  const [row] = await tx
    .select({ altVi: media.altVi, altEn: media.altEn, credit: media.credit })
    .from(media)
    .where(and(eq(media.key, key), eq(media.producerId, producerId)));
  if (!row) throw new Refusal('picture-not-here', {});
  return row;
}

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

/** 16 letters and digits that are not mistaken for each other: 80 random bits. */
function newKey(): string {
  return Array.from({ length: 16 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
