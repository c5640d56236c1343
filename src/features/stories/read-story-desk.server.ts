import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { listingChanges } from '#db/schema/listings.ts';
import { media } from '#db/schema/media.ts';
import { communes, provinces } from '#db/schema/places.ts';
import { stories } from '#db/schema/stories.ts';
import { type Actor, may } from '#src/features/accounts/may.ts';
import type { Values } from '#src/features/listings/fields.ts';
import { readLive } from '#src/features/listings/read-live.server.ts';
import {
  type ChangeField,
  type ChangeRow,
  fieldsOf,
  openChangeOf,
} from '#src/features/listings/write-change.server.ts';
import type { PictureFacts } from '#src/features/media/picture.ts';
import { withVariants } from '#src/features/media/read-media.server.ts';
import { type StoryValues, storyOf } from './story-values.ts';

/** Everything the editor of one story shows. */
export interface StoryDesk {
  readonly producer: { readonly id: number; readonly name: string };
  /** Where the producer is: what rights are asked with. */
  readonly owner: {
    readonly producerId: number;
    readonly provinceCode: string | null;
    readonly communeCode: string | null;
  };
  /** Names of its commune and province. */
  readonly places: readonly string[];
  /** The open change, or the one that was asked for; null when nothing has been kept yet. */
  readonly change: ChangeRow | null;
  readonly fields: readonly ChangeField[];
  /** The live story; null when it is not there yet. */
  readonly story: typeof stories.$inferSelect | null;
  /** What is live with what is proposed over it. */
  readonly values: StoryValues;
  readonly products: readonly {
    readonly id: number;
    readonly name: string;
    readonly slug: string;
    readonly setNo: number;
    /** Has a code whose page a scan opens. */
    readonly traced: boolean;
  }[];
  /** The producer's pictures, newest first. */
  readonly pictures: readonly PictureFacts[];
  /** May write; others only see. */
  readonly mayWrite: boolean;
}

export type AskedStory =
  { readonly code: string } | { readonly storyId: number } | { readonly producerId: number };

const MOST_PICTURES = 120;

/**
 * A story as an actor may edit or see it: by the code of a change, by the live story, or a new one of a producer.
 * @returns null when it does not exist or lies outside the actor's reach
 */
export async function readStoryDesk(
  db: Db,
  asked: AskedStory,
  actor: Actor,
): Promise<StoryDesk | null> {
  const found = await find(db, asked);
  if (found === null) return null;
  const { change, story, producerId } = found;
  const [owner] = await db
    .select({ producer: producers, province: provinces.name, commune: communes.name })
    .from(producers)
    .leftJoin(provinces, eq(provinces.code, producers.provinceCode))
    .leftJoin(communes, eq(communes.code, producers.communeCode))
    .where(eq(producers.id, producerId));
  if (!owner) return null;
  const { provinceCode, communeCode } = owner.producer;
  const where = { producerId, provinceCode, communeCode };
  if (!may(actor, 'see-listings', where)) return null;
  const mayWrite = may(actor, 'propose-change', where);
  // What has not been sent is nobody else's to read.
  if (!mayWrite && (change?.state === 'draft' || change?.state === 'withdrawn')) return null;
  const live = story === null ? null : await readLive(db, 'story', story.id);
  const fields = change === null ? [] : await fieldsOf(db, change.id);
  const proposed = fields
    .filter(({ verdict }) => verdict !== 'approved' || live === null)
    .map(({ field, after }) => [field, after] as const);
  const values: Values = { ...live?.values, ...Object.fromEntries(proposed) };
  return {
    producer: { id: producerId, name: owner.producer.name },
    owner: where,
    places: [owner.commune, owner.province].filter((name) => name !== null),
    ...{ change, fields, story, values: storyOf(values) },
    products: await ownProductsOf(db, producerId),
    pictures: await picturesOf(db, producerId),
    mayWrite,
  };
}

async function find(db: Db, asked: AskedStory) {
  if ('producerId' in asked) return { change: null, story: null, ...asked };
  if ('storyId' in asked) {
    const story = await storyById(db, asked.storyId);
    if (story?.producerId == null) return null;
    const change = await openChangeOf(db, 'story', story.id);
    return { change, story, producerId: story.producerId };
  }
  const [change] = await db
    .select()
    .from(listingChanges)
    .where(and(eq(listingChanges.code, asked.code), eq(listingChanges.kind, 'story')));
  if (!change) return null;
  const story = change.subjectId === null ? null : await storyById(db, change.subjectId);
  return { change, story, producerId: change.producerId };
}

async function storyById(db: Db, id: number) {
  const [story] = await db.select().from(stories).where(eq(stories.id, id));
  return story ?? null;
}

async function ownProductsOf(db: Db, producerId: number) {
  const rows = await db
    .select({ id: products.id, name: products.name, slug: products.slug, setNo: products.setNo })
    .from(products)
    .where(eq(products.producerId, producerId))
    .orderBy(asc(products.name));
  const coded = await db
    .select({ id: tradeItems.productId })
    .from(tradeItems)
    .where(and(eq(tradeItems.producerId, producerId), isNull(tradeItems.withdrawnAt)));
  const traced = new Set(coded.map(({ id }) => id));
  return rows.map((row) => ({ ...row, traced: traced.has(row.id) }));
}

async function picturesOf(db: Db, producerId: number): Promise<PictureFacts[]> {
  const rows = await db
    .select()
    .from(media)
    .where(and(eq(media.producerId, producerId), isNull(media.removedAt)))
    .orderBy(desc(media.id))
    .limit(MOST_PICTURES);
  return withVariants(db, rows);
}
