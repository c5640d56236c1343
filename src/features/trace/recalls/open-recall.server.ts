import { desc, like } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { recalls } from '#db/schema/recalls.ts';
import { dayAt } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { planRecall } from './plan-recall.server.ts';
import { checkedLeftOut, checkedText, type LeftOut } from './recall-input.ts';
import { recallCode } from './recall-states.ts';
import { tellOfRecall } from './tell-of-recall.server.ts';
import { decide, writeRecallLots } from './write-recall-lots.server.ts';

export interface OpenedRecall {
  readonly id: number;
  readonly code: string;
  readonly recalled: number;
  readonly outside: number;
  readonly letters: number;
}

/**
 * Recalls lots of one producer with everything made of them, as far as the actor reaches: public at once, with an event
 * in each lot's journey and letters to all concerned, in one transaction.
 * @param named ids of the lots; @param leaveOut lots made of them that are not affected, each with its reason
 * @param expected how many lots the actor was shown as recalled, null when not asked; @param now milliseconds UTC
 * @throws Refusal `not-allowed`, `no-such-lot`, `recall-…`, `left-out-without-reason`
 */
export async function openRecall(
  db: Db,
  options: {
    readonly named: readonly number[];
    readonly leaveOut?: readonly LeftOut[];
    readonly expected?: number | null;
    readonly text: Parameters<typeof checkedText>[0];
    readonly actor: Actor;
    readonly now: number;
    readonly siteUrl: string;
  },
): Promise<OpenedRecall> {
  const { actor, now, siteUrl } = options;
  demand(actor, 'open-recall', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const plan = await planRecall(tx, { named: options.named, actor });
    const text = checkedText(options.text);
    const decided = decide(plan.lots, checkedLeftOut(options.leaveOut ?? []));
    expectCount(decided, options.expected);
    const code = await nextCode(tx, now);
    const at = new Date(now).toISOString();
    const [row] = await tx
      .insert(recalls)
      .values({
        code,
        producerId: plan.producerId,
        provinceCode: plan.provinceCode,
        state: 'open',
        ...text,
        openedAt: at,
        openedBy: actor.name,
        openedByUser: actor.userId,
      })
      .returning({ id: recalls.id });
    const id = row?.id ?? 0;
    const outside = decided.filter(({ within }) => !within);
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'open-recall',
        subject: `recall:${id}`,
        after: {
          code,
          ...text,
          lots: decided.filter(({ included }) => included).map(({ lot }) => lot.id),
          leftOut: decided
            .filter(({ because }) => because !== '')
            .map(({ lot, because }) => ({ lot: lot.id, because })),
        },
      },
    );
    const fresh = await writeRecallLots(tx, { recallId: id, code, decided, actor, now });
    const { producerName } = plan;
    const letters = await tellOfRecall(tx, {
      ...{ recallId: id, code, producerName, text, fresh, outside, now, siteUrl },
    });
    return { id, code, recalled: fresh.length, outside: outside.length, letters };
  });
}

/** What was confirmed is what is done: a lot recorded in between is looked at first. */
export function expectCount(
  decided: readonly { readonly included: boolean }[],
  expected: number | null | undefined,
): void {
  const count = decided.filter(({ included }) => included).length;
  if (expected !== null && expected !== undefined && expected !== count) {
    throw new Refusal('recall-closure-changed', { seen: expected, count });
  }
}

async function nextCode(tx: Tx, now: number): Promise<string> {
  const year = Number(dayAt(now).slice(0, 4));
  const [last] = await tx
    .select({ code: recalls.code })
    .from(recalls)
    .where(like(recalls.code, `TH-${year}-%`))
    .orderBy(desc(recalls.id))
    .limit(1);
  return recallCode(year, Number(last?.code.split('-').at(-1) ?? 0) + 1);
}
