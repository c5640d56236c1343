import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import * as catalogue from './schema/catalogue.ts';
import * as certificates from './schema/certificates.ts';
import * as places from './schema/places.ts';
import * as site from './schema/site.ts';
import * as stories from './schema/stories.ts';

export const schema = { ...places, ...catalogue, ...certificates, ...stories, ...site };

/** The one store. `file` is the path of a local database, null for a libSQL server. */
export interface Db extends LibSQLDatabase<typeof schema> {
  $client: Client;
  $file: string | null;
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
    await client.execute('pragma synchronous = normal');
  }
  return Object.assign(drizzle(client, { schema }), { $client: client, $file: file }) as Db;
}

/** One writer at a time for each database of this process: a local libSQL file refuses simultaneous transactions. */
const queues = new WeakMap<Db, Promise<unknown>>();
const writing = new WeakSet<Db>();
const committed = new WeakMap<Db, Set<() => void>>();

/**
 * The only way to write. Waits for its turn, commits what `work` did, or undoes all of it when `work` throws.
 * Do nothing slow inside: no network, no file, no other await than the transaction's own.
 * @throws Error when called inside another transaction of the same database
 */
export function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  const turn = (queues.get(db) ?? Promise.resolve()).then(async () => {
    writing.add(db);
    try {
      return await db.transaction(work, { behavior: 'immediate' });
    } finally {
      writing.delete(db);
    }
  });
  queues.set(
    db,
    turn.catch(() => undefined),
  );
  return turn.then((result) => {
    for (const listener of committed.get(db) ?? []) listener();
    return result;
  });
}

/** Calls `listener` after each commit of this process; other processes are seen through the change log. */
export function onCommit(db: Db, listener: () => void): () => void {
  const listeners = committed.get(db) ?? new Set();
  committed.set(db, listeners.add(listener));
  return () => listeners.delete(listener);
}

export function closeDb(db: Db): void {
  db.$client.close();
}
