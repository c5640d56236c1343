import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { orderLines, orders, parcels, returnRequests } from '#db/schema/orders.ts';
import { Refusal } from '#src/base/refusal.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import { tellBuyersOfRecall } from '#src/features/orders/desk/tell-buyers.server.ts';
import { decideParked } from '#src/features/orders/desk/decide-parked.server.ts';
import { plantOrder } from '#src/features/orders/order.fixture.server.ts';
import { cancelParcel } from '#src/features/orders/parcels/cancel-parcel.server.ts';
import { moveMany } from '#src/features/orders/parcels/move-many.server.ts';
import { moveParcel } from '#src/features/orders/parcels/move-parcel.server.ts';
import { undoParcel } from '#src/features/orders/parcels/undo-parcel.server.ts';
import { askErasure } from '#src/features/orders/retention/erasure-requests.server.ts';
import { exportBuyer, exportOwnOrder } from '#src/features/orders/retention/export-buyer.server.ts';
import { findBuyer } from '#src/features/orders/retention/find-buyer.server.ts';
import { forgetBuyer } from '#src/features/orders/retention/forget-buyer.server.ts';
import { forgetOldOrders } from '#src/features/orders/retention/forget-old-orders.server.ts';
import { answerReturn } from '#src/features/orders/returns/answer-return.server.ts';
import { askReturn } from '#src/features/orders/returns/ask-return.server.ts';
import { withdrawReturn } from '#src/features/orders/returns/withdraw-return.server.ts';
import { type Deed, EVERYBODY } from './deeds.examples.ts';
import { NOW, type World } from './worlds.examples.ts';

type Where = Pick<World, 'producerId' | 'productId'>;

const codeOf = (what: 'G' | 'D' | 'P', { producerId }: Where): string => `MX${what}${producerId}`;
const FULFILS = { own: ['provincial-officer', 'producer'], missing: 'no-such-parcel' } as const;
const CANCELS = { ...FULFILS, everywhere: ['administrator'] } as const;
const FORGETS = { everywhere: ['administrator'] } as const;
/** The secret address is the right, whoever has it. */
const HOLDER = { everywhere: EVERYBODY } as const;

/** What a world needs for these rows: an order to pack, and one that was delivered with a return to answer. */
export async function plantOrdersOfDesk(db: Db, world: Where): Promise<void> {
  const { producerId, productId } = world;
  await plantOrder(db, {
    code: codeOf('G', world),
    parcels: [{ producerId, lines: [{ productId }] }],
  });
  await plantOrder(db, {
    ...{ code: codeOf('P', world), state: 'parked', method: 'transfer', paid: true },
    parcels: [{ producerId, state: 'waiting', lines: [{ productId }] }],
  });
  const order = await plantOrder(db, {
    ...{ code: codeOf('D', world), state: 'completed', completedAt: NOW },
    parcels: [
      { producerId, state: 'delivered', deliveredAt: NOW, lines: [{ productId }, { productId }] },
    ],
  });
  const [parcel = { id: 0, lineIds: [0] }] = order.parcels;
  await askReturn(db, {
    ...{ token: order.token, parcelId: parcel.id, reason: 'damaged', said: 'Vỡ nắp hũ' },
    lines: [{ lineId: parcel.lineIds[0] ?? 0, quantity: 1 }],
    ...{ unopened: false, actor: ANYONE, now: NOW },
  });
}

async function planted(db: Db, what: 'G' | 'D', world: Where) {
  const [found] = await db
    .select({ order: orders, parcel: parcels })
    .from(orders)
    .innerJoin(parcels, eq(parcels.orderId, orders.id))
    .where(eq(orders.code, codeOf(what, world)));
  if (found === undefined) throw new Error('no order was planted');
  const lines = await db.select().from(orderLines).where(eq(orderLines.orderId, found.order.id));
  const [asked] = await db
    .select()
    .from(returnRequests)
    .where(eq(returnRequests.orderId, found.order.id));
  const { id: parcelId, version } = found.parcel;
  return { token: found.order.token, parcelId, version, lines, asked };
}

const PACK = { deed: 'pack', lots: 'bulk' } as const;

