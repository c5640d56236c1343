import type { Db } from '#db/client.ts';
import { Refusal } from '#src/base/refusal.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { itemName } from '#src/features/trace/recalls/lot-facts.server.ts';
import { type PlannedLot, planRecall } from '#src/features/trace/recalls/plan-recall.server.ts';
import type { PlannedLine } from '#src/features/trace/recalls/planned-line.ts';

/** Lots of one page of the plan; the rest is counted and recalled all the same. */
const MOST_SHOWN = 300;

/** What a page shows of a plan. */
export interface PlanView {
  readonly producerId: number;
  readonly recalled: readonly PlannedLine[];
  /** Recalled, but beyond what one page shows. */
  readonly more: number;
  readonly total: number;
  readonly made: number;
  readonly inputs: readonly PlannedLine[];
  readonly outside: readonly { readonly provinceCode: string; readonly count: number }[];
}

/** The plan of a recall for its page; a refusal where the lots cannot be recalled together, null without any. */
export async function viewPlan(
  db: Db,
  named: readonly number[],
  actor: Actor,
): Promise<PlanView | Refusal | null> {
  if (named.length === 0) return null;
  try {
    const plan = await planRecall(db, { named, actor });
    const recalled = plan.lots.filter(({ within, how }) => within && how !== 'backward');
    const beyond = plan.lots.filter(({ within, how }) => !within && how === 'forward');
    return {
      producerId: plan.producerId,
      recalled: recalled.slice(0, MOST_SHOWN).map(lineOf),
      more: Math.max(0, recalled.length - MOST_SHOWN),
      total: recalled.length,
      made: recalled.filter(({ how }) => how === 'forward').length,
      inputs: plan.lots
        .filter(({ how, within }) => how === 'backward' && within)
        .slice(0, MOST_SHOWN)
        .map(lineOf),
      outside: [...Map.groupBy(beyond, ({ lot }) => lot.provinceCode)].map(
        ([provinceCode, own]) => ({ provinceCode, count: own.length }),
      ),
    };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function lineOf({ lot, how, distance }: PlannedLot): PlannedLine {
  const { id, code, producerId, producerName, packedOn } = lot;
  return { id, code, item: itemName(lot), producerId, producerName, packedOn, how, distance };
}
