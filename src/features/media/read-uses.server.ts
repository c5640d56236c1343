import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { listingChangeFields, listingChanges } from '#db/schema/listings.ts';
import { productPictures, storyPictures } from '#db/schema/media.ts';
import { sellerProfiles } from '#db/schema/sellers.ts';
import { stories } from '#db/schema/stories.ts';

/** Where a picture is shown to the public, or is to be shown once an officer has approved it. */
export interface PictureUse {
  readonly kind: 'product' | 'story' | 'producer';
  /** Null for what is not there yet. */
  readonly id: number | null;
  readonly name: string;
  /** Of its public page; null for drafts. */
  readonly slug: string | null;
  /** Code of the change that waits or is being written; null where it is shown now. */
  readonly change: string | null;
}

/** Where a picture is shown now: products, stories, the producer's own page. */
export async function liveUses(db: Db | Tx, mediaId: number): Promise<PictureUse[]> {
  const ofProducts = await db
    .select({ id: products.id, name: products.name, slug: products.slug })
    .from(productPictures)
    .innerJoin(products, eq(products.id, productPictures.productId))
    .where(eq(productPictures.mediaId, mediaId));
  const ofStories = await db
    .select({ id: stories.id, name: stories.titleVi, slug: stories.slug })
    .from(storyPictures)
    .innerJoin(stories, eq(stories.id, storyPictures.storyId))
    .where(eq(storyPictures.mediaId, mediaId));
  const ofProducers = await db
    .select({ id: producers.id, name: producers.name, slug: producers.slug })
    .from(sellerProfiles)
    .innerJoin(producers, eq(producers.id, sellerProfiles.producerId))
    .where(eq(sellerProfiles.coverMediaId, mediaId));
  const as = (kind: PictureUse['kind'], rows: readonly Omit<PictureUse, 'kind' | 'change'>[]) =>
    rows.map((row): PictureUse => ({ kind, ...row, change: null }));
  return [...as('product', ofProducts), ...as('story', ofStories), ...as('producer', ofProducers)];
}

const PICTURE_FIELDS = ['pictures', 'cover'];
const OPEN_STATES = ['draft', 'waiting', 'returned'] as const;

/** Drafts and changes under way that name a picture of a producer. */
export async function draftUses(
  db: Db | Tx,
  { producerId, mediaId }: { producerId: number; mediaId: number },
): Promise<PictureUse[]> {
  const rows = await db
    .select({
      kind: listingChanges.kind,
      id: listingChanges.subjectId,
      name: listingChanges.title,
      change: listingChanges.code,
      after: listingChangeFields.after,
    })
    .from(listingChangeFields)
    .innerJoin(listingChanges, eq(listingChanges.id, listingChangeFields.changeId))
    .where(
      and(
        eq(listingChanges.producerId, producerId),
        inArray(listingChanges.state, [...OPEN_STATES]),
        inArray(listingChangeFields.field, PICTURE_FIELDS),
        ne(listingChangeFields.after, '[]'),
      ),
    );
  return rows
    .filter(({ after }) => (JSON.parse(after) as unknown[]).includes(mediaId))
    .map(({ kind, id, name, change }) => ({ kind, id, name, slug: null, change }));
}
