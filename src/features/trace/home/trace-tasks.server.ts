import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';
import { type Actor, reachOf } from '#src/features/accounts/may.ts';
import type { Task, TaskKind } from '#src/features/certificates/desk/home/task.ts';
import { MARK } from '#src/features/trace/codes/demo/demo-plan.ts';
import { listDeskRecalls } from '#src/features/trace/recalls/list-recalls.server.ts';
import { listWrongReports } from '#src/features/trace/reports/read-wrong-reports.server.ts';

type Found = [TaskKind, Task[]];

/** More than so many lots without a step are not told apart. */
const MOST_LOTS = 500;

/** What waits around codes and lots: recalls that are open, reports from visitors, lots nothing was recorded of. */
export async function traceTasks(db: Db, actor: Actor): Promise<Found[]> {
  return [
    ['open-recall', await openRecalls(db, actor)],
    ['wrong-report', await unansweredReports(db, actor)],
    ['lot-without-steps', await lotsWithoutSteps(db, actor)],
  ];
}

async function openRecalls(db: Db, actor: Actor): Promise<Task[]> {
  const query = { text: '', state: 'open', page: 1 } as const;
  const { lines } = await listDeskRecalls(db, { query, actor, most: null });
  return lines.map((line) => ({
    title: line.items.replaceAll('|', '; ') + (line.illustrative === 1 ? ` ${MARK}` : ''),
    key: line.code,
    detail: `${line.code} · ${line.producerName}`,
    due: null,
  }));
}

/** A producer's until they are closed; an officer's until somebody looks at them. */
async function unansweredReports(db: Db, actor: Actor): Promise<Task[]> {
  const producer = reachOf(actor, 'answer-wrong-report').producerIds.length > 0;
  const query = { text: '', state: producer ? 'open' : 'new', page: 1 } as const;
  const { lines } = await listWrongReports(db, { query, actor, all: true });
  return lines.toReversed().map((line) => ({
    title: line.productName ?? line.scanned,
    key: line.code,
    detail: [line.code, producer ? line.lotCode : line.producerName].filter(Boolean).join(' · '),
    due: null,
  }));
}

async function lotsWithoutSteps(db: Db, actor: Actor): Promise<Task[]> {
  const { producerIds } = reachOf(actor, 'record-lot');
  if (producerIds.length === 0) return [];
  const rows = await db
    .select({ id: lots.id, code: lots.code, name: products.name, label: tradeItems.label })
    .from(lots)
    .innerJoin(tradeItems, eq(tradeItems.id, lots.tradeItemId))
    .leftJoin(products, eq(products.id, tradeItems.productId))
    .where(
      and(
        inArray(lots.producerId, [...producerIds]),
        sql`not exists (select 1 from event_things t join epcis_events e on e.id = t.event_row
          where t.lot_id = ${lots.id} and e.producer_id = ${lots.producerId}
          and e.declared_in_error_by is null and e.declares_error_of is null)`,
      ),
    )
    .orderBy(asc(lots.id))
    .limit(MOST_LOTS);
  return rows.map((row) => ({
    title: [row.name, row.label].filter(Boolean).join(', '),
    key: String(row.id),
    detail: row.code,
    due: null,
  }));
}
