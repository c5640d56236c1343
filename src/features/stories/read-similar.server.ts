import { and, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { stories, storyBands } from '#db/schema/stories.ts';
import { ALIKE_PERCENT, bandsOf, piecesOf, sharedPassages, sharedPercent } from './likeness.ts';

/** A published story that shares sentences with a text. */
export interface SimilarStory {
  readonly id: number;
  readonly slug: string;
  readonly titleVi: string;
  readonly producerName: string;
  readonly producerId: number | null;
  /** How much of the text stands in this story too, in whole per cent. */
  readonly percent: number;
  /** The longest runs of words they share, in lower case. */
  readonly passages: readonly string[];
}

/** Texts that share pieces are many; those with most bands in common are compared word by word. */
const MOST_COMPARED = 60;
/** Stories that came with the first catalogue and are not indexed: compared each by itself. */
const MOST_UNINDEXED = 200;
const MOST_SHOWN = 5;

/**
 * Published stories that a Vietnamese text looks like, the most alike first.
 * @param except the story whose text it is
 */
export async function similarStories(
  db: Db | Tx,
  { text, except }: { readonly text: string; readonly except: number | null },
): Promise<SimilarStory[]> {
  const own = piecesOf(text);
  if (own.pieces.size === 0) return [];
  const candidates = await db
    .select({ id: storyBands.storyId })
    .from(storyBands)
    .where(inArray(storyBands.band, bandsOf(own)))
    .groupBy(storyBands.storyId)
    .orderBy(desc(sql`count(*)`))
    .limit(MOST_COMPARED);
  const ids = candidates.map(({ id }) => id);
  const others = await db
    .select({
      id: stories.id,
      slug: stories.slug,
      titleVi: stories.titleVi,
      bodyVi: stories.bodyVi,
      producerName: stories.producerName,
      producerId: stories.producerId,
    })
    .from(stories)
    .where(
      and(
        isNull(stories.withdrawnAt),
        except === null ? undefined : ne(stories.id, except),
        or(eq(stories.fingerprint, ''), ids.length === 0 ? undefined : inArray(stories.id, ids)),
      ),
    )
    .orderBy(desc(sql`${stories.fingerprint} <> ''`), stories.id)
    .limit(MOST_COMPARED + MOST_UNINDEXED);
  return others
    .map(({ bodyVi, ...story }) => {
      const other = piecesOf(bodyVi);
      return { story, other, percent: sharedPercent(own, other) };
    })
    .filter(({ percent }) => percent >= ALIKE_PERCENT)
    .sort((a, b) => b.percent - a.percent || a.story.id - b.story.id)
    .slice(0, MOST_SHOWN)
    .map(({ story, other, percent }) => ({
      ...story,
      percent,
      passages: sharedPassages(own, other),
    }));
}
