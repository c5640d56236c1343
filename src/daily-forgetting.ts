import type { Db } from '#db/client.ts';
import type { Clock } from './clock.ts';
import { onceADay } from './once-a-day.ts';
import { forgetCarts } from '#src/features/cart/forget-carts.server.ts';
import { forgetOldOrders } from '#src/features/orders/retention/forget-old-orders.server.ts';
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
        if (cleared === 0) break;
        say(`Contacts removed from ${cleared} old reports`);
      }
      for (;;) {
        const carts = await forgetCarts(db, { actor: SYSTEM, now: clock.now() });
        if (carts === 0) break;
        say(`${carts} carts forgotten`);
      }
      for (;;) {
        const emptied = await forgetOldOrders(db, { actor: SYSTEM, now: clock.now() });
        if (emptied === 0) return;
        say(`Personal data removed from ${emptied} old orders`);
      }
    },
    failed: (why) => say(`Old contacts, carts and orders could not be removed: ${why}`),
  });
}
