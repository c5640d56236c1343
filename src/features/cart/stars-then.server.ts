import { inArray } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { certificates } from '#db/schema/certificates.ts';
import { type Day, toNumber } from '#src/base/day.ts';
import { certificateFacts } from '#src/features/certificates/read-register.server.ts';
import { productTimeline, standingAt } from '#src/features/certificates/standing.ts';

/** Which star products had on earlier days, as far as is known today; 0 for none. */
export async function starsThen(
  db: Pick<Db | Tx, 'select'>,
  productIds: readonly number[],
): Promise<(productId: number, on: Day) => 0 | 3 | 4 | 5> {
  const rows = productIds.length
    ? await db
        .select()
        .from(certificates)
        .where(inArray(certificates.productId, [...new Set(productIds)]))
    : [];
  const timelines = new Map(
    [...Map.groupBy(rows, (row) => row.productId)].map(([id, own]) => [
      id,
      productTimeline(own.map(certificateFacts)),
    ]),
  );
  return (productId, on) => {
    const timeline = timelines.get(productId);
    return timeline === undefined ? 0 : standingAt(timeline, toNumber(on)).stars;
  };
}
