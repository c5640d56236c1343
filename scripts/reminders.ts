import { openApp } from '#src/app.ts';
import { readEnv } from '#src/env.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { queueDueReminders } from '#src/features/certificates/queue-due-reminders.server.ts';

/** `npm run reminders`: queues the letters that are due today; a running site does so by itself, once a day. */
const env = readEnv(process.env);
const app = await openApp(env);
try {
  const { certificates, letters } = await queueDueReminders(app.db, {
    today: app.clock.today(),
    now: app.clock.now(),
    actor: SYSTEM,
    siteUrl: app.site.url ?? `http://${env.HOST}:${env.PORT}`,
  });
  console.log(`${letters} letters queued about ${certificates} certificates.`);
} finally {
  app.close();
}
