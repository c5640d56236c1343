import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkDigit, glnOf, gtinOf, hasCheckDigit, isDemonstration } from './check-digit.ts';

const FILE = new URL(
  '../../../../../shared/standards/gtin-check-digit-vectors.json',
  import.meta.url,
);
interface One {
  value: string;
  valid: boolean;
  gtin14?: string;
}

describe.skipIf(!existsSync(FILE))('GS1’s check digits', () => {
  const all = existsSync(FILE)
    ? (JSON.parse(readFileSync(FILE, 'utf8')) as Record<
        'vectors' | 'malformed' | 'prefix893',
        One[]
      >)
    : null;
  const every = [...(all?.vectors ?? []), ...(all?.malformed ?? []), ...(all?.prefix893 ?? [])];

  it('are 38', () => expect(every).toHaveLength(38));

  it.each(every)('$value: $valid', ({ value, valid, gtin14 }) => {
    expect(hasCheckDigit(value)).toBe(valid);
    if (gtin14 !== undefined && valid) expect(gtinOf(value)).toMatchObject({ ok: true, gtin14 });
  });
});

describe('a number as people type it', () => {
  it.each([
    ['952 0123 45678 8', '09520123456788'],
    [' 9520123456788 ', '09520123456788'],
    ['952-0123-456788', '09520123456788'],
    ['416000336108', '00416000336108'],
    ['02345673', '00000002345673'],
    ['19520123456785', '19520123456785'],
  ])('%s', (text, gtin14) => expect(gtinOf(text)).toMatchObject({ ok: true, gtin14 }));

  it.each([
    ['', 'empty', null],
    ['95201234567', 'wrong-length', null],
    ['9520123456789', 'wrong-check-digit', 8],
    ['952012345678X', 'not-digits', null],
    ['٩٥٢٠١٢٣٤٥٦٧٨٨', 'not-digits', null],
  ])('%s: %s', (text, code, expected) =>
    expect(gtinOf(text)).toMatchObject({ ok: false, code, facts: { expected } }),
  );

  it('may be a GLN', () => {
    expect(glnOf('9520123456788')).toEqual({ ok: true, gln: '9520123456788' });
    expect(glnOf('09520123456788')).toMatchObject({ ok: false, facts: { lengths: '13' } });
    expect(checkDigit('952012345678')).toBe(8);
    expect(isDemonstration('09520123456788') && isDemonstration('9520123456788')).toBe(true);
    expect(isDemonstration('8930000000002')).toBe(false);
  });
});
