import { encodeValue } from '#src/features/trace/codes/item-link.ts';
import { readShortCode } from '#src/features/trace/codes/short-code.ts';
import {
  type DigitalLink,
  type Element,
  type FaultCode,
  type FaultFacts,
  parseDigitalLink,
} from '#src/features/trace/gs1/digital-link.ts';
import type { ScannedLink } from './link.ts';

/** A scanned address that is well formed. */
export interface ReadPath {
  readonly ok: true;
  readonly link: ScannedLink;
  /** The address in its one spelling: `/01/…/10/LO%2F1`, `/q/K7QM4T2X`. */
  readonly path: string;
  /** What the code says besides: expiry, weight… */
  readonly attributes: readonly Element[];
  /** Pairs of the query that are not GS1's, encoded so that they may stand in an address. */
  readonly otherQuery: readonly string[];
}

/** 400: no link at all; 404: a good one of a kind that we give to nothing. */
export interface UnreadPath {
  readonly ok: false;
  readonly status: 400 | 404;
  readonly code: FaultCode | 'wrong-short-code' | 'key-not-ours' | 'stem-not-ours';
  readonly facts: FaultFacts;
}

const KEYS: Readonly<Record<string, ScannedLink['key']>> = {
  '01': 'gtin',
  '414': 'gln',
  '417': 'party',
  '00': 'sscc',
};
const SHORT = /^\/q\/([^/]*)(\/.*)?$/i;
/** Any valid number: a short code is read as if it stood in its place. */
const STAND_IN = '/01/09520123456788';
const SHORT_ORDER = { ai: 'q', expected: '10, 21' } as const;

/**
 * Reads what a scanner sends us: the path and query of a code, as they came over the wire. One slash at the end does not
 * count (GS1 resolver standard); pairs of the query that are not GS1's are let through whatever they say. Never throws.
 * @param target `/01/09520123456788/10/LO%2F1?17=281105&utm_source=x`
 */
export function readScannedPath(target: string): ReadPath | UnreadPath {
  const [whole = '', ...rest] = (target.split('#')[0] ?? '').split('?');
  const asked = whole.endsWith('/') ? whole.slice(0, -1) : whole;
  const pairs = rest.join('?').split('&').filter(Boolean);
  const isGs1 = (pair: string): boolean => /^\d+=/.test(pair);
  const query = pairs.filter(isGs1).join('&');
  const short = SHORT.exec(asked);
  const path = short === null ? asked : STAND_IN + (short[2] ?? '');
  const found = parseDigitalLink(query === '' ? path : `${path}?${query}`);
  if (!found.ok) {
    if (short === null) return { ...found, status: 400 };
    if (found.code === 'wrong-order') return refuse(400, 'wrong-order', SHORT_ORDER);
    const { value, ...facts } = found.facts;
    const own = value?.replace(STAND_IN, `/q/${short[1] ?? ''}`);
    return refuse(400, found.code, own === undefined ? facts : { ...facts, value: own });
  }
  const { attributes } = found;
  const common = {
    attributes,
    otherQuery: pairs.filter((pair) => !isGs1(pair)).map(harmless),
  };
  if (short !== null) return shortPath(short[1] ?? '', found, common);
  if (found.stem !== '') return refuse(400, 'stem-not-ours', { value: found.stem });
  const key = KEYS[found.key[0]];
  if (key === undefined) return refuse(404, 'key-not-ours', { ai: found.key[0] });
  const link = { ...linkOf(found), key, value: found.key[1] };
  return { ok: true, link, path: pathOf([found.key, ...found.qualifiers]), ...common };
}

function shortPath(
  typed: string,
  found: DigitalLink,
  common: Pick<ReadPath, 'attributes' | 'otherQuery'>,
): ReadPath | UnreadPath {
  const code = readShortCode(/^[\w-]*$/.test(typed) ? typed : '');
  if (code === null) return refuse(400, 'wrong-short-code', { value: typed.slice(0, 40) });
  const stranger = found.qualifiers.find(([ai]) => ai !== '10' && ai !== '21');
  if (found.stem !== '' || found.key[0] !== '01' || stranger !== undefined) {
    return refuse(400, 'wrong-order', SHORT_ORDER);
  }
  const link = { ...linkOf(found), key: 'short' as const, value: code };
  return { ok: true, link, path: `/q/${code}${pathOf(found.qualifiers)}`, ...common };
}

function linkOf({ qualifiers }: DigitalLink): Omit<ScannedLink, 'key' | 'value'> {
  const said = (ai: string): string | null => qualifiers.find(([one]) => one === ai)?.[1] ?? null;
  return { variant: said('22'), lot: said('10'), serial: said('21'), extension: said('254') };
}

function pathOf(elements: readonly Element[]): string {
  return elements.map(([ai, value]) => `/${ai}/${encodeValue(value)}`).join('');
}

function refuse(status: 400 | 404, code: UnreadPath['code'], facts: FaultFacts): UnreadPath {
  return { ok: false, status, code, facts };
}

/** Browsers leave some characters of a query as they are that an address may not hold. */
function harmless(pair: string): string {
  return pair.replace(/[^A-Za-z0-9\-._~!$'()*+,;:@/?=%]+/gu, (text) =>
    encodeURIComponent(text.toWellFormed()),
  );
}
