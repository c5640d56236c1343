import { and, eq } from 'drizzle-orm';
import { type Change, recordAll } from '#db/changes.ts';
import type { Tx } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { storyPictures } from '#db/schema/media.ts';
import { communes, provinces } from '#db/schema/places.ts';
import { stories, storyProducts } from '#db/schema/stories.ts';
import { dayAt } from '#src/base/day.ts';
import { slugOf } from '#src/base/fold.ts';
import { Refusal } from '#src/base/refusal.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import type { Values } from '#src/features/listings/fields.ts';
import { ownProducts } from '#src/features/listings/own-products.server.ts';
import { closeUnusedIn, openPicturesIn } from '#src/features/media/use-pictures.server.ts';
import { ownPictures } from '#src/features/media/read-media.server.ts';
import { indexStoryIn } from './index-story.server.ts';
import { STORY_TEXTS, storyOf, summaryOr } from './story-values.ts';

export interface ApplyStory {
  readonly change: {
    readonly id: number;
    readonly subjectId: number | null;
    readonly producerId: number;
  };
  /** Only the fields that were approved. */
  readonly values: Values;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** Who approved it. */
  readonly actor: Actor;
}

/**
 * Writes the approved fields of a change into its story, or makes the story: a step of deciding on a change, which asks
 * whether the actor may.
 * @throws Refusal `no-such-story`; `story-needs-text` when a new one would have no title or no text;
 *   `product-not-own`; those of the pictures (`picture-not-here`, `picture-not-described`)
 * @returns the story, for the change that made it
 */
export async function applyStoryIn(tx: Tx, apply: ApplyStory): Promise<{ subjectId: number }> {
  const { change, values, now, actor } = apply;
  const story =
    change.subjectId === null ? await newStoryIn(tx, apply) : await oldStoryIn(tx, apply);
  const written = storyOf(values);
  const touched = new Set(await productIdsOf(tx, story.id));
  if (values['products'] !== undefined) {
    await setProductsIn(tx, story.id, change.producerId, written.products);
    for (const id of written.products) touched.add(id);
  }
  if (values['pictures'] !== undefined) {
    await setPicturesIn(tx, story.id, change.producerId, written.pictures, now);
  }
  const list: Change[] = [
    {
      deed: 'publish-story',
      subject: `story:${story.id}`,
      ...(story.version === 1 ? {} : { before: { version: story.version - 1 } }),
      after: { version: story.version, fields: Object.keys(values) },
    },
    ...[...touched].map((id) => ({
      ...{ deed: 'publish-story', subject: `product:${id}` },
      after: { storyId: story.id },
    })),
  ];
  await recordAll(tx, { actor: actor.name, now }, list);
  return { subjectId: story.id };
}

interface Written {
  readonly id: number;
  readonly version: number;
}

async function newStoryIn(tx: Tx, { change, values, now }: ApplyStory): Promise<Written> {
  const { products: _products, pictures: _pictures, ...texts } = storyOf(values);
  if (texts.titleVi === '' || texts.bodyVi === '') throw new Refusal('story-needs-text', {});
  const owner = await ownerIn(tx, change.producerId);
  const [row] = await tx
    .insert(stories)
    .values({
      ...texts,
      ...owner,
      summaryVi: summaryOr(texts.summaryVi, texts.bodyVi),
      summaryEn: texts.bodyEn === '' ? texts.summaryEn : summaryOr(texts.summaryEn, texts.bodyEn),
      slug: await freeSlugIn(tx, texts.titleVi),
      ...{ producerId: change.producerId, sources: '[]', caution: '' },
      ...{ writtenOn: dayAt(now), changedAt: new Date(now).toISOString() },
      ...{ format: 'markdown', origin: 'producer' },
    })
    .returning({ id: stories.id });
  if (!row) throw new Error('The story was not written');
  await indexStoryIn(tx, row.id, texts.bodyVi);
  return { id: row.id, version: 1 };
}

