import { and, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { certificateCorrections, decisions } from '#db/schema/decisions.ts';
import { fold } from '#src/base/fold.ts';
import { type Actor, reachOf } from '#src/features/accounts/may.ts';
import { CENTRE, type DecisionQuery } from './decision-query.ts';

export type DecisionRow = typeof decisions.$inferSelect;
export interface DecisionLine extends DecisionRow {
  /** Certificates it gave, revoked, held over or corrected. */
  readonly certificates: number;
}

/** Decisions within the reach of a person: officers of a province see their province's. */
function within(actor: Actor): SQL | undefined {
  const reach = reachOf(actor, 'see-decisions');
  if (reach.everywhere) return undefined;
  return reach.provinceCodes.length === 0
    ? sql`false`
    : inArray(decisions.provinceCode, [...reach.provinceCodes]);
}

const COUNT = sql<number>`(
  (select count(*) from certificates c where c.decision_id = decisions.id)
  + (select count(*) from certificates c where c.revoked_decision_id = decisions.id)
  + (select count(*) from certificates c where c.held_over_decision_id = decisions.id)
  + (select count(distinct k.certificate_id) from certificate_corrections k where k.decision_id = decisions.id)
)`;

/** The newest first. A few thousand rows at most: words are compared folded, here. */
export async function listDecisions(
  db: Db,
  actor: Actor,
  query: DecisionQuery,
): Promise<DecisionLine[]> {
  const rows = await db
    .select({ decision: decisions, certificates: COUNT })
    .from(decisions)
    .where(
      and(
        within(actor),
        query.kind === null ? undefined : eq(decisions.kind, query.kind),
        query.year === null
          ? undefined
          : sql`substr(${decisions.decidedOn}, 1, 4) = ${String(query.year)}`,
        query.place === null
          ? undefined
          : query.place === CENTRE
            ? sql`${decisions.provinceCode} is null`
            : eq(decisions.provinceCode, query.place),
      ),
    )
    .orderBy(desc(decisions.decidedOn), desc(decisions.id));
  const wanted = fold(query.q).split(/\s+/).filter(Boolean);
  return rows
    .map((row) => ({ ...row.decision, certificates: row.certificates }))
    .filter((row) => {
      const text = fold(`${row.number} ${row.issuer} ${row.title} ${row.signer}`);
      return wanted.every((word) => text.includes(word));
    });
}

/** Years and places that there are decisions of, within reach: what the filters offer. */
export async function decisionFilters(
  db: Db,
  actor: Actor,
): Promise<{ years: number[]; places: (string | null)[] }> {
  const rows = await db
    .selectDistinct({
      year: sql<string>`substr(${decisions.decidedOn}, 1, 4)`,
      place: decisions.provinceCode,
    })
    .from(decisions)
    .where(within(actor));
  return {
    years: [...new Set(rows.map((row) => Number(row.year)))].sort((a, b) => b - a),
    places: [...new Set(rows.map((row) => row.place))],
  };
}

/** A decision within a person's reach; null for others, as for those that do not exist. */
export async function readDecision(db: Db, actor: Actor, id: number): Promise<DecisionRow | null> {
  if (!Number.isSafeInteger(id)) return null;
  const [row] = await db
    .select()
    .from(decisions)
    .where(and(eq(decisions.id, id), within(actor)));
  return row ?? null;
}

export type Effect = 'recognised' | 'revoked' | 'held-over' | 'corrected';

/** What a decision did, certificate by certificate. */
export async function readEffects(
  db: Db,
  decisionId: number,
  { limit, offset }: { limit: number; offset: number },
) {
  const rows = await db
    .select({
      id: certificates.id,
      code: certificates.code,
      stars: certificates.stars,
      printedName: certificates.printedName,
      printedProducer: certificates.printedProducer,
      decisionId: certificates.decisionId,
      revokedDecisionId: certificates.revokedDecisionId,
      heldOverDecisionId: certificates.heldOverDecisionId,
      product: products.name,
      productSlug: products.slug,
    })
    .from(certificates)
    .innerJoin(products, eq(products.id, certificates.productId))
    .where(
      or(
        eq(certificates.decisionId, decisionId),
        eq(certificates.revokedDecisionId, decisionId),
        eq(certificates.heldOverDecisionId, decisionId),
        sql`${certificates.id} in (select certificate_id from certificate_corrections where decision_id = ${decisionId})`,
      ),
    )
    .orderBy(certificates.id)
    .limit(limit)
    .offset(offset);
  return rows.map((row) => ({
    ...row,
    effect: (row.decisionId === decisionId
      ? 'recognised'
      : row.revokedDecisionId === decisionId
        ? 'revoked'
        : row.heldOverDecisionId === decisionId
          ? 'held-over'
          : 'corrected') satisfies Effect as Effect,
  }));
}

/** What happened to a certificate by decisions that are written down here: for its public page and the desk. */
export async function readHappenings(
  db: Db,
  certificate: {
    id: number;
    decisionId: number | null;
    revokedDecisionId: number | null;
    heldOverDecisionId: number | null;
  },
) {
  const corrections = await db
    .select({ correction: certificateCorrections, decision: decisions })
    .from(certificateCorrections)
    .innerJoin(decisions, eq(decisions.id, certificateCorrections.decisionId))
    .where(eq(certificateCorrections.certificateId, certificate.id))
    .orderBy(certificateCorrections.id);
  const ids = [
    certificate.decisionId,
    certificate.revokedDecisionId,
    certificate.heldOverDecisionId,
  ].filter((id) => id !== null);
  const found = ids.length
    ? await db.select().from(decisions).where(inArray(decisions.id, ids))
    : [];
  const of = (id: number | null): DecisionRow | null => found.find((row) => row.id === id) ?? null;
  return {
    corrections: corrections.map(({ correction, decision }) => ({ ...correction, decision })),
    recognition: of(certificate.decisionId),
    revocation: of(certificate.revokedDecisionId),
    holdOver: of(certificate.heldOverDecisionId),
  };
}
export type Happenings = Awaited<ReturnType<typeof readHappenings>>;
