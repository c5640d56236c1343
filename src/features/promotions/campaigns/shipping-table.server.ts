import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { settings } from '#db/schema/site.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import type { ShippingTable } from '#src/features/cart/pricing/contract.ts';
import { shippingTableFault } from '#src/features/cart/pricing/shipping-table-fault.ts';
import { DEFAULT_SHIPPING } from '#src/features/cart/pricing/shipping.ts';

const KEY = 'shipping';

/** The fees that hold: the office's own, or the default ones. */
export async function shippingTable(db: Pick<Db | Tx, 'select'>): Promise<ShippingTable> {
  const [row] = await db.select().from(settings).where(eq(settings.key, KEY));
  return row === undefined ? DEFAULT_SHIPPING : (JSON.parse(row.value) as ShippingTable);
}

/**
 * Sets the fees of delivery for every cart from now on; orders keep what was agreed.
 * @throws Refusal `not-allowed`, `shipping-table` {zone, why}
 */
export async function changeShippingTable(
  db: Db,
  { table, actor, now }: { table: ShippingTable; actor: Actor; now: number },
): Promise<void> {
  demand(actor, 'change-settings');
  const fault = shippingTableFault(table);
  if (fault !== null) throw new Refusal('shipping-table', fault);
  const before = await shippingTable(db);
  const value = JSON.stringify(table);
  await inTransaction(db, async (tx) => {
    await tx
      .insert(settings)
      .values({ key: KEY, value })
      .onConflictDoUpdate({ target: settings.key, set: { value } });
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'change-settings',
        subject: 'settings',
        before: { [KEY]: before },
        after: { [KEY]: table },
      },
    );
  });
}
