import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { grants, users } from '#db/schema/accounts.ts';
import type { GrantedRole } from './may.ts';

export interface Someone {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Whoever holds a role now, in the place that is named (none named: anywhere), by name. */
export async function peopleWith(
  db: Db | Tx,
  asked: {
    readonly role: GrantedRole;
    readonly provinceCode?: string;
    readonly communeCode?: string;
    readonly producerId?: number;
    readonly councilId?: number;
  },
): Promise<Someone[]> {
  return db
    .selectDistinct({ id: users.id, name: users.name, email: users.email })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(
      and(
        eq(grants.role, asked.role),
        isNull(grants.withdrawnAt),
        asked.provinceCode === undefined ? undefined : eq(grants.provinceCode, asked.provinceCode),
        asked.communeCode === undefined ? undefined : eq(grants.communeCode, asked.communeCode),
        asked.producerId === undefined ? undefined : eq(grants.producerId, asked.producerId),
        asked.councilId === undefined ? undefined : eq(grants.councilId, asked.councilId),
      ),
    )
    .orderBy(asc(users.name), asc(users.id));
}
