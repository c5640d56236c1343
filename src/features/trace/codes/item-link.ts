/** What identifies a trade item on a pack. */
export interface ItemCodes {
  /** Fourteen digits, or null while it has no number. */
  readonly gtin: string | null;
  readonly shortCode: string;
}

/** RFC 3986: everything but the unreserved characters is encoded (GS1 Digital Link URI Syntax 1.6, values). */
export function encodeValue(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * The path a code of this item leads to: `/01/{gtin}/10/{lot}/21/{serial}`, or `/q/{code}…` where there is no GTIN.
 * It is printed: it never changes.
 */
export function itemLink(
  { gtin, shortCode }: ItemCodes,
  { lot, serial }: { readonly lot?: string | null; readonly serial?: string | null } = {},
): string {
  const key = gtin === null ? `/q/${shortCode}` : `/01/${gtin}`;
  const batch = lot ? `/10/${encodeValue(lot)}` : '';
  const unit = serial ? `/21/${encodeValue(serial)}` : '';
  return key + batch + unit;
}
