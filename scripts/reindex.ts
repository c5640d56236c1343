import { closeDb, openDb } from '#db/client.ts';
import { databaseUrl, readEnv } from '#src/env.ts';
import { loadSearchDocs } from '#src/features/search/documents.server.ts';
import { meilisearchEngine } from '#src/outside/search-meilisearch.ts';

const env = readEnv(process.env);
if (env.MEILI_URL === undefined) {
  console.log(
    'Nothing to do: without MEILI_URL the index lives in the server and is built anew at each start.',
  );
} else {
  const db = await openDb(databaseUrl(env), env.DATABASE_AUTH_TOKEN);
  const engine = meilisearchEngine({
    url: env.MEILI_URL,
    key: env.MEILI_KEY,
    indexName: env.MEILI_INDEX,
    requestTimeoutMs: 30_000,
  });
  const started = performance.now();
  await engine.health();
  await engine.replaceAll(await loadSearchDocs(db));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${env.MEILI_INDEX}: ${await engine.count()} documents (${seconds} s).`);
  closeDb(db);
}
