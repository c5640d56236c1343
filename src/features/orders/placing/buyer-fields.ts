import type { BuyerData } from '../order-facts.ts';
import { ORDER_LIMITS } from '../order-facts.ts';
import { normalPhone } from '../buyer/phone.ts';
import { readTaxCode } from './tax-code.ts';

/** The fields of the checkout that can be wrong by themselves; names as on the form. */
export type BuyerField =
  | 'name'
  | 'phone'
  | 'email'
  | 'place'
  | 'address'
  | 'point'
  | 'note'
  | 'company'
  | 'taxCode'
  | 'invoiceAddress'
  | 'invoiceEmail';

export function isEmail(text: string): boolean {
  return text.length <= 120 && /^[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"'.]{2,}$/.test(text);
}

/** One line of text as it is kept: one space between words, no ends, no signs that are not written. */
export function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
}

/** A note of several lines as it is kept. */
export function someLines(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/[^\P{C}\n]/gu, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

type Checked = Omit<BuyerData, 'placeText' | 'userId' | 'ageConfirmed' | 'lang'>;

/** What is wrong with a buyer's data, field by field; empty when nothing is. */
export function buyerFaults(buyer: Checked): readonly BuyerField[] {
  const faults: BuyerField[] = [];
  const check = (field: BuyerField, fine: boolean): void => {
    if (!fine) faults.push(field);
  };
  check(
    'name',
    /\p{L}{2}|\p{L}.*\p{L}/u.test(buyer.name) && buyer.name.length <= ORDER_LIMITS.name,
  );
  check('phone', normalPhone(buyer.phone) === buyer.phone);
  check('email', buyer.email === '' || isEmail(buyer.email));
  check('note', buyer.note.length <= ORDER_LIMITS.note);
  if (buyer.delivery === 'delivery') {
    check('place', buyer.provinceCode !== null && buyer.communeCode !== null);
    const { length } = buyer.addressLine;
    check('address', length >= 4 && length <= ORDER_LIMITS.address);
  } else {
    check('point', buyer.pointId !== null);
  }
  const { invoice } = buyer;
  if (invoice !== null) {
    check('company', invoice.company.length >= 2 && invoice.company.length <= 200);
    check('taxCode', readTaxCode(invoice.taxCode) === invoice.taxCode);
    check('invoiceAddress', invoice.address.length >= 4 && invoice.address.length <= 300);
    check('invoiceEmail', invoice.email === '' || isEmail(invoice.email));
  }
  return faults;
}
