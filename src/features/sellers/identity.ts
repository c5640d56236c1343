import { type Day, parseDay } from '#src/base/day.ts';
import { tidy } from '#src/base/fold.ts';
import { readEmail } from '#src/features/accounts/email.ts';
import { normalPhone } from '#src/features/orders/buyer/phone.ts';
import { readTaxCode, type TaxCodeFault } from './tax-code.ts';

/** What is wrong with what was typed into one field. */
export type FieldFault =
  'missing' | 'too-long' | 'phone' | 'email' | 'day' | 'website' | `tax-${TaxCodeFault}`;

export type Faults<Field extends string> = Partial<Record<Field, FieldFault>>;

/** Reads typed fields one by one and gathers what is wrong with them. What is empty is no fault unless it is asked for. */
export class FieldReader<Field extends string> {
  readonly #faults = new Map<Field, FieldFault>();
  readonly #typed: Readonly<Record<string, string | undefined>>;

  constructor(typed: Readonly<Partial<Record<Field, string>>>) {
    this.#typed = typed;
  }

  /** What was found wrong so far. */
  get faults(): Faults<Field> {
    return Object.fromEntries(this.#faults) as Faults<Field>;
  }

  /** Notes what is wrong with a field, the first thing only. @returns the empty text that is read instead */
  fault(field: Field, fault: FieldFault): '' {
    if (!this.#faults.has(field)) this.#faults.set(field, fault);
    return '';
  }

  text(field: Field, most: number, required = false): string {
    const text = tidy(this.#typed[field] ?? '');
    if (text === '' && required) return this.fault(field, 'missing');
    return [...text].length > most ? this.fault(field, 'too-long') : text;
  }

  phone(field: Field, required = false): string {
    const typed = this.text(field, 40, required);
    return typed === '' ? '' : (normalPhone(typed) ?? this.fault(field, 'phone'));
  }

  email(field: Field): string {
    const typed = this.text(field, 254);
    return typed === '' ? '' : (readEmail(typed) ?? this.fault(field, 'email'));
  }

  taxCode(field: Field): string {
    const typed = this.text(field, 40);
    if (typed === '') return '';
    const read = readTaxCode(typed);
    return 'fault' in read ? this.fault(field, `tax-${read.fault}`) : read.code;
  }

  /** A day that is not after today. */
  pastDay(field: Field, today: Day): Day | null {
    const typed = this.text(field, 20);
    if (typed === '') return null;
    const day = parseDay(typed);
    if (day !== null && day <= today && day >= '1900-01-01') return day;
    this.fault(field, 'day');
    return null;
  }

  /** An address of the web, https or http, without name and password. */
  website(field: Field): string {
    const typed = this.text(field, 200);
    if (typed === '') return '';
    const whole = /^[a-z]+:/i.test(typed) ? typed : `https://${typed}`;
    const good =
      /^https?:\/\/(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}]{2,}(?::\d{1,5})?(?:[/?#][^\s<>"'\\]*)?$/iu;
    return good.test(whole) ? whole : this.fault(field, 'website');
  }
}

/** Lengths of text fields, in characters. */
export const LONGEST = {
  name: 160,
  line: 200,
  role: 80,
  number: 40,
  issuer: 160,
  note: 1000,
} as const;

export const IDENTITY_FIELDS = [
  'legalName',
  'addressLine',
  'phone',
  'email',
  'website',
  'taxCode',
  'registrationNo',
  'registeredOn',
  'registeredBy',
  'representative',
] as const;
export type IdentityField = (typeof IDENTITY_FIELDS)[number];

/** The identity of a seller as it is stored: checked, normal, empty where nothing was given. */
export interface Identity {
  readonly legalName: string;
  readonly addressLine: string;
  readonly phone: string;
  readonly email: string;
  readonly website: string;
  readonly taxCode: string;
  readonly registrationNo: string;
  readonly registeredOn: Day | null;
  readonly registeredBy: string;
  readonly representative: string;
}

/** Reads the form of a seller's identity. Gaps are allowed here: the page names them with the law. */
export function readIdentity(
  typed: Readonly<Partial<Record<IdentityField, string>>>,
  today: Day,
): { readonly identity: Identity; readonly faults: Faults<IdentityField> } {
  const read = new FieldReader<IdentityField>(typed);
  const identity: Identity = {
    legalName: read.text('legalName', LONGEST.name),
    addressLine: read.text('addressLine', LONGEST.line),
    phone: read.phone('phone'),
    email: read.email('email'),
    website: read.website('website'),
    taxCode: read.taxCode('taxCode'),
    registrationNo: read.text('registrationNo', LONGEST.number),
    registeredOn: read.pastDay('registeredOn', today),
    registeredBy: read.text('registeredBy', LONGEST.issuer),
    representative: read.text('representative', LONGEST.name),
  };
  return { identity, faults: read.faults };
}

/** What an officer compared with the papers: once one of these is another, nobody has checked it any more. */
const CHECKED: readonly IdentityField[] = ['legalName', 'taxCode', 'registrationNo'];

export function losesCheck(before: Identity, after: Identity): boolean {
  return CHECKED.some((field) => before[field] !== after[field]);
}
