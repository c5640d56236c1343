import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { grants, users } from '#db/schema/accounts.ts';
import { dutyAllows } from '#src/features/accounts/may.ts';
import { NOTICE_KINDS, type NoticeKind } from './kinds.ts';
import type { Notify } from './notify.server.ts';

export interface Heard {
  readonly id: string;
  readonly email: string;
}

/** Whom a notice reaches: people with a role that is theirs now and whose duty is this work. By name. */
export async function peopleToHear(
  tx: Tx,
  to: Notify['to'],
  kind: NoticeKind,
): Promise<readonly Heard[]> {
  if ('userIds' in to) {
    if (to.userIds.length === 0) return [];
    return tx
      .select({ id: users.id, email: users.email })
      .from(users)
      .where(inArray(users.id, [...to.userIds]))
      .orderBy(asc(users.name), asc(users.id));
  }
  if ('officersOf' in to) {
    const own = await holders(
      tx,
      and(eq(grants.role, 'provincial-officer'), eq(grants.provinceCode, to.officersOf)),
    );
    // A province without an officer: its work must not lie unseen.
    return own.length > 0 ? own : holders(tx, eq(grants.role, 'administrator'));
  }
  const all = await holders(
    tx,
    and(eq(grants.role, 'producer'), eq(grants.producerId, to.producerId)),
  );
  return all.filter(({ duty }) => dutyAllows(duty, NOTICE_KINDS[kind].deed));
}

async function holders(tx: Tx, whose: ReturnType<typeof and>) {
  const rows = await tx
    .selectDistinct({ id: users.id, email: users.email, name: users.name, duty: grants.duty })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(and(whose, isNull(grants.withdrawnAt)))
    .orderBy(asc(users.name), asc(users.id));
  // The same person by two grants hears once, by the wider one.
  const wide = rows.toSorted((a, b) => Number(a.duty !== null) - Number(b.duty !== null));
  return [...new Map(wide.toReversed().map((row) => [row.id, row])).values()];
}
