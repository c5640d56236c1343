import { tidy } from '#src/base/fold.ts';
import { type Day, parseDay } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Hours, readSpans } from './point-hours.ts';

/** What is said of a point of sale or a fair, apart from what it has. */
export interface PointFacts {
  readonly kind: 'shop' | 'fair';
  readonly name: string;
  readonly address: string;
  readonly provinceCode: string;
  readonly communeCode: string | null;
  /** Degrees as typed; '' when not known. */
  readonly latitude: string;
  readonly longitude: string;
  readonly hours: Hours;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  readonly phone: string;
  readonly noteVi: string;
  readonly noteEn: string;
  readonly pickUp: boolean;
}

export const POINT_LIMITS = {
  name: 120,
  address: 200,
  phone: 30,
  note: 1_500,
  products: 300,
} as const;

/** Around the mainland and both archipelagos. */
const BOX = { south: 6.5, north: 23.6, west: 101.8, east: 117.9 } as const;

/**
 * The facts as they are stored.
 * @throws Refusal `point-needs-name`, `point-needs-address`, `point-text-too-long`, `point-spot`, `point-days`,
 *   `point-phone`
 */
export function checkedPoint(facts: PointFacts): PointFacts {
  const name = tidy(facts.name);
  const address = tidy(facts.address);
  const phone = tidy(facts.phone);
  if (name === '') throw new Refusal('point-needs-name', {});
  if (address === '') throw new Refusal('point-needs-address', {});
  const [noteVi, noteEn] = [facts.noteVi.trim(), facts.noteEn.trim()];
  for (const [text, most, field] of [
    [name, POINT_LIMITS.name, 'name'],
    [address, POINT_LIMITS.address, 'address'],
    [noteVi, POINT_LIMITS.note, 'noteVi'],
    [noteEn, POINT_LIMITS.note, 'noteEn'],
  ] as const) {
    if (text.length > most) throw new Refusal('point-text-too-long', { field, most });
  }
  if (phone !== '' && (!/^[+\d][\d\s.()-]*$/.test(phone) || phone.length > POINT_LIMITS.phone)) {
    throw new Refusal('point-phone', {});
  }
  const { startsOn, endsOn } = facts;
  if (facts.kind === 'fair' && (startsOn === null || endsOn === null)) {
    throw new Refusal('point-days', { why: 'missing' });
  }
  if (startsOn !== null && endsOn !== null && startsOn > endsOn) {
    throw new Refusal('point-days', { why: 'order' });
  }
  return { ...facts, ...{ name, address, phone, noteVi, noteEn }, ...checkedSpot(facts) };
}

/** Both or neither, within Việt Nam; a comma for the decimal point is understood. */
function checkedSpot(facts: PointFacts): { latitude: string; longitude: string } {
  const latitude = facts.latitude.trim().replace(',', '.');
  const longitude = facts.longitude.trim().replace(',', '.');
  if (latitude === '' && longitude === '') return { latitude, longitude };
  const plain = /^\d{1,3}(\.\d{1,8})?$/;
  const [north, east] = [Number(latitude), Number(longitude)];
  const right =
    plain.test(latitude) &&
    plain.test(longitude) &&
    north >= BOX.south &&
    north <= BOX.north &&
    east >= BOX.west &&
    east <= BOX.east;
  if (!right) throw new Refusal('point-spot', {});
  return { latitude, longitude };
}

/**
 * The week and the closed days as typed: seven fields of spans (Monday first), and days separated by commas.
 * @throws Refusal `point-hours` with the weekday (0 is Monday), `point-closed-days` with what is no day
 */
export function readHours(week: readonly string[], known: boolean, closed: string): Hours {
  const spans = week.map((typed, weekday) => {
    const read = readSpans(typed);
    if (read === null) throw new Refusal('point-hours', { weekday, typed: typed.slice(0, 60) });
    return read;
  });
  const days = closed
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((typed) => {
      const day = readTypedDay(typed);
      if (day === null) throw new Refusal('point-closed-days', { typed: typed.slice(0, 30) });
      return day;
    });
  return { week: known ? spans : null, closed: [...new Set(days)].sort().slice(0, 60) };
}

/** `2027-02-06` or `6/2/2027`. */
export function readTypedDay(typed: string): Day | null {
  const text = typed.trim();
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (!match) return parseDay(text);
  const [, d = '', m = '', y = ''] = match;
  return parseDay(`${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
}
