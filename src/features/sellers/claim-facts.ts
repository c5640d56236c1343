import type { Day } from '#src/base/day.ts';
import { FieldReader, type Faults, LONGEST } from './identity.ts';

/** States of a claim. `waiting`: the office has it; `returned`: the person has it. The other three are the end. */
export const CLAIM_STATES = ['waiting', 'returned', 'approved', 'refused', 'withdrawn'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** What the office may answer. */
export type ClaimVerdict = 'approved' | 'returned' | 'refused';

/** `claim`: of a producer that is in the catalogue; `application`: a new one. */
export type ClaimKind = 'claim' | 'application';

export const PRODUCER_KINDS = [
  'cooperative',
  'cooperative-group',
  'company',
  'household',
  'unknown',
] as const;
export type ProducerKind = (typeof PRODUCER_KINDS)[number];

export const CLAIM_FIELDS = [
  'personName',
  'personRole',
  'personPhone',
  'shopPhone',
  'producerName',
  'producerKind',
  'addressLine',
  'taxCode',
  'registrationNo',
  'registeredOn',
  'registeredBy',
  'representative',
  'note',
] as const;
export type ClaimField = (typeof CLAIM_FIELDS)[number] | 'provinceCode' | 'commune' | 'papers';

/** What a person says of the producer and of himself or herself; checked, empty where nothing was given. */
export interface ClaimValues {
  readonly personName: string;
  readonly personRole: string;
  /** For the officer alone. */
  readonly personPhone: string;
  /** Shown to buyers once the claim is approved; empty: given later. */
  readonly shopPhone: string;
  readonly producerName: string;
  readonly producerKind: ProducerKind;
  readonly addressLine: string;
  readonly taxCode: string;
  readonly registrationNo: string;
  readonly registeredOn: Day | null;
  readonly registeredBy: string;
  readonly representative: string;
  readonly note: string;
}

export type TypedClaim = Readonly<Partial<Record<ClaimField, string>>>;

/**
 * Reads the form. Somebody has to be reachable, and there has to be something to check: a number of the business
 * registration, a tax code or a paper.
 * @param papers how many files the claim has
 */
export function readClaim(
  typed: TypedClaim,
  { today, papers }: { readonly today: Day; readonly papers: number },
): { readonly values: ClaimValues; readonly faults: Faults<ClaimField> } {
  const read = new FieldReader<ClaimField>(typed);
  const kind = PRODUCER_KINDS.find((one) => one === typed.producerKind) ?? 'unknown';
  const values: ClaimValues = {
    personName: read.text('personName', LONGEST.name, true),
    personRole: read.text('personRole', LONGEST.role, true),
    personPhone: read.phone('personPhone', true),
    shopPhone: read.phone('shopPhone'),
    producerName: read.text('producerName', LONGEST.name, true),
    producerKind: kind,
    addressLine: read.text('addressLine', LONGEST.line),
    taxCode: read.taxCode('taxCode'),
    registrationNo: read.text('registrationNo', LONGEST.number),
    registeredOn: read.pastDay('registeredOn', today),
    registeredBy: read.text('registeredBy', LONGEST.issuer),
    representative: read.text('representative', LONGEST.name),
    note: read.text('note', LONGEST.note),
  };
  if (
    papers === 0 &&
    values.registrationNo === '' &&
    values.taxCode === '' &&
    read.faults.taxCode === undefined
  ) {
    read.fault('papers', 'missing');
  }
  return { values, faults: read.faults };
}

/** What papers a claim may have: few, because an officer reads them all. */
export const CLAIM_PAPERS = 6;

/** What a person may still do with a claim of his or her own. */
export const mayMend = (state: ClaimState): boolean => state === 'returned' || state === 'waiting';
/** What the office may still decide. */
export const isOpen = (state: ClaimState): boolean => state === 'waiting';
