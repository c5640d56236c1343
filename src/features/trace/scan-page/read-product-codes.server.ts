import { and, desc, eq, isNull, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';
import { itemLink } from '#src/features/trace/codes/item-link.ts';

/** A size of a product with its code and the lots last made of it. */
export interface CodedItem {
  readonly label: string;
  readonly labelEn: string;
  readonly gtin: string | null;
  readonly shortCode: string;
  readonly link: string;
  readonly lots: readonly CodedLot[];
}

export interface CodedLot {
  readonly code: string;
  readonly link: string;
  /** Day it was packed, else made. */
  readonly day: string | null;
  readonly illustrative: boolean;
}

const MOST_LOTS = 3;
const MOST_ROWS = 200;

/** The codes a product is scanned by, newest lots first; made-up lots only while the site demonstrates itself. */
export async function readProductCodes(
  db: Db,
  productId: number,
  demo: boolean,
): Promise<CodedItem[]> {
  const shown = demo ? undefined : or(isNull(lots.id), eq(lots.illustrative, false));
  const rows = await db
    .select({ item: tradeItems, lot: lots })
    .from(tradeItems)
    .leftJoin(lots, and(eq(lots.tradeItemId, tradeItems.id), shown))
    .where(and(eq(tradeItems.productId, productId), isNull(tradeItems.withdrawnAt)))
    .orderBy(tradeItems.id, desc(lots.packedOn), desc(lots.id))
    .limit(MOST_ROWS);
  return [...Map.groupBy(rows, ({ item }) => item.id).values()].flatMap((ofItem) => {
    const item = ofItem[0]?.item;
    if (item === undefined) return [];
    const own = ofItem.map(({ lot }) => lot).filter((lot) => lot !== null);
    return {
      label: item.label,
      labelEn: item.labelEn,
      gtin: item.gtin,
      shortCode: item.shortCode,
      link: itemLink(item),
      lots: own.slice(0, MOST_LOTS).map((lot) => ({
        code: lot.code,
        link: itemLink(item, { lot: lot.code }),
        day: lot.packedOn ?? lot.madeOn,
        illustrative: lot.illustrative,
      })),
    };
  });
}
