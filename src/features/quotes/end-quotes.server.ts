import { and, eq, inArray, isNull, lt, lte } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { quoteParts, quoteRequests } from '#db/schema/quotes.ts';
import { addDays, type Day, day } from '#src/base/day.ts';
import { paths } from '#src/base/paths.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { settleRequest } from './part-to-change.server.ts';
import { deadlineLetter } from './quote-letters.ts';
import { afterPart } from './quote-states.ts';
import { tellProducer } from './tell-producer.server.ts';

/** Parts that one transaction ends, so that no writer waits long. */
const AT_ONCE = 200;

/**
 * Once a day: ends parts that nobody answered in time and answers that are no longer valid, and reminds producers a day
 * before the deadline, once. Several processes may do so, and it may be done again.
 * @param today the day it is in Việt Nam; @param now milliseconds since 1970 UTC
 */
export async function endQuotes(
  db: Db,
  options: {
    readonly actor: Actor;
    readonly today: Day;
    readonly now: number;
    readonly siteUrl: string;
  },
): Promise<{ readonly lapsed: number; readonly reminded: number }> {
  demand(options.actor, 'end-quotes');
  let lapsed = 0;
  let reminded = 0;
  for (;;) {
    const did = await inTransaction(db, async (tx) => ({
      lapsed: await lapse(tx, options),
      reminded: await remind(tx, options),
    }));
    lapsed += did.lapsed;
    reminded += did.reminded;
    if (did.lapsed < AT_ONCE && did.reminded < AT_ONCE) return { lapsed, reminded };
  }
}

type Options = Parameters<typeof endQuotes>[1];

async function lapse(tx: Tx, { actor, today, now }: Options): Promise<number> {
  const unanswered = await partsOf(
    tx,
    and(eq(quoteParts.state, 'asked'), lt(quoteRequests.answerUntil, today)),
  );
  const stale = await partsOf(
    tx,
    and(eq(quoteParts.state, 'answered'), lt(quoteParts.validUntil, today)),
  );
  const over = [...unanswered, ...stale].filter(({ part }) => afterPart(part.state, 'lapse'));
  for (const { part } of over) {
    await tx
      .update(quoteParts)
      .set({ state: 'lapsed', version: part.version + 1 })
      .where(eq(quoteParts.id, part.id));
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'end-quotes',
        subject: `quote:${part.requestId}`,
        before: { producer: part.producerId, state: part.state },
        after: { producer: part.producerId, state: 'lapsed' },
      },
    );
  }
  for (const id of new Set(over.map(({ part }) => part.requestId))) await settleRequest(tx, id);
  return over.length;
}

async function remind(tx: Tx, { today, now, siteUrl }: Options): Promise<number> {
  const due = await partsOf(
    tx,
    and(
      eq(quoteParts.state, 'asked'),
      isNull(quoteParts.remindedAt),
      lte(quoteRequests.answerUntil, addDays(today, 1)),
    ),
  );
  if (due.length === 0) return 0;
  for (const { part, request } of due) {
    const letter = deadlineLetter({
      ...{ code: request.code, producer: part.producerName, until: day(request.answerUntil) },
      url: `${siteUrl}${paths('vi').deskQuote(request.code)}`,
    });
    await tellProducer(tx, {
      ...{ producerId: part.producerId, letter, requestId: request.id, now },
    });
  }
  const ids = due.map(({ part }) => part.id);
  await tx
    .update(quoteParts)
    .set({ remindedAt: new Date(now).toISOString() })
    .where(inArray(quoteParts.id, ids));
  return due.length;
}

function partsOf(tx: Tx, condition: ReturnType<typeof and>) {
  return tx
    .select({ part: quoteParts, request: quoteRequests })
    .from(quoteParts)
    .innerJoin(quoteRequests, eq(quoteRequests.id, quoteParts.requestId))
    .where(condition)
    .limit(AT_ONCE);
}
