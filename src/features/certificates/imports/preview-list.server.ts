import type { Db } from '#db/client.ts';
import type { Day } from '#src/base/day.ts';
import type { ListColumn, ListRow } from '../decision-list/list.ts';
import { type DecisionFacts, missingFacts, type Need } from './decision-facts.ts';
import { columnsKnown, factsFrom, type WholeProblem, wholeProblems } from './import-list.ts';
import { type Counts, countsOf, judging } from './judge-list.ts';
import type { Judged } from './judge.ts';
import { currentRegister, provinceNamed } from './load-register.server.ts';
import { inSlices } from './pace.ts';
import { readImportFile } from './read-import-file.server.ts';
import { TURNS } from './turns.server.ts';

/** What a list would do, without anything being kept. */
export interface Preview {
  readonly rows: readonly ListRow[];
  readonly judged: readonly Judged[];
  readonly counts: Counts;
  readonly facts: DecisionFacts;
  /** What applying would still ask. */
  readonly needs: readonly Need[];
  readonly columns: readonly ListColumn[];
  readonly problems: readonly WholeProblem[];
}

/** Reads a list and judges it against the register; nothing is written anywhere. */
export async function preview(
  db: Db,
  {
    bytes,
    fileName,
    facts: given,
    today,
  }: { bytes: Uint8Array; fileName: string; facts: Partial<DecisionFacts>; today: Day },
): Promise<Preview> {
  const read = await readImportFile(db, bytes, fileName, given.provinceCode ?? null, null);
  const { list } = read;
  const problems = wholeProblems(read.file.problems, list.problems);
  const facts = factsFrom(list, given, await provinceNamed(db, list.facts.province));
  const rows = columnsKnown(list) ? list.rows : [];
  const { index } = await currentRegister(db, facts.provinceCode);
  const judged: Judged[] = [];
  const context = {
    facts,
    oneProvince: facts.provinceCode !== null,
    provinceAsked: facts.provinceCode !== null || facts.level === 'centre',
    today,
  };
  await inSlices(judging(rows, index, context, new Map()), TURNS, (one) => void judged.push(one));
  return {
    rows,
    judged,
    counts: countsOf(rows, judged, list.skipped.length),
    facts,
    needs: missingFacts(
      facts,
      judged.filter(({ judgement }) => judgement !== 'unchanged' && judgement !== 'problem'),
    ),
    columns: list.columns,
    problems,
  };
}
