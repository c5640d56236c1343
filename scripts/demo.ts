import { openApp } from '#src/app.ts';
import { endAllDemo } from '#src/compose/end-all-demo.ts';
import { readEnv } from '#src/env.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';

/** `npm run demo -- off`: ends demo mode; illustrative prices are removed for good. */
const app = await openApp(readEnv(process.env));
try {
  if (process.argv[2] === 'off') {
    const { removed } = await endAllDemo(app.db, { actor: SYSTEM, now: app.clock.now() });
    console.log(`Demo mode is off; ${removed} illustrative prices were removed.`);
  } else {
    console.log(`Demo mode is ${app.settings.demo ? 'on' : 'off'}. To end it: npm run demo -- off`);
  }
} finally {
  app.close();
}
