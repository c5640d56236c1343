import { describe, expect, it } from 'vitest';
import { bankAccountOf, DEMO_ACCOUNT } from './bank-account.ts';
import { bankOf } from './banks.ts';
import { type MethodFacts, paymentMethods } from './payment-methods.ts';

const account = { BANK_BIN: '970436', BANK_ACCOUNT: '0123', BANK_ACCOUNT_NAME: 'HTX THU' };
const full: MethodFacts = {
  ...{ total: 300_000, hasAlcohol: false, cards: true },
  bank: bankAccountOf(account, false),
};
const offered = (facts: Partial<MethodFacts>): string[] =>
  paymentMethods({ ...full, ...facts }).map(
    ({ method, why, illustrative }) => `${method}${illustrative ? '*' : ''}:${why ?? 'yes'}`,
  );

describe('the ways to pay', () => {
  it.each([
    [{}, ['cod:yes', 'transfer:yes', 'card:yes']],
    [{ cards: false }, ['cod:yes', 'transfer:yes']],
    [{ bank: null }, ['cod:yes', 'card:yes']],
    [{ bank: DEMO_ACCOUNT, cards: false }, ['cod:yes', 'transfer*:yes']],
    [{ hasAlcohol: true }, ['cod:alcohol', 'transfer:yes', 'card:yes']],
    [{ total: 0 }, ['cod:yes', 'transfer:nothing-due', 'card:nothing-due']],
    [{ total: 19_999 }, ['cod:yes', 'transfer:yes', 'card:too-little']],
    [{ total: 100_000_000 }, ['cod:yes', 'transfer:yes', 'card:too-much']],
    [{ total: 500_000_000 }, ['cod:yes', 'transfer:too-much', 'card:too-much']],
  ] as const)('%j', (facts, list) => {
    expect(offered(facts)).toEqual(list);
  });

  it('without an account there are no transfers; a demonstration shows one nobody can pay to', () => {
    expect(bankAccountOf({}, false)).toBeNull();
    expect(bankAccountOf({ BANK_BIN: '970436' }, false)).toBeNull();
    expect(bankAccountOf({}, true)).toBe(DEMO_ACCOUNT);
    expect(bankOf(DEMO_ACCOUNT.bin)).toBeNull();
    expect(bankAccountOf(account, true)).toBe(DEMO_ACCOUNT);
    expect(bankAccountOf(account, false)).toMatchObject({ illustrative: false, name: 'HTX THU' });
  });
});
