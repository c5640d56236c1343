/** Sizes of a module that retail scanners read (GS1 General Specifications 5.12.3.1), millimetres. */
export const QR_MODULE = { least: 0.396, target: 0.495, most: 0.99 } as const;
/** Modules that stay empty on every side of the code. */
export const QR_QUIET = 4;

/** Dots of a printer on an inch: thermal 203 and 300, office 600. */
export const DPIS = [203, 300, 600] as const;
export type Dpi = (typeof DPIS)[number];
export const isDpi = (value: number): value is Dpi => (DPIS as readonly number[]).includes(value);

/** Width of a printer's dot, millimetres. */
export const dotOf = (dpi: Dpi): number => 25.4 / dpi;

/** Down to a whole number of dots; what is within a thousandth of the next one is that one. */
export const wholeDots = (length: number, dpi: Dpi): number =>
  Math.floor(length / dotOf(dpi) + 0.001) * dotOf(dpi);

/** A size of a code whose modules are whole dots. */
export interface QrSize {
  /** Printer's dots to a module. */
  readonly dots: number;
  /** Millimetres. */
  readonly module: number;
  /** With the quiet zone, millimetres. */
  readonly side: number;
}

/**
 * Every size a printer can print a code in so that it scans, the smallest first.
 * @param modules of the code, without the quiet zone: 21, 25, 29 …
 */
export function qrSizes(modules: number, dpi: Dpi): QrSize[] {
  const dot = dotOf(dpi);
  const sizes: QrSize[] = [];
  for (
    let dots = Math.ceil(QR_MODULE.least / dot - 1e-9);
    dots * dot <= QR_MODULE.most;
    dots += 1
  ) {
    const module = dots * dot;
    sizes.push({ dots, module, side: (modules + 2 * QR_QUIET) * module });
  }
  return sizes;
}

/** The sizes that fit into `room` millimetres, the smallest first, or the room that the smallest one asks for. */
export function qrSizesIn(
  modules: number,
  dpi: Dpi,
  room: number,
):
  { readonly ok: true; readonly sizes: readonly QrSize[] } | { readonly ok: false; needs: number } {
  const sizes = qrSizes(modules, dpi);
  const fitting = sizes.filter(({ side }) => side <= room + 1e-9);
  if (fitting.length > 0) return { ok: true, sizes: fitting };
  return { ok: false, needs: sizes[0]?.side ?? Infinity };
}
