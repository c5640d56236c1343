import type { Day } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { itemLink } from '#src/features/trace/codes/item-link.ts';
import { SERIAL_LENGTH } from '#src/features/trace/codes/serial.ts';
import { type LabelContent, labelMeasure } from '#src/outside/label-ink.ts';
import { drawable } from '#src/outside/pdf/drawable.ts';
import { qrMatrix } from '#src/outside/qr.ts';
import { ean13Of } from './ean-size.ts';
import { type LabelFacts, labelLines } from './label-lines.ts';
import type { LabelOptions } from './label-options.ts';
import { layOut, type LabelPlan } from './layout.ts';
import type { LabelLot } from './read-label-lot.server.ts';

export interface PlannedLabels {
  readonly plan: LabelPlan;
  /** Of the QR codes: the same for all of them. */
  readonly version: number;
  /** What one label holds. @param serial null where labels are all the same */
  content(serial: string | null): LabelContent;
  /** EAN-13 was asked for and the item has no number that it could carry. */
  readonly noEanNumber: boolean;
}

/** As wide as a serial can be, and as long for the code as any. */
const WIDEST = 'W'.repeat(SERIAL_LENGTH);
const measure = labelMeasure();

/**
 * How the labels of a lot will look.
 * @param origin where the site is reached, without a slash at the end
 * @throws Refusal `label-too-small-for-qr`, `label-side-too-small`, `label-lot-recalled`
 */
export function planLabels(lot: LabelLot, options: LabelOptions, origin: string): PlannedLabels {
  const { row } = lot;
  if (lot.recall !== null) throw new Refusal('label-lot-recalled', { recall: lot.recall });
  const serial = options.kind === 'same' ? null : WIDEST;
  const urlOf = (one: string | null): string =>
    origin + itemLink(row, { lot: row.code, serial: one });
  const { size, version } = qrMatrix(urlOf(serial));
  const ean = options.ean ? ean13Of(row.gtin) : null;
  const found = layOut({
    ...options.format,
    ...{ dpi: options.dpi, side: options.side, modules: size, ean: ean !== null, measure },
    lines: labelLines(factsOf(lot, options, serial, origin), false),
  });
  if (!found.ok) {
    const asked = options.side !== null && options.side <= found.room;
    throw new Refusal(asked ? 'label-side-too-small' : 'label-too-small-for-qr', {
      needs: found.needs,
      room: found.room,
      // With what has to stay empty along the edge.
      label: found.needs + 2 * options.format.padding,
      dpi: options.dpi,
    });
  }
  return {
    plan: found.plan,
    version,
    noEanNumber: options.ean && ean === null,
    content: (one) => ({ url: urlOf(one), serial: one, ean }),
  };
}

function factsOf(
  { row, star }: LabelLot,
  options: LabelOptions,
  serial: string | null,
  origin: string,
): LabelFacts {
  const host = origin.replace(/^https?:\/\//, '');
  return {
    product: drawable(row.productName ?? row.label),
    size: row.productName === null ? '' : drawable(row.label),
    producer: drawable(row.producerName),
    lot: row.code,
    serial,
    madeOn: row.madeOn as Day | null,
    packedOn: row.packedOn as Day | null,
    expiresOn: row.expiresOn as Day | null,
    bestBefore: row.bestBefore as Day | null,
    gtin: row.gtin,
    address: row.gtin === null ? `${host}/q/${row.shortCode}` : host,
    star: options.star ? star : null,
  };
}
