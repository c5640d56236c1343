import { and, asc, eq, inArray, isNull, lte } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { media, mediaVariants, productPictures } from '#db/schema/media.ts';
import type { CardPhoto } from '#src/features/catalogue/card-photo.ts';
import { focalClass } from './picture.ts';

/** Wider ones are of no use on a card. */
const WIDEST = 640;

/** The first picture of each product that has one, as cards show it. @param ids null: of all products */
export async function cardPhotos(
  db: Db,
  ids: readonly number[] | null,
): Promise<ReadonlyMap<number, CardPhoto>> {
  const rows = await db
    .select({
      productId: productPictures.productId,
      ...{ key: media.key, x: media.focalX, y: media.focalY, width: mediaVariants.width },
    })
    .from(productPictures)
    .innerJoin(media, eq(media.id, productPictures.mediaId))
    .innerJoin(mediaVariants, eq(mediaVariants.mediaId, media.id))
    .where(
      and(
        ids === null ? undefined : inArray(productPictures.productId, [...ids]),
        eq(media.open, true),
        isNull(media.removedAt),
        eq(mediaVariants.format, 'avif'),
        lte(mediaVariants.width, WIDEST),
      ),
    )
    .orderBy(
      asc(productPictures.productId),
      asc(productPictures.position),
      asc(mediaVariants.width),
    );
  const found = new Map<number, { key: string; widths: number[]; focal: string }>();
  for (const { productId, key, x, y, width } of rows) {
    const first = found.get(productId);
    if (first === undefined) {
      found.set(productId, { key, widths: [width], focal: focalClass({ focal: { x, y } }) });
    } else if (first.key === key) first.widths.push(width);
  }
  return found;
}
