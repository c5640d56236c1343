import { addDays, type Day } from '#src/base/day.ts';
import { normalPhone } from '#src/features/orders/buyer/phone.ts';
import type { InvoiceData } from '#src/features/orders/order-facts.ts';
import { isEmail } from '#src/features/orders/placing/buyer-fields.ts';
import { readTaxCode } from '#src/features/orders/placing/tax-code.ts';
import { QUOTE_LIMITS } from './quote-limits.ts';

/** Fields of the form that asks for a quotation which can be wrong by themselves. */
export type AskField =
  | 'lines'
  | 'quantity'
  | 'name'
  | 'organisation'
  | 'phone'
  | 'email'
  | 'place'
  | 'address'
  | 'wantedOn'
  | 'answerUntil'
  | 'note'
  | 'company'
  | 'taxCode'
  | 'invoiceAddress'
  | 'invoiceEmail';

interface Checked {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly organisation: string;
  readonly invoice: InvoiceData | null;
  readonly provinceCode: string | null;
  readonly addressLine: string;
  readonly placeText: string;
  readonly wantedOn: Day | null;
  readonly note: string;
  readonly answerUntil: Day;
  readonly lines: readonly { readonly offerId: number; readonly quantity: number }[];
}

/** What is wrong with a request, field by field; empty when nothing is. `today` is a day of Việt Nam. */
export function askFaults(ask: Checked, today: Day): readonly AskField[] {
  const { name, organisation, lines, answerUntil, wantedOn, invoice } = ask;
  const most = QUOTE_LIMITS;
  const distinct = new Set(lines.map(({ offerId }) => offerId)).size === lines.length;
  const checks: [AskField, boolean][] = [
    ['lines', lines.length > 0 && lines.length <= most.lines && distinct],
    ['quantity', lines.every(({ quantity }) => isPieces(quantity))],
    ['name', /\p{L}.*\p{L}/u.test(name) && name.length <= most.name],
    ['organisation', organisation.length <= most.organisation],
    ['phone', normalPhone(ask.phone) === ask.phone],
    ['email', isEmail(ask.email)],
    ['place', ask.provinceCode !== null && ask.placeText.length <= 300],
    ['address', ask.addressLine.length <= most.address],
    ['wantedOn', wantedOn === null || (wantedOn >= today && wantedOn <= addDays(today, 730))],
    ['answerUntil', answerUntil >= today && answerUntil <= addDays(today, most.mostAnswerDays)],
    ['note', ask.note.length <= most.note],
    ['company', invoice === null || (invoice.company.length >= 2 && invoice.company.length <= 200)],
    ['taxCode', invoice === null || readTaxCode(invoice.taxCode) === invoice.taxCode],
    [
      'invoiceAddress',
      invoice === null || (invoice.address.length >= 4 && invoice.address.length <= 300),
    ],
    ['invoiceEmail', invoice === null || invoice.email === '' || isEmail(invoice.email)],
  ];
  return checks.filter(([, fine]) => !fine).map(([field]) => field);
}

/** A whole number of pieces that may be asked for. */
export function isPieces(quantity: number): boolean {
  return Number.isSafeInteger(quantity) && quantity >= 1 && quantity <= QUOTE_LIMITS.pieces;
}
