import type { Day } from '#src/base/day.ts';
import { words } from '#src/base/fold.ts';
import type { Reach } from '#src/features/accounts/may.ts';
import type { Standing } from '../standing.ts';
import { vietnameseOrder } from './vietnamese-order.ts';

/** One certificate as officers see it in lists, flat: 25,000 of them are kept in memory for the day. */
export interface DeskLine {
  readonly id: number;
  /** `MX-00012` */
  readonly code: string;
  readonly productId: number;
  readonly productSlug: string;
  readonly productName: string;
  readonly setNo: number;
  /** `I` to `VI` */
  readonly groupCode: string;
  readonly producerId: number | null;
  readonly producerName: string;
  /** Province and commune of today, into which former ones were merged. */
  readonly provinceCode: string;
  readonly provinceName: string;
  readonly communeCode: string | null;
  readonly communeName: string;
  /** As the decision states, null where the source states none. */
  readonly stars: number | null;
  /** As printed. */
  readonly score: string;
  readonly decisionNo: string;
  readonly decidedOn: Day | null;
  readonly issuedLast: Day | null;
  /** Year of the decision, else the one the source names. */
  readonly year: number | null;
  readonly evidence: 'decision' | 'council' | 'report';
  readonly criteriaVersion: string | null;
  readonly revokedOn: Day | null;
  readonly standing: Standing;
  /** Folded words to search in, a space before each. */
  readonly text: string;
  readonly productOrder: string;
  readonly producerOrder: string;
}

/** What a search of the desk looks at and how names are ordered: worked out once for each line. */
export function searchable(
  line: Pick<DeskLine, 'productName' | 'producerName' | 'decisionNo' | 'code' | 'communeName'>,
  printed: readonly string[],
): Pick<DeskLine, 'text' | 'productOrder' | 'producerOrder'> {
  const all = [line.productName, line.producerName, line.decisionNo, line.code, line.communeName];
  return {
    text: ` ${[...new Set(words([...all, ...printed].join(' ')))].join(' ')} `,
    productOrder: vietnameseOrder(line.productName),
    producerOrder: vietnameseOrder(line.producerName),
  };
}

/** Whether a place lies within reach: everywhere, an officer's own province, or an officer's own commune. */
export function withinReach(
  reach: Pick<Reach, 'everywhere' | 'provinceCodes' | 'communeCodes'>,
  place: { readonly provinceCode: string | null; readonly communeCode: string | null },
): boolean {
  return (
    reach.everywhere ||
    (place.provinceCode !== null && reach.provinceCodes.includes(place.provinceCode)) ||
    (place.communeCode !== null && reach.communeCodes.includes(place.communeCode))
  );
}

/** The lines an officer may see; all of them untouched for those who see everything. */
export function linesWithin(lines: readonly DeskLine[], reach: Reach): readonly DeskLine[] {
  return reach.everywhere ? lines : lines.filter((line) => withinReach(reach, line));
}
