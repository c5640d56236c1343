import type { Mark } from './review-rules.ts';

/** A line of an order that its buyer may review, or has reviewed. */
export interface ReviewableLine {
  readonly orderLineId: number;
  readonly productId: number;
  readonly productName: string;
  readonly productSlug: string;
  readonly unit: { readonly vi: string; readonly en: string };
  /** Arrived, so that it may be reviewed. */
  readonly delivered: boolean;
  /** What the buyer may call himself: to suggest, never filled in. */
  readonly suggestedName: string;
  /** Null while nothing has been written. */
  readonly written: {
    readonly id: number;
    readonly mark: Mark;
    readonly said: string;
    readonly shownName: string;
    readonly writtenAt: string;
    readonly state: 'shown' | 'removed';
    readonly removedWhy: string;
    readonly version: number;
    /** Within the days a review may be changed in. */
    readonly changeable: boolean;
  } | null;
}
