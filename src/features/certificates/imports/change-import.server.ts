import { and, eq, inArray, sql } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import {
  decisionImportRows,
  decisionImports,
  decisionMappings,
} from '#db/schema/decision-imports.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import type { DecisionFacts } from './decision-facts.ts';
import type { Mapping } from './import-list.ts';
import type { Choice } from './judge.ts';
import { findImport, type Import } from './read-import.server.ts';

interface Who {
  readonly importId: number;
  /** The version the officer saw. */
  readonly seenVersion: number;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/**
 * Opens an import for a change by an officer; each change makes its rows be judged again.
 * @throws Refusal `not-allowed`, `no-such-import`, `import-moved` when somebody else changed it meanwhile,
 * `import-closed` when it was applied or discarded, `import-busy` while it is being read
 */
async function change(
  db: Db,
  { importId, seenVersion, actor, now }: Who,
  deed: string,
  work: (
    tx: Tx,
    found: Import,
  ) => Promise<{ set: Partial<typeof decisionImports.$inferInsert>; after: unknown }>,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const found = await findImport(tx, importId, actor);
    demand(actor, 'import-decision', { provinceCode: found.provinceCode });
    if (found.state === 'applied' || found.state === 'discarded') {
      throw new Refusal('import-closed', { id: importId, state: found.state });
    }
    if (found.state === 'reading' && deed !== 'discard-decision-import') {
      throw new Refusal('import-busy', { id: importId });
    }
    if (found.version !== seenVersion) throw new Refusal('import-moved', { id: importId });
    const { set, after } = await work(tx, found);
    await tx
      .update(decisionImports)
      .set({
        ...set,
        version: sql`${decisionImports.version} + 1`,
        beatAt: new Date(now).toISOString(),
      })
      .where(eq(decisionImports.id, importId));
    await record(
      tx,
      { actor: actor.name, now },
      { deed, subject: `import:${importId}`, before: beforeOf(found), after },
    );
  });
}

const beforeOf = (found: Import): object => ({ ...found.facts, version: found.version });

/** What an officer says of the decision: it goes before what the document says. */
export async function setImportFacts(
  db: Db,
  { facts, sourceUrl, ...who }: Who & { facts: DecisionFacts; sourceUrl: string },
): Promise<void> {
  await change(db, who, 'set-decision-import-facts', async (_tx, found) => {
    if (facts.provinceCode !== found.provinceCode) {
      demand(who.actor, 'import-decision', { provinceCode: facts.provinceCode });
    }
    return {
      set: {
        provinceCode: facts.provinceCode,
        number: facts.number.trim(),
        decidedOn: facts.decidedOn,
        issuer: facts.issuer.trim(),
        level: facts.level,
        kind: facts.kind,
        sourceUrl: sourceUrl.trim(),
        state: 'reading',
      },
      after: facts,
    };
  });
}

/** Names the columns by hand; remembered for the next list with the same headers. Choices made so far fall away. */
export async function mapImportColumns(
  db: Db,
  { mapping, remember, ...who }: Who & { mapping: Mapping; remember: boolean },
): Promise<void> {
  const { columns } = mapping;
  if (columns.name === undefined && columns['name+producer'] === undefined) {
    throw new Refusal('mapping-without-name', {});
  }
  await change(db, who, 'map-decision-import', async (tx, found) => {
    const held = JSON.stringify(mapping);
    if (remember && found.fingerprint !== '') {
      const row = {
        mapping: held,
        savedBy: who.actor.name,
        savedAt: new Date(who.now).toISOString(),
      };
      await tx
        .insert(decisionMappings)
        .values({
          fingerprint: found.fingerprint,
          provinceCode: found.provinceCode ?? '',
          ...row,
        })
        .onConflictDoUpdate({
          target: [decisionMappings.fingerprint, decisionMappings.provinceCode],
          set: row,
        });
    }
    return {
      set: { mapping: held, mappingHow: 'given', state: 'reading', rowsDone: 0, rowsTotal: 0 },
      after: { mapping: columns },
    };
  });
}

/** Asked for whatever overrules the document. */
const LEAST_REASON = 5;

/**
 * What an officer chose for rows, added to what was chosen before; an empty choice undoes what was chosen before.
 * @throws Refusal `reason-missing` when stars are set, a problem is accepted or a row left out without saying why
 */
export async function chooseRows(
  db: Db,
  { rows, choice, ...who }: Who & { rows: readonly number[]; choice: Choice },
): Promise<void> {
  const overrules =
    choice.stars !== undefined || choice.accepted === true || choice.leftOut === true;
  if (overrules && (choice.reason ?? '').trim().length < LEAST_REASON) {
    throw new Refusal('reason-missing', { rows: rows.length });
  }
  if (rows.length === 0) throw new Refusal('no-rows-chosen', {});
  await change(db, who, 'choose-decision-import-rows', async (tx, found) => {
    const held = JSON.stringify(choice);
    const kept =
      Object.keys(choice).length === 0
        ? null
        : choice.leftOut === true
          ? held
          : sql`json_patch(json_remove(coalesce(${decisionImportRows.choice}, '{}'), '$.leftOut'), ${held})`;
    for (let start = 0; start < rows.length; start += 400) {
      await tx
        .update(decisionImportRows)
        .set({ choice: kept })
        .where(
          and(
            eq(decisionImportRows.importId, found.id),
            inArray(decisionImportRows.row, rows.slice(start, start + 400)),
          ),
        );
    }
    return {
      set: { state: 'reading' },
      after: { rows: rows.slice(0, 50), of: rows.length, choice },
    };
  });
}

/** Judges the rows against the register as it is now. */
export async function judgeImportAgain(db: Db, who: Who): Promise<void> {
  await change(db, who, 'judge-decision-import-again', async () => ({
    set: { state: 'reading' },
    after: null,
  }));
}

/** Begins anew after a run that was cut off or failed. */
export async function retryImport(
  db: Db,
  { importId, actor, now }: Omit<Who, 'seenVersion'>,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const found = await findImport(tx, importId, actor);
    demand(actor, 'import-decision', { provinceCode: found.provinceCode });
    if (found.state !== 'failed' && found.state !== 'reading') {
      throw new Refusal('import-closed', { id: importId, state: found.state });
    }
    await tx
      .update(decisionImports)
      .set({ state: 'reading', failure: '', beatAt: new Date(now).toISOString() })
      .where(eq(decisionImports.id, importId));
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'retry-decision-import', subject: `import:${importId}` },
    );
  });
}

/** Sets an import aside: nothing was changed by it, and it can no longer be applied. */
export async function discardImport(db: Db, who: Who): Promise<void> {
  await change(db, who, 'discard-decision-import', async () => ({
    set: { state: 'discarded' },
    after: null,
  }));
}

/** Row numbers that wait for a person, those of one problem or all. */
export async function problemRows(
  db: Db,
  importId: number,
  code: string | null,
): Promise<number[]> {
  const rows = await db
    .select({ row: decisionImportRows.row })
    .from(decisionImportRows)
    .where(
      and(
        eq(decisionImportRows.importId, importId),
        eq(decisionImportRows.judgement, 'problem'),
        code === null ? undefined : eq(decisionImportRows.code, code),
      ),
    );
  return rows.map(({ row }) => row);
}
