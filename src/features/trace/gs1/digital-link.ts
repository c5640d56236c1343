import { aiRule } from './ai-rules.ts';
import { CANONICAL_STEM, writeLink } from './build-link.ts';
import { checkValue } from './check-value.ts';
import { type Element, fault, type LinkFault } from './faults.ts';
import { checkPairings } from './pairings.ts';
import { percentDecode } from './percent.ts';
import { placeOf } from './qualifiers.ts';

export { buildDigitalLink } from './build-link.ts';
export { isBatchCode, isCset82, strangerToCset82 } from './charset.ts';
export { checkDigit, glnOf, gtinOf, hasCheckDigit, isDemonstration } from './check-digit.ts';
export type { Element, FaultCode, FaultFacts, LinkFault } from './faults.ts';

/** A GS1 Digital Link that was read. Values are decoded. */
export interface DigitalLink {
  readonly ok: true;
  /** Path segments before the key, `/qr`; empty where the key comes first. */
  readonly stem: string;
  /** Everything it says, in the order of the address. */
  readonly elements: readonly Element[];
  readonly key: Element;
  /** In the path after the key. */
  readonly qualifiers: readonly Element[];
  /** In the query. */
  readonly attributes: readonly Element[];
  /** Pairs of the query that are not GS1's, as they were written. */
  readonly otherQuery: readonly string[];
  /** The same on id.gs1.org, without `otherQuery`. */
  readonly canonical: string;
}

/** Longer addresses are no codes on packs. */
const LONGEST = 4_096;
const ILLEGAL = /[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/u;
const HOST = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/;
/** One segment of base64url that says more than a name of a page would. */
const COMPRESSED = /^(?=[A-Za-z0-9_-]*[A-Z])(?=[A-Za-z0-9_-]*[a-z])[A-Za-z0-9_-]{16,}$/;

/**
 * Reads a GS1 Digital Link (URI Syntax 1.6, uncompressed), strictly: GTIN of 14 digits, qualifiers in order, check
 * digits, dates, code lists, which AIs go together. Takes a whole address or only its path and query. Never throws.
 */
export function parseDigitalLink(uriOrPath: string): DigitalLink | LinkFault {
  if (uriOrPath.length > LONGEST) return fault('too-long-a-link');
  const address = addressOf(uriOrPath);
  if ('code' in address) return address;
  const path = pathElements(address.path);
  if ('code' in path) return path;
  const query = queryElements(address.query, path.elements);
  if ('code' in query) return query;
  const [key, ...qualifiers] = path.elements;
  const elements = [...path.elements, ...query.elements];
  if (key === undefined) return fault('no-key');
  for (const [ai, value] of elements) {
    const rule = aiRule(ai);
    const wrong = rule === undefined ? fault('unknown-ai', { ai }) : checkValue(rule, value);
    if (wrong !== null) return wrong;
  }
  const apart = checkPairings(elements);
  if (apart !== null) return apart;
  return {
    ok: true,
    stem: path.stem,
    elements,
    key,
    qualifiers,
    attributes: query.elements,
    otherQuery: query.other,
    canonical: writeLink(CANONICAL_STEM, path.elements, query.elements),
  };
}

/** What comes after the host, without the fragment. */
function addressOf(text: string): { path: string; query: string } | LinkFault {
  let rest = text;
  const scheme = /^(?:https?|HTTPS?):\/\//.exec(text)?.[0];
  if (scheme === undefined && !text.startsWith('/')) return fault('not-a-link', { value: text });
  const illegal = ILLEGAL.exec(text)?.[0];
  if (illegal !== undefined) return fault('illegal-character', { char: illegal });
  if (scheme !== undefined) {
    const slash = text.indexOf('/', scheme.length);
    const host = text.slice(scheme.length, slash === -1 ? undefined : slash);
    if (slash === -1 || host === '') return fault('no-path', { value: text });
    if (!HOST.test(host)) return fault('illegal-host', { value: host });
    rest = text.slice(slash);
  }
  const hash = rest.indexOf('#');
  if (hash !== -1) rest = rest.slice(0, hash);
  const mark = rest.indexOf('?');
  return mark === -1
    ? { path: rest, query: '' }
    : { path: rest.slice(0, mark), query: rest.slice(mark + 1) };
}

/** Pairs of AI and value from the right, up to the right-most primary key. */
function pathElements(path: string): { stem: string; elements: Element[] } | LinkFault {
  const segments = path.split('/');
  const pairs: Element[] = [];
  let at = segments.length - 2;
  for (; at >= 1; at -= 2) {
    const ai = segments[at] ?? '';
    const rule = aiRule(ai);
    if (rule === undefined) break;
    pairs.unshift([ai, percentDecode(segments[at + 1] ?? '', 'path')]);
    if (rule.qualifiers !== null) {
      const [key = '', ...qualifiers] = pairs.map(([one]) => one);
      const place = placeOf(key, qualifiers);
      if (place !== true) return fault('wrong-order', { ai: key, expected: place });
      return { stem: segments.slice(0, at).join('/'), elements: pairs };
    }
  }
  const last = segments.at(-1) ?? '';
  return COMPRESSED.test(last) ? fault('compressed') : fault('no-key', { value: path });
}

/** Elements of the query; what has no name of digits only is not GS1's and kept aside. */
function queryElements(
  query: string,
  path: readonly Element[],
): { elements: Element[]; other: string[] } | LinkFault {
  const elements: Element[] = [];
  const other: string[] = [];
  const [key = '', ...qualifiers] = path.map(([ai]) => ai);
  for (const pair of query === '' ? [] : query.split('&')) {
    const equals = pair.indexOf('=');
    const ai = pair.slice(0, Math.max(0, equals));
    if (!/^\d+$/.test(ai)) {
      if (pair !== '') other.push(pair);
      continue;
    }
    const rule = aiRule(ai);
    if (rule === undefined) return fault('unknown-ai', { ai });
    if ([...path, ...elements].some(([one]) => one === ai)) return fault('twice', { ai });
    if (!rule.attribute) return fault('not-an-attribute', { ai });
    if (placeOf(key, [...qualifiers, ai], true) === true) {
      return fault('belongs-in-path', { ai });
    }
    elements.push([ai, percentDecode(pair.slice(equals + 1), 'query')]);
  }
  return { elements, other };
}