async function oldStoryIn(tx: Tx, { change, values, now }: ApplyStory): Promise<Written> {
  const [story] = await tx
    .select()
    .from(stories)
    .where(and(eq(stories.id, change.subjectId ?? 0), eq(stories.producerId, change.producerId)));
  if (!story) throw new Refusal('no-such-story', {});
  const given = storyOf(values);
  const texts = Object.fromEntries(
    STORY_TEXTS.filter((key) => values[key] !== undefined).map((key) => [key, given[key]]),
  );
  const after = { ...story, ...texts };
  if (after.titleVi === '' || after.bodyVi === '') throw new Refusal('story-needs-text', {});
  const version = story.version + 1;
  await tx
    .update(stories)
    .set({
      ...texts,
      summaryVi: summaryOr(after.summaryVi, after.bodyVi),
      ...{ version, changedAt: new Date(now).toISOString() },
      // An office that approves a mended text shows what an office had taken down.
      ...(story.withdrawnBy === 'office'
        ? ({ withdrawnAt: null, withdrawnBy: '', withdrawnWhy: '' } as const)
        : {}),
      // A text that a producer wrote is Markdown; one of ours that only got new products stays as it was.
      ...(values['bodyVi'] === undefined ? {} : { format: 'markdown', origin: 'producer' }),
    })
    .where(eq(stories.id, story.id));
  if (values['bodyVi'] !== undefined) await indexStoryIn(tx, story.id, given.bodyVi);
  return { id: story.id, version };
}

/** Whose story it is and where it comes from, as the story keeps it. */
async function ownerIn(tx: Tx, producerId: number) {
  const [row] = await tx
    .select({
      name: producers.name,
      printed: producers.printedPlace,
      provinceCode: producers.provinceCode,
      province: provinces.name,
      communeKind: communes.kind,
      commune: communes.name,
    })
    .from(producers)
    .leftJoin(provinces, eq(provinces.code, producers.provinceCode))
    .leftJoin(communes, eq(communes.code, producers.communeCode))
    .where(eq(producers.id, producerId));
  if (!row) throw new Refusal('no-such-story', {});
  const commune = row.commune === null ? '' : `${row.communeKind} ${row.commune}, `;
  return {
    producerName: row.name,
    provinceCode: row.provinceCode,
    place: row.province === null ? row.printed : `${commune}${row.province}`,
  };
}

/** The title as an address; with a number where another story has it. */
async function freeSlugIn(tx: Tx, title: string): Promise<string> {
  const base = slugOf(title).slice(0, 80).replace(/-+$/, '') || 'cau-chuyen';
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    const [taken] = await tx.select({ id: stories.id }).from(stories).where(eq(stories.slug, slug));
    if (!taken) return slug;
  }
}

async function productIdsOf(tx: Tx, storyId: number): Promise<number[]> {
  const rows = await tx
    .select({ id: storyProducts.productId })
    .from(storyProducts)
    .where(eq(storyProducts.storyId, storyId));
  return rows.map(({ id }) => id);
}

async function setProductsIn(
  tx: Tx,
  storyId: number,
  producerId: number,
  ids: readonly number[],
): Promise<void> {
  await ownProducts(tx, producerId, ids);
  await tx.delete(storyProducts).where(eq(storyProducts.storyId, storyId));
  if (ids.length > 0) {
    await tx.insert(storyProducts).values(ids.map((productId) => ({ storyId, productId })));
  }
}

async function setPicturesIn(
  tx: Tx,
  storyId: number,
  producerId: number,
  ids: readonly number[],
  now: number,
): Promise<void> {
  await ownPictures(tx, producerId, ids);
  await openPicturesIn(tx, ids, now);
  const before = await tx
    .select({ id: storyPictures.mediaId })
    .from(storyPictures)
    .where(eq(storyPictures.storyId, storyId));
  await tx.delete(storyPictures).where(eq(storyPictures.storyId, storyId));
  if (ids.length > 0) {
    await tx
      .insert(storyPictures)
      .values(ids.map((mediaId, position) => ({ storyId, mediaId, position })));
  }
  await closeUnusedIn(
    tx,
    before.map(({ id }) => id).filter((id) => !ids.includes(id)),
  );
}
