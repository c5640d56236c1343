import type { ShippingTable } from './contract.ts';
import { SHIPPING_ZONES } from './shipping.ts';
import type { ShippingZoneName } from './shipping.ts';

const MOST_FEE = 10_000_000;
const MOST_BANDS = 10;

/** What is wrong with a table of fees; null when it can be used. Weights rise, and a heavier parcel never costs less. */
export function shippingTableFault(table: ShippingTable): {
  readonly zone: ShippingZoneName;
  readonly why: 'bands' | 'weight' | 'fee' | 'falls' | 'step';
} | null {
  for (const zone of SHIPPING_ZONES) {
    const { bands, stepGrams, stepFee } = table.zones[zone];
    if (bands.length === 0 || bands.length > MOST_BANDS) return { zone, why: 'bands' };
    let before = { upToGrams: 0, fee: 0 };
    for (const band of bands) {
      if (!whole(band.upToGrams, before.upToGrams + 1, 1_000_000)) return { zone, why: 'weight' };
      if (!whole(band.fee, 0, MOST_FEE)) return { zone, why: 'fee' };
      if (band.fee < before.fee) return { zone, why: 'falls' };
      before = band;
    }
    if (!whole(stepGrams, 1, 1_000_000) || !whole(stepFee, 0, MOST_FEE))
      return { zone, why: 'step' };
  }
  return null;
}

function whole(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}
