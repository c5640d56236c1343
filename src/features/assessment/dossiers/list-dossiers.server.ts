import { and, asc, count, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import { communes } from '#db/schema/places.ts';
import type { Day } from '#src/base/day.ts';
import { fold } from '#src/base/fold.ts';
import { type Actor, reachOf } from '#src/features/accounts/may.ts';
import type { DossierKind, DossierState } from '../dossier-states.ts';
import { type DossierQuery, PAGE_SIZE } from './dossier-query.ts';
import { inSight } from './dossier-sight.server.ts';

export interface DossierLine {
  readonly id: number;
  readonly code: string;
  readonly kind: DossierKind;
  readonly state: DossierState;
  readonly stateSince: string;
  readonly productName: string;
  readonly setNo: number;
  readonly producerName: string;
  readonly communeCode: string;
  readonly communeName: string;
  readonly provinceCode: string;
  readonly slipNo: string | null;
  readonly productCode: string | null;
  readonly lodgedAt: string | null;
  readonly communeDueOn: string | null;
  readonly resultHundredths: number | null;
  readonly resultStars: number | null;
}

export interface DossierList {
  readonly lines: readonly DossierLine[];
  readonly total: number;
  /** In sight, whatever the filters: how many stand where. */
  readonly byState: Readonly<Partial<Record<DossierState, number>>>;
  /** Communes that have dossiers in sight, for the filter; none for whoever sees the whole country. */
  readonly communes: readonly { readonly code: string; readonly name: string }[];
}

const LINE = {
  id: dossiers.id,
  code: dossiers.code,
  kind: dossiers.kind,
  state: dossiers.state,
  stateSince: dossiers.stateSince,
  productName: dossiers.productName,
  setNo: dossiers.setNo,
  producerName: producers.name,
  communeCode: dossiers.communeCode,
  communeName: communes.name,
  provinceCode: dossiers.provinceCode,
  slipNo: dossiers.slipNo,
  productCode: dossiers.productCode,
  lodgedAt: dossiers.lodgedAt,
  communeDueOn: dossiers.communeDueOn,
  resultHundredths: dossiers.resultHundredths,
  resultStars: dossiers.resultStars,
};

const ORDER: Record<DossierQuery['sort'], SQL[]> = {
  moi: [desc(dossiers.stateSince), desc(dossiers.id)],
  // Only what waits with the commune runs against its clock.
  han: [
    sql`case when ${dossiers.state} = 'lodged' then 0 else 1 end`,
    asc(dossiers.communeDueOn),
    asc(dossiers.id),
  ],
  ten: [asc(dossiers.productName), asc(dossiers.id)],
  ma: [asc(dossiers.id)],
};

/**
 * The dossiers a person may know of, filtered, sorted, one page of them.
 * @param most lines of a page; `null` gives all, for an export
 * @throws Refusal `not-allowed`
 */
export async function listDossiers(
  db: Db,
  {
    query,
    actor,
    today,
    most = PAGE_SIZE,
  }: { query: DossierQuery; actor: Actor; today: Day; most?: number | null },
): Promise<DossierList> {
  const sight = inSight(actor);
  const where = and(sight, ...filters(query, today), textFilter(query.text));
  const lines = db
    .select(LINE)
    .from(dossiers)
    .innerJoin(producers, eq(producers.id, dossiers.producerId))
    .innerJoin(communes, eq(communes.code, dossiers.communeCode))
    .where(where)
    .orderBy(...ORDER[query.sort]);
  const [found, [total], states, places] = [
    await (most === null ? lines : lines.limit(most).offset((query.page - 1) * most)),
    await db.select({ n: count() }).from(dossiers).where(where),
    await db
      .select({ state: dossiers.state, n: count() })
      .from(dossiers)
      .where(sight)
      .groupBy(dossiers.state),
    reachOf(actor, 'see-dossier').everywhere ? [] : await communesIn(db, sight),
  ];
  return {
    lines: found,
    total: total?.n ?? 0,
    byState: Object.fromEntries(states.map(({ state, n }) => [state, n])),
    communes: places,
  };
}

async function communesIn(db: Db, sight: SQL): Promise<DossierList['communes']> {
  return db
    .select({ code: communes.code, name: communes.name })
    .from(communes)
    .where(
      inArray(communes.code, db.select({ code: dossiers.communeCode }).from(dossiers).where(sight)),
    )
    .orderBy(asc(communes.name));
}

function filters(query: DossierQuery, today: Day): (SQL | undefined)[] {
  return [
    query.state === null ? undefined : eq(dossiers.state, query.state),
    query.kind === null ? undefined : eq(dossiers.kind, query.kind),
    query.setNo === null ? undefined : eq(dossiers.setNo, query.setNo),
    query.communeCode === null ? undefined : eq(dossiers.communeCode, query.communeCode),
    query.late ? and(eq(dossiers.state, 'lodged'), lt(dossiers.communeDueOn, today)) : undefined,
  ];
}

/** Every word, without regard to marks, in product, producer, code, slip or product code. */
function textFilter(text: string): SQL | undefined {
  const numbers = sql`lower(${dossiers.code} || ' ' || coalesce(replace(${dossiers.slipNo}, 'Đ', 'D'), '') || ' ' || coalesce(${dossiers.productCode}, ''))`;
  const wanted = fold(text).split(/\s+/).filter(Boolean);
  return and(
    ...wanted.map((word) => {
      const within = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
      return sql`(${dossiers.folded} like ${within} escape '\\' or ${numbers} like ${within} escape '\\')`;
    }),
  );
}