export const ORDER_DESK_DEEDS: readonly Deed[] = [
  {
    ...{ name: 'moveParcel', ...FULFILS },
    async run({ db }, world, actor) {
      const { parcelId, version } = await planted(db, 'G', world);
      return moveParcel(db, { parcelId, version, move: PACK, actor, now: NOW });
    },
  },
  {
    ...{ name: 'moveMany', ...FULFILS },
    async run({ db }, world, actor) {
      const { parcelId, version } = await planted(db, 'G', world);
      const chosen = [{ parcelId, version, move: PACK }];
      const [done] = await moveMany(db, { chosen, actor, now: NOW });
      if (done?.refusal instanceof Refusal) throw done.refusal;
    },
  },
  {
    ...{ name: 'undoParcel', ...FULFILS },
    async run({ db }, world, actor) {
      const { parcelId, version } = await planted(db, 'G', world);
      return undoParcel(db, { parcelId, version, actor, now: NOW });
    },
  },
  {
    ...{ name: 'cancelParcel', ...CANCELS },
    async run({ db }, world, actor) {
      const { parcelId, version } = await planted(db, 'G', world);
      return cancelParcel(db, { parcelId, version, why: 'sold-out', actor, now: NOW });
    },
  },
  {
    ...{ name: 'answerReturn', ...FULFILS },
    async run({ db }, world, actor) {
      const { asked } = await planted(db, 'D', world);
      return answerReturn(db, {
        ...{ returnId: asked?.id ?? 0, version: asked?.version ?? 0, actor, now: NOW },
        answer: { to: 'agreed', answer: 'Gửi về cơ sở' },
      });
    },
  },
  {
    ...{ name: 'askReturn', ...HOLDER },
    async run({ db }, world, actor) {
      const { token, parcelId, lines } = await planted(db, 'D', world);
      return askReturn(db, {
        ...{ token, parcelId, reason: 'damaged', said: 'Vỡ nắp hũ', unopened: false },
        lines: [{ lineId: lines[1]?.id ?? 0, quantity: 1 }],
        ...{ actor, now: NOW },
      });
    },
  },
  {
    ...{ name: 'withdrawReturn', ...HOLDER },
    async run({ db }, world, actor) {
      const { token, asked } = await planted(db, 'D', world);
      return withdrawReturn(db, { token, returnId: asked?.id ?? 0, actor, now: NOW });
    },
  },
  {
    ...{ name: 'askErasure', ...HOLDER },
    async run({ db }, world, actor) {
      const { token } = await planted(db, 'D', world);
      return askErasure(db, { token, actor, now: NOW });
    },
  },
  {
    ...{ name: 'exportOwnOrder', ...HOLDER },
    async run({ db }, world, actor) {
      const { token } = await planted(db, 'D', world);
      return exportOwnOrder(db, { token, actor, now: NOW });
    },
  },
  {
    ...{ name: 'findBuyer', ...FORGETS },
    run: ({ db }, world, actor) => findBuyer(db, { text: codeOf('D', world), actor, now: NOW }),
  },
  {
    ...{ name: 'exportBuyer', ...FORGETS },
    run: ({ db }, world, actor) =>
      exportBuyer(db, { search: { by: 'code', value: codeOf('D', world) }, actor, now: NOW }),
  },
  {
    ...{ name: 'forgetBuyer', ...FORGETS },
    run: ({ db }, world, actor) =>
      forgetBuyer(db, { search: { by: 'code', value: codeOf('D', world) }, actor, now: NOW }),
  },
  {
    ...{ name: 'decideParked', everywhere: ['administrator'] },
    ...{ own: ['provincial-officer'], missing: 'no-such-order' },
    run: ({ db }, world, actor) =>
      decideParked(db, {
        ...{ code: codeOf('P', world), version: 1, to: 'supply', actor, now: NOW },
      }),
  },
  {
    name: 'forgetOldOrders',
    run: ({ db }, _world, actor) => forgetOldOrders(db, { actor, now: NOW }),
  },
  {
    ...{ name: 'tellBuyersOfRecall', everywhere: ['ministry-officer'] },
    ...{ own: ['provincial-officer', 'producer'], missing: 'no-such-recall' },
    run: ({ db }, { traces }, actor) =>
      tellBuyersOfRecall(db, {
        ...{ code: traces.recalls.own.code, actor, now: NOW, siteUrl: 'https://moixa.example' },
      }),
  },
];
