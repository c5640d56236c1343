import { Refusal } from '#src/base/refusal.ts';
import { glnOf } from '../gs1/check-digit.ts';
import { tidy } from './item-facts.ts';

export const PLACE_KINDS = ['farm', 'workshop', 'store', 'shop', 'laboratory', 'other'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];
export const PARTY_ROLES = ['supplier', 'customer', 'both', 'carrier', 'laboratory'] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

export interface PlaceFacts {
  readonly kind: PlaceKind;
  readonly name: string;
  readonly address: string;
  readonly provinceCode: string;
  readonly communeCode: string | null;
  /** Thirteen digits as typed, empty for none. */
  readonly gln: string;
  /** AI 254, only beside a GLN. */
  readonly glnExtension: string;
  /** Shown to the public by name. */
  readonly open: boolean;
}

export interface PartyFacts {
  readonly role: PartyRole;
  readonly name: string;
  readonly gln: string;
  readonly taxCode: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly open: boolean;
}

type Stored<T> = Omit<T, 'gln'> & { readonly gln: string | null };

const MAX = 200;

/**
 * A place as it is stored.
 * @throws Refusal `place-name-missing`, `text-too-long`, `gln-wrong`, `gln-extension-wrong`
 */
export function checkedPlace(facts: PlaceFacts): Stored<PlaceFacts> {
  const name = tidy(facts.name);
  if (name === '') throw new Refusal('place-name-missing', {});
  const [address, glnExtension] = [tidy(facts.address), facts.glnExtension.trim()];
  short({ name, address });
  const gln = glnOrNull(facts.gln);
  // Digital Link: 20 characters of GS1 set 82; these few need no encoding in a printed address.
  if (glnExtension !== '' && (gln === null || !/^[0-9A-Za-z._-]{1,20}$/.test(glnExtension))) {
    throw new Refusal('gln-extension-wrong', { typed: glnExtension, withoutGln: gln === null });
  }
  return { ...facts, name, address, gln, glnExtension };
}

/**
 * A party as it is stored.
 * @throws Refusal `party-name-missing`, `text-too-long`, `gln-wrong`, `tax-code-wrong`
 */
export function checkedParty(facts: PartyFacts): Stored<PartyFacts> {
  const name = tidy(facts.name);
  if (name === '') throw new Refusal('party-name-missing', {});
  const [address, phone, email] = [tidy(facts.address), tidy(facts.phone), facts.email.trim()];
  short({ name, address, phone, email });
  const taxCode = facts.taxCode.replace(/\s/g, '');
  // Ten digits of a business, with three for a branch; twelve of a person.
  if (taxCode !== '' && !/^(?:\d{10}(?:-?\d{3})?|\d{12})$/.test(taxCode)) {
    throw new Refusal('tax-code-wrong', { typed: facts.taxCode });
  }
  return { ...facts, name, address, phone, email, taxCode, gln: glnOrNull(facts.gln) };
}

function short(texts: Readonly<Record<string, string>>): void {
  for (const [field, text] of Object.entries(texts)) {
    if (text.length > MAX) throw new Refusal('text-too-long', { field, most: MAX });
  }
}

function glnOrNull(typed: string): string | null {
  if (typed.trim() === '') return null;
  const read = glnOf(typed);
  if (!read.ok) throw new Refusal('gln-wrong', { why: read.code, ...read.facts });
  return read.gln;
}
