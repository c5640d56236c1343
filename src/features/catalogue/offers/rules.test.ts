import { describe, expect, it } from 'vitest';
import { day } from '#src/base/day.ts';
import { boxOf, type BoxOffer } from './box.ts';
import { stockText, termsOf, vatText } from './box.view.ts';
import { deskStateOf, offerSearch, parseOfferQuery } from './desk-query.ts';
import { judgeSheet, type SheetOffer } from './judge-sheet.ts';
import { findSheetColumns } from './sheet-columns.ts';
import { isAlcohol } from './is-alcohol.ts';
import { priceChart } from './price-chart.view.ts';
import { typedMonthDay, typedNumber, typedNumberOrNull } from './typed-number.ts';

const today = day('2026-11-23');

describe('typed numbers', () => {
  it.each([
    ['125000', 125_000],
    ['125.000', 125_000],
    [' 1,250,000 ₫', 1_250_000],
    ['125 000đ', 125_000],
    ['0', 0],
    ['12.5', Number.NaN],
    ['1.2500', Number.NaN],
    ['-5', Number.NaN],
    ['1e9', Number.NaN],
    ['', Number.NaN],
  ])('%s', (text, value) => expect(typedNumber(text)).toBe(value));

  it('leaves empty fields null and reads days of the year', () => {
    expect(typedNumberOrNull('  ')).toBeNull();
    expect(['15/05', '1-6', '', 'hè'].map(typedMonthDay)).toEqual(['05-15', '06-01', null, 'hè']);
  });
});

const offer: BoxOffer = {
  sku: 'MX-1',
  unitVi: 'hũ',
  unitEn: 'jar',
  price: 100_000,
  illustrative: false,
  state: 'on-sale',
  available: 12,
  minQuantity: 1,
  maxQuantity: 24,
  leadDays: 2,
  seasonFrom: '10-01',
  seasonTo: '02-28',
  vatBp: 800,
  steps: [],
  since: '2026-10-12T01:00:00Z',
};

describe('the buy box', () => {
  it('chooses the first that can be had and hides what was taken off sale', () => {
    const paused = { ...offer, sku: 'MX-0', state: 'paused' as const };
    const gone = { ...offer, sku: 'MX-2', available: 0 };
    const box = boxOf([paused, gone, offer], { today, recalled: false });
    expect(box.lines.map((line) => line.offer.sku)).toEqual(['MX-2', 'MX-1']);
    expect(box.first?.offer.sku).toBe('MX-1');
    expect(boxOf([paused], { today, recalled: false })).toMatchObject({ lines: [{}], first: null });
    expect(boxOf([offer], { today, recalled: true }).first).toBeNull();
  });

  it('says honestly what is left and when', () => {
    const say = (change: Partial<BoxOffer>, on = today): string => {
      const [line] = boxOf([{ ...offer, ...change }], { today: on, recalled: false }).lines;
      return line ? stockText(line, 'vi') : '';
    };
    expect(say({})).toBe('Còn 12');
    expect(say({ available: 400 })).toBe('Còn hàng');
    expect(say({ available: 0 })).toBe('Hết hàng');
    expect(say({ available: null, leadDays: 9 })).toBe('Đặt làm, giao sau 9 ngày');
    expect(say({}, day('2027-03-01'))).toBe('Chưa đến mùa: bán lại từ 01/10/2027');
    const [line] = boxOf([offer], { today, recalled: false }).lines;
    expect(line && termsOf(line, 'vi')).toEqual([
      'Gửi đi sau 2 ngày chuẩn bị',
      'mùa: từ 01/10 đến 28/02',
      'nhiều nhất 24 mỗi đơn',
      'Giá này từ 12/10/2026',
    ]);
    expect(vatText([800, 800], 'vi')).toContain('8\u00a0%');
    expect(vatText([0], 'vi')).toContain('không cộng thêm');
  });

  it('knows sets with alcohol', () => {
    expect([13, 14, 15, 16].map(isAlcohol)).toEqual([false, true, true, false]);
  });
});

describe('the list of the desk', () => {
  it('names the state', () => {
    const of = (change: Partial<BoxOffer>) => deskStateOf({ ...offer, ...change }, today);
    expect(of({})).toBe('on-sale');
    expect(of({ available: 10 })).toBe('low');
    expect(of({ available: 0 })).toBe('sold-out');
    expect(of({ available: null })).toBe('on-sale');
    expect(of({ state: 'paused' })).toBe('paused');
    expect(of({ seasonFrom: '05-01', seasonTo: '06-01' })).toBe('out-of-season');
  });

  it('reads and writes its address', () => {
    const query = parseOfferQuery(new URLSearchParams('q= m%E1%BA%ADt &loc=low&trang=2&x=1'));
    expect(query).toEqual({ text: 'mật', filter: 'low', page: 2 });
    expect(parseOfferQuery(new URLSearchParams(offerSearch(query)))).toEqual(query);
    expect(parseOfferQuery(new URLSearchParams('loc=nope&trang=-1'))).toEqual({
      ...{ text: '', filter: 'all', page: 1 },
    });
  });
});

