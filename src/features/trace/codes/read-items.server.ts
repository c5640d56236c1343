import { and, asc, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';
import { fold } from '#src/base/fold.ts';
import { type Actor, may, type Reach, reachOf } from '#src/features/accounts/may.ts';
import { printedGtin } from './company-prefix.ts';
import { itemProducer, type ItemRow } from './owner.server.ts';

/** An item with what it belongs to. */
export interface ListedItem {
  readonly item: ItemRow;
  /** The product's, or what a material is called. */
  readonly name: string;
  readonly productSlug: string | null;
  readonly setNo: number | null;
  readonly producerId: number | null;
  readonly producerName: string | null;
  readonly provinceCode: string | null;
  readonly communeCode: string | null;
  readonly lots: number;
}

export interface ItemQuery {
  /** Words of the name, the producer or the label; or a GTIN or short code. */
  readonly q: string;
  /** Only with a number, or only without. */
  readonly gtin: 'with' | 'without' | null;
  readonly producerId: number | null;
  readonly page: number;
  readonly perPage: number;
}

const province = sql<string | null>`coalesce(${producers.provinceCode}, ${products.provinceCode})`;
const commune = sql<string | null>`coalesce(${producers.communeCode}, ${products.communeCode})`;

const COLUMNS = {
  item: tradeItems,
  name: sql<string>`coalesce(${products.name}, ${tradeItems.label})`,
  productSlug: products.slug,
  setNo: products.setNo,
  producerId: itemProducer,
  producerName: producers.name,
  provinceCode: province,
  communeCode: commune,
  lots: sql<number>`(select count(*) from ${lots} where ${lots.tradeItemId} = ${tradeItems.id})`,
};

/** Every item of a producer that is still made, products first: what lots can be opened of. */
export async function readItemsOf(db: Db, producerId: number): Promise<ListedItem[]> {
  const rows = await select(
    db,
    and(eq(itemProducer, producerId), sql`${tradeItems.withdrawnAt} is null`),
  );
  return inOrder(rows);
}

/** One item; null when there is none within reach. */
export async function readItem(
  db: Db,
  { id, actor }: { id: number; actor: Actor },
): Promise<ListedItem | null> {
  const [found] = await select(db, eq(tradeItems.id, id));
  return found && may(actor, 'see-codes', found) ? found : null;
}

/** Lots of an item, the newest first: serials are made for one of them. */
export async function readLotsOfItem(
  db: Db,
  itemId: number,
): Promise<{ id: number; code: string }[]> {
  return db
    .select({ id: lots.id, code: lots.code })
    .from(lots)
    .where(eq(lots.tradeItemId, itemId))
    .orderBy(desc(lots.id));
}

/** Other sizes of the product of an item. */
export async function readSizesOf(db: Db, productId: number): Promise<ListedItem[]> {
  return inOrder(await select(db, eq(tradeItems.productId, productId)));
}

/** The items within reach that were asked for, by producer and name. */
export async function listItems(
  db: Db,
  actor: Actor,
  query: ItemQuery,
): Promise<{ total: number; page: number; last: number; items: ListedItem[] }> {
  const lean = await db
    .select({
      ...{ id: tradeItems.id, name: COLUMNS.name, label: tradeItems.label },
      ...{ gtin: tradeItems.gtin, shortCode: tradeItems.shortCode, producer: producers.name },
    })
    .from(tradeItems)
    .leftJoin(products, eq(products.id, tradeItems.productId))
    .leftJoin(producers, eq(producers.id, itemProducer))
    .where(
      and(
        within(reachOf(actor, 'see-codes')),
        query.producerId === null ? undefined : eq(itemProducer, query.producerId),
        query.gtin === null
          ? undefined
          : query.gtin === 'with'
            ? sql`${tradeItems.gtin} is not null`
            : sql`${tradeItems.gtin} is null`,
      ),
    )
    .orderBy(asc(tradeItems.kind), asc(producers.name), asc(COLUMNS.name), asc(tradeItems.id));
  const found = lean.filter(matcher(query.q));
  const last = Math.max(1, Math.ceil(found.length / query.perPage));
  const page = Math.min(Math.max(1, query.page), last);
  const shown = found.slice((page - 1) * query.perPage, page * query.perPage).map((row) => row.id);
  const rows = shown.length === 0 ? [] : await select(db, inArray(tradeItems.id, shown));
  const byId = new Map(rows.map((row) => [row.item.id, row]));
  const items = shown.flatMap((id) => byId.get(id) ?? []);
  return { total: found.length, page, last, items };
}

interface Lean {
  readonly name: string;
  readonly label: string;
  readonly producer: string | null;
  readonly gtin: string | null;
  readonly shortCode: string;
}

/** Every word has to be found; hyphens and spaces in a code do not count. */
function matcher(q: string): (row: Lean) => boolean {
  const words = fold(q).split(/\s+/).filter(Boolean);
  if (words.length === 0) return () => true;
  const code = q.replace(/[\s-]/g, '').toUpperCase();
  return (row) => {
    if (row.shortCode === code) return true;
    if (row.gtin !== null && /^\d{8,}$/.test(code)) {
      return row.gtin === code.padStart(14, '0') || printedGtin(row.gtin).startsWith(code);
    }
    const text = fold(`${row.name} ${row.label} ${row.producer ?? ''}`);
    return words.every((word) => text.includes(word));
  };
}

function select(db: Db, where: SQL | undefined): Promise<ListedItem[]> {
  return db
    .select(COLUMNS)
    .from(tradeItems)
    .leftJoin(products, eq(products.id, tradeItems.productId))
    .leftJoin(producers, eq(producers.id, itemProducer))
    .where(where);
}

/** Products before materials, by name and label; the order of Vietnamese letters is not SQLite's. */
function inOrder(rows: readonly ListedItem[]): ListedItem[] {
  const order = new Intl.Collator('vi', { numeric: true });
  return [...rows].sort(
    (a, b) =>
      Number(a.item.kind === 'material') - Number(b.item.kind === 'material') ||
      order.compare(a.name, b.name) ||
      order.compare(a.item.label, b.item.label) ||
      a.item.id - b.item.id,
  );
}

function within(reach: Reach): SQL | undefined {
  if (reach.everywhere) return undefined;
  const own = [
    ...(reach.provinceCodes.length > 0 ? [inArray(province, [...reach.provinceCodes])] : []),
    ...(reach.communeCodes.length > 0 ? [inArray(commune, [...reach.communeCodes])] : []),
    ...(reach.producerIds.length > 0 ? [inArray(itemProducer, [...reach.producerIds])] : []),
  ];
  return own.length > 0 ? or(...own) : sql`0`;
}
