/** Where labels sit on a sheet; millimetres. Margins are the same left and right, top and bottom. */
export interface SheetGrid {
  readonly columns: number;
  readonly rows: number;
  readonly left: number;
  readonly top: number;
  /** From the left edge of one label to that of the next. */
  readonly stepX: number;
  readonly stepY: number;
}

/** A size of label that can be bought; millimetres. */
export interface LabelFormat {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Null for a roll: one label is one page. */
  readonly sheet: SheetGrid | null;
  /** Kept empty along the edge: what a printer cannot reach, and what a cut may be off by. */
  readonly padding: number;
}

export const A4 = { width: 210, height: 297 } as const;
/** Office printers leave about this much of the sheet's edge unprinted. */
const UNPRINTED = 4.3;

function onA4(columns: number, rows: number, width: number, height: number, gapX = 0): LabelFormat {
  const left = (A4.width - columns * width - (columns - 1) * gapX) / 2;
  const top = (A4.height - rows * height) / 2;
  const reach = Math.max(0, UNPRINTED - Math.min(left, top));
  return {
    id: `a4-${columns}x${rows}`,
    width,
    height,
    sheet: { columns, rows, left, top, stepX: width + gapX, stepY: height },
    padding: Math.max(1.5, reach),
  };
}

const onRoll = (width: number, height: number): LabelFormat => ({
  id: `cuon-${width}x${height}`,
  width,
  height,
  sheet: null,
  padding: 1.25,
});

/** Grids that stationers of several makes sell, and rolls of thermal printers. */
export const LABEL_FORMATS: readonly LabelFormat[] = [
  { ...onA4(3, 8, 70, 37), id: 'a4-3x8' },
  { ...onA4(3, 7, 63.5, 38.1, 2.54), id: 'a4-3x7' },
  { ...onA4(3, 8, 63.5, 33.9, 2.54), id: 'a4-3x8-bo-goc' },
  onA4(4, 10, 48.5, 25.4),
  onA4(2, 5, 99.1, 57, 2.5),
  onA4(2, 4, 105, 74),
  onRoll(40, 30),
  onRoll(50, 30),
  onRoll(60, 40),
  onRoll(75, 50),
  onRoll(100, 50),
  onRoll(100, 100),
];

/** A roll whose size is typed. */
export const OWN_SIZE = { least: 15, most: 150 } as const;

export function labelFormat(id: string): LabelFormat | null {
  return LABEL_FORMATS.find((format) => format.id === id) ?? null;
}

/** A roll of a size of one's own, millimetres; null outside {@link OWN_SIZE}. */
export function ownFormat(width: number, height: number): LabelFormat | null {
  const fits = [width, height].every((side) => side >= OWN_SIZE.least && side <= OWN_SIZE.most);
  return fits ? { ...onRoll(width, height), id: 'cuon-khac' } : null;
}

/** Labels on one sheet; 1 on a roll. */
export function perSheet({ sheet }: LabelFormat): number {
  return sheet === null ? 1 : sheet.columns * sheet.rows;
}

/** @param at the label's place from the first one of the first sheet, from 0. @returns its page from 0 and its corner in mm */
export function placeOn(format: LabelFormat, at: number): { page: number; x: number; y: number } {
  const { sheet } = format;
  if (sheet === null) return { page: at, x: 0, y: 0 };
  const page = Math.floor(at / perSheet(format));
  const slot = at % perSheet(format);
  return {
    page,
    x: sheet.left + (slot % sheet.columns) * sheet.stepX,
    y: sheet.top + Math.floor(slot / sheet.columns) * sheet.stepY,
  };
}
