import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { record, recordAll } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { mails } from '#db/schema/accounts.ts';
import { recallLots, recalls } from '#db/schema/recalls.ts';
import { dayAt } from '#src/base/day.ts';
import { paths } from '#src/base/paths.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { queueMail } from '#src/features/accounts/queue-mail.server.ts';
import { recallToChange } from './change-recall.server.ts';
import { readLotFacts } from './lot-facts.server.ts';
import { liftedLetter } from './recall-letters.ts';
import { LONGEST_TEXT } from './recall-states.ts';
import { markLots } from './write-recall-lots.server.ts';

/**
 * Ends a recall, with the reason the public reads. Lots that no other open recall holds get an event that says so;
 * everybody who had a letter of the recall gets another.
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `no-such-recall`, `recall-changed-meanwhile`, `recall-is-lifted`, `lift-without-reason`
 */
export async function liftRecall(
  db: Db,
  options: {
    readonly code: string;
    readonly version: number | null;
    readonly reason: string;
    readonly actor: Actor;
    readonly now: number;
    readonly siteUrl: string;
  },
): Promise<{ readonly lifted: number; readonly letters: number }> {
  const { code, actor, now, siteUrl } = options;
  demand(actor, 'lift-recall', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const recall = await recallToChange(tx, { ...options, deed: 'lift-recall' });
    const reason = options.reason.trim().slice(0, LONGEST_TEXT);
    if (reason.length < 5) throw new Refusal('lift-without-reason', {});
    const liftedAt = new Date(now).toISOString();
    const after = { state: 'lifted' as const, liftedAt, liftedBy: actor.name, liftReason: reason };
    await tx
      .update(recalls)
      .set({ ...after, version: recall.version + 1 })
      .where(eq(recalls.id, recall.id));
    const context = { actor: actor.name, now };
    await record(tx, context, {
      deed: 'lift-recall',
      subject: `recall:${recall.id}`,
      before: { state: 'open' },
      after,
    });
    const held = await tx
      .select({ lotId: recallLots.lotId })
      .from(recallLots)
      .where(and(eq(recallLots.recallId, recall.id), eq(recallLots.included, true)));
    const ids = held.map(({ lotId }) => lotId);
    const elsewhere = await tx
      .selectDistinct({ lotId: recallLots.lotId })
      .from(recallLots)
      .innerJoin(recalls, eq(recalls.id, recallLots.recallId))
      .where(
        and(
          eq(recalls.state, 'open'),
          eq(recallLots.included, true),
          ne(recalls.id, recall.id),
          inArray(recallLots.lotId, sql`(select value from json_each(${JSON.stringify(ids)}))`),
        ),
      );
    const still = new Set(elsewhere.map(({ lotId }) => lotId));
    const facts = await readLotFacts(tx, ids);
    const free = facts.filter(({ id }) => !still.has(id)).map((lot) => ({ lot }));
    await markLots(tx, { code, stage: 'recall-lifted', lots: free, actor, now });
    await recordAll(
      tx,
      context,
      [...still].map((id) => ({
        deed: 'lift-recall-of-lot',
        subject: `lot:${id}`,
        after: { recall: code, stillRecalled: true },
      })),
    );
    const about = `recall:${recall.id}`;
    const told = await tx
      .selectDistinct({ to: mails.toAddress })
      .from(mails)
      .where(eq(mails.about, about));
    const letter = liftedLetter({
      code,
      producer: recall.producerName,
      on: dayAt(now),
      lots: facts.map((lot) => lot.code),
      url: siteUrl + paths('vi').recall(code),
      reason,
    });
    for (const { to } of told) await queueMail(tx, { to, about, ...letter }, now);
    return { lifted: free.length, letters: told.length };
  });
}
