import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { claimFiles, producerClaims } from '#db/schema/sellers.ts';
import { fold } from '#src/base/fold.ts';
import { type Actor, may, type Reach, reachOf } from '#src/features/accounts/may.ts';
import type { ClaimState } from './claim-facts.ts';
import { officeClaims, type OfficeClaim } from './claim-office.server.ts';
import type { ClaimRow } from './claim-producer.server.ts';
import { CLAIMS_A_PAGE, type ClaimQuery } from './claim-query.ts';

const within = (reach: Reach): SQL | undefined =>
  reach.everywhere
    ? undefined
    : or(
        sql`0`,
        inArray(producerClaims.provinceCode, [...reach.provinceCodes]),
        inArray(producerClaims.communeCode, [...reach.communeCodes]),
      );

export interface ClaimList {
  readonly claims: readonly OfficeClaim[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** How many of each state there are in reach, whatever is asked for. */
  readonly counts: ReadonlyMap<ClaimState, number>;
}

/** The queue of claims an officer reaches. @param most null: all of them, for a file */
export async function listClaims(
  db: Db,
  { query, actor, most = CLAIMS_A_PAGE }: { query: ClaimQuery; actor: Actor; most?: number | null },
): Promise<ClaimList> {
  const reach = within(reachOf(actor, 'see-claims'));
  const counted = await db
    .select({ state: producerClaims.state, count: sql<number>`count(*)` })
    .from(producerClaims)
    .where(reach)
    .groupBy(producerClaims.state);
  const rows = await db
    .select()
    .from(producerClaims)
    .where(and(reach, query.state === 'all' ? undefined : eq(producerClaims.state, query.state)));
  const words = fold(query.text).split(/\s+/).filter(Boolean);
  const found = rows.filter((row) => {
    const text = fold(
      `${row.code} ${row.producerName} ${row.personName} ${row.taxCode} ${row.registrationNo}`,
    );
    return words.every((word) => text.includes(word));
  });
  const by = new Intl.Collator('vi');
  found.sort((a, b) =>
    query.sort === 'name'
      ? by.compare(a.producerName, b.producerName) || a.id - b.id
      : (query.sort === 'newest' ? -1 : 1) * (a.sentAt.localeCompare(b.sentAt) || a.id - b.id),
  );
  const pages = most === null ? 1 : Math.max(1, Math.ceil(found.length / most));
  const page = Math.min(query.page, pages);
  const shown = most === null ? found : found.slice((page - 1) * most, page * most);
  return {
    claims: await officeClaims(db, shown),
    total: found.length,
    ...{ page, pages },
    counts: new Map(counted.map(({ state, count }) => [state, count])),
  };
}

/** One claim for an officer; null out of reach. */
export async function readOfficeClaim(
  db: Db,
  { code, actor }: { readonly code: string; readonly actor: Actor },
): Promise<OfficeClaim | null> {
  const [claim] = await db
    .select()
    .from(producerClaims)
    .where(and(eq(producerClaims.code, code), within(reachOf(actor, 'see-claims'))));
  return claim === undefined ? null : ((await officeClaims(db, [claim]))[0] ?? null);
}

/** A person's own claims, the newest first; of others none. */
export async function ownClaims(db: Db | Tx, userId: string): Promise<ClaimRow[]> {
  const rows = await db.select().from(producerClaims).where(eq(producerClaims.userId, userId));
  return rows.sort((a, b) => b.id - a.id);
}

/** A claim and its papers, for the person who made it. */
export async function readOwnClaim(
  db: Db,
  { code, userId }: { readonly code: string; readonly userId: string },
): Promise<{ claim: ClaimRow; papers: (typeof claimFiles.$inferSelect)[] } | null> {
  const [claim] = await db
    .select()
    .from(producerClaims)
    .where(and(eq(producerClaims.code, code), eq(producerClaims.userId, userId)));
  if (!claim) return null;
  const papers = await db
    .select()
    .from(claimFiles)
    .where(eq(claimFiles.claimId, claim.id))
    .orderBy(claimFiles.id);
  return { claim, papers };
}

/** A paper of a claim: for the person who made it, and the officers who reach it; null for everybody else. */
export async function readClaimFile(
  db: Db,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<typeof claimFiles.$inferSelect | null> {
  const [row] = await db
    .select({ file: claimFiles, claim: producerClaims })
    .from(claimFiles)
    .innerJoin(producerClaims, eq(producerClaims.id, claimFiles.claimId))
    .where(eq(claimFiles.id, id));
  if (!row) return null;
  const { provinceCode, communeCode } = row.claim;
  const isOwn = actor.userId !== null && row.claim.userId === actor.userId;
  return isOwn || may(actor, 'see-claims', { provinceCode, communeCode }) ? row.file : null;
}
