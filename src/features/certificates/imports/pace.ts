/** Milliseconds for which one piece of work may hold the process before others get their turn. */
export const SLICE_MS = 15;

/** What a pace needs from outside: rules have no clock of their own. */
export interface Turns {
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
  /** Lets everything that waits go first. */
  readonly pause: () => Promise<void>;
}

/** Goes through a generator in slices, so that a server answers in between. */
export async function inSlices<T>(
  work: Iterable<T>,
  { now, pause }: Turns,
  each: (value: T, at: number) => void | Promise<void>,
): Promise<void> {
  let since = now();
  let at = 0;
  for (const value of work) {
    const waiting = each(value, at);
    if (waiting !== undefined) await waiting;
    at += 1;
    if (now() - since < SLICE_MS) continue;
    await pause();
    since = now();
  }
}
