import type { Clock } from './clock.ts';

/** Looked at this often, so that the work of a day is done soon after midnight in Việt Nam. */
const LOOK_MS = 15 * 60_000;
/** A site that has just started has more urgent work. */
const FIRST_LOOK_MS = 60_000;

/**
 * Does something once for each day of Việt Nam, and again at the next look when it failed. Several processes may do so:
 * the work has to bear it.
 * @param failed hears what went wrong
 */
export function onceADay({
  clock,
  work,
  failed,
}: {
  clock: Clock;
  work: () => Promise<void>;
  failed: (why: string) => void;
}): { close(): void } {
  let doneFor = '';
  const look = (): void => {
    const today = clock.today();
    if (today === doneFor) return;
    doneFor = today;
    work().catch((error: unknown) => {
      doneFor = '';
      failed(error instanceof Error ? error.message : String(error));
    });
  };
  const first = setTimeout(look, FIRST_LOOK_MS);
  const timer = setInterval(look, LOOK_MS);
  first.unref();
  timer.unref();
  return {
    close() {
      clearTimeout(first);
      clearInterval(timer);
    },
  };
}
