import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { stories, storyBands } from '#db/schema/stories.ts';
import { bandsOf, fingerprintOf, piecesOf } from './likeness.ts';

/** Notes where a story is found by those that look like it: a step of whatever writes its Vietnamese text. */
export async function indexStoryIn(tx: Tx, storyId: number, bodyVi: string): Promise<void> {
  const pieces = piecesOf(bodyVi);
  await tx.delete(storyBands).where(eq(storyBands.storyId, storyId));
  const bands = [...new Set(bandsOf(pieces))];
  if (bands.length > 0) {
    await tx.insert(storyBands).values(bands.map((band) => ({ storyId, band })));
  }
  await tx
    .update(stories)
    .set({ fingerprint: fingerprintOf(pieces) })
    .where(eq(stories.id, storyId));
}
