import { and, eq, inArray, like } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { mails } from '#db/schema/accounts.ts';
import { orders } from '#db/schema/orders.ts';
import { recallLots, recalls } from '#db/schema/recalls.ts';
import { paths } from '#src/base/paths.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, may, type Reach, SOMEWHERE } from '#src/features/accounts/may.ts';
import { queueMail } from '#src/features/accounts/queue-mail.server.ts';
import { buyerRecallLetter } from './buyer-recall-letter.ts';
import { type AffectedParcel, ordersOfLots } from './orders-of-lots.server.ts';

const EVERYWHERE: Reach = {
  ...{ everywhere: true, provinceCodes: [], communeCodes: [], councilIds: [], producerIds: [] },
};

/** How letters of a recall to a buyer are filed: once for each order. */
const about = (orderId: number, recallId: number): string => `order:${orderId}:recall:${recallId}`;

/** Parcels with lots of a recall that were sent or will be, and which orders have been written to. */
export async function affectedByRecall(
  db: Db | Tx,
  { recallId, reach }: { readonly recallId: number; readonly reach: Reach },
): Promise<{ readonly parcels: readonly AffectedParcel[]; readonly told: ReadonlySet<number> }> {
  const named = await db
    .select({ lotId: recallLots.lotId })
    .from(recallLots)
    .where(and(eq(recallLots.recallId, recallId), eq(recallLots.included, true)));
  const parcels = await ordersOfLots(
    db,
    named.map(({ lotId }) => lotId),
    reach,
  );
  const letters = await db
    .select({ about: mails.about })
    .from(mails)
    .where(like(mails.about, `order:%:recall:${recallId}`));
  return { parcels, told: new Set(letters.map((letter) => Number(letter.about.split(':')[1]))) };
}

/**
 * Writes to the buyers of recalled lots, each order once: whoever may recall of that producer may tell its buyers, also
 * those whose parcels lie beyond the own desk.
 * @param siteUrl address of the site, without a slash at the end
 * @returns how many letters were queued
 * @throws Refusal `not-allowed`, `no-such-recall`, `recall-not-open`
 */
export async function tellBuyersOfRecall(
  db: Db,
  one: {
    readonly code: string;
    readonly actor: Actor;
    readonly now: number;
    readonly siteUrl: string;
  },
): Promise<{ readonly letters: number }> {
  const { actor, now, code, siteUrl } = one;
  demand(actor, 'open-recall', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const [recall] = await tx.select().from(recalls).where(eq(recalls.code, code));
    if (recall === undefined || !may(actor, 'open-recall', recall)) {
      throw new Refusal('no-such-recall', { code });
    }
    if (recall.state !== 'open') throw new Refusal('recall-not-open', { code });
    const { parcels, told } = await affectedByRecall(tx, {
      recallId: recall.id,
      reach: EVERYWHERE,
    });
    const waiting = parcels.filter((row) => row.hasMail === 1 && !told.has(row.orderId));
    const ids = [...new Set(waiting.map(({ orderId }) => orderId))];
    const found =
      ids.length === 0 ? [] : await tx.select().from(orders).where(inArray(orders.id, ids));
    for (const order of found) {
      const own = waiting.filter(({ orderId }) => orderId === order.id);
      const lang = order.lang === 'en' ? 'en' : 'vi';
      const p = paths(lang);
      const letter = buyerRecallLetter({
        ...{ lang, recall: code, order: order.code, demo: order.demo },
        producer: [...new Set(own.map(({ producerName }) => producerName))].join(', '),
        goods: own.flatMap(({ goods }) => goods.split('|')),
        sent: own.some(({ state }) => SENT.has(state)),
        ...{ reasonVi: recall.reasonVi, reasonEn: recall.reasonEn },
        ...{ adviceVi: recall.adviceVi, adviceEn: recall.adviceEn },
        ...{ url: siteUrl + p.recall(code), orderUrl: siteUrl + p.order(order.token) },
      });
      const to = order.buyerEmail;
      await queueMail(tx, { to, about: about(order.id, recall.id), ...letter }, now);
    }
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'tell-buyers-of-recall',
        subject: `recall:${recall.id}`,
        after: { letters: found.length },
      },
    );
    return { letters: found.length };
  });
}

const SENT: ReadonlySet<string> = new Set([
  'handed-over',
  'delivered',
  'not-delivered',
  'returning',
]);
