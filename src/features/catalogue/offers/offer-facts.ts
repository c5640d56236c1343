import type { Dong } from '#src/base/money.ts';
import type { Standing } from '#src/features/certificates/standing.ts';
import type { PriceStep } from './step-price.ts';
import type { Holiday } from './holiday.ts';

/** One size of a product that is for sale, with all that a cart, a checkout or a quotation has to know of it now. */
export interface OfferFacts {
  readonly offerId: number;
  readonly sku: string;
  readonly unitVi: string;
  readonly unitEn: string;
  /** What one piece costs, VAT included. */
  readonly listPrice: Dong;
  /** From a quantity on, a lower price a piece; ascending by quantity. */
  readonly steps: readonly PriceStep[];
  /** Made up for demonstration. */
  readonly illustrative: boolean;
  readonly state: 'on-sale' | 'paused';
  /** Pieces in the store-room; null: made to order, without a limit. */
  readonly stock: number | null;
  /** Stock less what is held for others now, never below 0; null: without a limit. */
  readonly available: number | null;
  readonly weightGrams: number;
  readonly minQuantity: number;
  readonly maxQuantity: number | null;
  /** Days from the order until it can be handed over. */
  readonly leadDays: number;
  /** `MM-DD`, both or neither; a season may go over the new year. */
  readonly seasonFrom: string | null;
  readonly seasonTo: string | null;
  /** VAT that the price contains, in basis points: 800 is 8 %. */
  readonly vatBp: number;
  readonly version: number;
  /** The producer's holiday that is on or to come; null: none. */
  readonly holiday: Holiday | null;
  readonly productId: number;
  readonly productSlug: string;
  readonly productName: string;
  /** Language of the product's name. */
  readonly nameLang: string;
  readonly setNo: number;
  /** Null for goods of nobody known. */
  readonly producerId: number | null;
  readonly producerName: string | null;
  readonly producerSlug: string | null;
  /** Where the parcel starts: the producer's place, or the product's where no producer is known. */
  readonly provinceCode: string;
  readonly communeCode: string | null;
  /** What the certificates of the product mean today. */
  readonly standing: Standing;
  /** Stars that hold today; null without a valid certificate. */
  readonly stars: 3 | 4 | 5 | null;
  /** Register code of the certificate that gives the standing; null without one. */
  readonly certificateCode: string | null;
}
