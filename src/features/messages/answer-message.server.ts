import { and, desc, eq, isNull, ne } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { messages } from '#db/schema/desk-day.ts';
import { paths } from '#src/base/paths.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, may, SOMEWHERE } from '#src/features/accounts/may.ts';
import { queueMail } from '#src/features/accounts/queue-mail.server.ts';
import { notifyIn } from '#src/features/notices/notify.server.ts';
import type { PricedNote } from '#src/features/orders/placing/order-draft.ts';
import { messageLetter } from './message-letter.ts';
import { checkedMessage, LETTER_EVERY_MS, mayStillWrite } from './message-rules.ts';
import { disputeIn, type ThreadRow, threadByCode } from './open-thread.server.ts';
import { keyOf } from './request-key.server.ts';
import { sideOf } from './side-of.ts';
import type { Written } from './write-as-buyer.server.ts';

/**
 * The producer writes to the buyer about one parcel, or the office of the province does in a dispute. What the buyer
 * wrote until then counts as read. The buyer gets a letter that says so, without the text, when there is an address.
 * @param thread `MX-7K3Q-D9FH-1`
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `no-such-thread` also for what is out of reach, `message-empty`, `message-too-long`,
 * `message-thread-closed` {code}, `message-no-dispute`
 */
export async function answerMessage(
  db: Db,
  one: {
    readonly thread: string;
    readonly text: string;
    readonly requestKey: string;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<Written> {
  const { actor, now } = one;
  demand(actor, 'answer-message', SOMEWHERE);
  const text = checkedMessage(one.text);
  return inTransaction(db, async (tx) => {
    const found = await threadByCode(tx, one.thread);
    if (found === null || !may(actor, 'answer-message', found.parcel)) {
      throw new Refusal('no-such-thread', {});
    }
    const { order, parcel } = found;
    const side = sideOf(actor, parcel);
    const requestKey = keyOf(`desk:${parcel.id}:${actor.userId ?? ''}`, one.requestKey, text);
    const [before] = await tx
      .select({ id: messages.id })
      .from(messages)
      .where(eq(messages.requestKey, requestKey));
    if (before !== undefined) return { messageId: before.id, again: true };
    if (side === 'office' && !(await disputeIn(tx, found))) {
      throw new Refusal('message-no-dispute', {});
    }
    if (!mayStillWrite(order, now))
      throw new Refusal('message-thread-closed', { code: order.code });
    const at = new Date(now).toISOString();
    const told = await tellBuyerIn(tx, found, side, now);
    const [row] = await tx
      .insert(messages)
      .values({
        ...{ orderId: order.id, parcelId: parcel.id, producerId: parcel.producerId },
        ...{ side, by: actor.userId ?? '', text, requestKey, at, toldAt: told ? at : null },
      })
      .returning({ id: messages.id });
    if (side === 'producer') {
      await tx
        .update(messages)
        .set({ readAt: at })
        .where(
          and(
            eq(messages.parcelId, parcel.id),
            ne(messages.side, 'producer'),
            isNull(messages.readAt),
          ),
        );
    } else if (parcel.producerId !== null) {
      await notifyIn(tx, {
        ...{ to: { producerId: parcel.producerId }, kind: 'message', now, except: actor.userId },
        ...{ facts: { code: one.thread }, about: `order:${order.id}` },
        href: paths('vi').deskMessage(one.thread),
      });
    }
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'answer-message',
        subject: `order:${order.id}`,
        after: { parcel: parcel.no, side, length: text.length },
      },
    );
    return { messageId: row?.id ?? 0, again: false };
  });
}

/** One letter until the buyer has looked, at most every {@link LETTER_EVERY_MS}. @returns whether one was queued */
async function tellBuyerIn(
  tx: Tx,
  { order, parcel }: ThreadRow,
  side: 'producer' | 'office',
  now: number,
): Promise<boolean> {
  if (order.buyerEmail === '') return false;
  const [last] = await tx
    .select({ toldAt: messages.toldAt, readAt: messages.readAt })
    .from(messages)
    .where(and(eq(messages.parcelId, parcel.id), ne(messages.side, 'buyer')))
    .orderBy(desc(messages.id))
    .limit(1);
  const recently =
    last?.readAt === null &&
    last.toldAt !== null &&
    now - Date.parse(last.toldAt) < LETTER_EVERY_MS;
  if (recently) return false;
  const { siteUrl = '', siteName = '' } = JSON.parse(order.priced) as Partial<PricedNote>;
  const lang = order.lang === 'en' ? 'en' : 'vi';
  const letter = messageLetter({
    ...{ lang, side, siteName, code: order.code, demo: order.demo },
    ...{ name: order.buyerName, seller: parcel.producerName },
    url: `${siteUrl}${paths(lang).order(order.token)}/tin-nhan`,
  });
  await queueMail(tx, { ...letter, to: order.buyerEmail, about: `order:${order.id}:message` }, now);
  return true;
}
