import { expect, it } from 'vitest';
import { readTaxCode } from './tax-code.ts';
import { normalPhone, spacedPhone } from '../buyer/phone.ts';
import { readOrderCode } from './read-order-code.ts';
import { isEmail, oneLine, someLines } from './buyer-fields.ts';

/** Ten digits whose last is right, for any nine. */
function withCheck(nine: string): string | null {
  const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
  const sum = weights.reduce((all, weight, at) => all + weight * Number(nine[at]), 0);
  const check = 10 - (sum % 11);
  return check > 9 ? null : nine + check;
}

it('reads tax codes by their check digit, and personal numbers', () => {
  const good = withCheck('010010911') ?? '';
  expect(readTaxCode(` ${good.slice(0, 4)} ${good.slice(4)} `)).toBe(good);
  expect(readTaxCode(`${good}-001`)).toBe(`${good}-001`);
  expect(readTaxCode(`${good}001`)).toBe(`${good}-001`);
  expect(readTaxCode(`${good}-000`)).toBeNull();
  expect(readTaxCode('001199012345')).toBe('001199012345');
  for (const wrong of ['', '123', 'abc', `${good}1`, '0000000001']) {
    expect(readTaxCode(wrong), wrong).toBeNull();
  }
  const other = good.slice(0, 9) + ((Number(good[9]) + 1) % 10);
  expect(readTaxCode(other)).toBeNull();
});

it.each([
  ['0912345678', '0912345678'],
  ['0912 345 678', '0912345678'],
  ['0912.345.678', '0912345678'],
  ['+84 912 345 678', '0912345678'],
  ['+84 (0) 912-345-678', '0912345678'],
  ['84912345678', '0912345678'],
  ['0084912345678', '0912345678'],
  ['０９１２３４５６７８', '0912345678'],
  ['024 3825 1234', '02438251234'],
  ['0123456789', null],
  ['091234567', null],
  ['09123456789', null],
  ['+1 212 555 0100', null],
  ['0912345678a', null],
  ['', null],
])('reads the telephone number %s as %s', (typed, kept) => {
  expect(normalPhone(typed)).toBe(kept);
});

it('says numbers, codes and texts in one spelling', () => {
  expect(spacedPhone('0912345678')).toBe('0912 345 678');
  expect(readOrderCode(' mx-7k3q d9fh ')).toBe('MX-7K3Q-D9FH');
  expect(readOrderCode('7K3QD9FH')).toBe('MX-7K3Q-D9FH');
  expect(readOrderCode('MX-7K3Q')).toBeNull();
  expect(oneLine('  Nguyễn\u0000 \n  Văn  A ')).toBe('Nguyễn Văn A');
  expect(someLines('a\r\n\r\n\r\n\r\nb\u0007')).toBe('a\n\nb');
  expect(isEmail('a@b.vn')).toBe(true);
  expect(isEmail('a@b')).toBe(false);
  expect(isEmail('a b@c.vn')).toBe(false);
});
