import { describe, expect, it } from 'vitest';
import { day } from '#src/base/day.ts';
import { boxOf, type BoxOffer } from '#src/features/catalogue/offers/box.ts';
import { offerJsonLd } from './product-json-ld.ts';

const offer: BoxOffer = {
  ...{ sku: 'MX-00001-1', unitVi: 'hũ', unitEn: 'jar', price: 120_000, illustrative: false },
  ...{ state: 'on-sale', available: 400, minQuantity: 1, maxQuantity: null, leadDays: 1 },
  ...{ seasonFrom: null, seasonTo: null, vatBp: 800, steps: [], since: null },
};
const url = 'https://moixa.example/san-pham/x';

describe('a size for search engines', () => {
  const told = (
    change: Partial<BoxOffer> & { setNo?: number; producerId?: null },
    on = '2026-11-23',
    recalled = false,
  ): object => {
    const today = day(on);
    const [line] = boxOf([{ ...offer, ...change }], { today, recalled, ...change }).lines;
    if (!line) throw new Error('no line');
    return offerJsonLd(line, { url, day: today });
  };
  const summer = { seasonFrom: '05-15', seasonTo: '07-30' };

  it.each([
    [{}, 'InStock'],
    [{ available: 3 }, 'LimitedAvailability'],
    [{ available: null }, 'MadeToOrder'],
    [{ available: 0 }, 'SoldOut'],
    [{ state: 'paused' as const }, 'OutOfStock'],
    [summer, 'OutOfStock'],
    [{ producerId: null }, 'OutOfStock'],
    [{ setNo: 26 }, 'InStoreOnly'],
  ])('%o is %s', (change, name) => {
    expect(told(change)).toMatchObject({ availability: `https://schema.org/${name}` });
  });

  it('promises a price for a week, not beyond the season, and none for what cannot be had', () => {
    expect(told({})).toMatchObject({ price: 120_000, priceValidUntil: '2026-11-30' });
    expect(told(summer, '2026-07-28')).toMatchObject({ priceValidUntil: '2026-07-30' });
    expect(told({ available: 0 })).not.toHaveProperty('priceValidUntil');
    expect(told(summer)).toMatchObject({ availabilityStarts: '2027-05-15' });
    expect(told({}, '2026-11-23', true)).not.toHaveProperty('priceValidUntil');
  });
});
