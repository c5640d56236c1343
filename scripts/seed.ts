import { closeDb, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { productCount } from '#src/app.ts';
import { databaseUrl, readEnv } from '#src/env.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';

const env = readEnv(process.env);
const db = await openDb(databaseUrl(env), env.DATABASE_AUTH_TOKEN);
const now = Date.now();
await migrate(db, new Date(now).toISOString());
const there = await productCount(db);
if (there > 0) {
  console.log(
    `Nothing to do: there are ${there} products already. The first catalogue is for an empty store.`,
  );
} else {
  const loaded = await loadFirstCatalogue(db, { now, actor: SYSTEM, demo: env.DEMO ?? true });
  for (const [what, count] of Object.entries(loaded)) console.log(`${what}: ${count}`);
}
closeDb(db);
