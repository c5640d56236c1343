import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { certificates } from '#db/schema/certificates.ts';
import { decisions, voidedCredentials } from '#db/schema/decisions.ts';
import { addDays, type Day } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import type { CredentialKeys } from '#src/outside/credential-keys.ts';
import { CRITERIA_VERSIONS } from '../criteria-version.ts';
import { certificateFacts, onDay, readCertificate } from '../read-register.server.ts';
import { attestedUntil, credentialOf, statusListCredential } from './credential.ts';
import { encodeBits, signCredential } from './sign.server.ts';
import { listAndIndex, placeOf } from './status-place.ts';

interface Site {
  /** Without a slash at the end. */
  readonly siteUrl: string;
  readonly siteName: string;
}

/** Standings under which no credential is given out, and that void those given out before. */
const VOID = new Set(['revoked', 'superseded']);

/**
 * The signed credential of a certificate, for anybody who asks. One that has run out is still attested, with its term.
 * @param on the day it is in Việt Nam
 * @throws Refusal `not-allowed`, `no-such-certificate`, `no-credential` {code, why}
 */
export async function issueCredential(
  db: Db,
  keys: CredentialKeys,
  { code, on, actor, siteUrl, siteName }: Site & { code: string; on: Day; actor: Actor },
): Promise<string> {
  demand(actor, 'issue-credential', {});
  const found = await readCertificate(db, code, on);
  if (!found) throw new Refusal('no-such-certificate', { code });
  const { certificate, product, producer, standing } = found;
  const lastDay = attestedUntil(certificateFacts(certificate));
  if (lastDay === null) throw new Refusal('no-credential', { code, why: 'not-attested' });
  if (VOID.has(standing.state)) throw new Refusal('no-credential', { code, why: standing.state });
  const [decision] =
    certificate.decisionId === null
      ? []
      : await db
          .select({ issuer: decisions.issuer })
          .from(decisions)
          .where(eq(decisions.id, certificate.decisionId));
  const version = CRITERIA_VERSIONS.find(({ id }) => id === certificate.criteriaVersion);
  return signCredential(
    keys,
    credentialOf({
      siteUrl,
      siteName,
      code,
      productSlug: product.slug,
      productName: product.name,
      producerName: producer?.name ?? (certificate.printedProducer || null),
      commune: certificate.printedCommune,
      province: certificate.printedProvince,
      stars: certificate.stars ?? 0,
      score: certificate.score,
      decisionNo: certificate.decisionNo,
      decidedOn: certificate.issuedFirst as Day,
      authority: decision?.issuer ?? '',
      criteria: version?.decision ?? null,
      productCode: certificate.productCode,
      lastDay,
      place: placeOf(certificate),
    }),
  );
}

/**
 * The signed status list: the bits of all certificates that are revoked or replaced today, and of all credentials that
 * a correction voided. Null where no certificate has its place.
 */
export async function issueStatusList(
  db: Db,
  keys: CredentialKeys,
  { list, on, actor, siteUrl, siteName }: Site & { list: number; on: Day; actor: Actor },
): Promise<string | null> {
  demand(actor, 'issue-credential', {});
  const [highest] = await db
    .select({
      id: sql<number>`coalesce(max(${certificates.id}), 0)`,
      place: sql<number>`coalesce(max(${certificates.credentialPlace}), 0)`,
    })
    .from(certificates);
  const isCorrected = list >= 1000;
  const last = listAndIndex((isCorrected ? highest?.place : highest?.id) ?? 0).list;
  if (list > last || (isCorrected && !highest?.place)) return null;
  const indices: number[] = [];
  const add = (place: number): void => {
    const at = listAndIndex(place);
    if (at.list === list) indices.push(at.index);
  };
  for (const { place } of await db
    .select({ place: voidedCredentials.place })
    .from(voidedCredentials)) {
    add(place);
  }
  // Only a product with two certificates, or a revoked one, has anything to say here.
  const rows = await db
    .select()
    .from(certificates)
    .where(
      sql`${certificates.productId} in (select product_id from certificates group by product_id having count(*) > 1 or max(revoked_on) is not null)`,
    );
  for (const entries of onDay(rows, on).values()) {
    for (const { row, standing } of entries) if (VOID.has(standing.state)) add(placeOf(row));
  }
  return signCredential(
    keys,
    statusListCredential({
      siteUrl,
      siteName,
      list,
      encodedList: encodeBits(indices),
      from: on,
      until: addDays(on, 1),
    }),
  );
}
