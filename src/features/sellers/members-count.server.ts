import { and, countDistinct, eq, inArray, isNull } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { grants } from '#db/schema/accounts.ts';

/** How many people hold the role at each producer; who has none is not there. */
export async function membersCount(
  db: Pick<Db | Tx, 'select'>,
  producerIds: readonly number[] | null,
): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .select({ producerId: grants.producerId, count: countDistinct(grants.userId) })
    .from(grants)
    .where(
      and(
        eq(grants.role, 'producer'),
        isNull(grants.withdrawnAt),
        producerIds === null ? undefined : inArray(grants.producerId, [...producerIds]),
      ),
    )
    .groupBy(grants.producerId);
  return new Map(rows.map(({ producerId, count }) => [producerId ?? 0, count]));
}
