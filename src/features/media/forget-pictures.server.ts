import { and, eq, inArray, isNotNull, lt } from 'drizzle-orm';
import { recordAll } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { media, mediaVariants } from '#db/schema/media.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import type { FileStore } from '#src/outside/files.ts';
import { FORGET_REMOVED_DAYS } from './media-limits.ts';

const AT_ONCE = 100;

/**
 * Forgets for good what was put away 30 days ago, with its files, a hundred pictures at a time.
 * @returns how many were forgotten
 */
export async function forgetPictures(
  db: Db,
  files: FileStore,
  { actor, now }: { actor: Actor; now: number },
): Promise<number> {
  demand(actor, 'forget-media');
  const before = new Date(now - FORGET_REMOVED_DAYS * 86_400_000).toISOString();
  const gone = await inTransaction(db, async (tx) => {
    const rows = await tx
      .select({ id: media.id, hash: media.hash })
      .from(media)
      .where(and(isNotNull(media.removedAt), lt(media.removedAt, before), eq(media.open, false)))
      .limit(AT_ONCE);
    if (rows.length === 0) return { count: 0, hashes: [] };
    const ids = rows.map(({ id }) => id);
    const variants = await tx
      .delete(mediaVariants)
      .where(inArray(mediaVariants.mediaId, ids))
      .returning({ hash: mediaVariants.hash });
    await tx.delete(media).where(inArray(media.id, ids));
    await recordAll(
      tx,
      { actor: actor.name, now },
      ids.map((id) => ({ deed: 'forget-media', subject: `picture:${id}` })),
    );
    return { count: ids.length, hashes: [...rows, ...variants].map(({ hash }) => hash) };
  });
  for (const hash of new Set(gone.hashes)) {
    if (!(await isReferred(db, hash))) await files.drop(hash);
  }
  return gone.count;
}

/** Whether any picture is made of this file. */
export async function isReferred(db: Db, hash: string): Promise<boolean> {
  const [original] = await db.select({ id: media.id }).from(media).where(eq(media.hash, hash));
  if (original) return true;
  const [variant] = await db
    .select({ id: mediaVariants.id })
    .from(mediaVariants)
    .where(eq(mediaVariants.hash, hash));
  return variant !== undefined;
}
