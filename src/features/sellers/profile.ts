import type { Day } from '#src/base/day.ts';
import { shownTaxCode } from './tax-code.ts';

/** Who stands behind a producer's name, as the producer declares it. Text fields are empty until filled in. */
export interface SellerProfile {
  readonly producerId: number;
  readonly legalName: string;
  /** `0912345678`; shown to buyers. */
  readonly phone: string;
  readonly email: string;
  readonly addressLine: string;
  readonly taxCode: string;
  /** Number of the business registration, where it is another than the tax code. */
  readonly registrationNo: string;
  readonly registeredOn: Day | null;
  readonly registeredBy: string;
  /** Never shown to the public. */
  readonly representative: string;
  readonly introVi: string;
  readonly introEn: string;
  readonly website: string;
  readonly coverMediaId: number | null;
  /** When an officer compared name and numbers with the papers, ISO; null: nobody has. */
  readonly checkedAt: string | null;
  readonly holidayFrom: Day | null;
  readonly holidayUntil: Day | null;
  readonly holidayNote: string;
  readonly version: number;
}

/** What a seller's identity lacks of what the law asks to be shown or kept. */
export const SELLER_GAPS = [
  'legal-name',
  'address',
  'phone',
  'code',
  'registration-day',
  'registration-issuer',
  'email',
  'representative',
] as const;
export type SellerGap = (typeof SELLER_GAPS)[number];

/** Which law asks: consumer law 19/2023/QH15 art. 37 (shown to buyers) or e-commerce law 122/2025/QH15 (identity). */
export const GAP_LAW: Readonly<Record<SellerGap, 'consumer-37' | 'ecommerce-122'>> = {
  'legal-name': 'consumer-37',
  address: 'consumer-37',
  phone: 'consumer-37',
  code: 'consumer-37',
  'registration-day': 'ecommerce-122',
  'registration-issuer': 'ecommerce-122',
  email: 'ecommerce-122',
  representative: 'ecommerce-122',
};

/** What is missing; everything for a producer that has declared nothing. */
export function sellerGaps(profile: SellerProfile | null): readonly SellerGap[] {
  const has: Record<SellerGap, boolean> = {
    'legal-name': profile !== null && profile.legalName !== '',
    address: profile !== null && profile.addressLine !== '',
    phone: profile !== null && profile.phone !== '',
    code: profile !== null && (profile.taxCode !== '' || profile.registrationNo !== ''),
    'registration-day': profile !== null && profile.registeredOn !== null,
    'registration-issuer': profile !== null && profile.registeredBy !== '',
    email: profile !== null && profile.email !== '',
    representative: profile !== null && profile.representative !== '',
  };
  return SELLER_GAPS.filter((gap) => !has[gap]);
}

/** What buyers may know of a seller (consumer law art. 37); null where it was not declared. */
export interface PublicSeller {
  readonly legalName: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly website: string | null;
  /** Registration number or tax code; the personal number of a household only by its end. */
  readonly code: string | null;
  readonly registeredOn: Day | null;
  readonly registeredBy: string | null;
  readonly checkedAt: string | null;
}

export function publicSeller(profile: SellerProfile): PublicSeller {
  const given = (text: string): string | null => (text === '' ? null : text);
  const shown = shownTaxCode(profile.taxCode);
  const personal = shown !== profile.taxCode;
  return {
    legalName: given(profile.legalName),
    address: given(profile.addressLine),
    phone: given(profile.phone),
    email: given(profile.email),
    website: given(profile.website),
    code: given(personal ? profile.registrationNo || shown : shown || profile.registrationNo),
    registeredOn: profile.registeredOn,
    registeredBy: given(profile.registeredBy),
    checkedAt: profile.checkedAt,
  };
}
