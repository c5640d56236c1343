import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findReference, findReferences, isReference, makeReference } from './reference.ts';

const bytes = fc.uint8Array({ minLength: 8, maxLength: 8 });
const REF = makeReference(new Uint8Array([200, 3, 77, 12, 9, 250, 31, 64]));

describe('the reference of a transfer', () => {
  it('is short, plain ASCII, and its own proof', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const reference = makeReference(random);
        expect(reference).toMatch(/^MX[0-9A-Z]{9}$/);
        expect(isReference(reference)).toBe(true);
        expect(findReference(reference)).toBe(reference);
      }),
    );
  });

  it('one character misread or two neighbours exchanged: never another reference', () => {
    const letters = '023456789ABCDEFGHJKMNPQRSTVWXYZ';
    fc.assert(
      fc.property(bytes, fc.nat({ max: 8 }), fc.nat({ max: 30 }), (random, at, which) => {
        const reference = makeReference(random);
        const place = at + 2;
        const wrong = letters[which] ?? '';
        if (reference[place] !== wrong) {
          const misread = reference.slice(0, place) + wrong + reference.slice(place + 1);
          expect(isReference(misread)).toBe(false);
        }
        if (place < 10 && reference[place] !== reference[place + 1]) {
          const a = reference[place] ?? '';
          const b = reference[place + 1] ?? '';
          const turned = reference.slice(0, place) + b + a + reference.slice(place + 2);
          expect(isReference(turned)).toBe(false);
        }
      }),
    );
  });

  it.each([
    ['as written', (r: string) => r],
    ['lower case', (r: string) => r.toLowerCase()],
    ['spaces between', (r: string) => r.replace(/(.{4})/g, '$1 ')],
    ['a line broken in', (r: string) => `${r.slice(0, 6)}\n${r.slice(6)}`],
    ['dots and dashes', (r: string) => `${r.slice(0, 2)}-${r.slice(2, 6)}.${r.slice(6)}`],
    ['O for 0', (r: string) => r.replaceAll('0', 'O')],
    ['the words of a bank', (r: string) => `MBVCB.7123456789.${r}.CT tu 0123 NGUYEN VAN A`],
    ['more words', (r: string) => `Thanh toán đơn hàng ${r} cảm ơn shop GD 123-456`],
    ['glued to others', (r: string) => `IBFT${r}FT26327XYZ`],
    ['twice', (r: string) => `${r} ${r}`],
  ])('is found: %s', (_, write) => {
    expect(findReference(write(REF))).toBe(REF);
  });

  it('is not found where it is cut off, misread or doubtful', () => {
    const other = makeReference(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]));
    expect(findReference(REF.slice(0, -1))).toBeNull();
    expect(findReference(`${REF.slice(0, 5)}I${REF.slice(6)}`)).toBeNull();
    expect(findReference('tien dien thang 11 MX')).toBeNull();
    expect(findReference(`${REF} ${other}`)).toBeNull();
    expect(findReferences(`${REF} ${other}`)).toEqual([REF, other]);
    expect(findReference('')).toBeNull();
  });
});
