import { and, eq, gt, inArray } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { results } from '#db/schema/councils.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import { communes, provinces } from '#db/schema/places.ts';
import { dayAt } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { peopleWith } from '#src/features/accounts/read-people.server.ts';
import { queueMail } from '#src/features/accounts/queue-mail.server.ts';
import { moveDossier } from '#src/features/assessment/move-dossier.server.ts';
import type { CriteriaVersionId } from './criteria-version.ts';
import { type DecisionFacts, readDecisionFacts, type TypedDecision } from './decision-facts.ts';
import { notIssuable } from './issuable.ts';
import { keepDecision } from './keep-decision.server.ts';
import { recognisedLetter } from './letters.ts';
import type { Recognition, Written } from './recognition.ts';
import { lastDayOfTerm } from './standing.ts';
import { writeRecognitions } from './write-recognition.server.ts';

export interface IssueOrder extends TypedDecision {
  readonly level: 'province' | 'centre';
  /** Null at the centre. */
  readonly provinceCode: string | null;
  /** Ids of council results, as chosen. */
  readonly resultIds: readonly number[];
  readonly title: string;
  readonly note?: string;
  /** Address of the site, for letters and as the source of the new certificates. */
  readonly siteUrl: string;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

type Result = typeof results.$inferSelect;
type Dossier = typeof dossiers.$inferSelect;

/**
 * Issues a decision from council results: decision, certificates of 36 months, dossiers recognised, letters to the
 * producers, all or nothing. The province recognises 3 and 4 stars, the centre 5 (QĐ 26/2026).
 * @throws Refusal `not-allowed`, `nothing-chosen`, `no-such-result`, `result-not-issuable` {code, why},
 *   `decision-before-results`, `decision-exists`, and those of {@link readDecisionFacts}
 */
export async function issueDecision(
  db: Db,
  order: IssueOrder,
): Promise<{ decisionId: number; certificates: Written[] }> {
  const { actor, now, level } = order;
  const deed = level === 'centre' ? 'issue-central-decision' : 'issue-decision';
  const place = level === 'centre' ? {} : { provinceCode: order.provinceCode };
  demand(actor, deed, place);
  const facts = readDecisionFacts(order, dayAt(now));
  const ids = [...new Set(order.resultIds)];
  if (ids.length === 0) throw new Refusal('nothing-chosen', {});
  return inTransaction(db, async (tx) => {
    const chosen = await readChosen(tx, ids, order);
    const latest = chosen
      .map(({ result }) => dayAt(Date.parse(result.closedAt)))
      .sort()
      .at(-1);
    if (latest !== undefined && facts.decidedOn < latest) {
      throw new Refusal('decision-before-results', {
        decidedOn: facts.decidedOn,
        closedOn: latest,
      });
    }
    const context = { actor: actor.name, now };
    const rounds = new Set(chosen.map(({ result }) => result.roundId));
    const decisionId = await keepDecision(
      tx,
      context,
      {
        ...facts,
        kind: 'recognise',
        provinceCode: level === 'centre' ? null : order.provinceCode,
        title: order.title,
        note: order.note ?? '',
        roundId: rounds.size === 1 ? ([...rounds][0] ?? null) : null,
      },
      { again: false },
    );
    const list = await recognitionsOf(tx, chosen, decisionId, facts, order);
    const certificates = await writeRecognitions(tx, context, list);
    await tx.update(results).set({ decisionId }).where(inArray(results.id, ids));
    for (const [index, { dossier, result }] of chosen.entries()) {
      const written = certificates[index] as Written;
      await moveDossier(tx, {
        dossierId: dossier.id,
        to: 'recognised',
        actor,
        now,
        note: `${facts.number}, ${written.code}`,
        fill: { productId: written.productId, decidedAt: new Date(now).toISOString() },
        councilId: result.councilId,
      });
      await tell(tx, { dossier, result, written, facts, order });
    }
    await record(tx, context, {
      deed: 'issue-decision',
      subject: `decision:${decisionId}`,
      after: { number: facts.number, results: ids, certificates: certificates.map((c) => c.code) },
    });
    return { decisionId, certificates };
  });
}

interface Chosen {
  readonly result: Result;
  readonly dossier: Dossier;
}

/** The chosen results as they are now, each asked again whether it can be decided. */
async function readChosen(
  tx: Tx,
  ids: readonly number[],
  { level, provinceCode }: IssueOrder,
): Promise<Chosen[]> {
  const chosen: Chosen[] = [];
  for (const id of ids) {
    const [found] = await tx
      .select({ result: results, dossier: dossiers })
      .from(results)
      .innerJoin(dossiers, eq(dossiers.id, results.dossierId))
      .where(eq(results.id, id));
    // Another province's result is as if it were not there.
    if (!found || (level === 'province' && found.dossier.provinceCode !== provinceCode)) {
      throw new Refusal('no-such-result', { id });
    }
    const [later] = await tx
      .select({ id: results.id })
      .from(results)
      .where(and(eq(results.dossierId, found.dossier.id), gt(results.id, id)));
    const why = notIssuable({ ...found.result, overtaken: !!later }, found.dossier, level);
    if (why !== null) throw new Refusal('result-not-issuable', { code: found.dossier.code, why });
    chosen.push(found);
  }
  const twice = chosen.find(
    (one, index) =>
      one.dossier.productId !== null &&
      chosen.findIndex((other) => other.dossier.productId === one.dossier.productId) !== index,
  );
  if (twice) throw new Refusal('product-twice', { code: twice.dossier.code });
  return chosen;
}

async function recognitionsOf(
  tx: Tx,
  chosen: readonly Chosen[],
  decisionId: number,
  facts: DecisionFacts,
  { siteUrl, now }: IssueOrder,
): Promise<Recognition[]> {
  const list: Recognition[] = [];
  for (const { result, dossier } of chosen) {
    const [producer] = await tx
      .select({ name: producers.name })
      .from(producers)
      .where(eq(producers.id, dossier.producerId));
    const [commune] = await tx
      .select()
      .from(communes)
      .where(eq(communes.code, dossier.communeCode));
    const [province] = await tx
      .select()
      .from(provinces)
      .where(eq(provinces.code, dossier.provinceCode));
    list.push({
      product:
        dossier.productId !== null
          ? { id: dossier.productId }
          : {
              new: {
                name: dossier.productName,
                producer: { id: dossier.producerId },
                setNo: dossier.setNo,
                setBy: 'officer',
                provinceCode: dossier.provinceCode,
                communeCode: dossier.communeCode,
                oldProvinceCode: null,
                placeHow: 'exact',
              },
            },
      stars: result.stars as 3 | 4 | 5,
      score: scoreText(result.averageHundredths),
      decision: {
        id: decisionId,
        number: facts.number,
        decidedOn: facts.decidedOn,
        criteriaVersion: result.criteriaVersion,
      },
      printed: {
        name: dossier.productName,
        producer: producer?.name ?? '',
        commune: commune ? `${commune.kind} ${commune.name}` : '',
        district: '',
        province: province?.name ?? '',
        group: '',
      },
      source: {
        url: `${siteUrl}/chung-nhan?so=${encodeURIComponent(facts.number)}`,
        via: '',
        readOn: dayAt(now),
      },
      note: '',
      dossierId: dossier.id,
      productCode: dossier.productCode,
    });
  }
  return list;
}

/** 8966 → `89,66`, as decisions print scores. */
export function scoreText(hundredths: number): string {
  return (hundredths / 100).toFixed(2).replace('.', ',');
}

async function tell(
  tx: Tx,
  {
    dossier,
    result,
    written,
    facts,
    order,
  }: {
    dossier: Dossier;
    result: Result;
    written: Written;
    facts: DecisionFacts;
    order: IssueOrder;
  },
): Promise<void> {
  const letter = recognisedLetter({
    code: written.code,
    product: dossier.productName,
    stars: result.stars,
    number: facts.number,
    decidedOn: facts.decidedOn,
    lastDay: lastDayOfTerm(facts.decidedOn, result.criteriaVersion as CriteriaVersionId),
    url: `${order.siteUrl}/chung-nhan/${written.code}`,
  });
  const people = await peopleWith(tx, { role: 'producer', producerId: dossier.producerId });
  for (const { email } of people) {
    await queueMail(
      tx,
      { to: email, ...letter, about: `certificate:${written.certificateId}` },
      order.now,
    );
  }
}
