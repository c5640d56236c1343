import type { Db } from '#db/client.ts';
import type { Day } from '#src/base/day.ts';
import {
  readRegister,
  type RegisterLine,
} from '#src/features/certificates/read-register.server.ts';

interface Kept {
  readonly day: Day;
  readonly lines: Promise<RegisterLine[]>;
}
const KEY = 'register';

/** The whole register as it stands on a day, kept in memory until the day or the change log moves on. */
export function registerOfTheDay(db: Db, day: Day): Promise<readonly RegisterLine[]> {
  const { kept } = db.$process;
  const have = kept.get(KEY) as Kept | undefined;
  if (have?.day === day) return have.lines;
  const lines = readRegister(db, day);
  const entry: Kept = { day, lines };
  kept.set(KEY, entry);
  lines.catch(() => {
    if (kept.get(KEY) === entry) kept.delete(KEY);
  });
  return lines;
}

/** Called by the followers whenever a change was followed. */
export function forgetRegister(db: Db): void {
  db.$process.kept.delete(KEY);
}
