import type { App } from '#src/app.ts';
import {
  readRegister,
  type RegisterLine,
} from '#src/features/certificates/read-register.server.ts';

interface Kept {
  /** The day, and how far the change log had been followed. */
  readonly as: string;
  readonly lines: Promise<RegisterLine[]>;
}
const kept = new WeakMap<App, Kept>();

/** The whole register as it stands today, read once for a day and a state of the change log. */
export function registerLines(app: App): Promise<readonly RegisterLine[]> {
  const day = app.clock.today();
  const as = `${day} ${app.changes.cursor()}`;
  const have = kept.get(app);
  if (have?.as === as) return have.lines;
  const entry = { as, lines: readRegister(app.db, day) };
  kept.set(app, entry);
  entry.lines.catch(() => {
    if (kept.get(app) === entry) kept.delete(app);
  });
  return entry.lines;
}
