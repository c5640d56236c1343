/** What is said of a lot when it is opened. Days are `YYYY-MM-DD` in Việt Nam. */
export interface LotInput {
  readonly tradeItemId: number;
  /** AI 10: 1–20 characters of GS1 set 82. */
  readonly code: string;
  readonly madeOn: string | null;
  readonly packedOn: string | null;
  readonly bestBefore: string | null;
  readonly expiresOn: string | null;
  /** In `unit`, null while unknown. */
  readonly quantity: number | null;
  /** UN/ECE; null: the unit its item is counted in. */
  readonly unit: string | null;
  readonly note: string;
  readonly otherCodes?: readonly OtherCode[];
  /** Given by the phone while offline: the same lot sent twice is one lot. */
  readonly clientId: string | null;
  readonly illustrative?: boolean;
}

/** What another system calls the lot. */
export interface OtherCode {
  readonly system: string;
  readonly code: string;
  readonly url: string;
}
