/** So many pieces of one line of an order. */
export interface ReturnLine {
  readonly lineId: number;
  readonly quantity: number;
}

/** What a request names, as it is stored: `[{lineId, quantity}]`. */
export function readReturnLines(json: string): ReturnLine[] {
  return JSON.parse(json) as ReturnLine[];
}

/**
 * What `quantity` more pieces of a line are worth, whole đồng: what comes back in several goes adds up to the line's
 * total, never more, never less.
 * @param line what was paid for all its pieces, and how many have come back before
 */
export function worthOf(
  line: { readonly total: number; readonly quantity: number; readonly returnedQuantity: number },
  quantity: number,
): number {
  const upTo = (pieces: number): number =>
    Number((BigInt(line.total) * BigInt(pieces)) / BigInt(line.quantity));
  return upTo(line.returnedQuantity + quantity) - upTo(line.returnedQuantity);
}
