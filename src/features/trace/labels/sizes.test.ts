import { describe, expect, it } from 'vitest';
import { EAN_LEAST_HEIGHT, EAN_MODULE, ean13Of, eanSizesIn } from './ean-size.ts';
import { FIRST_CHOICE, readLabelOptions } from './label-options.ts';
import { DPIS, QR_MODULE, qrSizes, qrSizesIn } from './qr-size.ts';
import { A4, LABEL_FORMATS, ownFormat, perSheet, placeOn } from './sheet-formats.ts';

describe('sheets', () => {
  it.each(LABEL_FORMATS)('$id: labels lie on the sheet and not on each other', (format) => {
    const places = Array.from({ length: perSheet(format) }, (_, at) => placeOn(format, at));
    const [width, height] = format.sheet ? [A4.width, A4.height] : [format.width, format.height];
    for (const [at, place] of places.entries()) {
      expect(place.page).toBe(0);
      expect(place.x).toBeGreaterThanOrEqual(-1e-9);
      expect(place.y).toBeGreaterThanOrEqual(-1e-9);
      expect(place.x + format.width).toBeLessThanOrEqual(width + 1e-9);
      expect(place.y + format.height).toBeLessThanOrEqual(height + 1e-9);
      for (const other of places.slice(at + 1)) {
        const apart =
          Math.abs(place.x - other.x) >= format.width - 1e-9 ||
          Math.abs(place.y - other.y) >= format.height - 1e-9;
        expect(apart).toBe(true);
      }
      // What a printer cannot reach stays empty.
      if (format.sheet) {
        const edge = Math.min(place.x, place.y, width - place.x - format.width);
        expect(edge + format.padding).toBeGreaterThanOrEqual(4.3 - 1e-9);
      }
    }
    expect(placeOn(format, perSheet(format)).page).toBe(1);
  });

  it('has the margins that makers of 63.5 × 38.1 mm labels print on their packs', () => {
    const sheet = LABEL_FORMATS.find(({ id }) => id === 'a4-3x7')?.sheet;
    expect(sheet?.left).toBeCloseTo(7.21, 2);
    expect(sheet?.top).toBeCloseTo(15.15, 2);
    expect(sheet?.stepX).toBeCloseTo(66.04, 2);
  });

  it('knows no roll that is smaller than a code or wider than a printer', () => {
    expect(ownFormat(14.9, 40)).toBeNull();
    expect(ownFormat(40, 151)).toBeNull();
    expect(ownFormat(Number.NaN, 40)).toBeNull();
    expect(ownFormat(15, 150)?.sheet).toBeNull();
  });
});

describe('sizes of a QR code', () => {
  it.each([
    // Version, printer, smallest side, side at the target of 0.495 mm.
    [29, 203, 37 * 0.50049],
    [29, 300, 37 * 0.42333],
    [33, 203, 41 * 0.50049],
    [33, 300, 41 * 0.42333],
    [33, 600, 41 * 0.42333],
  ] as const)('%i modules at %i dpi: at least %f mm', (modules, dpi, least) => {
    expect(qrSizes(modules, dpi)[0]?.side).toBeCloseTo(least, 2);
  });

  it('are whole dots between 0.396 and 0.990 mm a module', () => {
    for (const dpi of DPIS) {
      const sizes = qrSizes(33, dpi);
      expect(sizes.length).toBeGreaterThan(2);
      for (const { dots, module } of sizes) {
        expect(Number.isInteger(dots)).toBe(true);
        expect(module).toBeGreaterThanOrEqual(QR_MODULE.least);
        expect(module).toBeLessThanOrEqual(QR_MODULE.most);
      }
    }
  });

  it('say the room that is missing', () => {
    const found = qrSizesIn(33, 300, 17);
    expect(found.ok ? null : found.needs).toBeCloseTo(17.36, 2);
    expect(qrSizesIn(33, 300, 17.4).ok).toBe(true);
  });
});

describe('sizes of an EAN-13', () => {
  it('stay between 80 % and 200 %, in whole dots, bars no lower than a scanner finds', () => {
    for (const dpi of DPIS) {
      for (const size of eanSizesIn({ width: 80, height: 40 }, dpi)) {
        expect(size.module).toBeGreaterThanOrEqual(EAN_MODULE.least);
        expect(size.module).toBeLessThanOrEqual(EAN_MODULE.most);
        expect(size.bars).toBeGreaterThanOrEqual(EAN_LEAST_HEIGHT);
        expect(size.width).toBeCloseTo(113 * size.module, 9);
        expect(size.height).toBeLessThanOrEqual(40);
      }
    }
    expect(eanSizesIn({ width: 29, height: 40 }, 600)).toEqual([]);
    expect(eanSizesIn({ width: 80, height: 11 }, 600)).toEqual([]);
  });

  it.each([
    ['09521234543213', '9521234543213'],
    // A carton's number, and one that is an EAN-8.
    ['19521234543210', null],
    ['00000095200002', null],
    [null, null],
  ])('%s carries %s', (gtin, digits) => {
    expect(ean13Of(gtin)).toBe(digits);
  });
});

describe('choices', () => {
  const read = (typed: Readonly<Record<string, string>>) =>
    readLabelOptions((field) => typed[field] ?? null);

  it('begin with a sheet at an office printer', () => {
    expect(read(FIRST_CHOICE)).toMatchObject({
      ...{ dpi: 600, side: null, ean: true, star: true, kind: 'same', count: 21, startAt: 1 },
      ...{ cropMarks: false, runId: null },
    });
    expect(read({ kho: 'cuon-50x30' })).toMatchObject({ dpi: 203, count: 1, ean: false });
    expect(read({ kho: 'cuon-khac', rong: '45,5', cao: '28' }).format).toMatchObject({
      width: 45.5,
      height: 28,
    });
  });

  it.each([
    ['label-format-unknown', {}],
    ['label-format-unknown', { kho: 'a5' }],
    ['label-own-size-wrong', { kho: 'cuon-khac' }],
    ['label-own-size-wrong', { kho: 'cuon-khac', rong: '10', cao: '40' }],
    ['label-own-size-wrong', { kho: 'cuon-khac', rong: '1e2', cao: '40' }],
    ['label-side-wrong', { kho: 'a4-3x7', co: '9' }],
    ['label-side-wrong', { kho: 'a4-3x7', co: 'to' }],
    ['label-count-wrong', { kho: 'a4-3x7', so: '0' }],
    ['label-count-wrong', { kho: 'a4-3x7', so: '5001' }],
    ['label-count-wrong', { kho: 'a4-3x7', so: '1,5' }],
    ['label-count-wrong', { kho: 'a4-3x7', so: '-3' }],
    ['label-start-wrong', { kho: 'a4-3x7', 'bat-dau': '22' }],
  ])('%s: %j', (code, typed) => {
    expect(() => read(typed as Record<string, string>)).toThrow(
      expect.objectContaining({ code }) as Error,
    );
  });
});
