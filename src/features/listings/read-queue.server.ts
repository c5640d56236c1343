import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { listingChangeFields, listingChanges } from '#db/schema/listings.ts';
import { fold } from '#src/base/fold.ts';
import { type Actor, reachOf } from '#src/features/accounts/may.ts';
import { CHANGES_A_PAGE, type QueueQuery } from './listing-query.ts';
import type { ChangeRow } from './write-change.server.ts';

export interface QueueLine {
  readonly change: ChangeRow;
  readonly producerName: string;
  readonly provinceCode: string;
  /** Fields that are proposed. */
  readonly fields: number;
}

/**
 * Changes within an officer's reach: those that wait, longest first; the others newest first.
 * @param most lines of one page; null: all in one
 */
export async function readQueue(
  db: Db,
  options: { readonly query: QueueQuery; readonly actor: Actor; readonly most?: number | null },
): Promise<{ lines: QueueLine[]; total: number; page: number; pages: number }> {
  const { query, actor, most = CHANGES_A_PAGE } = options;
  const rows = await db
    .select({
      change: listingChanges,
      producerName: producers.name,
      provinceCode: producers.provinceCode,
      fields: sql<number>`(select count(*) from ${listingChangeFields} where ${listingChangeFields.changeId} = ${listingChanges.id})`,
    })
    .from(listingChanges)
    .innerJoin(producers, eq(producers.id, listingChanges.producerId))
    .where(
      and(
        within(actor),
        eq(listingChanges.state, query.state),
        query.kind === 'all' ? undefined : eq(listingChanges.kind, query.kind),
      ),
    )
    .orderBy(
      query.state === 'waiting' ? asc(listingChanges.sentAt) : desc(listingChanges.changedAt),
      asc(listingChanges.id),
    );
  const words = fold(query.text).split(/\s+/);
  const found = rows.filter(({ change, producerName }) => {
    const text = fold(`${change.title} ${producerName} ${change.code}`);
    return words.every((word) => text.includes(word));
  });
  const perPage = most ?? Math.max(1, found.length);
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(query.page, pages);
  return {
    lines: found.slice((page - 1) * perPage, page * perPage),
    ...{ total: found.length, page, pages },
  };
}

function within(actor: Actor): SQL {
  const reach = reachOf(actor, 'decide-change');
  if (reach.everywhere) return sql`1`;
  return inArray(producers.provinceCode, [...reach.provinceCodes]);
}
