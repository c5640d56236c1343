import { closeDb, openDb } from '#db/client.ts';
import { migrate, migrationNames } from '#db/migrate.ts';
import { databaseUrl, readEnv } from '#src/env.ts';

const env = readEnv(process.env);
const db = await openDb(databaseUrl(env), env.DATABASE_AUTH_TOKEN);
const applied = await migrate(db, new Date().toISOString());
console.log(
  applied.length === 0
    ? `Nothing to do: all ${migrationNames().length} migrations are in place.`
    : `Applied: ${applied.join(', ')}`,
);
closeDb(db);
