import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTaxCode, shownTaxCode } from './tax-code.ts';

describe('readTaxCode', () => {
  it.each([
    ['0100109106', { kind: 'enterprise', code: '0100109106' }],
    [' 0101 248 141 ', { kind: 'enterprise', code: '0101248141' }],
    ['0300588569', { kind: 'enterprise', code: '0300588569' }],
    ['0300588569-001', { kind: 'branch', code: '0300588569-001' }],
    ['0300588569001', { kind: 'branch', code: '0300588569-001' }],
    ['０１００１０９１０６', { kind: 'enterprise', code: '0100109106' }],
    ['001085012345', { kind: 'personal', code: '001085012345' }],
    ['096190000001', { kind: 'personal', code: '096190000001' }],
    ['0100109107', { fault: 'check-digit' }],
    ['0100109160', { fault: 'check-digit' }],
    ['0300588569-000', { fault: 'branch' }],
    ['0300588568-001', { fault: 'check-digit' }],
    ['097085012345', { fault: 'personal' }],
    ['000085012345', { fault: 'personal' }],
    ['010010910', { fault: 'length' }],
    ['01001091061', { fault: 'length' }],
    ['', { fault: 'length' }],
    ['MST 0100109106', { fault: 'length' }],
  ])('%s', (text, read) => {
    expect(readTaxCode(text)).toEqual(read);
  });

  it('sees every single digit that is misread', () => {
    const good = ['0100109106', '0101248141', '0300588569'];
    fc.assert(
      fc.property(
        fc.constantFrom(...good),
        fc.nat(9),
        fc.integer({ min: 1, max: 9 }),
        (code, at, by) => {
          const wrong = [...code];
          wrong[at] = String((Number(wrong[at]) + by) % 10);
          return 'fault' in readTaxCode(wrong.join(''));
        },
      ),
    );
  });

  it('reads again what it wrote, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readTaxCode(text);
        return 'fault' in read || JSON.stringify(readTaxCode(read.code)) === JSON.stringify(read);
      }),
    );
  });
});

describe('shownTaxCode', () => {
  it('hides a personal number, and nothing else', () => {
    expect(shownTaxCode('001085012345')).toBe('•••••••••345');
    expect(shownTaxCode('0300588569-001')).toBe('0300588569-001');
  });
});
