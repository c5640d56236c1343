import { dong } from '#src/base/money.ts';
import type { Dong } from '#src/base/money.ts';
import type { ShippingTable, ShippingZone } from './contract.ts';

export const SHIPPING_ZONES = ['province', 'region', 'country'] as const;
export type ShippingZoneName = (typeof SHIPPING_ZONES)[number];

const bands = (
  ...fees: readonly (readonly [upToGrams: number, fee: number])[]
): ShippingZone['bands'] => fees.map(([upToGrams, fee]) => ({ upToGrams, fee: dong(fee) }));

/** Until an office sets its own: of the order of what parcel services ask in 2026, not any service's price list. */
export const DEFAULT_SHIPPING: ShippingTable = {
  zones: {
    province: {
      bands: bands([500, 16_000], [1000, 19_000], [2000, 24_000], [5000, 36_000]),
      stepGrams: 1000,
      stepFee: dong(3_000),
    },
    region: {
      bands: bands([500, 22_000], [1000, 26_000], [2000, 33_000], [5000, 50_000]),
      stepGrams: 1000,
      stepFee: dong(5_000),
    },
    country: {
      bands: bands([500, 30_000], [1000, 35_000], [2000, 45_000], [5000, 72_000]),
      stepGrams: 1000,
      stepFee: dong(8_000),
    },
  },
};

/** How far a parcel goes: within the province, within the region, or farther. */
export function zoneOf(
  from: string,
  to: string,
  regionOf: (provinceCode: string) => string,
): ShippingZoneName {
  if (from === to) return 'province';
  return regionOf(from) === regionOf(to) ? 'region' : 'country';
}

/** The fee of one parcel: of the first band that holds its weight; above the last, a fee for each step begun. */
export function shippingFee(table: ShippingTable, zone: ShippingZoneName, grams: number): Dong {
  const { bands: all, stepGrams, stepFee } = table.zones[zone];
  const band = all.find(({ upToGrams }) => grams <= upToGrams);
  if (band) return band.fee;
  const last = all.at(-1);
  const above = grams - (last?.upToGrams ?? 0);
  return dong((last?.fee ?? 0) + Math.ceil(above / stepGrams) * stepFee);
}
