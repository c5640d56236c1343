/** Chance that can be had again: the same seed gives the same addresses (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Stands in every address that tries to be more than one; none of it may come back as a tag or a header. */
export const MARK = 'h4mark';

const NASTY = [
  `<script>${MARK}()</script>`,
  `"><img/src=x/onerror=${MARK}>`,
  `'-${MARK}-'`,
  `%3Csvg%2Fonload%3D${MARK}%3E`,
  `%22%20onfocus%3D${MARK}%20x%3D%22`,
  `%0d%0aX-${MARK}:%201`,
  `%250d%250aSet-Cookie:${MARK}=1`,
  `{{${MARK}}}`,
  `\${${MARK}}`,
  `javascript:${MARK}`,
  ...['%00', '%', '%zz', '%2', '%ff%fe', '%C0%AF', '%F0%9F%8D%8A', '%E2%80%AE', '%2F', '%2e%2e'],
  ...['..', '.', '//', '\\', ';', ':', '@', '&', '=', '+', '~', '*', '|', '^', '`', "'", '"', '!'],
  ...[
    "'%20or%201=1--",
    '%27%3B%20drop%20table%20lots%3B--',
    '*)(uid=*',
    '__proto__',
    'constructor',
  ],
  ...['null', 'undefined', 'NaN', '-1', '0', '99999999999999999999', '1e309', '\u00ff\u00fe'],
  ...['A'.repeat(21), 'x'.repeat(300), 'ế', '%E1%BA%BF'],
];
const KEYS = [
  ...['01', '00', '414', '417', '253', '255', '401', '402', '8003', '8004', '8006', '8010', '8018'],
  ...['q', '02', '10', '21', '22', '17', '3103', '99', '235', '254', '7040', 'gtin', 'Q', '٠١'],
];
const PARAMETERS = [
  ...['linkType', 'linktype', 'LinkType', '17', '3103', '15', '99', 'lang', 'context', 'x'],
  ...[
    'GE_eventTime',
    'EQ_bizStep',
    'perPage',
    'nextPageToken',
    'MATCH_epc',
    'eventType',
    'orderBy',
  ],
  ...['constructor', '__proto__', '17[]', 'utm_source', ''],
];
const VALUES = [
  ...[
    'linkset',
    'all',
    'gs1:pip',
    'gs1:defaultLink',
    'gs1:traceability',
    'pip',
    '281105',
    '999999',
  ],
  ...['2026-01-01T00:00:00Z', '1000000', '-1', '0', 'ObjectEvent', 'a,b', ''],
];

/** @param seeds addresses that exist */
export function fuzzer(seeds: readonly string[], seed: number): () => string {
  const roll = dice(seed);
  const one = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
  const digits = (count: number): string =>
    Array.from({ length: count }, () => Math.floor(roll() * 10)).join('');
  const code = (): string =>
    Array.from({ length: 1 + Math.floor(roll() * 22) }, () =>
      one([...'0123456789ABCDEFGHJKMNPQRSTVWXYZ-_.']),
    ).join('');
  const segment = (): string => one([() => one(NASTY), () => digits(14), code])();

  function path(): string {
    const base = one(seeds);
    switch (Math.floor(roll() * 8)) {
      case 0:
        return `/${one(KEYS)}/${segment()}${roll() < 0.5 ? `/${one(KEYS)}/${segment()}` : ''}`;
      case 1:
        return `${base}/${one(KEYS)}/${segment()}`;
      case 2: {
        const at = Math.floor(roll() * base.length);
        return `/${(base.slice(0, at) + one(NASTY) + base.slice(at + 1)).replace(/^\//, '')}`;
      }
      case 3:
        return `${base.slice(0, -1)}${Math.floor(roll() * 10)}`;
      case 4:
        return `${one(['/quet', '/quet/ko', '/quet/xx', '/bao-sai/vi', '/en/quet/vi'])}${base}/${segment()}`;
      case 5:
        return `${one(['/epcis/events', '/epcis/events/', '/epcis', '/epcis/capture'])}${roll() < 0.5 ? `/${segment()}` : ''}`;
      case 6:
        return `${base}${one(['/', '//', '/10', '/10/', '/21/', '/22/a/10/b/21/c', '/21/a/10/b'])}`;
      default:
        return `/${one(KEYS)}${one(['', '/', '//'])}${roll() < 0.5 ? segment() : ''}`;
    }
  }

  return () => {
    const pairs = Array.from(
      { length: roll() < 0.5 ? 0 : 1 + Math.floor(roll() * 3) },
      () => `${one(PARAMETERS)}${roll() < 0.9 ? '=' : ''}${roll() < 0.5 ? one(VALUES) : segment()}`,
    );
    const query = pairs.length > 0 ? `?${pairs.join(one(['&', '&', ';']))}` : '';
    const long = roll() < 0.002 ? 'L'.repeat(9_000) : '';
    // What a client cannot send at all is left out.
    return `${path()}${query}${long}`.replace(/[^\u0021-\u00ff]/g, (sign) =>
      encodeURIComponent(sign),
    );
  };
}
