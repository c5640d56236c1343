import type { Db } from '#db/client.ts';
import type { Clock } from './clock.ts';
import { onceADay } from './once-a-day.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { queueDueReminders } from '#src/features/certificates/queue-due-reminders.server.ts';

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
  return onceADay({
    clock,
    async work() {
      const by = { today: clock.today(), now: clock.now(), actor: SYSTEM, siteUrl };
      const { letters } = await queueDueReminders(db, by);
      if (letters > 0) say(`${letters} reminders queued`);
    },
    failed: (why) => say(`Reminders could not be queued: ${why}`),
  });
}
