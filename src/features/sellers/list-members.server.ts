import { and, desc, eq, gt, inArray, isNull, max } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { grants, invitations, sessions, users } from '#db/schema/accounts.ts';
import { producers } from '#db/schema/catalogue.ts';
import type { Duty } from '#src/features/accounts/may.ts';

export interface Member {
  readonly grantId: number;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly duty: Duty;
  /** Milliseconds since 1970 UTC. */
  readonly since: number;
  /** When the person was last here, to a quarter of an hour; null: not signed in on any device. */
  readonly lastSeen: number | null;
}

export interface WaitingMember {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly duty: Duty;
  readonly expiresAt: number;
  readonly isOver: boolean;
}

/** The people of a producer, managers first, and those invited who have not answered. */
export async function listMembers(
  db: Db,
  { producerId, now }: { readonly producerId: number; readonly now: number },
): Promise<{ members: Member[]; waiting: WaitingMember[] }> {
  const rows = await db
    .select({
      ...{ grantId: grants.id, userId: users.id, name: users.name, email: users.email },
      ...{ duty: grants.duty, since: grants.grantedAt },
    })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(
      and(
        eq(grants.role, 'producer'),
        eq(grants.producerId, producerId),
        isNull(grants.withdrawnAt),
      ),
    );
  const seen = await db
    .select({ userId: sessions.userId, at: max(sessions.updatedAt) })
    .from(sessions)
    .where(
      inArray(
        sessions.userId,
        rows.map(({ userId }) => userId),
      ),
    )
    .groupBy(sessions.userId);
  const order = new Intl.Collator('vi');
  const rank: Record<Duty, number> = { manager: 0, seller: 1, packer: 2 };
  const members = rows
    .map((row) => ({
      ...row,
      duty: row.duty ?? ('manager' as const),
      lastSeen: seen.find(({ userId }) => userId === row.userId)?.at?.getTime() ?? null,
    }))
    .sort((a, b) => rank[a.duty] - rank[b.duty] || order.compare(a.name, b.name));
  const invited = await db
    .select()
    .from(invitations)
    .where(
      and(
        ...[eq(invitations.role, 'producer'), eq(invitations.producerId, producerId)],
        ...[isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt)],
        gt(invitations.expiresAt, now - 30 * 86_400_000),
      ),
    )
    .orderBy(desc(invitations.invitedAt));
  return {
    members,
    waiting: invited.map(({ id, name, email, duty, expiresAt }) => ({
      ...{ id, name, email, expiresAt },
      duty: duty ?? ('manager' as const),
      isOver: expiresAt <= now,
    })),
  };
}

/** Producers somebody answers for, by name. */
export async function producersById(
  db: Db,
  ids: readonly number[],
): Promise<{ id: number; name: string; slug: string }[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: producers.id, name: producers.name, slug: producers.slug })
    .from(producers)
    .where(inArray(producers.id, [...ids]));
  const order = new Intl.Collator('vi');
  return rows.sort((a, b) => order.compare(a.name, b.name) || a.id - b.id);
}
