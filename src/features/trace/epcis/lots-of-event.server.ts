import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';
import { dayAt } from '#src/base/day.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { dateProblem, isLotCode, type LotDates } from '#src/features/trace/lots/lot-code.ts';
import { lotByUri, type LotRow } from '#src/features/trace/lots/lot-row.server.ts';
import { isObject, type JsonObject, textOf, thingsOf } from './event.ts';
import { type Faults, shown } from './fault.ts';
import { readThing } from './uris.ts';

/** Whose a URI is: a lot here, an item here, or nobody's here. */
export interface Owned {
  readonly lot: LotRow | null;
  readonly owner: 'own' | 'other' | 'nobody';
}

interface Importing {
  readonly tx: Tx;
  readonly producerId: number;
  readonly actor: Actor;
  readonly now: number;
  readonly faults: Faults;
  readonly touched: Map<number, LotRow>;
  readonly newLots: Set<number>;
  readonly owned: Map<string, Owned>;
}

/**
 * Lots of ours that an event is about, by their URIs; the producer's own that are not here yet are opened. What belongs
 * to another producer may have gone into something, and nothing else: then null, and a fault. Step of a command.
 */
export async function lotsOfEvent(
  work: Importing,
  event: JsonObject,
  path: string,
): Promise<ReadonlyMap<string, number> | null> {
  const found = new Map<string, number>();
  for (const thing of thingsOf(event)) {
    const { uri, part } = thing;
    let is = work.owned.get(uri) ?? (await ownedBy(work, uri));
    if (is.owner === 'other' && part !== 'input') {
      work.faults.add(path, 'not-own', { value: shown(uri) });
      return null;
    }
    if (is.owner === 'own' && is.lot === null) {
      is = { owner: 'own', lot: await newLot(work, thing, datesOf(event)) };
    }
    work.owned.set(uri, is);
    if (is.lot === null) continue;
    found.set(uri, is.lot.id);
    if (is.owner === 'own') work.touched.set(is.lot.id, is.lot);
  }
  return found;
}

async function ownedBy({ tx, producerId }: Importing, uri: string): Promise<Owned> {
  const lot = await lotByUri(tx, uri);
  if (lot !== null) return { lot, owner: lot.producerId === producerId ? 'own' : 'other' };
  const item = await itemOf(tx, uri);
  if (item === null) return { lot, owner: 'nobody' };
  return { lot, owner: item.owner === producerId ? 'own' : 'other' };
}

async function itemOf(tx: Tx, uri: string) {
  const thing = readThing(uri);
  if (thing === null || thing.key === 'sscc') return null;
  const key = thing.key === 'gtin' ? tradeItems.gtin : tradeItems.shortCode;
  const [row] = await tx
    .select({ item: tradeItems, of: products.producerId })
    .from(tradeItems)
    .leftJoin(products, eq(products.id, tradeItems.productId))
    .where(eq(key, thing.value));
  return row ? { ...row.item, owner: row.item.producerId ?? row.of } : null;
}

async function newLot(
  { tx, producerId, actor, now, newLots }: Importing,
  { uri, part, quantity, unit }: ReturnType<typeof thingsOf>[number],
  dates: LotDates,
): Promise<LotRow | null> {
  const code = readThing(uri)?.lot ?? null;
  const item = await itemOf(tx, uri);
  if (item === null || code === null || !isLotCode(code)) return null;
  const born = part === 'thing' || part === 'output';
  await tx.insert(lots).values({
    tradeItemId: item.id,
    producerId,
    code,
    ...(born && dateProblem(dates, dayAt(now)) === null ? dates : {}),
    quantity: quantity !== null && quantity > 0 ? quantity : null,
    unit: quantity === null ? item.lotUnit : (unit ?? 'EA'),
    addedAt: new Date(now).toISOString(),
    addedBy: actor.name,
  });
  const lot = await lotByUri(tx, uri);
  if (lot !== null) newLots.add(lot.id);
  return lot;
}

/** Days that a lot was born with, as our own documents write them. */
function datesOf({ ilmd }: JsonObject): LotDates {
  const day = (field: string): string | null =>
    isObject(ilmd) ? textOf(ilmd[`ocop:${field}`]) : null;
  return {
    madeOn: day('productionDate'),
    packedOn: day('packagingDate'),
    bestBefore: day('bestBeforeDate'),
    expiresOn: day('expiryDate'),
  };
}
