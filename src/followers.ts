import { statSync } from 'node:fs';
import { eq, inArray, or } from 'drizzle-orm';
import { lastChangeId, subjectsAfter } from '#db/changes.ts';
import { type Db, onCommit } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { epcisEvents, eventThings, lotLinks, lots } from '#db/schema/lots.ts';
import { recallLots } from '#db/schema/recalls.ts';
import { storyProducts } from '#db/schema/stories.ts';

/** Subjects that changed, with those that follow from them; null when everything may have. */
export type Changed = readonly string[] | null;

export interface ChangeFollower {
  /**
   * Makes sure that every change committed before this call, by any process on this machine, has been followed.
   * @returns null when there was nothing new, else a promise for when it has been
   */
  follow(): Promise<void> | null;
  /** The newest row of the change log that has been followed. */
  cursor(): number;
  close(): void;
}

export interface FollowOptions {
  readonly db: Db;
  /** The newest change already known when the index was built. */
  readonly from: number;
  /** Does what a change asks for: documents first, pages last. Called one at a time. */
  readonly onChange: (changed: Changed) => Promise<void>;
}

const POLL_MS = 500;
/** Time stamps of files are coarse: within this time of a write another one may leave the same stamp. */
const COARSE_MS = 20;
const PAGE = 5_000;

/** Follows the change log: asked before each request for a local file, every half second for a remote server. */
export function followChanges({ db, from, onChange }: FollowOptions): ChangeFollower {
  let cursor = from;
  let seen: Stamp = db.$file === null ? { mtimeMs: 0, size: 0 } : stampOf(db.$file);
  let dirty = true;
  let checkedThisTurn = false;
  let running: Promise<void> | null = null;

  const newTurn = (): void => {
    checkedThisTurn = false;
  };

  /** All that is new at once: a recall names thousands of lots, and what follows from them is looked up once. */
  async function pull(): Promise<void> {
    const subjects = new Set<string>();
    let last = cursor;
    for (let more = true; more;) {
      const rows = await subjectsAfter(db, last, PAGE);
      for (const { subject } of rows) subjects.add(subject);
      last = rows.at(-1)?.id ?? last;
      more = rows.length === PAGE;
    }
    if (last === cursor) return;
    await onChange(await affected(db, subjects));
    cursor = last;
  }

  /** A pull under way may have read the log too early for this caller: another one follows it. */
  function pullAgain(): Promise<void> {
    const turn: Promise<void> = (running ?? Promise.resolve())
      .catch(() => undefined)
      .then(pull)
      .catch((error: unknown) => {
        dirty = true;
        throw error;
      })
      .finally(() => {
        if (running === turn) running = null;
      });
    running = turn;
    return turn;
  }

  function look(): void {
    if (db.$file === null) return;
    const stamp = stampOf(db.$file);
    if (
      stamp.mtimeMs !== seen.mtimeMs ||
      stamp.size !== seen.size ||
      Date.now() - stamp.mtimeMs < COARSE_MS
    ) {
      dirty = true;
    }
    seen = stamp;
  }

  function catchUp(): Promise<void> | null {
    if (!dirty) return running;
    dirty = false;
    return pullAgain();
  }

  /** Requests that are answered in one turn had all been sent before it began: one look does for them. */
  function follow(): Promise<void> | null {
    if (!checkedThisTurn) {
      checkedThisTurn = true;
      setImmediate(newTurn);
      look();
    }
    return catchUp();
  }

  const stopListening = onCommit(db, () => {
    dirty = true;
  });
  const poll = setInterval(() => {
    if (db.$file === null) dirty = true;
    // Not follow(): timers come before the requests of a turn, which have to look for themselves.
    look();
    catchUp()?.catch(() => undefined);
  }, POLL_MS);
  poll.unref();

  return {
    follow,
    cursor: () => cursor,
    close() {
      clearInterval(poll);
      stopListening();
    },
  };
}

interface Stamp {
  readonly mtimeMs: number;
  readonly size: number;
}
const NO_FILE: Stamp = { mtimeMs: 0, size: 0 };

/**
 * A committed change shows in the write-ahead log, which is there as long as any process (this one) has the database
 * open; what is carried over from it into the database file was in the log before.
 */
function stampOf(file: string): Stamp {
  return (
    statSync(`${file}-wal`, { throwIfNoEntry: false }) ??
    statSync(file, { throwIfNoEntry: false }) ??
    NO_FILE
  );
}

/** Kinds of subject after whose change everything is looked at anew. */
const EVERYTHING = new Set(['catalogue', 'settings', 'place']);

/** More names than this are not worth listing, nor to be asked for in one statement: everything is looked at anew. */
const MOST_NAMED = 5_000;

