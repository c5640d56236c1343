import { day } from '#src/base/day.ts';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { offers } from '#db/schema/catalogue.ts';
import { bulkEdits } from '#db/schema/listings.ts';
import { adjustMany } from '#src/features/catalogue/offers/adjust-many.server.ts';
import { endHoliday, setHoliday } from '#src/features/catalogue/offers/set-holiday.server.ts';
import { undoBulkEdit } from '#src/features/catalogue/offers/undo-bulk-edit.server.ts';
import { countViews } from '#src/features/catalogue/views/count-views.server.ts';
import { readFigures } from '#src/features/orders/figures/read-figures.server.ts';
import { readPayouts } from '#src/features/orders/payouts/read-payouts.server.ts';
import { DECISIONS } from './desk-page.examples.ts';
import type { Deed } from './deeds.examples.ts';
import { NOW, type World } from './worlds.examples.ts';

/** Prices in bulk and holidays are the producer's own. */
const OWN = { own: ['producer'] } as const;
const SEES = [...DECISIONS, 'producer'] as const;
const days = { from: day('2026-11-01'), to: day('2026-11-30') };

/** What a world needs for these rows: an edit of its producer that can be taken back. */
export async function plantSales(db: Db, world: Pick<World, 'productId' | 'producerId'>) {
  const offer = await offerOf(db, world);
  const at = new Date(NOW - 60_000).toISOString();
  await db.insert(bulkEdits).values({
    ...{ id: editOf(world), producerId: world.producerId, by: 'thử', at, source: 'table' },
    rows: JSON.stringify([
      {
        ...{ id: offer.id, sku: offer.sku, version: offer.version },
        ...{ before: { price: 41_000 }, after: { price: offer.price } },
      },
    ]),
  });
}

export const editOf = ({ producerId }: Pick<World, 'producerId'>): number => 900_000 + producerId;

async function offerOf(db: Db, { productId }: Pick<World, 'productId'>) {
  const [row] = await db
    .select()
    .from(offers)
    .where(eq(offers.sku, `THU-GIA-${productId}`));
  if (!row) throw new Error('plantOffers was not called for this world');
  return row;
}

export const SALES_DEEDS: readonly Deed[] = [
  {
    ...{ name: 'adjustMany', ...OWN },
    run: async ({ db }, world, actor) => {
      const { id, version, price } = await offerOf(db, world);
      const list = [{ id, version, seen: { price }, to: { price: price + 1 } }];
      return adjustMany(db, { list, source: 'table', actor, now: NOW });
    },
  },
  {
    ...{ name: 'undoBulkEdit', ...OWN, missing: 'no-such-bulk-edit' },
    run: ({ db }, world, actor) => undoBulkEdit(db, { id: editOf(world), actor, now: NOW }),
  },
  {
    ...{ name: 'setHoliday', ...OWN },
    run: ({ db }, { producerId }, actor) =>
      setHoliday(db, {
        ...{ producerId, version: 0, actor, now: NOW },
        typed: { from: '2027-02-01', until: '2027-02-09', note: 'Nghỉ Tết' },
      }),
  },
  {
    ...{ name: 'endHoliday', ...OWN },
    run: ({ db }, { producerId }, actor) =>
      endHoliday(db, { producerId, version: 0, actor, now: NOW }),
  },
  {
    ...{ name: 'readPayouts', everywhere: SEES },
    run: ({ db }, { producerId }, actor) => readPayouts(db, { ...days, producerId, actor }),
  },
  {
    ...{ name: 'readFigures', everywhere: SEES },
    run: ({ db }, _, actor) => readFigures(db, { ...days, actor }),
  },
  // The program itself, and nobody who can sign in.
  {
    name: 'countViews',
    run: ({ db }, _, actor) => countViews(db, { batch: [], actor }),
  },
];
