import { and, eq } from 'drizzle-orm';
import { recordAll } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { stories, storyProducts } from '#db/schema/stories.ts';
import { tidy } from '#src/base/fold.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, may, SOMEWHERE } from '#src/features/accounts/may.ts';

export interface ShowStory {
  readonly storyId: number;
  /** The version that was on the page. */
  readonly version: number;
  readonly shown: boolean;
  /** An office says why it takes a story down; at most 300 characters. */
  readonly why: string;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

const MOST_WHY = 300;

/**
 * Takes a live story from the public pages at once, or shows it again as it was approved. A producer its own; the
 * office those of its province, with a reason. What an office took down only an office shows again.
 * @throws Refusal `no-such-story`, `not-allowed`, `story-moved`, `story-why`, `story-taken-by-office`
 */
export async function showStory(
  db: Db,
  { storyId, version, shown, why, actor, now }: ShowStory,
): Promise<void> {
  if (!may(actor, 'decide-change', SOMEWHERE)) demand(actor, 'propose-change', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const [story] = await tx.select().from(stories).where(eq(stories.id, storyId));
    if (!story) throw new Refusal('no-such-story', {});
    const target = { producerId: story.producerId, provinceCode: story.provinceCode };
    const office = !may(actor, 'propose-change', target);
    if (office) demand(actor, 'decide-change', target);
    if (story.version !== version) throw new Refusal('story-moved', { title: story.titleVi });
    if (shown === (story.withdrawnAt === null)) return;
    const reason = tidy(why).slice(0, MOST_WHY);
    if (office && !shown && reason === '') throw new Refusal('story-why', {});
    if (!office && shown && story.withdrawnBy === 'office') {
      throw new Refusal('story-taken-by-office', { why: story.withdrawnWhy });
    }
    await tx
      .update(stories)
      .set({
        withdrawnAt: shown ? null : new Date(now).toISOString(),
        withdrawnBy: shown ? '' : office ? 'office' : 'producer',
        ...{ withdrawnWhy: shown ? '' : reason, version: story.version + 1 },
      })
      .where(and(eq(stories.id, storyId), eq(stories.version, version)));
    const rows = await tx
      .select({ id: storyProducts.productId })
      .from(storyProducts)
      .where(eq(storyProducts.storyId, storyId));
    const deed = shown ? 'show-story' : 'take-down-story';
    await recordAll(tx, { actor: actor.name, now }, [
      { deed, subject: `story:${storyId}`, after: { shown, why: shown ? '' : reason } },
      ...rows.map(({ id }) => ({ deed, subject: `product:${id}`, after: { storyId } })),
    ]);
  });
}
