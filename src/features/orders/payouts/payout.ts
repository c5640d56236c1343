import { allocate } from './allocate.ts';

/** A parcel of an order as the store has it; money in whole đồng, instants ISO 8601 UTC. */
export interface PayoutParcel {
  readonly id: number;
  readonly producerId: number | null;
  readonly goods: number;
  readonly discount: number;
  readonly wrap: number;
  readonly shipping: number;
  readonly shippingDiscount: number;
  readonly total: number;
  readonly cashCollected: number | null;
  readonly deliveredAt: string | null;
}

export interface PayoutOrder {
  readonly method: 'cod' | 'transfer' | 'card';
  readonly parcels: readonly PayoutParcel[];
  /** Applied discounts as the order kept them; only those that somebody else than the producer bears count here. */
  readonly discounts: readonly {
    readonly payer: string;
    readonly amount: number;
    readonly producerId: number | null;
  }[];
  /** All that came in, in all ways. */
  readonly paid: number;
  /** Refunds that were not given up. */
  readonly refunds: readonly {
    readonly amount: number;
    readonly reason: string;
    readonly madeAt: string;
    /** The parcel it is about; null: the order. */
    readonly parcelId: number | null;
  }[];
}

/** What a parcel comes to for its producer in a period. */
export interface Payout {
  readonly parcelId: number;
  readonly producerId: number | null;
  /** Delivered in the period; otherwise only refunds fall into it. */
  readonly delivered: boolean;
  readonly goods: number;
  /** Off goods and delivery, borne by the producer. */
  readonly ownDiscount: number;
  /** Off goods and delivery, borne by a province or the site: the producer gets it back. */
  readonly othersDiscount: number;
  readonly wrap: number;
  readonly shipping: number;
  /** Collected at the door: the producer, or its carrier, has it. */
  readonly cash: number;
  /** Paid by transfer or card: the site has it. */
  readonly online: number;
  /** Given back, or to be given back, to the buyer within the period. */
  readonly refunded: number;
  /** What the site owes the producer; below 0: what the producer owes the site. */
  readonly owed: number;
}

export interface Period {
  /** First instant of it, ISO 8601 UTC. */
  readonly from: string;
  /** First instant after it. */
  readonly until: string;
}

/** Money that never was for goods: it came twice, or after the order had ended. */
const NOT_FOR_GOODS: ReadonlySet<string> = new Set(['paid-too-much', 'paid-after-cancel']);

/**
 * What an order comes to for each producer, as far as it falls into a period: a parcel on the instant of its delivery,
 * a refund on the instant it was asked for. A producer is due what the buyer owed for the parcel and what others give
 * towards its discounts, less what went back to the buyer; it has the cash already. Periods side by side add up to the
 * whole.
 */
export function payoutsOf(order: PayoutOrder, period: Period): Payout[] {
  const { parcels } = order;
  const within = (at: string | null): boolean =>
    at !== null && at >= period.from && at < period.until;
  const others = othersOf(order);
  const excess = order.refunds
    .filter(({ reason }) => NOT_FOR_GOODS.has(reason))
    .reduce((sum, { amount }) => sum + amount, 0);
  const paid = order.method === 'cod' ? 0 : Math.max(0, order.paid - excess);
  const online = allocate(
    paid,
    parcels.map(({ total }) => total),
  );
  const back = refundsOf(order, within);
  return parcels.flatMap((parcel, at): Payout[] => {
    const delivered = within(parcel.deliveredAt);
    // What is given back for a parcel that never arrived was never due to its producer.
    const refunded = parcel.deliveredAt === null ? 0 : (back[at] ?? 0);
    if (!delivered && refunded === 0) return [];
    const off = parcel.discount + parcel.shippingDiscount;
    const theirs = delivered ? (others[at] ?? 0) : 0;
    const only = (amount: number): number => (delivered ? amount : 0);
    const cash = only(parcel.cashCollected ?? 0);
    return [
      {
        ...{ parcelId: parcel.id, producerId: parcel.producerId, delivered },
        goods: only(parcel.goods),
        ownDiscount: only(off) - theirs,
        othersDiscount: theirs,
        wrap: only(parcel.wrap),
        shipping: only(parcel.shipping),
        ...{ cash, online: only(online[at] ?? 0), refunded },
        owed: only(parcel.total) + theirs - cash - refunded,
      },
    ];
  });
}

/** For each parcel what others than its producer bear of its discounts, never more than there are. */
function othersOf({ parcels, discounts }: PayoutOrder): number[] {
  const shares = parcels.map(() => 0);
  for (const producerId of new Set(parcels.map((parcel) => parcel.producerId))) {
    const given = discounts
      .filter((one) => one.producerId === producerId && one.payer !== 'producer')
      .reduce((sum, { amount }) => sum + amount, 0);
    const own = parcels.flatMap((parcel, at) => (parcel.producerId === producerId ? [at] : []));
    const off = own.map((at) => {
      const parcel = parcels[at];
      return (parcel?.discount ?? 0) + (parcel?.shippingDiscount ?? 0);
    });
    const most = off.reduce((a, b) => a + b, 0);
    for (const [index, share] of allocate(Math.min(given, most), off).entries()) {
      shares[own[index] ?? 0] = share;
    }
  }
  return shares;
}

/** For each parcel what went back of it within the period; what is about the whole order is shared by what arrived. */
function refundsOf({ parcels, refunds }: PayoutOrder, within: (at: string) => boolean): number[] {
  const back = parcels.map(() => 0);
  const arrived = parcels.map(({ deliveredAt, total }) => (deliveredAt === null ? 0 : total));
  const weights = arrived.some((total) => total > 0) ? arrived : parcels.map(({ total }) => total);
  for (const { amount, reason, madeAt, parcelId } of refunds) {
    if (NOT_FOR_GOODS.has(reason) || !within(madeAt)) continue;
    const named = parcels.findIndex(({ id }) => id === parcelId);
    if (named >= 0) back[named] = (back[named] ?? 0) + amount;
    else {
      for (const [at, share] of allocate(amount, weights).entries()) {
        back[at] = (back[at] ?? 0) + share;
      }
    }
  }
  return back;
}

export type PayoutSums = Omit<Payout, 'parcelId' | 'producerId' | 'delivered'>;

const SUMMED = [
  ...(['goods', 'ownDiscount', 'othersDiscount', 'wrap', 'shipping', 'cash', 'online'] as const),
  ...(['refunded', 'owed'] as const),
];

export function sumPayouts(rows: readonly PayoutSums[]): PayoutSums {
  return Object.fromEntries(
    SUMMED.map((key) => [key, rows.reduce((sum, row) => sum + row[key], 0)]),
  ) as unknown as PayoutSums;
}
