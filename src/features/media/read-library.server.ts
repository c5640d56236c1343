import { and, count, desc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { media } from '#db/schema/media.ts';
import { words } from '#src/base/fold.ts';
import { type Actor, may, reachOf } from '#src/features/accounts/may.ts';
import { type LibraryQuery, PICTURES_A_PAGE } from './library-query.ts';
import type { PictureFacts } from './picture.ts';
import { withVariants } from './read-media.server.ts';

/** A picture as the desk sees it. */
export interface DeskPicture extends PictureFacts {
  readonly version: number;
  readonly fileName: string;
  readonly hash: string;
  readonly format: 'jpeg' | 'webp';
  /** Original and variants. */
  readonly bytes: number;
  /** ISO 8601 UTC. */
  readonly addedAt: string;
  readonly addedBy: string;
  readonly removedAt: string | null;
  readonly producerName: string;
}

/** One page of the pictures an actor may see, newest first. */
export async function readLibrary(
  db: Db,
  { query, actor }: { query: LibraryQuery; actor: Actor },
): Promise<{ pictures: DeskPicture[]; total: number; page: number; pages: number }> {
  const where = and(within(actor), ...conditions(query));
  const [counted] = await db
    .select({ total: count() })
    .from(media)
    .innerJoin(producers, eq(producers.id, media.producerId))
    .where(where);
  const total = counted?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / PICTURES_A_PAGE));
  const page = Math.min(query.page, pages);
  const rows = await db
    .select({ row: media, producerName: producers.name })
    .from(media)
    .innerJoin(producers, eq(producers.id, media.producerId))
    .where(where)
    .orderBy(desc(media.id))
    .limit(PICTURES_A_PAGE)
    .offset((page - 1) * PICTURES_A_PAGE);
  return { pictures: await asDesk(db, rows), total, page, pages };
}

/** One picture, removed or not, when the actor may see it; else null. */
export async function readDeskPicture(
  db: Db,
  { key, actor }: { key: string; actor: Actor },
): Promise<DeskPicture | null> {
  const [found] = await db
    .select({
      row: media,
      producerName: producers.name,
      provinceCode: producers.provinceCode,
      communeCode: producers.communeCode,
    })
    .from(media)
    .innerJoin(producers, eq(producers.id, media.producerId))
    .where(eq(media.key, key));
  if (!found || !may(actor, 'see-media', { ...found, producerId: found.row.producerId })) {
    return null;
  }
  return (await asDesk(db, [found]))[0] ?? null;
}

/** What a producer may choose from in a form: not removed, newest first. */
export async function pickablePictures(
  db: Db,
  producerId: number,
  most = 60,
): Promise<readonly PictureFacts[]> {
  const rows = await db
    .select()
    .from(media)
    .where(and(eq(media.producerId, producerId), isNull(media.removedAt)))
    .orderBy(desc(media.id))
    .limit(most);
  return withVariants(db, rows);
}

/** The producers an actor may upload for, by name. */
export async function ownProducers(db: Db, actor: Actor): Promise<{ id: number; name: string }[]> {
  const ids = reachOf(actor, 'upload-media').producerIds;
  if (ids.length === 0) return [];
  return db
    .select({ id: producers.id, name: producers.name })
    .from(producers)
    .where(inArray(producers.id, [...ids]))
    .orderBy(producers.name);
}

function within(actor: Actor): SQL {
  const { everywhere, producerIds, provinceCodes, communeCodes } = reachOf(actor, 'see-media');
  if (everywhere) return sql`1`;
  const any = or(
    inArray(producers.provinceCode, [...provinceCodes]),
    inArray(producers.communeCode, [...communeCodes]),
    inArray(media.producerId, [...producerIds]),
  );
  return any ?? sql`0`;
}

function conditions({ filter, text, producerId }: LibraryQuery): SQL[] {
  const all: (SQL | undefined)[] = [
    filter === 'removed' ? isNotNull(media.removedAt) : isNull(media.removedAt),
    producerId === null ? undefined : eq(media.producerId, producerId),
    filter === 'undescribed' ? or(eq(media.altVi, ''), eq(media.altEn, '')) : undefined,
    filter === 'shown' ? eq(media.open, true) : undefined,
    filter === 'unused' ? eq(media.open, false) : undefined,
    ...words(text).map((word) => sql`instr(${media.searchText}, ${word}) > 0`),
  ];
  return all.filter((one) => one !== undefined);
}

async function asDesk(
  db: Db,
  found: readonly { row: typeof media.$inferSelect; producerName: string }[],
): Promise<DeskPicture[]> {
  const facts = await withVariants(
    db,
    found.map(({ row }) => row),
  );
  return facts.flatMap((one, at) => {
    const of = found[at];
    if (!of) return [];
    const { version, fileName, hash, format, bytes, addedAt, addedBy, removedAt } = of.row;
    const own = { version, fileName, hash, format, bytes, addedAt, addedBy, removedAt };
    return [{ ...one, ...own, producerName: of.producerName }];
  });
}
