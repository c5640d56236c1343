import { and, asc, eq, inArray, notInArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { media, productPictures, storyPictures } from '#db/schema/media.ts';
import { sellerProfiles } from '#db/schema/sellers.ts';
import { Refusal } from '#src/base/refusal.ts';
import { isDescribed } from './picture.ts';
import { ownPictures, picturesByIds } from './read-media.server.ts';

/** Pictures a product may show. */
export const MOST_PRODUCT_PICTURES = 12;

/**
 * Opens pictures to the public: a step of commands that were allowed to publish them.
 * @param _now kept so that publishing may be dated
 * @throws Refusal `picture-not-here`; `picture-not-described` while it does not say in both languages what it shows
 */
export async function openPicturesIn(tx: Tx, ids: readonly number[], _now: number): Promise<void> {
  const found = await picturesByIds(tx, ids);
  for (const id of ids) {
    const one = found.get(id);
    if (!one || one.removed) throw new Refusal('picture-not-here', { id });
    if (!isDescribed(one)) throw new Refusal('picture-not-described', { id, key: one.key });
  }
  const closed = [...found.values()].filter(({ open }) => !open).map(({ id }) => id);
  if (closed.length > 0) {
    await tx.update(media).set({ open: true }).where(inArray(media.id, closed));
  }
}

/**
 * What a product shows from now on, in this order: opens these and closes what nothing shows any more. A step: the
 * caller has asked whether it may, and records `product:ID`.
 * @throws Refusal those of {@link openPicturesIn}; `picture-not-here` for another producer's; `too-many-pictures`
 */
export async function setProductPicturesIn(
  tx: Tx,
  productId: number,
  mediaIds: readonly number[],
  now: number,
): Promise<void> {
  const ids = [...new Set(mediaIds)];
  if (ids.length > MOST_PRODUCT_PICTURES) {
    throw new Refusal('too-many-pictures', { most: MOST_PRODUCT_PICTURES });
  }
  const [product] = await tx
    .select({ producerId: products.producerId })
    .from(products)
    .where(eq(products.id, productId));
  await ownPictures(tx, product?.producerId ?? 0, ids);
  await openPicturesIn(tx, ids, now);
  const before = await productPictureIdsIn(tx, productId);
  await tx.delete(productPictures).where(eq(productPictures.productId, productId));
  if (ids.length > 0) {
    await tx
      .insert(productPictures)
      .values(ids.map((mediaId, position) => ({ productId, mediaId, position })));
  }
  await closeUnusedIn(
    tx,
    before.filter((id) => !ids.includes(id)),
  );
}

/** What a product shows now, in order. */
export async function productPictureIdsIn(tx: Tx, productId: number): Promise<number[]> {
  const rows = await tx
    .select({ id: productPictures.mediaId })
    .from(productPictures)
    .where(eq(productPictures.productId, productId))
    .orderBy(asc(productPictures.position));
  return rows.map(({ id }) => id);
}

/** Closes those of the pictures that no product, story or producer shows: their public addresses answer 404. */
export async function closeUnusedIn(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const used = [
    ...(await tx
      .select({ id: productPictures.mediaId })
      .from(productPictures)
      .where(inArray(productPictures.mediaId, [...ids]))),
    ...(await tx
      .select({ id: storyPictures.mediaId })
      .from(storyPictures)
      .where(inArray(storyPictures.mediaId, [...ids]))),
    ...(await tx
      .select({ id: sellerProfiles.coverMediaId })
      .from(sellerProfiles)
      .where(inArray(sellerProfiles.coverMediaId, [...ids]))),
  ].flatMap(({ id }) => id ?? []);
  await tx
    .update(media)
    .set({ open: false })
    .where(and(inArray(media.id, [...ids]), notInArray(media.id, used)));
}