describe('prices and stock from a file', () => {
  const known = new Map<string, SheetOffer>(
    ['A-1', 'A-2', 'A-3', 'A-4', 'A-5', 'A-6'].map((sku, i) => [
      sku,
      {
        ...{ id: i + 1, sku, version: 1, price: 100_000, stock: 5, productName: 'P', steps: [] },
        ...{ unitVi: 'hũ', unitEn: 'jar', state: 'on-sale', seasonFrom: null, seasonTo: null },
        ...{ minQuantity: 1, maxQuantity: null, leadDays: 1, weightGrams: 500, vatBp: 0 },
        producerId: 1,
      },
    ]),
  );
  const head = ['Sản phẩm', 'Mã hàng', 'Giá (đồng)', 'Tồn kho'];
  const judged = (rows: string[][], decimalComma = false) => {
    const columns = findSheetColumns(rows);
    if (columns === null || 'twice' in columns) throw new Error('no columns');
    return judgeSheet(rows, columns, known, decimalComma).map(({ row, fault, change }) => [
      row,
      fault === null ? null : `${fault.cell} ${fault.code}`,
      change?.to ?? null,
    ]);
  };

  it('finds its columns', () => {
    expect(findSheetColumns([['x'], head])).toEqual({
      ...{ head: 1, sku: 1, fields: { price: 2, stock: 3 } },
    });
    expect(findSheetColumns([['sku', 'name']])).toBeNull();
    expect(findSheetColumns([['sku', 'price', 'Giá']])).toEqual({ twice: 'Giá' });
  });

  it('judges every row, and names the cell that is wrong', () => {
    const rows = [
      head,
      ['', 'a-1', '100.000', '5'],
      ['', 'A-2', '120000', ''],
      ['', 'A-3', '0', '1'],
      ['', 'A-4', '5000', '-1'],
      ['', 'A-1', '100000', '5'],
      ['', 'Z-9', '1', '1'],
      ['', '', '1', '1'],
      ['', ' ', '', ''],
      ['', 'A-5', '=1+1', '5'],
      ['', 'A-6', '', 'Không'],
    ];
    expect(judged(rows)).toEqual([
      [2, null, null],
      [3, null, { price: 120_000 }],
      [4, 'C4 offer-price', null],
      [5, 'D5 sheet-stock', null],
      [6, 'B6 sheet-twice', null],
      [7, 'B7 sheet-unknown', null],
      [8, 'B8 sheet-no-sku', null],
      [10, 'C10 sheet-price', null],
      [11, null, { stock: null }],
    ]);
  });

  it('reads numbers and days as spreadsheets leave them, and never a decimal as thousands', () => {
    const rows = (cells: string[]) => [
      ['SKU', 'Price', 'Season from', 'Season to'],
      ['A-1', ...cells],
    ];
    const of = (cells: string[], decimalComma = false) => judged(rows(cells), decimalComma)[0];
    const season = { seasonFrom: '05-15', seasonTo: '07-30' };
    expect(of(['125000.0', '15-May', '30 July'])).toEqual([2, null, { price: 125_000, ...season }]);
    expect(of(['1.25E+05', '15/05/2026', '2026-07-30'])?.[2]).toEqual({
      price: 125_000,
      ...season,
    });
    expect(of(['125,000', 'ngày 15 tháng 5', '30/7'])?.[2]).toEqual({ price: 125_000, ...season });
    expect(of(['1,125', '', ''], true)?.[1]).toBe('B2 sheet-price');
    expect(of(['', '31/02', '01/03'])?.[1]).toBe('C2 sheet-seasonFrom');
    expect(of(['', '15/05', ''])?.[1]).toBe('C2 offer-season');
  });
});

it('draws prices as steps', () => {
  const svg = priceChart(
    [
      { price: 100_000, fromAt: '2026-01-01T00:00:00Z' },
      { price: 120_000, fromAt: '2026-06-01T00:00:00Z' },
    ],
    { now: Date.parse('2026-11-23T00:00:00Z'), lang: 'vi' },
  );
  expect(svg).toContain('role="img"');
  expect(svg).toContain('thấp nhất 100.000');
  expect(svg).toMatch(/d="M90 130H\d+(\.\d+)?V16H428"/);
  expect(priceChart([], { now: 0, lang: 'vi' })).toBe('');
});
