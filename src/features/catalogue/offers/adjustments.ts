/** Price and stock of one size as a form gives them, with the version that was seen. */
export interface Adjustment {
  readonly id: number;
  readonly version: number;
  /** Whole đồng. */
  readonly price: number;
  /** Null: made to order, without a limit. */
  readonly stock: number | null;
  /** What the form showed as stock: orders take stock without a new version. Left out, nothing is compared. */
  readonly seenStock?: number | null | undefined;
}
