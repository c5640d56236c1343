import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { orders } from '#db/schema/orders.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { plantOrder } from '#src/features/orders/order.fixture.server.ts';
import type { OrderState } from '#src/features/orders/states/order-states.ts';
import type { ParcelState } from '#src/features/orders/states/parcel-states.ts';
import { makeDemoPromotions } from '#src/features/promotions/demo/make-demo-promotions.server.ts';
import { plantTradePages, TRADE_PAGES } from '#src/rights/trade-pages.examples.ts';
import { NOW, type World } from '#src/rights/worlds.examples.ts';

const ORDERS = 36;
const HOUR = 3_600_000;
const STATES: readonly (readonly [OrderState, ParcelState])[] = [
  ['confirmed', 'to-pack'],
  ['awaiting-payment', 'waiting'],
  ['confirmed', 'packed'],
  ['parked', 'waiting'],
  ['confirmed', 'handed-over'],
  ['confirmed', 'not-delivered'],
  ['completed', 'delivered'],
  ['confirmed', 'returning'],
  ['completed', 'returned'],
  ['cancelled', 'cancelled'],
];
const BUYERS = ['Công Tằng Tôn Nữ Thị Phương Thảo Nguyên', 'Lê An', 'Hoàng Thị Ngọc Bích'] as const;

/** A producer's busy fortnight: orders in every state over many days, and one of everything else that is traded. */
export async function plantTradeOfDesk(db: Db, world: World): Promise<void> {
  await makeDemoPromotions(db, { actor: SYSTEM, now: NOW });
  await plantTradePages(db, world);
  const { producerId, productId } = world;
  for (let n = 0; n < ORDERS; n++) {
    const [state, parcel] = STATES[n % STATES.length] ?? ['confirmed', 'to-pack'];
    const method = (['cod', 'transfer', 'card'] as const)[n % 3] ?? 'cod';
    const arrived = parcel === 'delivered' || parcel === 'returned';
    const line = { productId, quantity: 1 + (n % 5), unitPrice: 85_000 };
    const { code } = await plantOrder(db, {
      ...{ state, method, demo: true, paid: method !== 'cod' && state !== 'awaiting-payment' },
      ...{ name: BUYERS[n % BUYERS.length] ?? '', placedAt: NOW - (n + 1) * 9 * HOUR },
      parcels: [
        {
          ...{ producerId, state: parcel, tracking: n % 2 ? 'EMS-VN-0123456789-HN' : '' },
          ...(arrived ? { deliveredAt: NOW - HOUR } : {}),
          lines: n % 4 === 0 ? [line, { ...line, discount: 5_000 }] : [line],
        },
      ],
    });
    if (n % 6 !== 0) continue;
    await db
      .update(orders)
      .set({
        note: 'Giao sau 17 giờ, gọi trước mười lăm phút vì bảo vệ toà nhà không nhận hàng thay.',
        addressLine: 'Căn hộ 2208, toà S3.02, khu đô thị Vinhomes Smart City, phố Tây Mỗ',
      })
      .where(eq(orders.code, code));
  }
}

/** The address of a page of trade in a world: what {@link plantTradeOfDesk} made for it. */
export function tradePage(file: string, about?: string): (content: { world: World }) => string {
  return ({ world }) => {
    const page = TRADE_PAGES.find((one) => one.file === file && one.about === about);
    if (page === undefined) throw new Error(`no page ${file} ${about ?? ''}`);
    return page.path(world);
  };
}
