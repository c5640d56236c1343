import { and, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { serials, tradeItems } from '#db/schema/codes.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { issueSerials } from '#src/features/trace/codes/issue-serials.server.ts';
import { itemLink } from '#src/features/trace/codes/item-link.ts';
import { shortCodeFor } from '#src/features/trace/codes/short-code.ts';
import { addParty } from '#src/features/trace/codes/manage-parties.server.ts';
import { addPlace } from '#src/features/trace/codes/manage-places.server.ts';
import { createLot } from '#src/features/trace/lots/create-lot.server.ts';
import { recordStep } from '#src/features/trace/lots/record-step.server.ts';
import type { StepInput } from '#src/features/trace/lots/step.ts';
import type { Stage } from '#src/features/trace/lots/stages.ts';

/** A lot with a long journey through closed places and past hidden parties, and what nobody may learn of it. */
export interface PlantedLot {
  readonly item: string;
  readonly lot: string;
  /** A unit of the lot, and its serial alone. */
  readonly unit: string;
  readonly serials: readonly string[];
  readonly lotId: number;
  readonly itemId: number;
  readonly secrets: readonly string[];
  readonly producerId: number;
}

const HOUR = 3_600_000;
const STAGES: readonly Stage[] = [
  ...(['harvest', 'receiving', 'storing', 'testing', 'packing', 'storing'] as const),
  ...(['shipping', 'arrival', 'storing', 'selling'] as const),
];

/**
 * Records a lot of `steps` stages for a product of a real producer of the catalogue.
 * @param gtin fourteen digits of GS1's range for demonstrations
 * @param producerId of this producer; else of the one after `skip` others
 * @param tag a size of its own for the lot, when the producer's first has one already
 */
export async function plantLot(
  db: Db,
  {
    gtin,
    steps,
    units,
    now,
    skip = 0,
    producerId: whose,
    tag,
  }: {
    gtin: string;
    steps: number;
    units: number;
    now: number;
    skip?: number;
    producerId?: number;
    tag?: string;
  },
): Promise<PlantedLot> {
  const [owned] = await db
    .select({ item: tradeItems, producerId: products.producerId })
    .from(tradeItems)
    .innerJoin(products, eq(products.id, tradeItems.productId))
    .where(
      and(
        whose === undefined ? isNotNull(products.producerId) : eq(products.producerId, whose),
        eq(tradeItems.kind, 'product'),
      ),
    )
    .orderBy(products.id)
    .limit(1)
    .offset(skip);
  const producerId = owned?.producerId ?? 0;
  const item = owned && (tag === undefined ? owned.item : await sizeOf(db, owned.item, gtin, tag));
  if (item === undefined) throw new Error('no product with a producer');
  await db.update(tradeItems).set({ gtin }).where(eq(tradeItems.id, item.id));
  const actor = actorAs('producer', { producerId }, 'Người ghi kín tên');
  const place = (name: string, open: boolean) => ({
    ...{ kind: 'workshop' as const, name, address: `Địa chỉ của ${name}`, gln: '' },
    ...{ provinceCode: '01', communeCode: null, glnExtension: '', open },
  });
  const who = { producerId, actor, now };
  const hidden = `Xưởng kín ${gtin}`;
  const closed = await addPlace(db, { ...who, facts: place(hidden, false) });
  const open = await addPlace(db, { ...who, facts: place(`Xưởng mở ${gtin}`, true) });
  const secret = `Khách hàng kín ${gtin}`;
  const party = await addParty(db, {
    ...who,
    facts: {
      ...{ role: 'both', name: secret, gln: '', taxCode: '', open: false },
      ...{ address: `Nhà của ${secret}`, phone: '0987654321', email: 'kin@vi-du.test' },
    },
  });
  const lot = await createLot(db, {
    lot: {
      ...{ tradeItemId: item.id, code: `LO-${gtin.slice(-4)}`, madeOn: '2026-11-01' },
      ...{ packedOn: null, bestBefore: null, expiresOn: null, quantity: 500, unit: null },
      ...{ note: '', clientId: null },
    },
    actor,
    now,
  });
  for (let at = 0; at < steps; at++) {
    const stage = STAGES[at % STAGES.length] ?? 'storing';
    const step: StepInput = {
      ...{ lotId: lot.id, stage, quantity: null, unit: null, inputs: [], files: [] },
      ...{ clientId: null, source: 'desk' },
      at: now - (steps - at + 1) * HOUR,
      placeId: at % 2 ? closed.id : open.id,
      partyId: ['receiving', 'shipping', 'selling'].includes(stage) ? party.id : null,
      result: stage === 'testing' ? 'conformant' : null,
      note: `Bước ${at + 1}: ghi chép <b>"thử"</b> & dài vừa phải cho đủ một câu.`,
    };
    await recordStep(db, { step, actor, now });
  }
  await issueSerials(db, { lotId: lot.id, count: units, actor, now });
  const made = await db
    .select({ serial: serials.serial })
    .from(serials)
    .where(eq(serials.lotId, lot.id));
  const codes = { gtin, shortCode: item.shortCode };
  const names = made.map(({ serial }) => serial);
  return {
    item: itemLink(codes),
    lot: itemLink(codes, { lot: lot.code }),
    unit: itemLink(codes, { lot: lot.code, serial: names[0] ?? '' }),
    serials: names,
    lotId: lot.id,
    itemId: item.id,
    secrets: [hidden, secret, 'kin@vi-du.test', '0987654321', 'Người ghi kín tên'],
    producerId,
  };
}

/** Another size of the same product, with a short code of its own. */
async function sizeOf(
  db: Db,
  { id: _, ...first }: typeof tradeItems.$inferSelect,
  gtin: string,
  tag: string,
): Promise<typeof tradeItems.$inferSelect> {
  const own = { gtin: null, shortCode: shortCodeFor(gtin), label: tag };
  const [size] = await db
    .insert(tradeItems)
    .values({ ...first, ...own })
    .returning();
  if (size === undefined) throw new Error('no size');
  return size;
}
