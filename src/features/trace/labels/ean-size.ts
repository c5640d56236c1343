import { type Dpi, dotOf } from './qr-size.ts';

/** EAN-13 from 80 % to 200 % of its nominal size (GS1 General Specifications 5.2.3.7); millimetres. */
export const EAN_MODULE = { least: 0.264, nominal: 0.33, most: 0.66 } as const;
/** Modules: the bars, and what stays empty left and right of them. */
export const EAN_BARS = 95;
export const EAN_QUIET = { left: 11, right: 7 } as const;
export const EAN_WIDTH = EAN_QUIET.left + EAN_BARS + EAN_QUIET.right;
/** Modules below the bars: guards reach 5 further, digits stand beside them. */
export const EAN_GUARD = 5;
export const EAN_FOOT = 9;
/** Size of the digits, in modules to the em. */
export const EAN_DIGIT = 9.5;
/** Bars of the nominal size are 22.85 mm high. */
const NOMINAL_HEIGHT = 22.85 / EAN_MODULE.nominal;
/** Lower than this a hand scanner misses them. */
export const EAN_LEAST_HEIGHT = 10;
/** A till takes both codes as one thing when their centres are no further apart (mm). */
export const EAN_TO_QR = 50;

export interface EanSize {
  readonly module: number;
  /** Of the bars, millimetres. */
  readonly bars: number;
  /** With quiet zones and digits, millimetres. */
  readonly width: number;
  readonly height: number;
  /** Bars lower than the standard's: tills that read from any side need more tries. */
  readonly short: boolean;
}

/** The thirteen digits of a GTIN that EAN-13 can carry; null for others (a carton's number, an EAN-8). */
export function ean13Of(gtin14: string | null): string | null {
  if (gtin14 === null || !/^0\d{13}$/.test(gtin14) || gtin14.startsWith('000000')) return null;
  return gtin14.slice(1);
}

/** What fits into a room, the nearest to the nominal size first. Modules are whole dots. */
export function eanSizesIn(room: { width: number; height: number }, dpi: Dpi): EanSize[] {
  const dot = dotOf(dpi);
  const sizes: EanSize[] = [];
  for (
    let dots = Math.ceil(EAN_MODULE.least / dot - 1e-9);
    dots * dot <= EAN_MODULE.most;
    dots += 1
  ) {
    const module = dots * dot;
    const foot = EAN_FOOT * module;
    const full = NOMINAL_HEIGHT * module;
    if (EAN_WIDTH * module > room.width + 1e-9) break;
    const heights = [full, 0.8 * full, 0.6 * full, EAN_LEAST_HEIGHT].filter(
      (bars) => bars >= EAN_LEAST_HEIGHT && bars + foot <= room.height + 1e-9,
    );
    for (const bars of new Set(heights)) {
      sizes.push({
        module,
        bars,
        width: EAN_WIDTH * module,
        height: bars + foot,
        short: bars < full - 1e-6,
      });
    }
  }
  const off = ({ module }: EanSize): number => Math.abs(module - EAN_MODULE.nominal);
  return sizes.sort((a, b) => off(a) - off(b) || b.bars - a.bars);
}
