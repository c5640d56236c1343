import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { orders, parcels } from '#db/schema/orders.ts';
import { plantOrder } from '#src/features/orders/order.fixture.server.ts';
import { answerMessage } from '#src/features/messages/answer-message.server.ts';
import { markReadByBuyer, markThreadRead } from '#src/features/messages/mark-read.server.ts';
import { writeAsBuyer } from '#src/features/messages/write-as-buyer.server.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import { type Deed, EVERYBODY } from './deeds.examples.ts';
import { NOW, type World } from './worlds.examples.ts';

type Where = Pick<World, 'producerId' | 'productId' | 'mark'>;

const codeOf = ({ producerId }: Pick<World, 'producerId'>): string => `MXW${producerId}`;

/** The thread of a world's order, as its address names it. */
export const threadOf = (world: Pick<World, 'producerId'>): string => `${codeOf(world)}-1`;

/** The secret address is the right, whoever has it. */
const HOLDER = { everywhere: EVERYBODY } as const;

/** What a world needs for these rows: an order that its buyer wrote about, asking the office to look. */
export async function plantMessages(db: Db, world: Where): Promise<void> {
  const { producerId, productId, mark } = world;
  const order = await plantOrder(db, {
    ...{ code: codeOf(world), name: `Người Nhắn ${mark}` },
    parcels: [{ producerId, lines: [{ productId }] }],
  });
  await writeAsBuyer(db, {
    ...{ token: order.token, parcelNo: 1, text: `Lời ${mark}`, asksOffice: true },
    ...{ requestKey: 'planted-1', actor: ANYONE, now: NOW },
  });
}

async function planted(db: Db, world: Pick<World, 'producerId'>) {
  const [found] = await db
    .select({ order: orders, parcel: parcels })
    .from(orders)
    .innerJoin(parcels, and(eq(parcels.orderId, orders.id), eq(parcels.no, 1)))
    .where(eq(orders.code, codeOf(world)));
  if (found === undefined) throw new Error('no order was planted');
  return found;
}

export const MESSAGE_DEEDS: readonly Deed[] = [
  {
    ...{ name: 'writeAsBuyer', ...HOLDER },
    async run({ db }, world, actor) {
      const { order } = await planted(db, world);
      return writeAsBuyer(db, {
        ...{ token: order.token, parcelNo: 1, text: 'Khi nào giao?', asksOffice: false },
        ...{ requestKey: 'form-0001', actor, now: NOW },
      });
    },
  },
  {
    ...{ name: 'answerMessage', own: ['provincial-officer', 'producer'] },
    missing: 'no-such-thread',
    async run({ db }, world, actor) {
      const thread = threadOf(world);
      return answerMessage(db, {
        ...{ thread, text: 'Mai gửi ạ', requestKey: 'desk-0001', actor, now: NOW },
      });
    },
  },
  {
    ...{ name: 'markReadByBuyer', ...HOLDER },
    async run({ db }, world, actor) {
      const { order } = await planted(db, world);
      return markReadByBuyer(db, { orderId: order.id, actor, now: NOW });
    },
  },
  {
    ...{ name: 'markThreadRead', own: ['producer'] },
    async run({ db }, world, actor) {
      const { parcel } = await planted(db, world);
      return markThreadRead(db, { parcel, actor, now: NOW });
    },
  },
];
