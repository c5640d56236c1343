import bwipjs from 'bwip-js/node';

/** Bars in modules from the left; `guard`: one of the six that reach further down. */
export interface EanBar {
  readonly from: number;
  readonly width: number;
  readonly guard: boolean;
}

/**
 * The thirty bars of an EAN-13, 95 modules wide without its quiet zones.
 * @param digits thirteen, the last one the check digit
 * @throws Error when the check digit is wrong
 */
export function ean13Bars(digits: string): EanBar[] {
  const [symbol] = bwipjs.raw({ bcid: 'ean13', text: digits });
  if (symbol === undefined || !('sbs' in symbol)) throw new RangeError(`no EAN-13 of ${digits}`);
  const bars: EanBar[] = [];
  let at = 0;
  for (const [index, width] of [...symbol.sbs].entries()) {
    if (index % 2 === 0) {
      const guard = at < 3 || (at >= 45 && at < 50) || at >= 92;
      bars.push({ from: at, width, guard });
    }
    at += width;
  }
  return bars;
}
