import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import type { Db } from './client.ts';

const FOLDER = new URL('./migrations/', import.meta.url);

/** The migrations the project holds, in order. Named, frozen, plain SQL. */
export function migrationNames(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d{4}_[a-z0-9-]+\.sql$/.test(name))
    .sort();
}

/** Names of the migrations a database has not had yet. */
export async function pendingMigrations(db: Db): Promise<string[]> {
  await db.run(
    sql`create table if not exists migrations (name text primary key not null, applied_at text not null)`,
  );
  const done = await db.all<{ name: string }>(sql`select name from migrations`);
  const names = new Set(done.map((row) => row.name));
  return migrationNames().filter((name) => !names.has(name));
}

/**
 * Brings a database up to date; each migration is applied whole or not at all, and once even when several processes
 * start together.
 * @param now ISO 8601 instant, kept beside each name
 * @returns the names applied by this call
 */
export async function migrate(db: Db, now: string): Promise<string[]> {
  const applied: string[] = [];
  for (const name of await pendingMigrations(db)) {
    const statements = readFileSync(new URL(name, FOLDER), 'utf8')
      .replace(/^--.*$/gm, '')
      .split(/;\s*$/m)
      .map((statement) => statement.trim())
      .filter(Boolean);
    const transaction = await db.$client.transaction('write');
    try {
      const seen = await transaction.execute({
        sql: 'select 1 from migrations where name = ?',
        args: [name],
      });
      if (seen.rows.length === 0) {
        for (const statement of statements) await transaction.execute(statement);
        await transaction.execute({
          sql: 'insert into migrations (name, applied_at) values (?, ?)',
          args: [name, now],
        });
        applied.push(name);
      }
      await transaction.commit();
    } finally {
      transaction.close();
    }
  }
  return applied;
}
