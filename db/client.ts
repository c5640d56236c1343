import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import * as accounts from './schema/accounts.ts';
import * as carts from './schema/carts.ts';
import * as catalogue from './schema/catalogue.ts';
import * as certificates from './schema/certificates.ts';
import * as codes from './schema/codes.ts';
import * as councils from './schema/councils.ts';
import * as decisionImports from './schema/decision-imports.ts';
import * as decisions from './schema/decisions.ts';
import * as deskDay from './schema/desk-day.ts';
import * as dossiers from './schema/dossiers.ts';
import * as listings from './schema/listings.ts';
import * as lots from './schema/lots.ts';
import * as media from './schema/media.ts';
import * as orders from './schema/orders.ts';
import * as places from './schema/places.ts';
import * as promotions from './schema/promotions.ts';
import * as quotes from './schema/quotes.ts';
import * as recalls from './schema/recalls.ts';
import * as reviews from './schema/reviews.ts';
import * as scans from './schema/scans.ts';
import * as sellers from './schema/sellers.ts';
import * as site from './schema/site.ts';
import * as stories from './schema/stories.ts';

export const schema = {
  ...accounts,
  ...councils,
  ...places,
  ...catalogue,
  ...certificates,
  ...decisions,
  ...decisionImports,
  ...stories,
  ...site,
  ...dossiers,
  ...codes,
  ...lots,
  ...recalls,
  ...scans,
  ...promotions,
  ...carts,
  ...orders,
  ...quotes,
  ...reviews,
  ...sellers,
  ...media,
  ...listings,
  ...deskDay,
};

/** The one store. `file` is the path of a local database, null for a libSQL server. */
export interface Db extends LibSQLDatabase<typeof schema> {
  $client: Client;
  $file: string | null;
  /**
   * What this process knows of the database. It lives on the object, not in a module: the built pages carry their own
   * copy of every module, and both copies must wait in the same queue and forget the same things.
   */
  $process: {
    /** The writer whose turn it is. */
    writing: Promise<unknown>;
    readonly committed: Set<() => void>;
    /** Small things read once and kept until the change log names them (src/reference.ts and the like). */
    readonly kept: Map<string, unknown>;
  };
}

/** What a command writes with, inside {@link inTransaction}. */
export type Tx = Parameters<Parameters<LibSQLDatabase<typeof schema>['transaction']>[0]>[0];

/** Another process may hold the file for as long as one transaction of ours takes. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens a libSQL file (`file:/path`) or server (`libsql://…`, `http(s)://…`).
 * A local file gets write-ahead logging, so that readers and one writer go on side by side.
 */
export async function openDb(url: string, authToken?: string): Promise<Db> {
  const file = url.startsWith('file:') ? path.resolve(url.slice('file:'.length)) : null;
  if (file !== null) mkdirSync(path.dirname(file), { recursive: true });
  const client = createClient({
    url: file === null ? url : `file:${file}`,
    ...(authToken ? { authToken } : {}),
    ...(file === null ? {} : { timeout: BUSY_TIMEOUT_MS }),
  });
  if (file !== null) {
    await client.execute('pragma journal_mode = wal');
    // `synchronous` stays FULL, as every connection of the client's pool begins: an order that was confirmed has to be
    // on the disk. A pragma would reach one connection only, and no writer knows which one it gets.
  }
  return Object.assign(drizzle(client, { schema }), {
    $client: client,
    $file: file,
    $process: { writing: Promise.resolve(), committed: new Set<() => void>(), kept: new Map() },
  }) as Db;
}

/**
 * The only way to write. One writer at a time for each database of this process, as a local libSQL file refuses
 * simultaneous transactions: waits for its turn, commits what `work` did, or undoes all of it when `work` throws.
 * Do nothing slow inside: no network, no file, no other await than the transaction's own.
 */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  const turn = db.$process.writing.then(() => db.transaction(work, { behavior: 'immediate' }));
  db.$process.writing = turn.catch(() => undefined);
  const result = await turn;
  for (const listener of db.$process.committed) listener();
  return result;
}

/** Calls `listener` after each commit of this process; other processes are seen through the change log. */
export function onCommit(db: Db, listener: () => void): () => void {
  db.$process.committed.add(listener);
  return () => db.$process.committed.delete(listener);
}

export function closeDb(db: Db): void {
  db.$client.close();
}
