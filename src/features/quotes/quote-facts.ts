import type { Day } from '#src/base/day.ts';
import type { Dong } from '#src/base/money.ts';
import type { Lang } from '#src/base/lang.ts';
import type { InvoiceData } from '#src/features/orders/order-facts.ts';
import type { PartState, RequestState } from './quote-states.ts';

/** One size that was asked for, and what was answered. */
export interface QuoteLine {
  readonly id: number;
  readonly offerId: number | null;
  readonly productId: number;
  readonly sku: string;
  readonly productName: string;
  readonly productSlug: string;
  readonly setNo: number;
  readonly unitVi: string;
  readonly unitEn: string;
  readonly listPrice: Dong;
  readonly quantity: number;
  /** Null while unanswered, or left out by the producer. */
  readonly unitPrice: Dong | null;
  readonly answeredQuantity: number | null;
}

/** One producer's part: its own lines, its own answer. */
export interface QuotePart {
  readonly id: number;
  readonly producerId: number;
  readonly producerName: string;
  readonly provinceCode: string;
  readonly state: PartState;
  readonly shipping: Dong | null;
  readonly leadDays: number | null;
  readonly validUntil: Day | null;
  readonly terms: string;
  readonly whyDeclined: string;
  /** ISO 8601 UTC. */
  readonly answeredAt: string | null;
  readonly orderId: number | null;
  readonly version: number;
  readonly lines: readonly QuoteLine[];
}

/** A request without its parts. */
export interface QuoteHead {
  readonly id: number;
  readonly code: string;
  readonly lang: Lang;
  readonly buyerName: string;
  readonly buyerPhone: string;
  readonly buyerEmail: string;
  readonly organisation: string;
  readonly invoice: InvoiceData | null;
  readonly provinceCode: string | null;
  readonly communeCode: string | null;
  readonly addressLine: string;
  readonly placeText: string;
  readonly wantedOn: Day | null;
  readonly note: string;
  readonly state: RequestState;
  readonly demo: boolean;
  /** ISO 8601 UTC. */
  readonly madeAt: string;
  readonly answerUntil: Day;
  readonly version: number;
}

export interface Quote {
  readonly head: QuoteHead;
  readonly parts: readonly QuotePart[];
}
