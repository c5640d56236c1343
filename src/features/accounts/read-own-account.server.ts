import { and, desc, eq, gt } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { passkeys, sessions } from '#db/schema/accounts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { deviceOf } from './device.ts';
import type { GrantedRole } from './may.ts';
import { knownScope } from './read-scope.server.ts';
import type { Scope } from './roles.ts';

export interface OwnSession {
  readonly id: string;
  /** Empty when the browser is not recognised. */
  readonly device: string;
  readonly address: string;
  readonly since: Date;
  readonly lastSeen: Date;
}

/** Open sessions of a person, the latest used first. @param now milliseconds since 1970 UTC */
export async function sessionsOf(db: Db, userId: string, now: number): Promise<OwnSession[]> {
  const rows = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, new Date(now))))
    .orderBy(desc(sessions.updatedAt), desc(sessions.createdAt))
    .limit(100);
  return rows.map((row) => ({
    id: row.id,
    device: deviceOf(row.userAgent),
    address: row.ipAddress ?? '',
    since: row.createdAt,
    lastSeen: row.updatedAt,
  }));
}

export async function passkeysOf(
  db: Db,
  userId: string,
): Promise<{ id: string; name: string; createdAt: Date | null }[]> {
  const rows = await db
    .select({ id: passkeys.id, name: passkeys.name, createdAt: passkeys.createdAt })
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(desc(passkeys.createdAt));
  return rows.map((row) => ({ ...row, name: row.name ?? '' }));
}

/** The name of the place a grant holds in; empty for everywhere, and for a place that is gone. */
export async function placeOfGrant(
  db: Db,
  grant: Partial<Scope> & { readonly role: string },
): Promise<string> {
  try {
    return (await knownScope(db, grant.role as GrantedRole, grant)).name;
  } catch (error) {
    if (error instanceof Refusal) return '';
    throw error;
  }
}
