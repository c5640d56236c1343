import type { Db } from '#db/client.ts';
import type { Clock } from './clock.ts';
import { onceADay } from './once-a-day.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { endQuotes } from '#src/features/quotes/end-quotes.server.ts';

/** Ends requests and quotations whose day is over, and reminds producers a day before it, once each day. */
export function dailyQuotes({
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
      const by = { actor: SYSTEM, today: clock.today(), now: clock.now(), siteUrl };
      const { lapsed, reminded } = await endQuotes(db, by);
      if (lapsed + reminded > 0) say(`${lapsed} quotations lapsed, ${reminded} reminders queued`);
    },
    failed: (why) => say(`Quotations could not be ended: ${why}`),
  });
}
