import type { Day } from '#src/base/day.ts';
import { machinePaths, paths } from '#src/base/paths.ts';
import { certificateTimeline, type Certificate } from '../standing.ts';
import { didOfSite } from './did.ts';
import { listAndIndex } from './status-place.ts';

const V2 = 'https://www.w3.org/ns/credentials/v2';

/** The terms of our own, each explained on the page about checking credentials. */
export const TERMS = [
  'OcopCertificate',
  'producer',
  'place',
  'commune',
  'province',
  'stars',
  'score',
  'decision',
  'decisionNumber',
  'decidedOn',
  'authority',
  'criteria',
  'registerCode',
  'productCode',
] as const;

export interface CredentialFacts {
  /** Without a slash at the end. */
  readonly siteUrl: string;
  readonly siteName: string;
  readonly code: string;
  readonly productSlug: string;
  readonly productName: string;
  readonly producerName: string | null;
  /** Commune and province as the decision prints them. */
  readonly commune: string;
  readonly province: string;
  readonly stars: number;
  readonly score: string;
  readonly decisionNo: string;
  readonly decidedOn: Day;
  readonly authority: string;
  /** `26/2026/QĐ-TTg` */
  readonly criteria: string | null;
  readonly productCode: string | null;
  /** Last day, included. */
  readonly lastDay: Day;
  /** Over all status lists. */
  readonly place: number;
}

/**
 * The last day of a certificate's term, hold-over included, whatever happened to it since. Null where nothing can be
 * attested: only the decision itself, on a known day, with three stars or more, brings a credential.
 */
export function attestedUntil(certificate: Certificate): Day | null {
  const { evidence, issuedFirst, issuedLast, stars } = certificate;
  if (evidence !== 'decision' || stars === null || stars < 3) return null;
  if (issuedFirst === null || issuedFirst !== issuedLast) return null;
  const held = certificateTimeline({ ...certificate, revokedOn: null }).filter(
    ({ state }) => state === 'valid' || state === 'held-over',
  );
  return held.at(-1)?.validUntil ?? null;
}

/** The first and the last second of days in Việt Nam, as the data model wants instants. */
export const startOf = (day: Day): string => `${day}T00:00:00+07:00`;
export const endOf = (day: Day): string => `${day}T23:59:59+07:00`;

/** A certificate as a W3C verifiable credential (Data Model 2.0), unsigned. */
export function credentialOf(facts: CredentialFacts) {
  const { siteUrl } = facts;
  const terms = `${siteUrl}${paths('vi').checkCredential}#`;
  const { list, index } = listAndIndex(facts.place);
  const statusList = `${siteUrl}${machinePaths.statusList(list)}`;
  return {
    '@context': [V2, Object.fromEntries(TERMS.map((term) => [term, `${terms}${term}`]))],
    id: `${siteUrl}${machinePaths.credential(facts.code)}`,
    type: ['VerifiableCredential', 'OcopCertificate'],
    issuer: { id: didOfSite(siteUrl), name: facts.siteName },
    name: `OCOP ${facts.stars} sao: ${facts.productName}`,
    validFrom: startOf(facts.decidedOn),
    validUntil: endOf(facts.lastDay),
    credentialSubject: {
      id: `${siteUrl}${paths('vi').product(facts.productSlug)}#product`,
      name: facts.productName,
      ...(facts.producerName === null ? {} : { producer: { name: facts.producerName } }),
      place: { commune: facts.commune, province: facts.province },
      stars: facts.stars,
      ...(facts.score === '' ? {} : { score: facts.score }),
      decision: {
        decisionNumber: facts.decisionNo,
        decidedOn: facts.decidedOn,
        ...(facts.authority === '' ? {} : { authority: facts.authority }),
      },
      ...(facts.criteria === null ? {} : { criteria: facts.criteria }),
      registerCode: facts.code,
      ...(facts.productCode === null ? {} : { productCode: facts.productCode }),
    },
    credentialStatus: {
      id: `${statusList}#${index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(index),
      statusListCredential: statusList,
    },
  };
}

/** A list of bits that says which credentials are revoked or replaced (Bitstring Status List v1.0), unsigned. */
export function statusListCredential({
  siteUrl,
  siteName,
  list,
  encodedList,
  from,
  until,
}: {
  siteUrl: string;
  siteName: string;
  list: number;
  /** Multibase base64url of the GZIP-compressed bits. */
  encodedList: string;
  from: Day;
  until: Day;
}) {
  const id = `${siteUrl}${machinePaths.statusList(list)}`;
  return {
    '@context': [V2],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: { id: didOfSite(siteUrl), name: siteName },
    validFrom: startOf(from),
    validUntil: endOf(until),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList,
    },
  };
}