/**
 * The subjects named in the log and those that show them: the product of a certificate, the producer of a product,
 * the products of a producer or a story, what is traced along lots.
 */
async function affected(db: Db, subjects: ReadonlySet<string>): Promise<Changed> {
  const ids: Record<string, number[]> = {};
  if (subjects.size > MOST_NAMED) return null;
  for (const subject of subjects) {
    const [kind = '', id = ''] = subject.split(':');
    if (EVERYTHING.has(kind)) return null;
    (ids[kind] ??= []).push(Number(id));
  }
  const found = new Set(subjects);
  const productIds = new Set(ids['product']);
  if (ids['certificate']) {
    const rows = await db
      .select({ id: certificates.productId })
      .from(certificates)
      .where(inArray(certificates.id, ids['certificate']));
    for (const { id } of rows) productIds.add(id);
  }
  if (ids['story']) {
    const rows = await db
      .select({ id: storyProducts.productId })
      .from(storyProducts)
      .where(inArray(storyProducts.storyId, ids['story']));
    for (const { id } of rows) productIds.add(id);
  }
  for (const producerId of ids['producer'] ?? []) {
    const rows = await db
      .select({ id: products.id })
      .from(products)
      .where(eq(products.producerId, producerId));
    for (const { id } of rows) productIds.add(id);
  }
  if (productIds.size > 0) {
    const rows = await db
      .select({ producerId: products.producerId })
      .from(products)
      .where(inArray(products.id, [...productIds]));
    for (const { producerId } of rows) if (producerId !== null) found.add(`producer:${producerId}`);
  }
  for (const id of productIds) found.add(`product:${id}`);
  // Whatever shows lists of things depends on this one subject.
  if (productIds.size > 0 || ids['producer'] || ids['story']) found.add('list');
  const traced = await tracedBy(db, ids);
  if (traced === null) return null;
  for (const subject of traced) found.add(subject);
  return [...found];
}

/**
 * What follows from a change of a trade item, a lot, a recall, a place or a party: the lots themselves, those made
 * directly from or into them, and the products they are of. Lists of products show nothing of it.
 */
async function tracedBy(
  db: Db,
  ids: Readonly<Record<string, readonly number[]>>,
): Promise<Changed> {
  const found = new Set<string>();
  const lotIds = new Set(ids['lot']);
  const places = ids['trace-place'] ?? [];
  const parties = ids['trace-party'] ?? [];
  if (places.length > 0 || parties.length > 0) {
    const rows = await db
      .selectDistinct({ id: eventThings.lotId })
      .from(eventThings)
      .innerJoin(epcisEvents, eq(epcisEvents.id, eventThings.eventRow))
      .where(
        or(inArray(epcisEvents.placeId, [...places]), inArray(epcisEvents.partyId, [...parties])),
      );
    for (const { id } of rows) if (id !== null) lotIds.add(id);
  }
  if (ids['recall']) {
    found.add('recalls');
    const rows = await db
      .select({ id: recallLots.lotId })
      .from(recallLots)
      .where(inArray(recallLots.recallId, [...ids['recall']]));
    for (const { id } of rows) lotIds.add(id);
  }
  if (lotIds.size > MOST_NAMED) return null;
  const itemIds = new Set(ids['item']);
  if (lotIds.size > 0) {
    const named = [...lotIds];
    const links = await db
      .select({ from: lotLinks.fromLot, to: lotLinks.toLot })
      .from(lotLinks)
      .where(or(inArray(lotLinks.fromLot, named), inArray(lotLinks.toLot, named)));
    const rows = await db
      .selectDistinct({ id: lots.tradeItemId })
      .from(lots)
      .where(inArray(lots.id, named));
    for (const { id } of rows) itemIds.add(id);
    for (const { from, to } of links) lotIds.add(from).add(to);
  }
  if (itemIds.size > 0) {
    const rows = await db
      .selectDistinct({ id: tradeItems.productId })
      .from(tradeItems)
      .where(inArray(tradeItems.id, [...itemIds]));
    for (const { id } of rows) if (id !== null) found.add(`product:${id}`);
  }
  for (const id of lotIds) found.add(`lot:${id}`);
  return [...found];
}

/** Ids of the products among the subjects that changed. */
export function productIdsOf(changed: readonly string[]): number[] {
  return changed
    .filter((subject) => subject.startsWith('product:'))
    .map((subject) => Number(subject.slice('product:'.length)));
}

/** Rows of the log that have not been followed yet. */
export async function lagOf(db: Db, follower: ChangeFollower): Promise<number> {
  return Math.max(0, (await lastChangeId(db)) - follower.cursor());
}
