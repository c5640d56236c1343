import { and, count, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { lots } from '#db/schema/lots.ts';
import { wrongReports } from '#db/schema/recalls.ts';
import { type Actor, may, reachOf } from '#src/features/accounts/may.ts';
import { isOfficerFor } from './answer-wrong-report.server.ts';
import { REPORTS_A_PAGE, type ReportQuery } from './report-query.ts';
import type { ReportState } from './report-states.ts';

/** A report as the desk reads it; `contact` is empty for all but officers. */
export type ReportFacts = typeof wrongReports.$inferSelect & {
  readonly productName: string | null;
  readonly productSlug: string | null;
  readonly producerName: string | null;
  readonly lotCode: string | null;
};

export interface ReportList {
  readonly lines: readonly ReportFacts[];
  readonly total: number;
  readonly byState: Readonly<Partial<Record<ReportState, number>>>;
}

const FACTS = {
  report: wrongReports,
  productName: products.name,
  productSlug: products.slug,
  producerName: producers.name,
  lotCode: lots.code,
};

/**
 * The reports of an actor's inbox, newest first.
 * @param all without pages, for files
 */
export async function listWrongReports(
  db: Db,
  { query, actor, all = false }: { query: ReportQuery; actor: Actor; all?: boolean },
): Promise<ReportList> {
  const within = reachCondition(actor);
  const like = `%${query.text.replaceAll(/[\\%_]/g, (char) => `\\${char}`)}%`;
  const holds = (column: unknown): SQL => sql`${column} like ${like} escape '\\'`;
  const narrowed = and(
    within,
    query.state === null
      ? undefined
      : query.state === 'open'
        ? inArray(wrongReports.state, ['new', 'looking'])
        : eq(wrongReports.state, query.state),
    query.text === ''
      ? undefined
      : or(
          holds(wrongReports.code),
          holds(wrongReports.said),
          holds(wrongReports.scanned),
          holds(products.name),
          holds(producers.name),
        ),
  );
  const joined = db
    .select(FACTS)
    .from(wrongReports)
    .leftJoin(products, eq(products.id, wrongReports.productId))
    .leftJoin(producers, eq(producers.id, wrongReports.producerId))
    .leftJoin(lots, eq(lots.id, wrongReports.lotId))
    .where(narrowed)
    .orderBy(desc(wrongReports.id))
    .limit(all ? 50_000 : REPORTS_A_PAGE)
    .offset(all ? 0 : (query.page - 1) * REPORTS_A_PAGE);
  const [counted] = await db
    .select({ total: count() })
    .from(wrongReports)
    .leftJoin(products, eq(products.id, wrongReports.productId))
    .leftJoin(producers, eq(producers.id, wrongReports.producerId))
    .where(narrowed);
  const states = await db
    .select({ state: wrongReports.state, count: count() })
    .from(wrongReports)
    .where(within)
    .groupBy(wrongReports.state);
  return {
    lines: (await joined).map((row) => factsFor(actor, row)),
    total: counted?.total ?? 0,
    byState: Object.fromEntries(states.map((row) => [row.state, row.count])),
  };
}

/** A report within the actor's reach; null when there is none. */
export async function readWrongReport(
  db: Db,
  { code, actor }: { readonly code: string; readonly actor: Actor },
): Promise<ReportFacts | null> {
  const [row] = await db
    .select(FACTS)
    .from(wrongReports)
    .leftJoin(products, eq(products.id, wrongReports.productId))
    .leftJoin(producers, eq(producers.id, wrongReports.producerId))
    .leftJoin(lots, eq(lots.id, wrongReports.lotId))
    .where(eq(wrongReports.code, code));
  if (!row || !may(actor, 'see-wrong-reports', row.report)) return null;
  return factsFor(actor, row);
}

function factsFor(
  actor: Actor,
  {
    report,
    ...names
  }: { report: typeof wrongReports.$inferSelect } & Omit<
    ReportFacts,
    keyof typeof wrongReports.$inferSelect
  >,
): ReportFacts {
  const contact = isOfficerFor(actor, report) ? report.contact : '';
  return { ...report, contact, ...names };
}

function reachCondition(actor: Actor): SQL | undefined {
  const reach = reachOf(actor, 'see-wrong-reports');
  if (reach.everywhere) return undefined;
  return or(
    inArray(wrongReports.producerId, [...reach.producerIds]),
    inArray(wrongReports.provinceCode, [...reach.provinceCodes]),
    inArray(wrongReports.communeCode, [...reach.communeCodes]),
  );
}
