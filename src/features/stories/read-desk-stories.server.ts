import { and, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { listingChanges } from '#db/schema/listings.ts';
import { stories } from '#db/schema/stories.ts';
import { type Actor, type Reach, reachOf } from '#src/features/accounts/may.ts';
import { type ChangeState, OPEN_STATES } from '#src/features/listings/states.ts';

/** A story in the list of the desk: live, or still only a proposal. */
export interface DeskStory {
  /** Null: not there yet. */
  readonly id: number | null;
  readonly slug: string | null;
  readonly title: string;
  readonly producerId: number;
  readonly producerName: string;
  /** Live, or taken down by whom. */
  readonly shown: 'live' | 'producer' | 'office' | null;
  readonly translated: boolean;
  /** The change that is open: draft, waiting or returned. */
  readonly change: { readonly code: string; readonly state: ChangeState } | null;
  /** ISO 8601; empty when never changed since it was loaded. */
  readonly changedAt: string;
}

function within({ everywhere, producerIds, provinceCodes, communeCodes }: Reach): SQL {
  if (everywhere) return sql`1`;
  return (
    or(
      inArray(producers.provinceCode, [...provinceCodes]),
      inArray(producers.communeCode, [...communeCodes]),
      inArray(producers.id, [...producerIds]),
    ) ?? sql`0`
  );
}

const MOST = 500;

/** Stories and unsent or undecided ones that an actor may see: what is open first, then the newest; at most 500. */
export async function readDeskStories(db: Db, actor: Actor): Promise<DeskStory[]> {
  const reach = within(reachOf(actor, 'see-listings'));
  const own = new Set(reachOf(actor, 'propose-change').producerIds);
  const all = await db
    .select({ change: listingChanges, producerName: producers.name })
    .from(listingChanges)
    .innerJoin(producers, eq(producers.id, listingChanges.producerId))
    .where(
      and(eq(listingChanges.kind, 'story'), inArray(listingChanges.state, [...OPEN_STATES]), reach),
    )
    .orderBy(desc(listingChanges.changedAt));
  // What has not been sent is nobody else's to read.
  const open = all.filter(({ change }) => change.state !== 'draft' || own.has(change.producerId));
  const live = await db
    .select({
      ...{ id: stories.id, slug: stories.slug, title: stories.titleVi },
      ...{ producerId: producers.id, producerName: producers.name },
      ...{ withdrawnAt: stories.withdrawnAt, withdrawnBy: stories.withdrawnBy },
      translated: sql<number>`${stories.titleEn} <> '' and ${stories.bodyEn} <> ''`,
      changedAt: stories.changedAt,
    })
    .from(stories)
    .innerJoin(producers, eq(producers.id, stories.producerId))
    .where(reach)
    .orderBy(desc(stories.changedAt), stories.id)
    .limit(MOST);
  const changeOf = new Map(open.map(({ change }) => [change.subjectId, change]));
  const told = live.map(({ withdrawnAt, withdrawnBy, ...story }): DeskStory => {
    const change = changeOf.get(story.id);
    return {
      ...story,
      translated: story.translated === 1,
      shown: withdrawnAt === null ? 'live' : withdrawnBy === 'office' ? 'office' : 'producer',
      change: change ? { code: change.code, state: change.state } : null,
    };
  });
  const drafts = open
    .filter(({ change }) => change.subjectId === null)
    .map(({ change, producerName }): DeskStory => ({
      ...{ id: null, slug: null, title: change.title, producerId: change.producerId, producerName },
      ...{ shown: null, translated: false, changedAt: change.changedAt },
      change: { code: change.code, state: change.state },
    }));
  return [...drafts, ...told].sort((a, b) => Number(b.change !== null) - Number(a.change !== null));
}

/** Producers for whom an actor may write stories. */
export async function producersOfWriter(
  db: Db,
  actor: Actor,
): Promise<{ id: number; name: string }[]> {
  const ids = reachOf(actor, 'propose-change').producerIds;
  if (ids.length === 0) return [];
  return db
    .select({ id: producers.id, name: producers.name })
    .from(producers)
    .where(inArray(producers.id, [...ids]))
    .orderBy(producers.name);
}
