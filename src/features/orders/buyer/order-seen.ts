import type { Lang } from '#src/base/lang.ts';
import type { Delivery, InvoiceData, PaymentMethod } from '../order-facts.ts';
import type { OrderState } from '../states/order-states.ts';
import type { ParcelState } from '../states/parcel-states.ts';

/** A line as the buyer sees it: what `readBuyerOrder` reads fits. Amounts in whole đồng, `standing` as JSON. */
export interface LineSeen {
  readonly id: number;
  readonly productId: number;
  readonly sku: string;
  readonly productName: string;
  readonly productSlug: string;
  readonly unitVi: string;
  readonly unitEn: string;
  readonly setNo: number;
  readonly standing: string;
  readonly certificateCode: string | null;
  readonly basketTitle: string;
  readonly quantity: number;
  readonly listPrice: number;
  readonly unitPrice: number;
  readonly discount: number;
  readonly total: number;
  readonly returnedQuantity: number;
}

export interface MoneySeen {
  readonly goods: number;
  readonly discount: number;
  readonly wrap: number;
  readonly shipping: number;
  readonly shippingDiscount: number;
  readonly total: number;
}

export interface ParcelSeen extends MoneySeen {
  readonly id: number;
  readonly no: number;
  readonly producerId: number | null;
  readonly producerName: string;
  readonly state: ParcelState;
  readonly carrier: string;
  readonly tracking: string;
  /** `YYYY-MM-DD` */
  readonly readyOn: string | null;
  readonly lines: readonly LineSeen[];
}

export interface OrderSeen {
  readonly order: MoneySeen & {
    readonly code: string;
    readonly token: string;
    readonly state: OrderState;
    readonly method: PaymentMethod;
    readonly lang: string;
    readonly buyerName: string;
    readonly buyerPhone: string;
    readonly buyerEmail: string;
    readonly delivery: Delivery;
    readonly addressLine: string;
    readonly placeText: string;
    readonly note: string;
    readonly vat: number;
    readonly demo: boolean;
    readonly placedAt: string;
    readonly holdUntil: string | null;
    readonly cancelledWhy: string;
  };
  readonly invoice: InvoiceData | null;
  readonly parcels: readonly ParcelSeen[];
}

/** Who sells what a parcel holds, as far as the register knows it (Luật 19/2023/QH15, Điều 37). */
export interface SellerSeen {
  readonly producerId: number;
  readonly name: string;
  readonly slug: string;
  /** The address that the seller declares, else as sources print it, no finer than the commune. */
  readonly place: string;
  /** What the law tells buyers of a seller (consumer law art. 37); empty where it was not declared. */
  readonly phone: string;
  /** Enterprise or tax code. */
  readonly code: string;
}

/** The star a product had on the day of the order: from the snapshot, whatever has become of it since. */
export function starThen(standing: string): { readonly stars: number; readonly state: string } {
  const data = JSON.parse(standing) as { stars?: unknown; state?: unknown };
  return {
    stars: typeof data.stars === 'number' ? data.stars : 0,
    state: typeof data.state === 'string' ? data.state : 'none',
  };
}

export function unitOf(line: Pick<LineSeen, 'unitVi' | 'unitEn'>, lang: Lang): string {
  return lang === 'vi' ? line.unitVi : line.unitEn || line.unitVi;
}

/** Working days within which what has to go back is sent back: our own promise, the same everywhere it is said. */
export const REFUND_WORKING_DAYS = 5;
