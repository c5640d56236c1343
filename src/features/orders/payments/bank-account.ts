import { type Bank, bankOf } from './banks.ts';

/** Where transfers go. */
export interface BankAccount {
  readonly bin: string;
  readonly account: string;
  /** The holder, as the bank writes it; payers compare it. */
  readonly name: string;
  readonly bank: Bank;
  /** Of a demonstration: no bank has this number, nothing can be sent to it. */
  readonly illustrative: boolean;
}

/** A number no bank has: a code with it cannot move money, whoever scans it. */
export const DEMO_ACCOUNT: BankAccount = {
  bin: '999999',
  account: 'DEMO',
  name: 'TAI KHOAN MINH HOA',
  bank: { bin: '999999', code: 'DEMO', name: 'Ngân hàng minh hoạ', vietQr: 'none' },
  illustrative: true,
};

/**
 * The account of the site; null without one: transfers are not offered. A demonstration takes no money, so there it is
 * {@link DEMO_ACCOUNT}, whatever is given.
 * @param given BANK_BIN, BANK_ACCOUNT and BANK_ACCOUNT_NAME
 */
export function bankAccountOf(
  given: {
    readonly BANK_BIN?: string | undefined;
    readonly BANK_ACCOUNT?: string | undefined;
    readonly BANK_ACCOUNT_NAME?: string | undefined;
  },
  demo: boolean,
): BankAccount | null {
  if (demo) return DEMO_ACCOUNT;
  const { BANK_BIN: bin, BANK_ACCOUNT: account, BANK_ACCOUNT_NAME: name } = given;
  const bank = bin === undefined ? null : bankOf(bin);
  if (bin === undefined || account === undefined || bank === null) return null;
  return { bin, account, name: name ?? '', bank, illustrative: false };
}
