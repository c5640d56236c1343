import type { Db, Tx } from '#db/client.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, may } from '#src/features/accounts/may.ts';
import { type LotFacts, readLotFacts } from './lot-facts.server.ts';
import { recallClosure } from './recall-closure.server.ts';

/** A lot that a recall has to look at. */
export interface PlannedLot {
  readonly lot: LotFacts;
  readonly how: 'named' | 'forward' | 'backward';
  /** Transformations away from the nearest named lot. */
  readonly distance: number;
  /** Whoever recalls may recall this one too; what lies outside is for its own producer and office. */
  readonly within: boolean;
}

export interface RecallPlan {
  readonly producerId: number;
  readonly producerName: string;
  readonly provinceCode: string;
  /** The named ones, then what was made of them, then what they were made of; each group by distance and code. */
  readonly lots: readonly PlannedLot[];
}

const ORDER = { named: 0, forward: 1, backward: 2 } as const;

/**
 * What recalling these lots of one producer touches: everything made of them, across producers, and what they were made
 * of. A lot found in both ways counts as made of them.
 * @throws Refusal `recall-without-lots`, `no-such-lot`, `recall-of-two-producers`, `not-allowed`
 */
export async function planRecall(
  db: Db | Tx,
  { named, actor }: { readonly named: readonly number[]; readonly actor: Actor },
): Promise<RecallPlan> {
  const seeds = [...new Set(named)];
  if (seeds.length === 0) throw new Refusal('recall-without-lots', {});
  const [forward, backward] = [
    await recallClosure(db, seeds, 'forward'),
    await recallClosure(db, seeds, 'backward'),
  ];
  const facts = await readLotFacts(db, [...new Set([...forward.keys(), ...backward.keys()])]);
  const own = new Set(seeds);
  const first = facts.filter(({ id }) => own.has(id));
  const [one] = first;
  if (one === undefined || first.length < seeds.length) throw new Refusal('no-such-lot', {});
  for (const lot of first) demand(actor, 'open-recall', lot);
  if (first.some(({ producerId }) => producerId !== one.producerId)) {
    throw new Refusal('recall-of-two-producers', {});
  }
  const lots = facts.map((lot): PlannedLot => {
    const ahead = forward.get(lot.id);
    const how = own.has(lot.id) ? 'named' : ahead === undefined ? 'backward' : 'forward';
    return {
      lot,
      how,
      distance: ahead ?? backward.get(lot.id) ?? 0,
      within: may(actor, 'open-recall', lot),
    };
  });
  lots.sort((a, b) => ORDER[a.how] - ORDER[b.how] || a.distance - b.distance);
  const { producerId, producerName, provinceCode } = one;
  return { producerId, producerName, provinceCode, lots };
}
