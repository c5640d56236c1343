import { describe, expect, it } from 'vitest';
import { readDong, readPercent } from './campaign-form.ts';
import { reportOf } from './campaign-report.ts';
import { NOTHING_CHOSEN, withinOwner } from './campaign.ts';
import { codeKey, isCode, randomCode, tidyCode } from './voucher-code.ts';

describe('voucher codes', () => {
  it.each([
    ['Tết Đinh Mùi', 'TETDINHMUI', 'TETD1NHMU1'],
    ['quà-o1', 'QUAO1', 'QUA01'],
    ['LOI', 'LOI', '101'],
  ])('%s is printed %s and found by %s', (typed, printed, key) => {
    expect([tidyCode(typed), codeKey(typed)]).toEqual([printed, key]);
  });

  it('are 4 to 20 letters and digits', () => {
    expect(['ABC', 'ABCD', 'A'.repeat(20), 'A'.repeat(21), 'TẾT1'].map(isCode)).toEqual([
      ...[false, true, true, false, false],
    ]);
    expect(randomCode('xuân', new Uint8Array([0, 31, 32, 255, 10, 18, 20, 27]))).toBe(
      'XUAN0Z0ZAJMV',
    );
  });
});

describe('what is typed', () => {
  it('reads đồng and percentages as people write them', () => {
    expect(['50.000', '50 000 đ', '50000', ''].map((text) => readDong(text, null))).toEqual([
      ...[50_000, 50_000, 50_000, null],
    ]);
    expect(readDong('năm', null)).toBeNaN();
    expect(['12,5', '12.50', '8', '8 %'].map(readPercent)).toEqual([1250, 1250, 800, 800]);
    expect(readPercent('1,234')).toBeNaN();
  });
});

describe('withinOwner', () => {
  const producer = { provinceCode: '91', producerId: 7 };
  it('narrows rules to the owner, and leaves named products alone', () => {
    expect(withinOwner(NOTHING_CHOSEN, producer).producerIds).toEqual([7]);
    expect(withinOwner({ ...NOTHING_CHOSEN, producerIds: [8] }, producer).producerIds).toEqual([7]);
    const named = { ...NOTHING_CHOSEN, productIds: [1] };
    expect(withinOwner(named, producer)).toBe(named);
    const province = { provinceCode: '91', producerId: null };
    expect(
      withinOwner({ ...NOTHING_CHOSEN, provinceCodes: ['01'] }, province).provinceCodes,
    ).toEqual(['91']);
  });
});

describe('reportOf', () => {
  it('adds up orders, producers and payers of one campaign, and of nothing else', () => {
    const discount = (source: string, amount: number, producerId: number, payer = 'site') => ({
      ...{ source, amount, producerId, payer },
    });
    const orders = [
      {
        discounts: [
          discount('campaign:3', 10_000, 1),
          discount('voucher:TET', 5_000, 2, 'province'),
          discount('campaign:31', 99, 1),
        ],
        parcels: [
          { producerId: 1, goods: 110_000, discount: 10_099 },
          { producerId: 2, goods: 50_000, discount: 5_000 },
        ],
      },
      { discounts: [discount('campaign:31', 99, 1)], parcels: [] },
    ];
    expect(reportOf(orders, new Set(['campaign:3', 'voucher:TET']))).toEqual({
      orders: 1,
      goods: 144_901,
      discount: 15_000,
      byProducer: [
        { producerId: 1, orders: 1, goods: 99_901, discount: 10_000 },
        { producerId: 2, orders: 1, goods: 45_000, discount: 5_000 },
      ],
      byPayer: { producer: 0, province: 5_000, site: 10_000 },
    });
  });
});
