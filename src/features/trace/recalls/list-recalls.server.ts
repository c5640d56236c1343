import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { fold } from '#src/base/fold.ts';
import { type Actor, type Reach, reachOf } from '#src/features/accounts/may.ts';
import { RECALLS_A_PAGE, type RecallQuery } from './recall-query.ts';
import type { Hazard, RecallState } from './recall-states.ts';

/** A recall as a list shows it. Instants are ISO 8601 UTC. */
export interface RecallLine {
  readonly id: number;
  readonly code: string;
  readonly state: RecallState;
  readonly hazard: Hazard;
  readonly producerName: string;
  readonly provinceCode: string;
  readonly openedAt: string;
  readonly liftedAt: string | null;
  readonly reasonVi: string;
  readonly reasonEn: string;
  /** Lots that are recalled. */
  readonly lots: number;
  /** Products and materials, each once, separated by `|`. */
  readonly items: string;
  /** Codes of the lots, separated by `|`. */
  readonly lotCodes: string;
  /** 1: every recalled lot is made up for a demonstration. */
  readonly illustrative: 0 | 1;
}

export interface RecallList {
  readonly lines: readonly RecallLine[];
  /** That fit the query, on all pages. */
  readonly total: number;
  readonly open: number;
}

/** Every recall, for the public: open ones first, then the newest. */
export async function listRecalls(db: Db, query: RecallQuery): Promise<RecallList> {
  return pageOf(await linesOf(db, sql`1`), query, RECALLS_A_PAGE);
}

/**
 * The recalls an actor may see at the desk: of own producers and places, and those that touch a lot of theirs.
 * @param most lines of one page; null: all in one
 */
export async function listDeskRecalls(
  db: Db,
  { query, actor, most }: { query: RecallQuery; actor: Actor; most: number | null },
): Promise<RecallList> {
  return pageOf(await linesOf(db, touching(reachOf(actor, 'see-recalls'))), query, most);
}

/** Condition: the recall's own producer, or that of a lot it touches, lies within reach. */
export function touching(reach: Reach): SQL {
  if (reach.everywhere) return sql`1`;
  const among = (values: readonly (string | number)[]): SQL =>
    sql`(select value from json_each(${JSON.stringify(values)}))`;
  const within = sql`(p.id in ${among(reach.producerIds)} or p.province_code in ${among(reach.provinceCodes)}
    or p.commune_code in ${among(reach.communeCodes)})`;
  return sql`(exists (select 1 from producers p where p.id = r.producer_id and ${within})
    or exists (select 1 from recall_lots k join lots l on l.id = k.lot_id
      join producers p on p.id = l.producer_id
      where k.recall_id = r.id and k.how <> 'backward' and ${within}))`;
}

async function linesOf(db: Db, condition: SQL): Promise<RecallLine[]> {
  return db.all<RecallLine>(sql`
    select r.id, r.code, r.state, r.hazard, o.name as "producerName",
      r.province_code as "provinceCode", r.opened_at as "openedAt", r.lifted_at as "liftedAt",
      r.reason_vi as "reasonVi", r.reason_en as "reasonEn",
      (select count(*) from recall_lots k where k.recall_id = r.id and k.included = 1) as lots,
      coalesce((select group_concat(name, '|') from (
        select distinct coalesce(g.name || case t.label when '' then '' else ', ' || t.label end, t.label) as name
        from recall_lots k join lots l on l.id = k.lot_id join trade_items t on t.id = l.trade_item_id
        left join products g on g.id = t.product_id
        where k.recall_id = r.id and k.included = 1 order by name)), '') as items,
      coalesce((select group_concat(l.code, '|') from recall_lots k join lots l on l.id = k.lot_id
        where k.recall_id = r.id and k.included = 1), '') as "lotCodes",
      not exists (select 1 from recall_lots k join lots l on l.id = k.lot_id
        where k.recall_id = r.id and k.included = 1 and l.illustrative = 0) as illustrative
    from recalls r join producers o on o.id = r.producer_id
    where ${condition}
    order by r.state = 'lifted', r.opened_at desc, r.id desc`);
}

function pageOf(all: readonly RecallLine[], query: RecallQuery, most: number | null): RecallList {
  const asked = fold(query.text);
  const found = all.filter((line) => {
    if (query.state !== null && line.state !== query.state) return false;
    const text = `${line.code} ${line.producerName} ${line.items} ${line.lotCodes}`;
    return asked === '' || fold(text).includes(asked);
  });
  const from = most === null ? 0 : (query.page - 1) * most;
  return {
    lines: most === null ? found : found.slice(from, from + most),
    total: found.length,
    open: all.filter(({ state }) => state === 'open').length,
  };
}
