import { changesAfter, lastChangeId } from '#db/changes.ts';
import type { Db } from '#db/client.ts';
import type { Day } from '#src/base/day.ts';
import type { DeskLine } from '#src/features/certificates/desk/desk-line.ts';
import {
  productsOfSubjects,
  readDeskLines,
} from '#src/features/certificates/desk/read-desk-lines.server.ts';

interface Kept {
  readonly day: Day;
  readonly upTo: number;
  readonly lines: readonly DeskLine[];
}
const KEY = 'desk-register';
const OTHER_DAY = 'desk-register-other-day';
/** After larger changes than this the whole is read again. */
const MOST_CHANGES = 2_000;

/**
 * Every certificate as it stands on a day, as of the last committed change: kept in memory, and after a change only the
 * products it names are read again. One other day beside today is kept as well.
 */
export async function deskRegister(db: Db, day: Day, today: Day): Promise<readonly DeskLine[]> {
  const key = day === today ? KEY : OTHER_DAY;
  const { kept } = db.$process;
  const turn = ((kept.get(key) ?? Promise.resolve(null)) as Promise<Kept | null>)
    .catch(() => null)
    .then((have) => upToDate(db, day, have));
  kept.set(key, turn);
  return (await turn).lines;
}

async function upToDate(db: Db, day: Day, have: Kept | null): Promise<Kept> {
  const upTo = await lastChangeId(db);
  if (have === null || have.day !== day || upTo - have.upTo > MOST_CHANGES) return whole(db, day);
  if (have.upTo === upTo) return have;
  const rows = await changesAfter(db, have.upTo, MOST_CHANGES);
  const ids = await productsOfSubjects(
    db,
    rows.map((row) => row.subject),
  );
  const seen = rows.at(-1)?.id ?? upTo;
  if (ids === null || ids.length > MOST_CHANGES) return whole(db, day);
  if (ids.length === 0) return { ...have, upTo: seen };
  const changed = new Set(ids);
  const lines = [
    ...have.lines.filter((line) => !changed.has(line.productId)),
    ...(await readDeskLines(db, day, ids)),
  ].sort((a, b) => (a.code < b.code ? -1 : 1));
  return { day, upTo: seen, lines };
}

/** The log is looked at first: what is committed while the lines are read is then read once more. */
async function whole(db: Db, day: Day): Promise<Kept> {
  const upTo = await lastChangeId(db);
  return { day, upTo, lines: await readDeskLines(db, day) };
}
