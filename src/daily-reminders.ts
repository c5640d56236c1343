import type { Db } from '#db/client.ts';
import type { Clock } from './clock.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { queueDueReminders } from '#src/features/certificates/queue-due-reminders.server.ts';

/** Looked at this often, so that the reminders of a day are queued soon after midnight in Việt Nam. */
const LOOK_MS = 15 * 60_000;
/** A site that has just started has more urgent work. */
const FIRST_LOOK_MS = 60_000;

/** Queues the reminders of each day once; several processes may do so, each reminder still goes out once. */
export function dailyReminders({
  db,
  clock,
  siteUrl,
  say,
}: {
  db: Db;
  clock: Clock;
  siteUrl: string;
  say: (line: string) => void;
}): { close(): void } {
  let doneFor = '';
  const look = (): void => {
    const today = clock.today();
    if (today === doneFor) return;
    doneFor = today;
    queueDueReminders(db, { today, now: clock.now(), actor: SYSTEM, siteUrl }).then(
      ({ letters }) => {
        if (letters > 0) say(`${letters} reminders queued`);
      },
      (error: unknown) => {
        doneFor = '';
        say(`Reminders could not be queued: ${error instanceof Error ? error.message : error}`);
      },
    );
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
