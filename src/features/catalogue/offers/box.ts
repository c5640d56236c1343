import type { Day } from '#src/base/day.ts';
import { type Availability, availability, type SellingFacts } from './availability.ts';
import type { PriceStep } from './step-price.ts';

/** A size as the page of its product knows it. */
export interface BoxOffer extends SellingFacts {
  readonly sku: string;
  readonly unitVi: string;
  readonly unitEn: string;
  /** Whole đồng. */
  readonly price: number;
  readonly illustrative: boolean;
  readonly maxQuantity: number | null;
  readonly vatBp: number;
  readonly steps: readonly PriceStep[];
  /** Since when it costs this, ISO 8601. */
  readonly since: string | null;
}

export interface BoxLine {
  readonly offer: BoxOffer;
  readonly verdict: Availability;
}

export interface Box {
  readonly lines: readonly BoxLine[];
  /** The size that is chosen at first: the cheapest that can be had; null when none can. */
  readonly first: BoxLine | null;
}

/**
 * Sizes with what is true of each today. Those taken off sale are left out while others are on it.
 * @param producerId null: nobody is known who would send it
 */
export function boxOf(
  offers: readonly BoxOffer[],
  {
    today,
    recalled,
    producerId,
    setNo,
  }: {
    readonly today: Day;
    readonly recalled: boolean;
    readonly producerId?: number | null | undefined;
    readonly setNo?: number | undefined;
  },
): Box {
  const onSale = offers.filter(({ state }) => state === 'on-sale');
  const lines = (onSale.length > 0 ? onSale : offers).map((offer) => ({
    offer,
    verdict: availability({ offer: { ...offer, producerId, setNo }, today, recalled }),
  }));
  return { lines, first: lines.find(({ verdict }) => verdict.ok) ?? null };
}
