import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '#src/base/day.ts';
import { EAN_TO_QR } from './ean-size.ts';
import { labelLines, type LabelFacts } from './label-lines.ts';
import { layOut, type Box, type LabelOrder } from './layout.ts';
import { DPIS, dotOf, QR_MODULE } from './qr-size.ts';
import { LABEL_FORMATS } from './sheet-formats.ts';

const FACTS: LabelFacts = {
  product: 'Mắm cá mè vinh Bà Chín',
  size: 'Hũ 500 ml',
  producer: 'Hợp tác xã Nông nghiệp Tân Thuận',
  lot: 'LO2611A',
  serial: 'WWWWWWWWWW',
  madeOn: day('2026-11-05'),
  packedOn: null,
  expiresOn: day('2028-11-05'),
  bestBefore: null,
  gtin: '09521234543213',
  address: 'moixa.vn',
  star: { stars: 4, until: day('2029-08-05') },
};
/** About as wide as the real letters. */
const measure = (text: string, bold: boolean): number => text.length * (bold ? 0.58 : 0.55);

const order = (more: Partial<LabelOrder>): LabelOrder => ({
  width: 63.5,
  height: 38.1,
  padding: 1.5,
  dpi: 600,
  modules: 33,
  side: null,
  ean: true,
  lines: labelLines(FACTS, false),
  measure,
  ...more,
});

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width - 1e-6 &&
  b.x < a.x + a.width - 1e-6 &&
  a.y < b.y + b.height - 1e-6 &&
  b.y < a.y + a.height - 1e-6;

describe('layOut', () => {
  it('keeps codes and texts apart and inside the label, quiet zones empty, at any size', () => {
    let laid = 0;
    fc.assert(
      fc.property(
        fc.record({
          width: fc.double({ min: 15, max: 150, noNaN: true }),
          height: fc.double({ min: 15, max: 150, noNaN: true }),
          padding: fc.constantFrom(1.25, 1.5, 4.3),
          dpi: fc.constantFrom(...DPIS),
          modules: fc.constantFrom(25, 29, 33, 37, 41),
          ean: fc.boolean(),
          product: fc.stringMatching(/^[A-Za-zàáảđệữ]{1,14}( [A-Za-zàáảđệữ]{1,14}){0,12}$/),
          side: fc.option(fc.double({ min: 10, max: 60, noNaN: true })),
        }),
        ({ product, ...more }) => {
          const lines = labelLines({ ...FACTS, product }, false);
          const found = layOut(order({ ...more, lines }));
          if (!found.ok) {
            expect(found.needs).toBeGreaterThan(found.room);
            return;
          }
          laid += 1;
          const { plan } = found;
          const boxes = [plan.qr, ...(plan.ean ? [plan.ean] : []), ...plan.texts.map((t) => t.box)];
          const slack = dotOf(more.dpi) + 1e-6;
          for (const [index, box] of boxes.entries()) {
            expect(box.x).toBeGreaterThanOrEqual(more.padding - slack);
            expect(box.y).toBeGreaterThanOrEqual(more.padding - slack);
            expect(box.x + box.width).toBeLessThanOrEqual(more.width - more.padding + slack);
            expect(box.y + box.height).toBeLessThanOrEqual(more.height - more.padding + slack);
            for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
          }
          expect(plan.qr.module).toBeGreaterThanOrEqual(QR_MODULE.least);
          expect(plan.qr.module).toBeLessThanOrEqual(QR_MODULE.most);
          expect(plan.qr.width).toBeCloseTo((more.modules + 8) * plan.qr.module, 9);
          const dots = plan.qr.module / dotOf(more.dpi);
          expect(dots).toBeCloseTo(Math.round(dots), 9);
          for (const at of [plan.qr.x, plan.qr.y]) {
            const whole = at / dotOf(more.dpi);
            expect(whole).toBeCloseTo(Math.round(whole), 6);
          }
          if (plan.ean) {
            const apart = Math.hypot(
              plan.ean.x + plan.ean.width / 2 - plan.qr.x - plan.qr.width / 2,
              plan.ean.y + plan.ean.height / 2 - plan.qr.y - plan.qr.height / 2,
            );
            expect(apart).toBeLessThanOrEqual(EAN_TO_QR);
            expect(plan.ean.width).toBeGreaterThanOrEqual(113 * 0.264);
          }
          // What is not printed is named, and nothing else is.
          const printed = new Set(plan.texts.map(({ id }) => id));
          for (const { id } of lines) {
            if (id === 'product' || (id === 'gtin' && plan.ean)) continue;
            expect(printed.has(id)).toBe(!plan.leftOut.includes(id));
          }
          expect(plan.leftOut.includes('ean')).toBe(more.ean && plan.ean === null);
        },
      ),
      { numRuns: 400 },
    );
    expect(laid).toBeGreaterThan(100);
  });

  it.each(LABEL_FORMATS)('fits lot, dates and serial on $id', ({ width, height, padding }) => {
    for (const dpi of DPIS) {
      const found = layOut(order({ width, height, padding, dpi, ean: false }));
      if (!found.ok) throw new Error(`${found.needs} > ${found.room}`);
      const ids = found.plan.texts.map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(['product', 'lot', 'made', 'expires']));
    }
  });

  it('refuses a label too small for the code, and says what the smallest one needs', () => {
    const small = layOut(order({ width: 20, height: 15, dpi: 203 }));
    if (small.ok) throw new Error('it does not fit');
    expect(small.needs).toBeCloseTo((41 * 4 * 25.4) / 203, 9);
    expect(small.room).toBe(12);
    const asked = layOut(order({ side: 15, dpi: 203 }));
    expect(asked).toMatchObject({ ok: false, room: 15 });
  });

  it('prints EAN-13 beside the code where there is room, and says so where there is none', () => {
    const wide = layOut(order({ width: 99.1, height: 57 }));
    expect(wide.ok && wide.plan.ean?.short).toBe(false);
    expect(wide.ok && wide.plan.leftOut).toEqual([]);
    const small = layOut(order({ width: 40, height: 30, padding: 1.25, dpi: 203 }));
    expect(small.ok && small.plan.leftOut[0]).toBe('ean');
  });
});
