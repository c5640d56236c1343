import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { orderLines, orders, parcels, payments, stockHolds } from '#db/schema/orders.ts';
import type { OrderState } from './states/order-states.ts';
import type { ParcelState } from './states/parcel-states.ts';

export interface LineSpec {
  readonly productId: number;
  readonly offerId?: number | null;
  readonly sku?: string;
  readonly quantity?: number;
  readonly unitPrice?: number;
  readonly discount?: number;
  readonly lotId?: number | null;
}

export interface ParcelSpec {
  readonly producerId: number;
  readonly state?: ParcelState;
  readonly lines: readonly LineSpec[];
  readonly shipping?: number;
  readonly wrap?: number;
  /** Milliseconds since 1970. */
  readonly deliveredAt?: number;
  readonly tracking?: string;
}

export interface OrderSpec {
  readonly parcels: readonly ParcelSpec[];
  readonly code?: string;
  readonly state?: OrderState;
  readonly method?: 'cod' | 'transfer' | 'card';
  readonly paid?: boolean;
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly userId?: string | null;
  readonly lang?: 'vi' | 'en';
  /** Milliseconds since 1970. */
  readonly placedAt?: number;
  readonly completedAt?: number;
  readonly demo?: boolean;
}

export interface PlantedOrder {
  readonly id: number;
  readonly code: string;
  readonly token: string;
  readonly paymentId: number;
  readonly total: number;
  readonly parcels: readonly { readonly id: number; readonly lineIds: readonly number[] }[];
}

let count = 0;

/** An order as placing leaves it, put straight into the tables, for tests. Stock of its offers counts as taken. */
export async function plantOrder(db: Db, spec: OrderSpec): Promise<PlantedOrder> {
  count += 1;
  const no = String(count).padStart(5, '0');
  const code = spec.code ?? `MXT${no}`;
  const token = `token${no}abcdefghijklmnopq`.slice(0, 26);
  const placedAt = new Date(spec.placedAt ?? Date.parse('2026-11-22T02:00:00Z')).toISOString();
  const priced = spec.parcels.map((parcel) => {
    const lines = parcel.lines.map((line) => {
      const { quantity = 2, unitPrice = 100_000, discount = 0 } = line;
      return { ...line, quantity, unitPrice, discount, total: quantity * unitPrice - discount };
    });
    const goods = lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0);
    const discount = lines.reduce((sum, line) => sum + line.discount, 0);
    const { shipping = 20_000, wrap = 0 } = parcel;
    return {
      ...{ parcel, lines, goods, discount, shipping, wrap },
      total: goods - discount + wrap + shipping,
    };
  });
  const sum = (of: (one: (typeof priced)[number]) => number): number =>
    priced.reduce((all, one) => all + of(one), 0);
  const total = sum((one) => one.total);
  const method = spec.method ?? 'cod';
  const [order] = await db
    .insert(orders)
    .values({
      ...{ code, token, requestKey: `key-${code}`, state: spec.state ?? 'confirmed' },
      ...{ origin: 'cart', method, lang: spec.lang ?? 'vi', userId: spec.userId ?? null },
      buyerName: spec.name ?? 'Nguyễn Thị Bưởi',
      buyerPhone: spec.phone ?? '0912345678',
      buyerEmail: spec.email ?? 'buoi@vi-du.test',
      delivery: 'delivery',
      ...{ provinceCode: '01', addressLine: '12 ngõ 3', placeText: 'phường Ba Đình, Hà Nội' },
      ...{ note: 'Gọi trước khi giao', invoice: null, ageConfirmed: false },
      goods: sum((one) => one.goods),
      discount: sum((one) => one.discount),
      wrap: sum((one) => one.wrap),
      shipping: sum((one) => one.shipping),
      ...{ shippingDiscount: 0, total, vat: 0, priced: '{}' },
      ...{ demo: spec.demo ?? false, placedAt, confirmedAt: placedAt },
      completedAt: spec.completedAt === undefined ? null : new Date(spec.completedAt).toISOString(),
    })
    .returning({ id: orders.id });
  const orderId = order?.id ?? 0;
  const made: { id: number; lineIds: number[] }[] = [];
  for (const [index, { parcel, lines, ...sums }] of priced.entries()) {
    const [producer] = await db
      .select({ name: producers.name, provinceCode: producers.provinceCode })
      .from(producers)
      .where(eq(producers.id, parcel.producerId));
    const [row] = await db
      .insert(parcels)
      .values({
        ...{ orderId, no: index + 1, producerId: parcel.producerId, ...sums },
        producerName: producer?.name ?? 'Cơ sở thử',
        provinceCode: producer?.provinceCode ?? '01',
        state: parcel.state ?? 'to-pack',
        ...{ shippingDiscount: 0, weightGrams: 1000, tracking: parcel.tracking ?? '' },
        deliveredAt:
          parcel.deliveredAt === undefined ? null : new Date(parcel.deliveredAt).toISOString(),
      })
      .returning({ id: parcels.id });
    const parcelId = row?.id ?? 0;
    const lineIds: number[] = [];
    for (const line of lines) {
      const [product] = await db.select().from(products).where(eq(products.id, line.productId));
      const [lineRow] = await db
        .insert(orderLines)
        .values({
          ...{ orderId, parcelId, productId: line.productId, offerId: line.offerId ?? null },
          ...{ sku: line.sku ?? `SKU-${line.productId}`, lotId: line.lotId ?? null },
          productName: product?.name ?? 'Hàng thử',
          productSlug: product?.slug ?? 'hang-thu',
          ...{ unitVi: 'Hộp 500 g', unitEn: 'Box 500 g', setNo: product?.setNo ?? 1 },
          ...{ standing: '{"stars":4}', certificateCode: null },
          ...{ quantity: line.quantity, listPrice: line.unitPrice, unitPrice: line.unitPrice },
          ...{ discount: line.discount, total: line.total, vatBp: 0, vat: 0, weightGrams: 500 },
        })
        .returning({ id: orderLines.id });
      lineIds.push(lineRow?.id ?? 0);
      if (line.offerId === undefined || line.offerId === null) continue;
      await db
        .insert(stockHolds)
        .values({ orderId, offerId: line.offerId, quantity: line.quantity, state: 'taken' })
        .onConflictDoNothing();
    }
    made.push({ id: parcelId, lineIds });
  }
  const paid = spec.paid ?? false;
  const [payment] = await db
    .insert(payments)
    .values({
      ...{ orderId, method, state: paid ? 'paid' : 'awaiting', due: total },
      ...{ paid: paid ? total : 0, reference: `MX${code}`.slice(0, 25), madeAt: placedAt },
      paidAt: paid ? placedAt : null,
    })
    .returning({ id: payments.id });
  return { id: orderId, code, token, paymentId: payment?.id ?? 0, total, parcels: made };
}
