import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kilometresBetween } from './province-distance.ts';
import { type SerialFacts, signalOf, THRESHOLDS, withSighting } from './serial-signal.ts';
import { oldProvinceOf } from './vietnam-subdivisions.ts';
import { scannedThing } from './scanned-thing.ts';

const places = JSON.parse(
  readFileSync(new URL('../../../../db/seed/places/provinces.json', import.meta.url), 'utf8'),
) as { provinces: { code: string }[]; oldProvinces: { code: string; name: string }[] };

const FACTS: SerialFacts = {
  state: 'issued',
  scans: 3,
  firstAt: '2026-11-01T00:00:00.000Z',
  afterSale: 0,
  sightings: {},
};
const seen = (...list: [string, string][]) =>
  list.reduce<SerialFacts['sightings']>(
    (all, [code, at]) => withSighting(all, code, 1, `2026-11-01T${at}:00Z`, `2026-11-01T${at}:00Z`),
    {},
  );

describe('what the scans of one unit say', () => {
  it.each<[Partial<SerialFacts>, string[]]>([
    [{ scans: 0, firstAt: null }, ['first']],
    [{ scans: 1 }, ['first']],
    [{}, []],
    [{ scans: THRESHOLDS.many - 1 }, []],
    [{ scans: THRESHOLDS.many }, ['many']],
    [{ afterSale: THRESHOLDS.afterSale - 1, state: 'sold' }, []],
    [{ afterSale: THRESHOLDS.afterSale, state: 'sold' }, ['after-sale']],
    [{ state: 'void', scans: 1 }, ['first', 'void']],
    // Hà Nội and Thành phố Hồ Chí Minh, 1,140 km.
    [{ sightings: seen(['01', '08:00'], ['79', '09:00']) }, ['far-apart']],
    [{ sightings: seen(['01', '08:00'], ['79', '12:30']) }, []],
    // Neighbours at the same moment: masts and gateways are not exact.
    [{ sightings: seen(['01', '08:00'], ['31', '08:00']) }, []],
    [{ sightings: seen(['01', '08:00'], ['01', '08:01']) }, []],
  ])('%j: %j', (facts, levels) => {
    expect(signalOf({ ...FACTS, ...facts }).levels).toEqual(levels);
  });

  it('adds sightings up', () => {
    const once = withSighting({}, '01', 2, 'b', 'c');
    expect(withSighting(once, '01', 1, 'a', 'b')).toEqual({ '01': [3, 'a', 'c'] });
    expect(withSighting(once, '', 1, 'a', 'b')).toBe(once);
  });

  it('knows how far every province is from every other', () => {
    const codes = places.provinces.map(({ code }) => code);
    expect(codes).toHaveLength(34);
    for (const a of codes) {
      for (const b of codes) {
        const km = kilometresBetween(a, b);
        if (a === b) expect(km).toBe(0);
        else expect(km).toBeGreaterThan(20);
        expect(km).toBeLessThan(1_700);
      }
    }
    expect(Math.round(kilometresBetween('01', '79') / 10)).toBe(114);
  });
});

describe('where it was scanned', () => {
  it('finds every province of the old ones by its ISO code, and nothing else', () => {
    const found = new Set<string>();
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const codes = [
      ...Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0')),
      ...letters.flatMap((a) => letters.map((b) => a + b)),
    ];
    for (const code of codes) {
      const old = oldProvinceOf(`VN-${code}`);
      if (old !== null) found.add(old);
      expect(oldProvinceOf(`JP-${code}`)).toBeNull();
    }
    expect([...found].sort()).toEqual(places.oldProvinces.map(({ code }) => code).sort());
    const name = (iso: string) =>
      places.oldProvinces.find(({ code }) => code === oldProvinceOf(iso))?.name;
    expect(['vn-sg', 'VN-26', 'VN-33', 'VN-72', ' VN-53 '].map(name)).toEqual([
      ...['Hồ Chí Minh', 'Huế', 'Đắk Lắk', 'Đắk Nông', 'Bắc Kạn'],
    ]);
    expect(oldProvinceOf('VN-constructor')).toBeNull();
  });
});

describe('what was scanned', () => {
  it.each([
    ['/01/09521234543213', { key: 'gtin', value: '09521234543213', lot: null, serial: null }],
    ['/01/9521234543213/22/A/10/L%2F1', { value: '09521234543213', lot: 'L/1' }],
    ['/01/09521234543213/10/L1/21/7kqmo2x9ab', { lot: 'L1', serial: '7KQM02X9AB' }],
    ['/01/09521234543213/21/A-1', { serial: 'A-1' }],
  ])('%s', (link, thing) => {
    expect(scannedThing(link)).toMatchObject(thing);
  });

  it.each([
    '/01/1',
    '/01/x',
    '/414/9521234543213',
    '/q/AAAAAAAA',
    '/01/09521234543213/10',
    '/01/%zz',
    '',
  ])('nothing that can be counted: %s', (link) => expect(scannedThing(link)).toBeNull());
});
