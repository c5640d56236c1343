import { and, eq, isNotNull, like } from 'drizzle-orm';
import { recordAll } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { companyPrefixes, tradeItems } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { gtinOf } from '../gs1/check-digit.ts';
import {
  gtinUnder,
  isUnder,
  nextReference,
  printedGtin,
  reservedRangeOfGtin,
} from './company-prefix.ts';
import { subjectsOf } from './manage-items.server.ts';
import { isDemo } from './manage-prefixes.server.ts';
import { demandVersion, itemAndOwner } from './owner.server.ts';

/** Where the number comes from: typed as it is on the pack, or the next of one of the producer's prefixes. */
export type GtinFrom =
  | {
      readonly typed: string;
      /** The number lies under another's prefix, and the producer says that its owner gave it for these goods. */
      readonly givenByOther: boolean;
    }
  | { readonly prefixId: number };

/**
 * Gives an item its GTIN. It can be put right as long as nothing was made under it: with the first lot it is fixed,
 * because packs may carry it.
 * @param version as the form was filled
 * @param now milliseconds since 1970 UTC
 * @returns the GTIN in fourteen digits
 * @throws Refusal `not-allowed`, `no-such-trade-item`, `code-changed`, `item-without-producer`, `gtin-fixed`,
 *   `gtin-wrong`, `number-reserved`, `gtin-not-own-prefix`, `gtin-taken`, `no-such-prefix`, `prefix-full`
 */
export async function giveGtin(
  db: Db,
  options: { itemId: number; from: GtinFrom; version: number; actor: Actor; now: number },
): Promise<{ gtin: string }> {
  const { itemId, from, actor, now } = options;
  demand(actor, 'manage-codes', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const { item, owner } = await itemAndOwner(tx, itemId);
    demand(actor, 'manage-codes', owner);
    demandVersion(options.version, item);
    const { producerId } = owner;
    if (producerId === null) throw new Refusal('item-without-producer', {});
    if (item.gtin !== null) {
      const [lot] = await tx
        .select({ id: lots.id })
        .from(lots)
        .where(eq(lots.tradeItemId, itemId))
        .limit(1);
      if (lot) throw new Refusal('gtin-fixed', { gtin: printedGtin(item.gtin) });
    }
    const own = await tx
      .select()
      .from(companyPrefixes)
      .where(eq(companyPrefixes.producerId, producerId));
    const found =
      'typed' in from
        ? { gtin: await typedGtin(tx, from, own), ...from }
        : { gtin: await nextGtin(tx, from.prefixId, own), givenByOther: false };
    const { gtin, givenByOther } = found;
    await demandFree(tx, { gtin, itemId, producerId });
    await tx
      .update(tradeItems)
      .set({ gtin, version: item.version + 1 })
      .where(eq(tradeItems.id, itemId));
    await recordAll(
      tx,
      { actor: actor.name, now },
      subjectsOf(item).map((subject) => ({
        deed: 'give-gtin',
        subject,
        before: { gtin: item.gtin },
        after: { itemId, gtin, givenByOther },
      })),
    );
    return { gtin };
  });
}

type Prefix = typeof companyPrefixes.$inferSelect;

async function typedGtin(
  tx: Tx,
  { typed, givenByOther }: { typed: string; givenByOther: boolean },
  own: readonly Prefix[],
): Promise<string> {
  const read = gtinOf(typed);
  if (!read.ok) throw new Refusal('gtin-wrong', { why: read.code, ...read.facts });
  const range = reservedRangeOfGtin(read.gtin14);
  if (range !== null && !(range === 'demonstration' && (await isDemo(tx)))) {
    throw new Refusal('number-reserved', { number: typed.trim(), range });
  }
  if (!givenByOther && !own.some(({ prefix }) => isUnder(read.gtin14, prefix))) {
    const prefixes = own.map(({ prefix }) => prefix);
    throw new Refusal('gtin-not-own-prefix', { gtin: printedGtin(read.gtin14), prefixes });
  }
  return read.gtin14;
}

async function nextGtin(tx: Tx, prefixId: number, own: readonly Prefix[]): Promise<string> {
  const prefix = own.find(({ id }) => id === prefixId)?.prefix;
  if (prefix === undefined) throw new Refusal('no-such-prefix', { id: prefixId });
  const rows = await tx
    .select({ gtin: tradeItems.gtin })
    .from(tradeItems)
    .where(and(isNotNull(tradeItems.gtin), like(tradeItems.gtin, `_${prefix}%`)));
  const reference = nextReference(
    prefix,
    rows.map(({ gtin }) => gtin ?? ''),
  );
  if (reference === null) throw new Refusal('prefix-full', { prefix });
  return gtinUnder(prefix, reference);
}

/** One number, one thing. Whose it is already is told only to whom it belongs. */
async function demandFree(
  tx: Tx,
  { gtin, itemId, producerId }: { gtin: string; itemId: number; producerId: number },
): Promise<void> {
  const [taken] = await tx
    .select({ id: tradeItems.id, label: tradeItems.label, name: products.name })
    .from(tradeItems)
    .leftJoin(products, eq(products.id, tradeItems.productId))
    .where(eq(tradeItems.gtin, gtin));
  if (!taken || taken.id === itemId) return;
  const { owner } = await itemAndOwner(tx, taken.id);
  const name = [taken.name, taken.label].filter(Boolean).join(', ');
  throw new Refusal('gtin-taken', {
    gtin: printedGtin(gtin),
    by: owner.producerId === producerId ? name : null,
  });
}
