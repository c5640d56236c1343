import type { Db } from '#db/client.ts';
import type { Clock } from './clock.ts';
import { onceADay } from './once-a-day.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { forgetReportContacts } from '#src/features/trace/reports/forget-contacts.server.ts';

/** Removes each day what visitors left to be answered by, once the time promised on the privacy page is over. */
export function dailyForgetting({
  db,
  clock,
  say,
}: {
  db: Db;
  clock: Clock;
  say: (line: string) => void;
}): { close(): void } {
  return onceADay({
    clock,
    async work() {
      // It takes so many at a time, so that no writer waits long.
      for (;;) {
        const cleared = await forgetReportContacts(db, { actor: SYSTEM, now: clock.now() });
        if (cleared === 0) return;
        say(`Contacts removed from ${cleared} old reports`);
      }
    },
    failed: (why) => say(`Contacts of old reports could not be removed: ${why}`),
  });
}
