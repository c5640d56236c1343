import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { closeDb, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import type { SearchDoc } from '#src/features/search/contract.ts';
import { loadSearchDocs } from '#src/features/search/documents.server.ts';

/** The first catalogue as the engines get it, read through a database of its own that is thrown away. */
export async function firstCatalogue(now: number): Promise<SearchDoc[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-bench-'));
  try {
    const db = await openDb(`file:${path.join(folder, 'bench.db')}`);
    await migrate(db, new Date(now).toISOString());
    await loadFirstCatalogue(db, { now, actor: SYSTEM, demo: true });
    const docs = await loadSearchDocs(db);
    closeDb(db);
    return docs;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
