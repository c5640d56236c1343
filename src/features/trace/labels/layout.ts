import { EAN_TO_QR, type EanSize, eanSizesIn } from './ean-size.ts';
import { fitLines } from './fit-lines.ts';
import type { LabelLine, LineId } from './label-lines.ts';
import { type Dpi, dotOf, QR_MODULE, type QrSize, qrSizesIn, wholeDots } from './qr-size.ts';
import type { Box, Measure, PlacedText } from './text-flow.ts';

export type { Box, Measure, PlacedText } from './text-flow.ts';

export interface PlacedQr extends Box {
  readonly dots: number;
  readonly module: number;
}

export interface PlacedEan extends Box {
  readonly module: number;
  readonly bars: number;
  readonly short: boolean;
}

/** Where everything on a label goes; millimetres. Boxes of the codes include their quiet zones. */
export interface LabelPlan {
  readonly width: number;
  readonly height: number;
  readonly dpi: Dpi;
  readonly qr: PlacedQr;
  readonly ean: PlacedEan | null;
  readonly texts: readonly PlacedText[];
  /** What had no room, the weightiest first. */
  readonly leftOut: readonly (LineId | 'ean')[];
}

export interface LabelOrder {
  readonly width: number;
  readonly height: number;
  readonly padding: number;
  readonly dpi: Dpi;
  /** Of the QR code, without its quiet zone. */
  readonly modules: number;
  /** The side of the QR code with its quiet zone that is asked for, mm; null leaves it to the label. */
  readonly side: number | null;
  readonly ean: boolean;
  readonly lines: readonly LabelLine[];
  readonly measure: Measure;
}

/** What it costs, beside the weights of lines left out. */
const COST = { noEan: 11, belowTarget: 4, shortEan: 0.5 } as const;
/** Between a code's quiet zone and a text. */
const GAP = 0.4;
/** Text in a narrower column is a tower of single words. */
const NARROWEST = 10;

interface Arrangement {
  readonly qr: PlacedQr;
  readonly ean: PlacedEan | null;
  readonly areas: readonly Box[];
  /** The text stands in the middle of its area's height. */
  readonly middled: boolean;
}

/**
 * Puts what belongs on a label where it scans and can be read. The QR code is never given up: `needs` is the free side
 * (mm) it asks for, `room` what there is. Everything else gives way by weight and is named in `leftOut`.
 */
export function layOut(
  order: LabelOrder,
): { ok: true; plan: LabelPlan } | { ok: false; needs: number; room: number } {
  const dot = dotOf(order.dpi);
  const free = Math.min(order.width, order.height) - 2 * order.padding;
  const room = Math.min(free, order.side ?? free);
  const sizes = qrSizesIn(order.modules, order.dpi, room);
  if (!sizes.ok) return { ok: false, needs: sizes.needs, room };
  const inner: Box = {
    x: Math.ceil(order.padding / dot - 0.001) * dot,
    y: Math.ceil(order.padding / dot - 0.001) * dot,
    width: order.width - 2 * order.padding,
    height: order.height - 2 * order.padding,
  };
  let best: { plan: LabelPlan; cost: number } | null = null;
  for (const size of candidates(sizes.sizes, order)) {
    for (const one of arrangements(order, inner, size)) {
      const found = filled(order, one);
      if (best === null || found.cost < best.cost - 1e-9) best = found;
    }
  }
  if (best === null) throw new RangeError('there is always an arrangement without EAN-13');
  return { ok: true, plan: best.plan };
}

/** From the size that suits the label down to the smallest; one only where a side was asked for. */
function candidates(sizes: readonly QrSize[], order: LabelOrder): readonly QrSize[] {
  if (order.side !== null) return sizes.slice(-1);
  const aim = 0.42 * Math.min(order.width, order.height);
  const first = sizes.findIndex(({ module, side }) => module >= QR_MODULE.target && side >= aim);
  return (first === -1 ? sizes : sizes.slice(0, first + 1)).toReversed();
}

function* arrangements(order: LabelOrder, inner: Box, size: QrSize): Generator<Arrangement> {
  const { dpi } = order;
  const { x, y } = inner;
  const [right, bottom] = [order.width - order.padding, order.height - order.padding];
  const beside = between(x + size.side + GAP, y, right, bottom);
  const under = between(x, y + size.side + GAP, right, bottom);
  const middle = wholeDots(y + Math.max(0, bottom - y - size.side) / 2, dpi);
  const qr = (top: number): PlacedQr => ({
    ...{ x, y: top, width: size.side, height: size.side },
    ...{ dots: size.dots, module: size.module },
  });
  yield { qr: qr(middle), ean: null, areas: [beside], middled: true };
  const level = between(beside.x, y, right, Math.min(under.y, bottom));
  yield { qr: qr(y), ean: null, areas: [level, under], middled: false };
  if (!order.ean) return;
  for (const ean of eanSizesIn(beside, dpi).map(placedAt(beside.x, bottom, dpi))) {
    const above = between(beside.x, y, right, ean.y - GAP);
    const corner = between(x, under.y, ean.x - GAP, bottom);
    yield { qr: qr(middle), ean, areas: [above], middled: false };
    yield { qr: qr(y), ean, areas: [above, corner], middled: false };
  }
  for (const ean of eanSizesIn(under, dpi).map(placedAt(x, bottom, dpi))) {
    const above = between(beside.x, y, right, ean.y);
    const rest = between(ean.x + ean.width + GAP, ean.y, right, bottom);
    yield { qr: qr(y), ean, areas: [above, rest], middled: false };
  }
}

const between = (left: number, top: number, right: number, bottom: number): Box => ({
  x: left,
  y: top,
  width: Math.max(0, right - left),
  height: Math.max(0, bottom - top),
});

const placedAt =
  (x: number, bottom: number, dpi: Dpi) =>
  (size: EanSize): PlacedEan => ({
    ...size,
    x: wholeDots(x, dpi),
    y: wholeDots(bottom - size.height, dpi),
  });

function filled(
  order: LabelOrder,
  { qr, ean: offered, areas, middled }: Arrangement,
): { plan: LabelPlan; cost: number } {
  const ean = offered !== null && centresApart(qr, offered) <= EAN_TO_QR ? offered : null;
  const wide = areas.filter(({ width }) => width >= NARROWEST);
  const most = Math.min(14, Math.round(5 + 0.09 * Math.min(order.width, order.height)));
  // The number stands under the bars where there are bars.
  const lines = order.lines.filter(({ id }) => id !== 'gtin' || ean === null);
  const fitted = fitLines(lines, wide, most, order.measure);
  const last = fitted.texts.at(-1)?.box;
  const [only] = wide;
  const spare = last && only ? only.y + only.height - last.y - last.height : 0;
  const down = middled ? Math.max(0, spare) / 2 : 0;
  const lacksEan = order.ean && ean === null;
  return {
    plan: {
      ...{ width: order.width, height: order.height, dpi: order.dpi },
      ...{ qr, ean },
      texts: fitted.texts.map((text) => ({
        ...text,
        y: text.y + down,
        box: { ...text.box, y: text.box.y + down },
      })),
      leftOut: [...(lacksEan ? ['ean' as const] : []), ...fitted.leftOut],
    },
    cost:
      fitted.cost +
      (lacksEan ? COST.noEan : 0) +
      (ean?.short ? COST.shortEan : 0) +
      (qr.module < QR_MODULE.target ? COST.belowTarget : 0),
  };
}

function centresApart(a: Box, b: Box): number {
  return Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2);
}
