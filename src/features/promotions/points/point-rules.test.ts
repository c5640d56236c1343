import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '#src/base/day.ts';
import { MAP } from '#src/features/places/map-data.ts';
import { mapSpot } from './map-spot.ts';
import { checkedPoint, type PointFacts, readHours, readTypedDay } from './point-facts.ts';
import {
  joinedWeek,
  NO_HOURS,
  type Opening,
  openAt,
  parseHours,
  readSpans,
  spansOn,
  weekdayOf,
  writeSpans,
} from './point-hours.ts';

const WEEK = [
  ...Array.from({ length: 5 }, () => [
    ['07:30', '11:30'],
    ['13:30', '17:00'],
  ]),
  [['08:00', '24:00']],
  [],
] as [string, string][][];
const shop: Opening = {
  hours: { week: WEEK, closed: [day('2026-11-25')] },
  startsOn: null,
  endsOn: null,
};
/** Việt Nam time. */
const at = (text: string): number => Date.parse(`${text}:00+07:00`);

describe('openAt', () => {
  it.each([
    // 2026-11-23 is a Monday.
    ['2026-11-23T07:29', { is: 'closed', next: { day: '2026-11-23', at: '07:30' } }],
    ['2026-11-23T07:30', { is: 'open', until: '11:30' }],
    ['2026-11-23T11:30', { is: 'closed', next: { day: '2026-11-23', at: '13:30' } }],
    ['2026-11-23T16:59', { is: 'open', until: '17:00' }],
    ['2026-11-24T17:00', { is: 'closed', next: { day: '2026-11-26', at: '07:30' } }],
    ['2026-11-25T09:00', { is: 'closed', next: { day: '2026-11-26', at: '07:30' } }],
    ['2026-11-28T23:59', { is: 'open', until: '24:00' }],
    ['2026-11-29T00:00', { is: 'closed', next: { day: '2026-11-30', at: '07:30' } }],
  ])('at %s', (when, state) => {
    expect(openAt(shop, at(when))).toEqual(state);
  });

  const fair: Opening = { ...shop, startsOn: day('2026-11-24'), endsOn: day('2026-11-24') };
  it.each([
    ['2026-11-23T09:00', { is: 'upcoming', from: '2026-11-24' }],
    ['2026-11-24T09:00', { is: 'open', until: '11:30' }],
    ['2026-11-24T18:00', { is: 'closed', next: null }],
    ['2026-11-25T00:00', { is: 'over' }],
  ])('of a fair at %s', (when, state) => {
    expect(openAt(fair, at(when))).toEqual(state);
  });

  it('says when nobody told the hours', () => {
    const opening = { ...shop, hours: NO_HOURS };
    expect(openAt(opening, at('2026-11-23T09:00'))).toEqual({ is: 'unknown' });
    expect(spansOn(opening, day('2026-11-23'))).toBeNull();
  });

  it('is open exactly within the spans of its day, at any minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 * 1_440 - 1 }), (minute) => {
        const instant = at('2026-11-23T00:00') + minute * 60_000;
        const on = day(new Date(instant + 7 * 3_600_000).toISOString().slice(0, 10));
        const clock = new Date(instant + 7 * 3_600_000).toISOString().slice(11, 16);
        const spans = spansOn(shop, on) ?? [];
        const open = spans.some(([from, until]) => from <= clock && clock < until);
        expect(openAt(shop, instant).is === 'open').toBe(open);
      }),
    );
  });
});

describe('hours as typed', () => {
  it.each([
    ['7:30-11:30, 13:30–17:00', '07:30–11:30, 13:30–17:00'],
    ['8h-17h30', '08:00–17:30'],
    ['8 - 20', '08:00–20:00'],
    ['00:00-24:00', '00:00–24:00'],
    ['', ''],
  ])('reads %s', (typed, written) => {
    expect(writeSpans(readSpans(typed) ?? [['x', 'x']])).toBe(written);
  });
  it.each(['17:00-8:00', '8:00', '8-25', 'sáng', '8:00-12:00, 11:00-14:00', '1-2,3-4,5-6,7-8'])(
    'does not read %s',
    (typed) => {
      expect(readSpans(typed)).toBeNull();
    },
  );
  it('comes back from the store as it went in, and never throws', () => {
    expect(parseHours(JSON.stringify(shop.hours))).toEqual(shop.hours);
    expect(parseHours('{}')).toEqual(NO_HOURS);
    fc.assert(fc.property(fc.jsonValue(), (value) => void parseHours(JSON.stringify(value))));
    expect(parseHours('no json')).toEqual(NO_HOURS);
  });
  it('joins equal weekdays and knows Monday', () => {
    expect(joinedWeek(WEEK).map(({ from, to }) => [from, to])).toEqual([
      [0, 4],
      [5, 5],
      [6, 6],
    ]);
    expect(weekdayOf(day('2026-11-23'))).toBe(0);
    expect(weekdayOf(day('2026-11-29'))).toBe(6);
  });
  it('says which weekday or day is not understood', () => {
    expect(() => readHours(['8-17', 'mai', '', '', '', '', ''], true, '')).toThrow('point-hours');
    expect(() => readHours(['', '', '', '', '', '', ''], true, '30/2/2027')).toThrow(
      'point-closed-days',
    );
    expect(readHours(['', '', '', '', '', '', ''], false, '6/2/2027, 2027-02-05').closed).toEqual([
      '2027-02-05',
      '2027-02-06',
    ]);
    expect(readTypedDay('1.1.2027')).toBe('2027-01-01');
  });
});

describe('checkedPoint', () => {
  const facts: PointFacts = {
    ...{
      kind: 'shop',
      name: ' Điểm  thử ',
      address: 'Số 1',
      provinceCode: '01',
      communeCode: null,
    },
    ...{ latitude: '21,03', longitude: '105.85', hours: NO_HOURS, startsOn: null, endsOn: null },
    ...{ phone: '+84 24 1234 567', noteVi: '', noteEn: '', pickUp: false },
  };
  it('tidies', () => {
    expect(checkedPoint(facts)).toMatchObject({ name: 'Điểm thử', latitude: '21.03' });
  });
  it.each([
    [{ name: ' ' }, 'point-needs-name'],
    [{ address: '' }, 'point-needs-address'],
    [{ latitude: '' }, 'point-spot'],
    [{ latitude: '48.85', longitude: '2.35' }, 'point-spot'],
    [{ latitude: '1e1' }, 'point-spot'],
    [{ phone: 'javascript:1' }, 'point-phone'],
    [{ kind: 'fair' }, 'point-days'],
    [{ startsOn: day('2027-01-02'), endsOn: day('2027-01-01') }, 'point-days'],
    [{ noteVi: 'x'.repeat(2_000) }, 'point-text-too-long'],
  ] as const)('refuses %o', (wrong, code) => {
    expect(() => checkedPoint({ ...facts, ...wrong })).toThrow(code);
  });
});

describe('mapSpot', () => {
  it.each([
    ['Đảo Hoàng Sa', 16.533, 111.6],
    ['Đảo Phú Lâm', 16.833, 112.333],
  ])('puts %s where the map has it', (name, latitude, longitude) => {
    const island = MAP.islands.find((one) => one.name === name);
    const spot = mapSpot(latitude, longitude);
    expect(Math.abs(spot.x - (island?.x ?? 0))).toBeLessThan(0.3);
    expect(Math.abs(spot.y - (island?.y ?? 0))).toBeLessThan(0.3);
  });
});
