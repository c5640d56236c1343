import { EAN_DIGIT, EAN_GUARD, EAN_QUIET } from '#src/features/trace/labels/ean-size.ts';
import type { LabelPlan } from '#src/features/trace/labels/layout.ts';
import { QR_QUIET } from '#src/features/trace/labels/qr-size.ts';
import { ean13Bars } from './ean13.ts';
import { qrMatrix, type QrMatrix } from './qr.ts';
import { textWidth } from './text-path.ts';

/** Millimetres from the label's top left corner; a text's x and y are its baseline's beginning. */
export interface InkRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface InkText {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
  readonly bold: boolean;
}

/** Everything black on a label. */
export interface LabelInk {
  readonly qr: { readonly x: number; readonly y: number; readonly module: number };
  readonly matrix: QrMatrix;
  readonly bars: readonly InkRect[];
  readonly texts: readonly InkText[];
}

/** What one label of a plan holds. */
export interface LabelContent {
  /** What the QR code says. */
  readonly url: string;
  /** Of this unit; takes the place of the one that the plan was made with. */
  readonly serial: string | null;
  /** Thirteen digits; null prints no bars. */
  readonly ean: string | null;
}

/** Width of a text in letters of 1 mm to the em, remembered: a plan asks for the same ones again and again. */
export function labelMeasure(): (text: string, bold: boolean) => number {
  const known = new Map<string, number>();
  return (text, bold) => {
    const key = (bold ? 'b' : 't') + text;
    let width = known.get(key);
    if (width === undefined) {
      width = textWidth(text, bold ? 'bold' : 'text', 1);
      known.set(key, width);
    }
    return width;
  };
}

/** @param version of the QR code that the plan was made for */
export function inkOf(plan: LabelPlan, content: LabelContent, version: number): LabelInk {
  const matrix = qrMatrix(content.url, version);
  const edge = QR_QUIET * plan.qr.module;
  const { ean } = plan;
  return {
    matrix,
    qr: { x: plan.qr.x + edge, y: plan.qr.y + edge, module: plan.qr.module },
    bars: ean === null || content.ean === null ? [] : barsOf(ean, content.ean),
    texts: [
      ...plan.texts.map(({ id, x, y, size, text, bold }) => {
        const own = id === 'serial' && content.serial !== null ? `Số: ${content.serial}` : text;
        return { x, y, size, bold, text: own };
      }),
      ...(ean === null || content.ean === null ? [] : digitsOf(ean, content.ean)),
    ],
  };
}

type Ean = NonNullable<LabelPlan['ean']>;

function barsOf({ x, y, module, bars: height }: Ean, digits: string): InkRect[] {
  return ean13Bars(digits).map(({ from, width, guard }) => ({
    x: x + (EAN_QUIET.left + from) * module,
    y,
    width: width * module,
    height: height + (guard ? EAN_GUARD * module : 0),
  }));
}

/** The digits for people: the first one before the bars, two groups of six under them. */
function digitsOf({ x, y, module, bars }: Ean, digits: string): InkText[] {
  const size = EAN_DIGIT * module;
  const baseline = y + bars + 8 * module;
  const left = x + EAN_QUIET.left * module;
  const cell = (text: string, middle: number): InkText => ({
    x: left + middle * module - textWidth(text, 'text', size) / 2,
    y: baseline,
    size,
    text,
    bold: false,
  });
  return [...digits].map((digit, index) => {
    if (index === 0) return cell(digit, -5);
    const place = (index - 1) % 6;
    return cell(digit, (index <= 6 ? 3 : 50) + 3.5 + 7 * place);
  });
}
