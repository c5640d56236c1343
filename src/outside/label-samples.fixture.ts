import { day } from '#src/base/day.ts';
import { itemLink } from '#src/features/trace/codes/item-link.ts';
import { labelLines } from '#src/features/trace/labels/label-lines.ts';
import { layOut, type LabelPlan } from '#src/features/trace/labels/layout.ts';
import type { Dpi } from '#src/features/trace/labels/qr-size.ts';
import type { LabelFormat } from '#src/features/trace/labels/sheet-formats.ts';
import { type LabelContent, labelMeasure } from './label-ink.ts';
import { qrMatrix } from './qr.ts';

const ITEM = { gtin: '09521234543213', shortCode: 'K7M2Q9XD' };
const ORIGIN = 'https://id.moixa.vn';
const UNIT = { lot: 'LO2611A', serial: '7KQ2M9XDTB' };

/** What codes on packs say. */
export const LABEL_URLS: Readonly<Record<string, string>> = {
  item: ORIGIN + itemLink(ITEM),
  'item and lot': ORIGIN + itemLink(ITEM, { lot: UNIT.lot }),
  'item, lot and serial': ORIGIN + itemLink(ITEM, UNIT),
  'item, lot, serial and expiry': `${ORIGIN}${itemLink(ITEM, UNIT)}?17=281105`,
  'short code, lot and serial': ORIGIN + itemLink({ ...ITEM, gtin: null }, UNIT),
};

const measure = labelMeasure();

export interface SampleLabel {
  readonly plan: LabelPlan;
  readonly content: LabelContent;
  readonly version: number;
}

/** A label as the desk prints it, null where the code does not fit. */
export function sampleLabel(
  format: LabelFormat,
  url: string,
  dpi: Dpi,
  ean = true,
): SampleLabel | null {
  const { size, version } = qrMatrix(url);
  const lines = labelLines(
    {
      product: 'Mật ong hoa bạc hà Mèo Vạc',
      size: 'Hũ 500 ml',
      producer: 'Hợp tác xã Ong Cao nguyên đá',
      lot: UNIT.lot,
      serial: url.includes('/21/') ? UNIT.serial : null,
      madeOn: day('2026-11-05'),
      packedOn: null,
      expiresOn: day('2028-11-05'),
      bestBefore: null,
      gtin: ITEM.gtin,
      address: 'id.moixa.vn',
      star: { stars: 4, until: day('2029-08-05') },
    },
    false,
  );
  const found = layOut({ ...format, dpi, modules: size, side: null, ean, lines, measure });
  if (!found.ok) return null;
  const content = { url, serial: UNIT.serial, ean: ean ? ITEM.gtin.slice(1) : null };
  return { plan: found.plan, content, version };
}
