import { and, eq, inArray, ne, or, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { users } from '#db/schema/accounts.ts';
import { producers } from '#db/schema/catalogue.ts';
import { claimFiles, producerClaims, sellerProfiles } from '#db/schema/sellers.ts';
import type { Day } from '#src/base/day.ts';
import type { ClaimValues } from './claim-facts.ts';
import type { ClaimRow } from './claim-producer.server.ts';
import {
  claimDifferences,
  claimRemarks,
  type Compared,
  type Registered,
  type Remark,
} from './claim-remarks.ts';
import { membersCount } from './members-count.server.ts';

type Reader = Pick<Db | Tx, 'select'>;

export interface OtherClaim {
  readonly code: string;
  readonly personName: string;
  readonly state: ClaimRow['state'];
  readonly sentAt: string;
}

/** A claim beside what the register says: all that an officer looks at before deciding. */
export interface OfficeClaim {
  readonly claim: ClaimRow;
  readonly values: ClaimValues;
  readonly email: string;
  readonly emailConfirmed: boolean;
  /** Null for an application. */
  readonly producer: (Registered & { readonly id: number; readonly slug: string }) | null;
  readonly members: number;
  readonly others: readonly OtherClaim[];
  /** Producers with the same tax code or registration number. */
  readonly sameCode: readonly { readonly name: string; readonly slug: string }[];
  readonly papers: readonly (typeof claimFiles.$inferSelect)[];
  readonly differences: readonly Compared[];
  readonly remarks: readonly Remark[];
}

/** Puts each claim beside the register. */
export async function officeClaims(
  db: Reader,
  claims: readonly ClaimRow[],
): Promise<OfficeClaim[]> {
  if (claims.length === 0) return [];
  const producerIds = claims.flatMap(({ producerId }) => (producerId === null ? [] : [producerId]));
  const known = await registeredOf(db, producerIds);
  const members = await membersCount(db, producerIds);
  const people = await db
    .select({ id: users.id, email: users.email, verified: users.emailVerified })
    .from(users)
    .where(
      inArray(
        users.id,
        claims.map(({ userId }) => userId),
      ),
    );
  const papers = await db
    .select()
    .from(claimFiles)
    .where(
      inArray(
        claimFiles.claimId,
        claims.map(({ id }) => id),
      ),
    )
    .orderBy(claimFiles.id);
  const seen: OfficeClaim[] = [];
  for (const claim of claims) {
    const values = valuesOf(claim);
    const producer = claim.producerId === null ? null : (known.get(claim.producerId) ?? null);
    const others = await othersOf(db, claim);
    const sameCode = await sameCodeOf(db, claim);
    const own = papers.filter(({ claimId }) => claimId === claim.id);
    const person = people.find(({ id }) => id === claim.userId);
    const differences = producer === null ? [] : claimDifferences(values, producer);
    const facts = {
      ...{ differences, isNew: claim.kind === 'application', papers: own.length },
      members: members.get(claim.producerId ?? 0) ?? 0,
      otherClaims: others.filter(({ state }) => state === 'waiting' || state === 'returned').length,
      sameCode: sameCode.length,
      emailConfirmed: person?.verified ?? false,
      byLetter: claim.letterId !== null,
    };
    seen.push({
      ...{ claim, values, producer, others, sameCode, papers: own, differences },
      email: person?.email ?? '',
      emailConfirmed: facts.emailConfirmed,
      members: facts.members,
      remarks: claimRemarks(values, facts),
    });
  }
  return seen;
}

export function valuesOf(claim: ClaimRow): ClaimValues {
  return { ...claim, registeredOn: claim.registeredOn as Day | null };
}

async function registeredOf(db: Reader, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, NonNullable<OfficeClaim['producer']>>();
  const rows = await db
    .select({
      ...{ id: producers.id, slug: producers.slug, name: producers.name, kind: producers.kind },
      printedPlace: producers.printedPlace,
      taxCode: sql<string>`coalesce(${sellerProfiles.taxCode}, '')`,
      registrationNo: sql<string>`coalesce(${sellerProfiles.registrationNo}, '')`,
    })
    .from(producers)
    .leftJoin(sellerProfiles, eq(sellerProfiles.producerId, producers.id))
    .where(inArray(producers.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Other people's claims of the same producer, or for an application of the same number. */
async function othersOf(db: Reader, claim: ClaimRow): Promise<OtherClaim[]> {
  const same = [
    ...(claim.producerId === null ? [] : [eq(producerClaims.producerId, claim.producerId)]),
    ...(claim.taxCode === '' ? [] : [eq(producerClaims.taxCode, claim.taxCode)]),
    ...(claim.registrationNo === ''
      ? []
      : [eq(producerClaims.registrationNo, claim.registrationNo)]),
  ];
  if (same.length === 0) return [];
  return db
    .select({
      ...{ code: producerClaims.code, personName: producerClaims.personName },
      ...{ state: producerClaims.state, sentAt: producerClaims.sentAt },
    })
    .from(producerClaims)
    .where(
      and(
        ...[ne(producerClaims.id, claim.id), or(...same)],
        // What another office handles is not told here.
        eq(producerClaims.provinceCode, claim.provinceCode),
      ),
    )
    .orderBy(producerClaims.id)
    .limit(20);
}

async function sameCodeOf(db: Reader, claim: ClaimRow) {
  const same = [
    ...(claim.taxCode === '' ? [] : [eq(sellerProfiles.taxCode, claim.taxCode)]),
    ...(claim.registrationNo === ''
      ? []
      : [eq(sellerProfiles.registrationNo, claim.registrationNo)]),
  ];
  if (same.length === 0) return [];
  return db
    .select({ name: producers.name, slug: producers.slug })
    .from(sellerProfiles)
    .innerJoin(producers, eq(producers.id, sellerProfiles.producerId))
    .where(and(or(...same), ne(sellerProfiles.producerId, claim.producerId ?? 0)))
    .limit(5);
}
