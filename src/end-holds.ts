import type { Db } from '#db/client.ts';
import type { Clock } from './clock.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { endHolds } from '#src/features/orders/end-holds.server.ts';
import { reopenQuotes } from '#src/features/quotes/reopen-quotes.server.ts';

/** No rule counts a hold that is over: this only has orders and pages say so soon. */
const EVERY_MS = 45_000;

/** Ends orders that nobody paid in time, again and again; quotations they were made of may be accepted again. */
export function keepEndingHolds({
  db,
  clock,
  say,
}: {
  db: Db;
  clock: Clock;
  say: (line: string) => void;
}): { close(): void } {
  let running = false;
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    try {
      await endHolds(db, { now: clock.now(), actor: SYSTEM });
      await reopenQuotes(db, { now: clock.now(), actor: SYSTEM });
    } catch (error) {
      say(`Unpaid orders could not be ended: ${error instanceof Error ? error.message : error}`);
    } finally {
      running = false;
    }
  };
  const timer = setInterval(() => void run(), EVERY_MS);
  timer.unref();
  return { close: () => clearInterval(timer) };
}
