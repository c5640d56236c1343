import { and, eq, isNull, type SQL } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { epcisEvents, eventFiles, eventThings } from '#db/schema/lots.ts';
import { type Actor, demand, may, SOMEWHERE } from '#src/features/accounts/may.ts';
import { ownerOf } from '../codes/owner.server.ts';

export interface EventFile {
  readonly id: number;
  readonly hash: string;
  readonly media: string;
  readonly kind: (typeof eventFiles.$inferSelect)['kind'];
  /** Lots its event is about: what a kept copy of it depends on. */
  readonly lotIds: readonly number[];
}

/** A file that everybody may see: opened by the producer, of an event that stands. Null for every other. */
export async function readOpenFile(db: Db, id: number): Promise<EventFile | null> {
  const found = await fileWhere(
    db,
    and(
      eq(eventFiles.id, id),
      eq(eventFiles.open, true),
      isNull(epcisEvents.declaredInErrorBy),
      isNull(epcisEvents.declaresErrorOf),
    ),
  );
  return found === null ? null : found.file;
}

/**
 * A file for the producer's people and for officers who may see hidden parties; null when there is none within reach.
 * @throws Refusal `not-allowed` for whoever may see lots nowhere
 */
export async function readOwnFile(
  db: Db,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<EventFile | null> {
  demand(actor, 'see-lots', SOMEWHERE);
  const found = await fileWhere(db, eq(eventFiles.id, id));
  if (found === null) return null;
  const target = await ownerOf(db, found.producerId);
  if (!may(actor, 'see-lots', target)) return null;
  return may(actor, 'see-hidden-parties', target) ? found.file : readOpenFile(db, id);
}

async function fileWhere(
  db: Db,
  where: SQL | undefined,
): Promise<{ file: EventFile; producerId: number } | null> {
  const rows = await db
    .select({
      id: eventFiles.id,
      hash: eventFiles.hash,
      media: eventFiles.media,
      kind: eventFiles.kind,
      lotId: eventThings.lotId,
      producerId: epcisEvents.producerId,
    })
    .from(eventFiles)
    .innerJoin(epcisEvents, eq(epcisEvents.id, eventFiles.eventRow))
    .leftJoin(eventThings, eq(eventThings.eventRow, epcisEvents.id))
    .where(where);
  const [first] = rows;
  if (first === undefined) return null;
  const { lotId: _, producerId, ...file } = first;
  const lotIds = new Set(rows.flatMap(({ lotId }) => (lotId === null ? [] : [lotId])));
  return { file: { ...file, lotIds: [...lotIds] }, producerId };
}
