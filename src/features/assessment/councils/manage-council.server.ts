import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { councils } from '#db/schema/councils.ts';
import { provinces } from '#db/schema/places.ts';
import { parseDay } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { type CouncilLevel, type CouncilRules, wrongRules } from './council-rules.ts';
import { councilOf, targetOfCouncil } from './the-council.server.ts';

export interface CouncilFacts {
  readonly level: CouncilLevel;
  /** Null at the centre. */
  readonly provinceCode: string | null;
  readonly name: string;
  /** Number of the decision that sets it up; empty when not known. */
  readonly decisionNo: string;
  /** `YYYY-MM-DD`, or null. */
  readonly establishedOn: string | null;
}

export function deedFor(
  level: CouncilLevel,
): 'manage-provincial-council' | 'manage-central-council' {
  return level === 'centre' ? 'manage-central-council' : 'manage-provincial-council';
}

/** @throws Refusal `council-incomplete` naming the fields, `council-rules-wrong` naming the rules */
function check(facts: Pick<CouncilFacts, 'name' | 'establishedOn'>, rules: CouncilRules): void {
  const missing = [
    ...(facts.name.trim().length < 3 || facts.name.length > 200 ? ['name'] : []),
    ...(facts.establishedOn !== null && parseDay(facts.establishedOn) === null
      ? ['establishedOn']
      : []),
  ];
  if (missing.length > 0) throw new Refusal('council-incomplete', { fields: missing });
  const wrong = wrongRules(rules);
  if (wrong.length > 0) throw new Refusal('council-rules-wrong', { rules: wrong });
}

/** Step: writes a council with its rules. */
export async function writeCouncil(
  tx: Tx,
  {
    facts,
    rules,
    actor,
    now,
  }: { facts: CouncilFacts; rules: CouncilRules; actor: Actor; now: number },
): Promise<number> {
  const [row] = await tx
    .insert(councils)
    .values({
      level: facts.level,
      provinceCode: facts.level === 'centre' ? null : facts.provinceCode,
      name: facts.name.trim(),
      decisionNo: facts.decisionNo.trim(),
      establishedOn: facts.establishedOn,
      ...rules,
      version: 1,
      createdAt: new Date(now).toISOString(),
      createdBy: actor.name,
    })
    .returning({ id: councils.id });
  const id = row?.id ?? 0;
  await record(
    tx,
    { actor: actor.name, now },
    { deed: 'create-council', subject: `council:${id}`, after: { ...facts, ...rules } },
  );
  return id;
}

/**
 * Sets up a council: provincial by an officer of the province, central by the ministry (QĐ 26/2026 Điều 6).
 * @throws Refusal `not-allowed`, `council-incomplete`, `council-rules-wrong`, `no-such-province`
 */
export async function createCouncil(
  db: Db,
  input: { facts: CouncilFacts; rules: CouncilRules; actor: Actor; now: number },
): Promise<{ id: number }> {
  const { facts, rules, actor } = input;
  demand(actor, deedFor(facts.level), { provinceCode: facts.provinceCode });
  check(facts, rules);
  return inTransaction(db, async (tx) => {
    if (facts.level === 'province') {
      const [province] = await tx
        .select({ code: provinces.code })
        .from(provinces)
        .where(eq(provinces.code, facts.provinceCode ?? ''));
      if (!province) throw new Refusal('no-such-province', { code: facts.provinceCode });
    }
    return { id: await writeCouncil(tx, input) };
  });
}

/**
 * Changes a council's name, decision and working rules. Rounds that are closed keep what they were judged by.
 * @param version as the form showed it
 * @throws Refusal `not-allowed`, `no-such-council`, `council-changed`, `council-incomplete`, `council-rules-wrong`
 */
export async function changeCouncil(
  db: Db,
  {
    id,
    facts,
    rules,
    version,
    actor,
    now,
  }: {
    id: number;
    facts: Pick<CouncilFacts, 'name' | 'decisionNo' | 'establishedOn'>;
    rules: CouncilRules;
    version: number;
    actor: Actor;
    now: number;
  },
): Promise<void> {
  const known = await councilOf(db, id);
  demand(actor, deedFor(known.level), targetOfCouncil(known));
  check(facts, rules);
  await inTransaction(db, async (tx) => {
    const before = await councilOf(tx, id);
    if (before.version !== version) throw new Refusal('council-changed', { name: before.name });
    const { name, decisionNo, establishedOn } = facts;
    const after = {
      name: name.trim(),
      decisionNo: decisionNo.trim(),
      establishedOn,
      quorumPercent: rules.quorumPercent,
      chairMustAttend: rules.chairMustAttend,
      spreadLimit: rules.spreadLimit,
      scoringTurns: rules.scoringTurns,
      gateRule: rules.gateRule,
      reassessInWriting: rules.reassessInWriting,
    };
    await tx
      .update(councils)
      .set({ ...after, version: version + 1 })
      .where(eq(councils.id, id));
    const keys = Object.keys(after) as (keyof typeof after)[];
    const changed = keys.filter((key) => before[key] !== after[key]);
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'change-council',
        subject: `council:${id}`,
        before: Object.fromEntries(changed.map((key) => [key, before[key]])),
        after: Object.fromEntries(changed.map((key) => [key, after[key]])),
      },
    );
  });
}
