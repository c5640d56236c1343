import type { Payer } from '#src/features/cart/pricing/contract.ts';

/** What an order keeps of how it was priced, as far as a report needs it. đồng. */
export interface ReportedOrder {
  readonly discounts: readonly {
    /** `campaign:3`, `voucher:TET2027` */
    readonly source: string;
    readonly payer: string;
    readonly amount: number;
    /** Whose goods or parcel it lowered. */
    readonly producerId: number | null;
  }[];
  readonly parcels: readonly {
    readonly producerId: number | null;
    readonly goods: number;
    readonly discount: number;
  }[];
}

/** What orders say of one campaign. đồng. */
export interface CampaignReport {
  readonly orders: number;
  readonly goods: number;
  readonly discount: number;
  /** Most goods first. */
  readonly byProducer: readonly ProducerShare[];
  readonly byPayer: Readonly<Record<Payer, number>>;
}

export interface ProducerShare {
  /** Null: goods of nobody known. */
  readonly producerId: number | null;
  readonly orders: number;
  /** Goods of the producer in those orders, with every discount taken off. */
  readonly goods: number;
  /** What this campaign took off. */
  readonly discount: number;
}

/**
 * Adds up what a campaign did in orders. Of each order count the producers whose goods or parcel it lowered.
 * @param sources the campaign's own and those of its vouchers
 */
export function reportOf(
  orders: readonly ReportedOrder[],
  sources: ReadonlySet<string>,
): CampaignReport {
  const shares = new Map<number | null, ProducerShare>();
  const byPayer: Record<Payer, number> = { producer: 0, province: 0, site: 0 };
  let count = 0;
  for (const { discounts, parcels } of orders) {
    const own = discounts.filter(({ source, amount }) => sources.has(source) && amount > 0);
    if (own.length > 0) count += 1;
    for (const { payer, amount } of own) if (isPayer(payer)) byPayer[payer] += amount;
    for (const [producerId, off] of Map.groupBy(own, (one) => one.producerId)) {
      const before = shares.get(producerId);
      const theirs = parcels.filter((parcel) => parcel.producerId === producerId);
      shares.set(producerId, {
        producerId,
        orders: (before?.orders ?? 0) + 1,
        goods: (before?.goods ?? 0) + sum(theirs.map((one) => one.goods - one.discount)),
        discount: (before?.discount ?? 0) + sum(off.map(({ amount }) => amount)),
      });
    }
  }
  const byProducer = [...shares.values()].toSorted((a, b) => b.goods - a.goods);
  return {
    orders: count,
    goods: sum(byProducer.map(({ goods }) => goods)),
    discount: sum(byProducer.map(({ discount }) => discount)),
    byProducer,
    byPayer,
  };
}

function isPayer(text: string): text is Payer {
  return text === 'producer' || text === 'province' || text === 'site';
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
