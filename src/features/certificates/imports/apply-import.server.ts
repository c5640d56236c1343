import { createHash } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Context, record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { decisionImportRows, decisionImports } from '#db/schema/decision-imports.ts';
import { decisions } from '#db/schema/decisions.ts';
import { type Day, dayAt, day } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, may } from '#src/features/accounts/may.ts';
import { versionsInForce } from '../criteria-version.ts';
import type { ListRow } from '../decision-list/list.ts';
import type { Recognition, Written } from '../recognition.ts';
import { revokeStep, writeRecognitions } from '../write-recognition.server.ts';
import { missingFacts, numberKey } from './decision-facts.ts';
import { judging, newProducerKey, seenOf } from './judge-list.ts';
import type { Choice, Judged } from './judge.ts';
import { currentRegister, registerChangedSince } from './load-register.server.ts';
import { inSlices } from './pace.ts';
import { type Applied, findImport, type Import, rowsAfter } from './read-import.server.ts';
import { recognitionOfRow } from './recognition-of-row.ts';
import { contextOf } from './run-import.server.ts';
import { appliedBefore } from './start-import.server.ts';
import { TURNS } from './turns.server.ts';

export interface ApplyOptions {
  readonly importId: number;
  /** The version the officer saw. */
  readonly seenVersion: number;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

interface Work {
  readonly row: ListRow;
  readonly judged: Judged;
  readonly choice: Choice | null;
}

/** Thrown inside the transaction when the register changed while it was waited for: all begins anew. */
class Moved extends Error {}
const TRIES = 3;

/**
 * Applies a list: judges every row again against the register as it is now, and when that is what the officer saw,
 * writes decisions, certificates and revocations in one transaction, all or nothing.
 * @throws Refusal `not-allowed`, `no-such-import`, `import-closed`, `import-busy`, `import-moved`, `already-applied`,
 * `problems-left`, `decision-facts-missing`, `nothing-to-apply`, `moved-since-preview` with the rows that changed,
 * `central-decision` where five stars or a decision of the centre are not the actor's to import, `register-busy`
 */
export async function applyImport(db: Db, options: ApplyOptions): Promise<Applied> {
  for (let turn = 1; turn <= TRIES; turn += 1) {
    try {
      return await applyOnce(db, options);
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
    }
  }
  throw new Refusal('register-busy', { tries: TRIES });
}

async function applyOnce(db: Db, options: ApplyOptions): Promise<Applied> {
  const { importId, actor, now } = options;
  const found = await findImport(db, importId, actor);
  demand(actor, 'import-decision', { provinceCode: found.provinceCode });
  await demandReady(db, found, options);
  const { index, changeId } = await currentRegister(db, found.provinceCode);
  const work = await judgeNow(db, found, index, now);
  demandAppliable(found, work);
  demandLevel(found, work, actor);
  const rowsHash = hashOfRows(work);
  const twin = await sameDecisionApplied(db, found, rowsHash);
  if (twin !== null) throw new Refusal('already-applied', twin);
  return inTransaction(db, async (tx) => {
    const current = await findImport(tx, importId, actor);
    if (current.version !== found.version || current.state !== 'ready') throw new Moved();
    if (await registerChangedSince(tx, changeId)) throw new Moved();
    if (current.state !== found.state) throw new Moved();
    return writeAll(tx, { actor: actor.name, now }, current, work, rowsHash);
  });
}

async function demandReady(db: Db, found: Import, { seenVersion }: ApplyOptions): Promise<void> {
  const id = found.id;
  if (found.state === 'applied') {
    throw new Refusal('already-applied', { id, by: found.appliedBy, at: found.appliedAt });
  }
  if (found.state === 'reading') throw new Refusal('import-busy', { id });
  if (found.state !== 'ready') throw new Refusal('import-closed', { id, state: found.state });
  const before = await appliedBefore(db, found.fileHash, id);
  if (before !== null) {
    throw new Refusal('already-applied', {
      id: before.id,
      by: before.appliedBy,
      at: before.appliedAt,
    });
  }
  if (found.version !== seenVersion) throw new Refusal('import-moved', { id });
}

/** Every row as it is judged at this moment. */
async function judgeNow(
  db: Db,
  found: Import,
  index: Awaited<ReturnType<typeof currentRegister>>['index'],
  now: number,
): Promise<Work[]> {
  const rows: ListRow[] = [];
  const choices = new Map<number, Choice>();
  const seen: string[] = [];
  for (let after = 0; ;) {
    const page = await rowsAfter(db, found.id, after, 500);
    for (const one of page) {
      rows.push(one.facts);
      seen.push(one.seen);
      if (one.choice !== null) choices.set(one.row, one.choice);
    }
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.row;
    await TURNS.pause();
  }
  const work: Work[] = [];
  const moved: number[] = [];
  await inSlices(judging(rows, index, contextOf(found, now), choices), TURNS, (judged, at) => {
    const row = rows[at];
    if (row === undefined) return;
    if (seenOf(judged) !== seen[at]) moved.push(row.row);
    work.push({ row, judged, choice: choices.get(row.row) ?? null });
  });
  if (moved.length > 0) {
    throw new Refusal('moved-since-preview', { count: moved.length, rows: moved.slice(0, 20) });
  }
  return work;
}

const writes = ({ judged }: Work): boolean => !['unchanged', 'problem'].includes(judged.judgement);

function demandAppliable(found: Import, work: readonly Work[]): void {
  const problems = work.filter(({ judged }) => judged.judgement === 'problem').length;
  if (problems > 0) throw new Refusal('problems-left', { count: problems, of: work.length });
  const written = work.filter(writes);
  const missing = missingFacts(
    found.facts,
    written.map(({ judged }) => judged),
  );
  if (missing.length > 0) throw new Refusal('decision-facts-missing', { missing });
  if (written.length === 0) throw new Refusal('nothing-to-apply', { rows: work.length });
}

/** Five stars are given and taken by the ministry (QĐ 26/2026): a province does neither by way of a list. */
function demandLevel(found: Import, work: readonly Work[], actor: Actor): void {
  const central = work.filter(
    (one) =>
      writes(one) &&
      (one.judged.judgement === 'revoke' ? one.judged.before === 5 : one.judged.stars === 5),
  ).length;
  if (central === 0 && found.level !== 'centre') return;
  if (!may(actor, 'import-central-decision')) throw new Refusal('central-decision', { central });
}

/** The same rows with the same result have the same hash, whatever file they came in. */
function hashOfRows(work: readonly Work[]): string {
  const hash = createHash('sha256');
  for (const { row, judged } of work) {
    if (writes({ row, judged, choice: null })) {
      hash.update(
        JSON.stringify([row.name, row.producer, row.address, judged.stars, judged.decidedOn]),
      );
    }
  }
  return hash.digest('hex');
}

async function sameDecisionApplied(db: Db, found: Import, rowsHash: string) {
  const rows = await db
    .select()
    .from(decisionImports)
    .where(
      and(
        eq(decisionImports.state, 'applied'),
        found.provinceCode === null
          ? isNull(decisionImports.provinceCode)
          : eq(decisionImports.provinceCode, found.provinceCode),
        sql`json_extract(${decisionImports.applied}, '$.rowsHash') = ${rowsHash}`,
      ),
    );
  const twin = rows.find((row) => numberKey(row.number) === numberKey(found.number));
  return twin === undefined ? null : { id: twin.id, by: twin.appliedBy, at: twin.appliedAt };
}

async function writeAll(
  tx: Tx,
  context: Context,
  found: Import,
  work: readonly Work[],
  rowsHash: string,
): Promise<Applied> {
  const todo = work.filter(writes);
  const decisionOf = await writeDecisions(tx, context, found, todo);
  const recognised = todo.filter(({ judged }) => judged.judgement !== 'revoke');
  const readOn = dayAt(context.now);
  const written = await writeInTurns(tx, context, recognised, ({ row, judged, choice }) => {
    const decision = decisionOf(judged);
    return recognitionOfRow(row, judged, judged.place.provinceCode ?? found.provinceCode ?? '', {
      decision: {
        id: decision.id,
        number: decision.number,
        decidedOn: decision.decidedOn,
        criteriaVersion: versionsInForce(decision.decidedOn, decision.decidedOn)[0]?.id ?? '',
      },
      source: { url: found.sourceUrl, via: found.fileName, readOn },
      reason: choice?.reason ?? '',
    });
  });
  await noteCertificates(
    tx,
    found.id,
    recognised.map(({ row }, at) => ({
      row: row.row,
      certificateId: written[at]?.certificateId ?? null,
    })),
  );
  const revoked = todo.filter(({ judged }) => judged.judgement === 'revoke');
  for (const { row, judged, choice } of revoked) {
    const decision = decisionOf(judged);
    await revokeStep(tx, context, {
      certificateId: judged.certificateId ?? 0,
      ground: null,
      authority: '',
      concludedOn: null,
      revokedOn: decision.decidedOn,
      decisionId: decision.id,
      why: [row.note, choice?.reason ?? ''].filter(Boolean).join(' · '),
    });
  }
  const applied: Applied & { rowsHash: string } = {
    decisions: decisionOf.all(),
    certificates: written.length,
    revoked: revoked.length,
    newProducts: written.filter((one) => one.isNewProduct).length,
    newProducers: new Set(
      recognised
        .filter(({ judged }) => judged.product.id === null && judged.producer.how === 'new')
        .map(({ row, judged }) => newProducerKey(row, judged)),
    ).size,
    unchanged: work.filter(({ judged }) => judged.judgement === 'unchanged' && !judged.leftOut)
      .length,
    leftOut: work.filter(({ judged }) => judged.leftOut).length,
    rowsHash,
  };
  await tx
    .update(decisionImports)
    .set({
      state: 'applied',
      appliedBy: context.actor,
      appliedAt: new Date(context.now).toISOString(),
      applied: JSON.stringify(applied),
      version: found.version + 1,
    })
    .where(eq(decisionImports.id, found.id));
  await record(tx, context, {
    deed: 'import-decision',
    subject: `import:${found.id}`,
    before: { state: found.state },
    after: applied,
  });
  return applied;
}

/** Which certificate each row became. The rows are all there: each finds its own by the key, none is inserted. */
async function noteCertificates(
  tx: Tx,
  importId: number,
  made: readonly { readonly row: number; readonly certificateId: number | null }[],
): Promise<void> {
  for (let start = 0; start < made.length; start += STEP) {
    await tx
      .insert(decisionImportRows)
      .values(
        made.slice(start, start + STEP).map((one) => ({
          ...one,
          importId,
          name: '',
          judgement: '',
          seen: '',
          facts: '{}',
          judged: '{}',
        })),
      )
      .onConflictDoUpdate({
        target: [decisionImportRows.importId, decisionImportRows.row],
        set: { certificateId: sql`excluded.certificate_id` },
      });
  }
}

/** Certificates written before others in this process get their turn; each step reads all slugs there are. */
const STEP = 1000;

/**
 * Writes the certificates of a long list in steps of one transaction, with turns for whoever only reads in between. A
 * producer that an earlier step made is the same one in the later ones.
 */
async function writeInTurns(
  tx: Tx,
  context: Context,
  work: readonly Work[],
  recognitionOf: (one: Work) => Recognition,
): Promise<Written[]> {
  const written: Written[] = [];
  const madeBefore = new Map<string, number>();
  for (let start = 0; start < work.length; start += STEP) {
    if (start > 0) await TURNS.pause();
    const step = work.slice(start, start + STEP);
    const list = step.map((one): Recognition => {
      const recognition = recognitionOf(one);
      const { product } = recognition;
      if (!('new' in product) || product.new.producer === null || 'id' in product.new.producer) {
        return recognition;
      }
      const id = madeBefore.get(newProducerKey(one.row, one.judged));
      return id === undefined
        ? recognition
        : { ...recognition, product: { new: { ...product.new, producer: { id } } } };
    });
    const made = await writeRecognitions(tx, context, list);
    made.forEach(({ producerId }, at) => {
      const one = step[at];
      if (one?.judged.producer.how === 'new' && producerId !== null) {
        madeBefore.set(newProducerKey(one.row, one.judged), producerId);
      }
    });
    written.push(...made);
  }
  return written;
}

interface WrittenDecision {
  readonly id: number;
  readonly number: string;
  readonly decidedOn: Day;
}

/** One decision for each number and day that the rows name; one that is written down already is used again. */
async function writeDecisions(tx: Tx, context: Context, found: Import, todo: readonly Work[]) {
  const known = new Map<string, WrittenDecision>();
  const keyOf = (judged: Judged): string => `${numberKey(judged.number)} ${judged.decidedOn}`;
  const provinceCode = found.level === 'centre' ? null : found.provinceCode;
  for (const { judged } of todo) {
    const key = keyOf(judged);
    if (known.has(key) || judged.decidedOn === null) continue;
    const decidedOn = day(judged.decidedOn);
    const [before] = await tx
      .select({ id: decisions.id, number: decisions.number })
      .from(decisions)
      .where(
        and(
          eq(decisions.number, judged.number),
          eq(decisions.decidedOn, decidedOn),
          sql`coalesce(${decisions.provinceCode}, '') = ${provinceCode ?? ''}`,
          eq(decisions.kind, 'import'),
        ),
      );
    if (before !== undefined) {
      known.set(key, { ...before, decidedOn });
      continue;
    }
    const row = {
      number: judged.number,
      decidedOn,
      issuer: found.issuer,
      level: found.level ?? ('province' as const),
      provinceCode,
      kind: 'import' as const,
      title: found.title,
      fileHash: found.fileHash,
      fileName: found.fileName,
      importId: found.id,
      issuedBy: context.actor,
      issuedAt: new Date(context.now).toISOString(),
    };
    const [made] = await tx.insert(decisions).values(row).returning({ id: decisions.id });
    if (made === undefined) throw new Error('the decision was not written');
    await record(tx, context, {
      deed: 'record-decision',
      subject: `decision:${made.id}`,
      after: row,
    });
    known.set(key, { id: made.id, number: judged.number, decidedOn });
  }
  const of = (judged: Judged): WrittenDecision => {
    const decision = known.get(keyOf(judged));
    if (decision === undefined) throw new Error(`no decision for row ${judged.row}`);
    return decision;
  };
  return Object.assign(of, { all: () => [...known.values()] });
}
