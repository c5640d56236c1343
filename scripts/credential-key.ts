import path from 'node:path';
import { openApp } from '#src/app.ts';
import { readEnv } from '#src/env.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { rotateCredentialKey } from '#src/features/certificates/credential/rotate-credential-key.server.ts';
import { credentialKeys } from '#src/outside/credential-keys.ts';

/** `npm run credential-key`: lists the keys that sign credentials; `-- rotate` makes a new one. */
const [what = 'list'] = process.argv.slice(2);
if (what !== 'list' && what !== 'rotate') {
  console.error('Usage: npm run credential-key -- [list|rotate]');
  process.exit(2);
}
const env = readEnv(process.env);
const app = await openApp(env);
try {
  const keys = credentialKeys(path.join(env.DATA_DIR, 'keys'), () => app.clock.now());
  if (what === 'rotate') {
    const { before, after } = await rotateCredentialKey(app.db, keys, {
      actor: SYSTEM,
      now: app.clock.now(),
    });
    console.log(`New key ${after}. ${before ?? 'None'} signs no more, what it signed still holds.`);
  } else {
    const current = await keys.current();
    for (const { kid } of await keys.all()) {
      console.log(`${kid}  ${kid === current.kid ? 'signs' : 'retired'}`);
    }
  }
} finally {
  app.close();
}
