import { addDays, type Day } from '#src/base/day.ts';
import { proposeLotCode as nextOfDay } from '../lots/lot-code.ts';

const MARK = 'LO';

/**
 * The next free lot code of a day: `LO261122A`, `LO261122B` … `LO261122Z`, `LO261122AA`. Upper case and figures only:
 * what people type back from a pack.
 */
export function proposeLotCode(on: Day, taken: ReadonlySet<string>): string {
  const ours = [...taken].filter((code) => code.startsWith(MARK));
  return (
    MARK +
    nextOfDay(
      on,
      ours.map((code) => code.slice(MARK.length)),
    )
  );
}

/** The last day of a lot whose item keeps so many days from packing; null while that is unknown. */
export function proposeExpiry(packedOn: Day | null, shelfLifeDays: number | null): Day | null {
  return packedOn === null || shelfLifeDays === null ? null : addDays(packedOn, shelfLifeDays);
}

/** A quantity as it is typed, `1.250,5` or `1250.5`; null when nothing was, NaN when it is no quantity above zero. */
export function readQuantity(text: string): number | null {
  const trimmed = text.trim().replace(/\s/g, '');
  if (trimmed === '') return null;
  // In Vietnamese the full stop groups thousands: 1.250 is more than a thousand, 0.250 is a quarter.
  const grouped = /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/.test(trimmed);
  const plain = (grouped ? trimmed.replaceAll('.', '') : trimmed).replace(',', '.');
  const value = /^\d{1,12}(?:\.\d{1,4})?$/.test(plain) ? Number(plain) : Number.NaN;
  return value > 0 ? value : Number.NaN;
}
