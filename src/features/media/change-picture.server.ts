import { and, eq } from 'drizzle-orm';
import { record, recordAll } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { media } from '#db/schema/media.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { checkedWords, type PictureWords } from './picture-words.ts';
import { searchTextOf } from './picture-name.ts';
import { draftUses, liveUses } from './read-uses.server.ts';

interface ChangePicture {
  readonly key: string;
  /** The one the form was made from. */
  readonly version: number;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/**
 * Says what a picture shows, who took it and which part must stay in sight. At once, also where it is shown already.
 * @throws Refusal `picture-not-here`, `picture-moved` when somebody was faster, `picture-removed`,
 *   `picture-alt-needed` when a picture that is shown would lose its description, and those of `checkedWords`
 */
export async function describePicture(
  db: Db,
  { key, version, words, actor, now }: ChangePicture & { words: PictureWords },
): Promise<void> {
  demand(actor, 'change-media', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const row = await ownPictureIn(tx, { key, version, actor });
    if (row.removedAt !== null) throw new Refusal('picture-removed', {});
    const after = checkedWords(words);
    if (row.open && (after.altVi === '' || after.altEn === '')) {
      throw new Refusal('picture-alt-needed', { lang: after.altVi === '' ? 'vi' : 'en' });
    }
    const before = pick(row, Object.keys(after));
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    await tx
      .update(media)
      .set({
        ...after,
        searchText: searchTextOf({ fileName: row.fileName, ...after }),
        version: version + 1,
      })
      .where(eq(media.id, row.id));
    const uses = row.open ? await liveUses(tx, row.id) : [];
    await recordAll(tx, { actor: actor.name, now }, [
      { deed: 'change-media', subject: `picture:${row.id}`, before, after },
      ...uses.map(({ kind, id }) => ({
        ...{ deed: 'change-media', subject: `${kind}:${id}` },
        after: { picture: row.id },
      })),
    ]);
  });
}

/**
 * Puts a picture away; it can be brought back for 30 days.
 * @throws Refusal `picture-not-here`, `picture-moved`, `picture-used` {uses} while it is shown, or named by a change
 *   that is being written or waits for the office
 */
export async function removePicture(db: Db, { key, version, actor, now }: ChangePicture) {
  demand(actor, 'change-media', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const row = await ownPictureIn(tx, { key, version, actor });
    if (row.removedAt !== null) return;
    const live = await liveUses(tx, row.id);
    const uses = [...live, ...(await draftUses(tx, { ...row, mediaId: row.id }))];
    if (uses.length > 0) {
      const names = uses.map(({ name }) => name);
      throw new Refusal('picture-used', { uses: names, live: live.length > 0 });
    }
    await setRemovedIn(tx, row, { removedAt: new Date(now).toISOString(), actor, now });
  });
}

/**
 * Before another picture takes its place: it is of the same producer, for somebody who may change it.
 * @throws Refusal `not-allowed`, `picture-not-here`
 */
export async function demandReplaceable(
  db: Db,
  { key, producerId, actor }: Pick<ChangePicture, 'key' | 'actor'> & { producerId: number },
): Promise<void> {
  demand(actor, 'change-media', { producerId });
  const [row] = await db.select({ of: media.producerId }).from(media).where(eq(media.key, key));
  if (row?.of !== producerId) throw new Refusal('picture-not-here', {});
}

/**
 * Puts away the picture that another one took the place of, unless it is used somewhere: then it stays.
 * @throws Refusal `not-allowed`
 */
export async function putAwayReplaced(
  db: Db,
  { key, actor, now }: Omit<ChangePicture, 'version'>,
): Promise<void> {
  const [row] = await db.select({ version: media.version }).from(media).where(eq(media.key, key));
  if (!row) return;
  try {
    await removePicture(db, { key, version: row.version, actor, now });
  } catch (error) {
    const stays = ['picture-used', 'picture-moved'];
    if (!(error instanceof Refusal) || !stays.includes(error.code)) throw error;
  }
}

/** Brings back what was put away. @throws Refusal `picture-not-here`, `picture-moved` */
export async function restorePicture(db: Db, { key, version, actor, now }: ChangePicture) {
  demand(actor, 'change-media', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const row = await ownPictureIn(tx, { key, version, actor });
    if (row.removedAt === null) return;
    await setRemovedIn(tx, row, { removedAt: null, actor, now });
  });
}

type Row = typeof media.$inferSelect;

async function setRemovedIn(
  tx: Tx,
  row: Row,
  { removedAt, actor, now }: { removedAt: string | null; actor: Actor; now: number },
): Promise<void> {
  await tx
    .update(media)
    .set({ removedAt, open: false, version: row.version + 1 })
    .where(and(eq(media.id, row.id), eq(media.version, row.version)));
  const deed = removedAt === null ? 'restore-media' : 'remove-media';
  await record(tx, { actor: actor.name, now }, { deed, subject: `picture:${row.id}` });
}

/** The picture, when the actor may change it; for everybody else it does not exist. */
async function ownPictureIn(
  tx: Tx,
  { key, version, actor }: Omit<ChangePicture, 'now'>,
): Promise<Row> {
  const [row] = await tx.select().from(media).where(eq(media.key, key));
  if (!row) throw new Refusal('picture-not-here', {});
  demand(actor, 'change-media', { producerId: row.producerId });
  if (row.version !== version) throw new Refusal('picture-moved', {});
  return row;
}

function pick(row: Row, keys: readonly string[]): Record<string, unknown> {
  const all: Record<string, unknown> = row;
  return Object.fromEntries(keys.map((key) => [key, all[key]]));
}
