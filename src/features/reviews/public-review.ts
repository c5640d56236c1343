import type { Mark, RemovalGround, Summary } from './review-rules.ts';

/** A review as everybody sees it. Of one that was removed only the reason and the days remain. */
export interface PublicReview {
  readonly id: number;
  readonly state: 'shown' | 'removed';
  /** Null when it was removed; so are text and answer, which are empty then. */
  readonly mark: Mark | null;
  readonly said: string;
  readonly shownName: string;
  /** Language it was written in. */
  readonly lang: string;
  /** Day the order was placed. */
  readonly boughtOn: string;
  /** ISO 8601 UTC. */
  readonly writtenAt: string;
  readonly changedAt: string | null;
  readonly answer: string;
  readonly answeredAt: string | null;
  readonly removedWhy: RemovalGround | null;
  /** Written in a demonstration. */
  readonly demo: boolean;
}

export interface ReviewsView {
  readonly productId: number;
  /** Of all that are shown now. */
  readonly summary: Summary;
  /** Without those of a demonstration: what may be told to search engines. */
  readonly real: Summary;
  /** Newest first; stubs of removed ones among them. */
  readonly reviews: readonly PublicReview[];
  /** Of `reviews` on all pages. */
  readonly total: number;
  readonly removed: number;
}
