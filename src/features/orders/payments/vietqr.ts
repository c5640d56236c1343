import { crc16 } from './crc16.ts';

/**
 * The text of a VietQR: NAPAS "Quy định về định dạng VietQR trong dịch vụ chuyển nhanh NAPAS247" v1.0 (09/2021), an
 * EMVCo merchant-presented code. Written from its tables; checked against its examples.
 */
export const NAPAS = 'A000000727';
export const CURRENCY = '704';
export const COUNTRY = 'VN';
/** To an account, or to a card. */
export const SERVICES = ['QRIBFTTA', 'QRIBFTTC'] as const;
export type Service = (typeof SERVICES)[number];
/** Longest values, in characters. */
export const LONGEST = { account: 19, amount: 13, additional: 25, template: 99 } as const;

export interface VietQr {
  /** Six digits: whose bank. */
  readonly bankBin: string;
  /** Account or card number: letters and digits. */
  readonly account: string;
  readonly service?: Service;
  /** Whole đồng; left out, the payer types it. */
  readonly amount?: number;
  readonly billNumber?: string;
  readonly referenceLabel?: string;
  /** What the payer's bank shows: written without accents and cut to 25 characters. */
  readonly purpose?: string;
}

/** What cannot be written as a VietQR; `field` says which part. */
export class BadVietQr extends Error {
  readonly field: string;
  constructor(field: string, why: string) {
    super(`${field}: ${why}`);
    this.field = field;
  }
}

/** Vietnamese letters without their marks; what is not printable ASCII then is left out. Case is kept. */
export function foldToAscii(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đð]/g, 'd')
    .replace(/[ĐÐ]/g, 'D')
    .replace(/[^\x20-\x7e]/g, '');
}

function field(id: string, value: string): string {
  if (value.length > LONGEST.template) throw new BadVietQr(id, `longer than ${LONGEST.template}`);
  return `${id}${String(value.length).padStart(2, '0')}${value}`;
}

function additional(id: string, text: string | undefined): string {
  const value = text === undefined ? '' : foldToAscii(text).slice(0, LONGEST.additional).trim();
  return value === '' ? '' : field(id, value);
}

/**
 * The text of the code; with an amount it is for one payment (method 12), without one for many (11).
 * @throws BadVietQr when a part cannot be written
 */
export function vietQr(given: VietQr): string {
  const { bankBin, account, service = 'QRIBFTTA', amount } = given;
  if (!/^\d{6}$/.test(bankBin)) throw new BadVietQr('bankBin', 'not six digits');
  if (!/^[A-Za-z0-9]+$/.test(account) || account.length > LONGEST.account) {
    throw new BadVietQr('account', `not 1 to ${LONGEST.account} letters and digits`);
  }
  if (amount !== undefined) {
    if (!Number.isSafeInteger(amount) || amount <= 0)
      throw new BadVietQr('amount', 'not whole đồng');
    if (String(amount).length > LONGEST.amount) throw new BadVietQr('amount', 'too long');
  }
  const beneficiary = field('00', bankBin) + field('01', account);
  const extra =
    additional('01', given.billNumber) +
    additional('05', given.referenceLabel) +
    additional('08', given.purpose);
  const body = [
    field('00', '01'),
    field('01', amount === undefined ? '11' : '12'),
    field('38', field('00', NAPAS) + field('01', beneficiary) + field('02', service)),
    field('53', CURRENCY),
    amount === undefined ? '' : field('54', String(amount)),
    field('58', COUNTRY),
    extra === '' ? '' : field('62', extra),
    '6304',
  ].join('');
  return body + crc16(new TextEncoder().encode(body));
}
