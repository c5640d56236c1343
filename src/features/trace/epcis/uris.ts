import { encodeValue, type ItemCodes, itemLink } from '#src/features/trace/codes/item-link.ts';
import { checkDigit } from '#src/features/trace/gs1/check-digit.ts';

/** Where GS1 keys live when nobody's own domain is meant (GS1 Digital Link, canonical form). */
const GS1 = 'https://id.gs1.org';

/** The class of a lot: by its GTIN, else by an address of our own; `self:` stands for the site's origin. */
export function lotUri(item: ItemCodes, lot: string): string {
  return (item.gtin === null ? 'self:' : GS1) + itemLink(item, { lot });
}

export function placeUri(place: {
  readonly gln: string | null;
  readonly glnExtension: string;
  readonly shortCode: string;
}): string {
  if (place.gln === null) return `self:/noi/${place.shortCode}`;
  const extension = place.glnExtension === '' ? '' : `/254/${encodeValue(place.glnExtension)}`;
  return `${GS1}/414/${place.gln}${extension}`;
}

/** A place by its own opaque code: says that it is the same place, and nothing more. */
export function opaquePlaceUri(place: { readonly shortCode: string }): string {
  return `self:/noi/${place.shortCode}`;
}

export function partyUri(party: {
  readonly gln: string | null;
  readonly shortCode: string;
}): string {
  return party.gln === null ? `self:/doi-tac/${party.shortCode}` : `${GS1}/417/${party.gln}`;
}

export function producerUri(producer: { readonly slug: string }): string {
  return `self:/nha-san-xuat/${producer.slug}`;
}

/** What a class or unit is called by. */
export interface ThingCode {
  readonly key: 'gtin' | 'short' | 'sscc';
  readonly value: string;
  /** AI 22 */
  readonly variant: string | null;
  readonly lot: string | null;
  readonly serial: string | null;
}

/**
 * Reads a class or unit out of a Digital Link (any host), one of our own addresses (`self:/q/…`) or GS1's URN of a lot or
 * unit. Null for what is none of these.
 */
export function readThing(uri: string): ThingCode | null {
  return readLink(uri) ?? readUrn(uri);
}

const LINK =
  /^(?:https?:\/\/[^/?#]+|self:)?(?:\/[^?#]*?)??\/(01|00|q)\/([0-9A-Za-z]+)(?:\/22\/([^/?#]+))?(?:\/10\/([^/?#]+))?(?:\/21\/([^/?#]+))?(?:[?#].*)?$/i;

function readLink(uri: string): ThingCode | null {
  const match = LINK.exec(uri);
  if (!match) return null;
  const [, ai = '', value = '', variant, lot, serial] = match;
  const parts = [variant, lot, serial].map((part) => (part === undefined ? null : decoded(part)));
  if (parts.includes(undefined)) return null;
  const [v = null, l = null, s = null] = parts;
  if (ai === '01') {
    return /^\d{14}$/.test(value) ? { key: 'gtin', value, variant: v, lot: l, serial: s } : null;
  }
  if (ai === '00') {
    if (!/^\d{18}$/.test(value) || v !== null || l !== null || s !== null) return null;
    return { key: 'sscc', value, variant: null, lot: null, serial: null };
  }
  // Another site's short codes are not ours.
  if (/^https?:/i.test(uri)) return null;
  return { key: 'short', value: value.toUpperCase(), variant: v, lot: l, serial: s };
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** `urn:epc:class:lgtin:{company}.{indicator and item}.{lot}`, `urn:epc:id:sgtin:…` with a serial. */
function readUrn(uri: string): ThingCode | null {
  const match = /^urn:epc:(class:lgtin|id:sgtin):(\d{6,12})\.(\d{1,7})\.(.+)$/.exec(uri);
  if (!match) return null;
  const [, kind, company = '', item = '', rest = ''] = match;
  const first = `${item.slice(0, 1)}${company}${item.slice(1)}`;
  const last = decoded(rest);
  if (first.length !== 13 || last === undefined) return null;
  const value = `${first}${checkDigit(first)}`;
  return kind === 'class:lgtin'
    ? { key: 'gtin', value, variant: null, lot: last, serial: null }
    : { key: 'gtin', value, variant: null, lot: null, serial: last };
}
