import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { media, mediaVariants, productPictures } from '#db/schema/media.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, may } from '#src/features/accounts/may.ts';
import type { PictureFacts } from './picture.ts';

type Reader = Db | Tx;

/** Pictures by number, removed ones too; those that do not exist are left out. */
export async function picturesByIds(
  db: Reader,
  ids: readonly number[],
): Promise<ReadonlyMap<number, PictureFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(media)
    .where(inArray(media.id, [...new Set(ids)]));
  return new Map((await withVariants(db, rows)).map((one) => [one.id, one]));
}

/** The same by key: for texts that name their pictures (`anh:KEY`). */
export async function picturesByKeys(
  db: Reader,
  keys: readonly string[],
): Promise<ReadonlyMap<string, PictureFacts>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .select()
    .from(media)
    .where(inArray(media.key, [...new Set(keys)]));
  return new Map((await withVariants(db, rows)).map((one) => [one.key, one]));
}

/** What is shown of products to the public, in order. Products without a picture are left out. */
export async function picturesOfProducts(
  db: Reader,
  productIds: readonly number[],
): Promise<ReadonlyMap<number, readonly PictureFacts[]>> {
  if (productIds.length === 0) return new Map();
  const rows = await db
    .select({ productId: productPictures.productId, row: media })
    .from(productPictures)
    .innerJoin(media, eq(media.id, productPictures.mediaId))
    .where(
      and(
        inArray(productPictures.productId, [...productIds]),
        eq(media.open, true),
        isNull(media.removedAt),
      ),
    )
    .orderBy(asc(productPictures.productId), asc(productPictures.position));
  const facts = new Map(
    (
      await withVariants(
        db,
        rows.map(({ row }) => row),
      )
    ).map((one) => [one.id, one]),
  );
  const found = new Map<number, PictureFacts[]>();
  for (const { productId, row } of rows) {
    const one = facts.get(row.id);
    if (one) found.set(productId, [...(found.get(productId) ?? []), one]);
  }
  return found;
}

/**
 * The named pictures in their order, when all of them are this producer's and not removed.
 * @throws Refusal `picture-not-here`
 */
export async function ownPictures(
  db: Reader,
  producerId: number,
  ids: readonly number[],
): Promise<readonly PictureFacts[]> {
  const found = await picturesByIds(db, ids);
  return ids.map((id) => {
    const one = found.get(id);
    if (!one || one.producerId !== producerId || one.removed) {
      throw new Refusal('picture-not-here', { id });
    }
    return one;
  });
}

type Row = typeof media.$inferSelect;

/** Rows as pages know them, in the same order. */
export async function withVariants(db: Reader, rows: readonly Row[]): Promise<PictureFacts[]> {
  if (rows.length === 0) return [];
  const variants = await db
    .select()
    .from(mediaVariants)
    .where(
      inArray(
        mediaVariants.mediaId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(asc(mediaVariants.width));
  const byPicture = Map.groupBy(variants, ({ mediaId }) => mediaId);
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    producerId: row.producerId,
    width: row.width,
    height: row.height,
    blur: row.blur,
    focal: { x: row.focalX, y: row.focalY },
    alt: { vi: row.altVi, en: row.altEn },
    credit: row.credit,
    open: row.open,
    illustrative: row.illustrative,
    removed: row.removedAt !== null,
    variants: (byPicture.get(row.id) ?? []).map(({ format, width, height, bytes }) => ({
      format,
      width,
      height,
      bytes,
    })),
  }));
}

/** The picture that an upload became, for whoever may upload for its producer; null while there is none. */
export async function pictureByUpload(
  db: Db,
  { upload, actor }: { upload: string; actor: Actor },
): Promise<{ id: number; key: string; again: boolean } | null> {
  const [row] = await db
    .select({ id: media.id, key: media.key, producerId: media.producerId })
    .from(media)
    .where(eq(media.upload, upload));
  if (!row || !may(actor, 'upload-media', row)) return null;
  return { id: row.id, key: row.key, again: true };
}
