import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import type { Tx } from '#db/client.ts';
import { sellerProfiles } from '#db/schema/sellers.ts';
import { ownPictures } from '#src/features/media/read-media.server.ts';
import { closeUnusedIn, openPicturesIn } from '#src/features/media/use-pictures.server.ts';
import type { Approved } from './decide-change.server.ts';

const TEXTS = ['introVi', 'introEn', 'website'] as const;

/**
 * Step: writes the approved introduction, website and cover picture of a producer's profile, which begins where there is
 * none.
 * @throws Refusal `picture-not-here`, `picture-not-described`
 */
export async function applyProducerIn(
  tx: Tx,
  { change, values, now, actor }: Approved,
): Promise<void> {
  const producerId = change.producerId;
  const [had] = await tx
    .select()
    .from(sellerProfiles)
    .where(eq(sellerProfiles.producerId, producerId));
  const columns: Partial<typeof sellerProfiles.$inferInsert> = {};
  for (const key of TEXTS) if (values[key] !== undefined) columns[key] = values[key] as string;
  const cover = values['cover'] as readonly number[] | undefined;
  if (cover) {
    await ownPictures(tx, producerId, cover);
    await openPicturesIn(tx, cover, now);
    columns.coverMediaId = cover[0] ?? null;
  }
  const changedAt = new Date(now).toISOString();
  const version = (had?.version ?? 0) + 1;
  await tx
    .insert(sellerProfiles)
    .values({ producerId, ...columns, changedAt, version })
    .onConflictDoUpdate({
      target: sellerProfiles.producerId,
      set: { ...columns, changedAt, version },
    });
  if (cover && had?.coverMediaId && had.coverMediaId !== cover[0])
    await closeUnusedIn(tx, [had.coverMediaId]);
  await record(
    tx,
    { actor: actor.name, now },
    {
      ...{ deed: 'apply-listing', subject: `producer:${producerId}` },
      after: { change: change.code, fields: Object.keys(values) },
    },
  );
}
