import { fold, words } from '#src/base/fold.ts';
import type { ClaimValues, ProducerKind } from './claim-facts.ts';
import { readTaxCode } from './tax-code.ts';

/** What the register and the profile say of the producer that is claimed. */
export interface Registered {
  readonly name: string;
  readonly kind: ProducerKind;
  readonly printedPlace: string;
  /** Of an earlier profile; empty when nobody declared any. */
  readonly taxCode: string;
  readonly registrationNo: string;
}

export type Compared = 'name' | 'kind' | 'address' | 'taxCode' | 'registrationNo';

/** Words that stand before names and tell nothing: `HTX`, `Công ty TNHH`. */
const KIND_WORDS = new Set(
  'htx hop tac xa to cong ty cty tnhh mtv cp co phan hkd ho kinh doanh co so csx sx san xuat dn doanh nghiep tu nhan va'.split(
    ' ',
  ),
);

/** Names without what kind of business they are, folded. */
function bareName(name: string): string {
  const all = words(name);
  const bare = all.filter((word) => !KIND_WORDS.has(word));
  return (bare.length > 0 ? bare : all).join(' ');
}

/**
 * Where a claim says something else than the register. An address is only compared by the words of the place that the
 * register prints; what one side does not say differs in nothing.
 */
export function claimDifferences(
  claimed: ClaimValues,
  registered: Registered,
): readonly Compared[] {
  const found: Compared[] = [];
  if (bareName(claimed.producerName) !== bareName(registered.name)) found.push('name');
  const known = [claimed.producerKind, registered.kind].every((kind) => kind !== 'unknown');
  if (known && claimed.producerKind !== registered.kind) found.push('kind');
  const [address, place] = [fold(claimed.addressLine), words(registered.printedPlace)];
  if (address !== '' && place.length > 0 && !place.some((word) => address.includes(word))) {
    found.push('address');
  }
  for (const field of ['taxCode', 'registrationNo'] as const) {
    const [one, other] = [claimed[field], registered[field]];
    if (one !== '' && other !== '' && one !== other) found.push(field);
  }
  return found;
}

/** What an officer should know before deciding. */
export type Remark =
  | 'differs'
  | 'new-producer'
  | 'has-members'
  | 'other-claims'
  | 'same-code-elsewhere'
  | 'no-papers'
  | 'no-code'
  | 'code-does-not-fit'
  | 'address-unconfirmed'
  | 'by-letter';

export interface RemarkFacts {
  readonly differences: readonly Compared[];
  readonly isNew: boolean;
  readonly members: number;
  readonly otherClaims: number;
  /** Producers with the same tax code or registration number. */
  readonly sameCode: number;
  readonly papers: number;
  readonly emailConfirmed: boolean;
  readonly byLetter: boolean;
}

export function claimRemarks(claimed: ClaimValues, facts: RemarkFacts): readonly Remark[] {
  const all: [Remark, boolean][] = [
    ['differs', facts.differences.length > 0],
    ['new-producer', facts.isNew],
    ['has-members', facts.members > 0],
    ['other-claims', facts.otherClaims > 0],
    ['same-code-elsewhere', facts.sameCode > 0],
    ['no-papers', facts.papers === 0],
    ['no-code', claimed.taxCode === '' && claimed.registrationNo === ''],
    ['code-does-not-fit', !codeFits(claimed)],
    ['address-unconfirmed', !facts.emailConfirmed],
    ['by-letter', facts.byLetter],
  ];
  return all.filter(([, is]) => is).map(([remark]) => remark);
}

/** A company with the number of a person, or a household with a branch of a company. */
function codeFits({ taxCode, producerKind }: ClaimValues): boolean {
  if (taxCode === '') return true;
  const read = readTaxCode(taxCode);
  if ('fault' in read) return false;
  if (read.kind === 'personal') return !['company', 'cooperative'].includes(producerKind);
  return !(read.kind === 'branch' && producerKind === 'household');
}

/** Whether a claim may be approved together with others: somebody still has to look at everything that is remarkable. */
export const isPlain = (remarks: readonly Remark[]): boolean =>
  remarks.every((remark) => remark === 'by-letter');
