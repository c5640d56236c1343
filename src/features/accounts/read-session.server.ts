import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { grants, sessions, users } from '#db/schema/accounts.ts';
import { settings } from '#db/schema/site.ts';
import type { Duty, GrantedRole } from './may.ts';

export interface OpenSession {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: Date;
  readonly updatedAt: Date;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly hasSecondFactor: boolean;
  readonly isDemo: boolean;
}

/** The session of a token with its person, when it has not run out. @param now milliseconds since 1970 UTC */
export async function sessionOf(db: Db, token: string, now: number): Promise<OpenSession | null> {
  const [row] = await db
    .select({
      id: sessions.id,
      token: sessions.token,
      expiresAt: sessions.expiresAt,
      updatedAt: sessions.updatedAt,
      userId: users.id,
      name: users.name,
      email: users.email,
      hasSecondFactor: users.twoFactorEnabled,
      isDemo: users.isDemo,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.token, token), gt(sessions.expiresAt, new Date(now))));
  return row ?? null;
}

export interface HeldGrant {
  readonly id: number;
  readonly role: GrantedRole;
  readonly provinceCode: string | null;
  readonly communeCode: string | null;
  readonly producerId: number | null;
  readonly councilId: number | null;
  readonly duty: Duty | null;
}

export async function grantsOfUser(db: Db, userId: string): Promise<HeldGrant[]> {
  return db
    .select({
      id: grants.id,
      role: grants.role,
      provinceCode: grants.provinceCode,
      communeCode: grants.communeCode,
      producerId: grants.producerId,
      councilId: grants.councilId,
      duty: grants.duty,
    })
    .from(grants)
    .where(and(eq(grants.userId, userId), isNull(grants.withdrawnAt)));
}

export type SecondFactorRule = 'officers' | 'off';

/** What the administrator chose; asked of officers when nothing was. */
export async function secondFactorRule(db: Db): Promise<SecondFactorRule> {
  const [row] = await db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, 'second-factor'));
  return row !== undefined && JSON.parse(row.value) === 'off' ? 'off' : 'officers';
}
