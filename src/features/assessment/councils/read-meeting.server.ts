import type { Db } from '#db/client.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { criteriaForm } from '#src/features/criteria/criteria-form.ts';
import { itemsOf } from '#src/features/criteria/form.ts';
import { type Verdict, verdictOfSheets } from '#src/features/criteria/verdict.ts';
import type { Count } from './count-sheets.ts';
import { readRound, type RoundLine, type RoundPage } from './read-round.server.ts';
import type { Sheet } from './sheet-at-hand.server.ts';
import { sheetsOnTable } from './sheets-on-table.server.ts';

export interface OnTable extends RoundLine {
  /** Signed sheets of the present turn, by member id. */
  readonly signed: Readonly<Record<number, Sheet>>;
  readonly count: Count;
  /** What the counted sheets come to so far; null while there are none. */
  readonly verdict: Verdict | null;
  /** Items the counted sheets differ on, widest first, with the scores in the order of `count.counted`. */
  readonly differences: readonly { readonly item: string; readonly scores: readonly number[] }[];
}

export interface MeetingPage extends RoundPage {
  readonly table: readonly OnTable[];
}

/** What lies on the table of a meeting: for those who may see all scores; null for everybody else. */
export async function readMeeting(
  db: Db,
  { id, actor }: { id: number; actor: Actor },
): Promise<MeetingPage | null> {
  const page = await readRound(db, { id, actor });
  if (!page?.maySeeAll) return null;
  const table: OnTable[] = [];
  for (const line of page.lines) {
    const { sheets, count } = await sheetsOnTable(db, page.council, line.row);
    const signed = sheets.filter((sheet) => sheet.signedAt !== null);
    const form = criteriaForm(line.setNo);
    const counted = count.counted.map(
      (memberId) =>
        JSON.parse(signed.find((one) => one.memberId === memberId)?.answers ?? '{}') as Record<
          string,
          number
        >,
    );
    const differences = itemsOf(form)
      .map(({ code }) => ({ item: code, scores: counted.map((answers) => answers[code] ?? 0) }))
      .filter(({ scores }) => new Set(scores).size > 1)
      .sort((a, b) => width(b.scores) - width(a.scores));
    table.push({
      ...line,
      signed: Object.fromEntries(signed.map((sheet) => [sheet.memberId, sheet])),
      count,
      differences,
      verdict:
        counted.length === 0
          ? null
          : verdictOfSheets(form, counted, {
              gateRule: page.council.gateRule,
              disqualified: count.disqualified,
            }),
    });
  }
  return { ...page, table };
}

const width = (scores: readonly number[]): number => Math.max(...scores) - Math.min(...scores);
