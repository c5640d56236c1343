import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { quoteLines, quoteParts } from '#db/schema/quotes.ts';
import { dayAt } from '#src/base/day.ts';
import { dong } from '#src/base/money.ts';
import { paths } from '#src/base/paths.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { queueMail } from '#src/features/accounts/queue-mail.server.ts';
import { answerFaults, type QuoteAnswer } from './answer-fields.ts';
import {
  type PartRow,
  partToChange,
  type RequestRow,
  settleRequest,
} from './part-to-change.server.ts';
import { answeredLetter, declinedLetter } from './quote-letters.ts';
import { QUOTE_LIMITS } from './quote-limits.ts';

interface ByProducer {
  readonly partId: number;
  /** Of the part as it was seen. */
  readonly version: number;
  readonly actor: Actor;
  readonly now: number;
  readonly siteUrl: string;
}

/**
 * A producer's prices and terms for its own part; the same again changes them, until the buyer accepts. The buyer gets
 * a letter.
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `no-such-quote`, `quote-not-now`, `quote-changed-meanwhile`, `quote-too-late`,
 *   `quote-answer-data` {fields}
 */
export async function answerQuote(
  db: Db,
  options: ByProducer & { readonly answer: QuoteAnswer },
): Promise<void> {
  const { answer, actor, now } = options;
  demand(actor, 'answer-quote', SOMEWHERE);
  const today = dayAt(now);
  await inTransaction(db, async (tx) => {
    const { part, request, lines } = await partToChange(tx, { ...options, deed: 'answer' });
    // A part that was declined can be answered after all, as long as others could.
    if (part.state !== 'answered' && request.answerUntil < today) {
      throw new Refusal('quote-too-late', { until: request.answerUntil });
    }
    const asked = new Map(lines.map((line) => [line.id, line.quantity]));
    const fields = answerFaults(answer, asked, today);
    if (fields.length > 0) throw new Refusal('quote-answer-data', { fields });
    for (const { lineId, unitPrice, quantity } of answer.lines) {
      await tx
        .update(quoteLines)
        .set({ unitPrice, answeredQuantity: unitPrice === null ? null : quantity })
        .where(eq(quoteLines.id, lineId));
    }
    const goods = answer.lines.reduce(
      (sum, { unitPrice, quantity }) => sum + (unitPrice ?? 0) * (quantity ?? 0),
      0,
    );
    const { shipping, leadDays, validUntil, terms } = answer;
    await changePart(tx, part, {
      ...{ state: 'answered', shipping, leadDays, validUntil, terms, whyDeclined: '' },
      ...{ answeredAt: new Date(now).toISOString(), answeredBy: actor.name },
    });
    await settleRequest(tx, request.id);
    const total = dong(goods + shipping);
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'answer-quote',
        subject: `quote:${request.id}`,
        before: { producer: part.producerId, state: part.state },
        after: { producer: part.producerId, state: 'answered', total, validUntil },
      },
    );
    const letter = answeredLetter(langOf(request), {
      ...{ code: request.code, producer: part.producerName, total, validUntil },
      ...{ changed: part.state === 'answered', url: urlOf(request, options.siteUrl) },
    });
    await tellBuyer(tx, request, letter, now);
  });
}

/**
 * A producer cannot, or no longer wants to, deliver what was asked; the buyer reads why.
 * @throws Refusal as {@link answerQuote}, `quote-why-missing`
 */
export async function declineQuote(
  db: Db,
  options: ByProducer & { readonly why: string },
): Promise<void> {
  const { actor, now } = options;
  demand(actor, 'answer-quote', SOMEWHERE);
  const why = options.why.normalize('NFC').trim();
  if (why === '' || why.length > QUOTE_LIMITS.why) {
    throw new Refusal('quote-why-missing', { most: QUOTE_LIMITS.why });
  }
  await inTransaction(db, async (tx) => {
    const { part, request } = await partToChange(tx, { ...options, deed: 'decline' });
    await changePart(tx, part, {
      ...{ state: 'declined', whyDeclined: why, answeredBy: actor.name },
      answeredAt: new Date(now).toISOString(),
    });
    await settleRequest(tx, request.id);
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'decline-quote',
        subject: `quote:${request.id}`,
        before: { producer: part.producerId, state: part.state },
        after: { producer: part.producerId, state: 'declined' },
      },
    );
    const letter = declinedLetter(langOf(request), {
      ...{ code: request.code, producer: part.producerName, why },
      url: urlOf(request, options.siteUrl),
    });
    await tellBuyer(tx, request, letter, now);
  });
}

async function changePart(tx: Tx, part: PartRow, change: Partial<PartRow>): Promise<void> {
  await tx
    .update(quoteParts)
    .set({ ...change, version: part.version + 1 })
    .where(eq(quoteParts.id, part.id));
}

const langOf = (request: RequestRow): 'vi' | 'en' => (request.lang === 'en' ? 'en' : 'vi');

const urlOf = (request: RequestRow, siteUrl: string): string =>
  `${siteUrl}${paths(langOf(request)).quote(request.token)}`;

async function tellBuyer(
  tx: Tx,
  request: RequestRow,
  letter: { subject: string; text: string },
  now: number,
): Promise<void> {
  if (request.buyerEmail === '') return;
  await queueMail(tx, { to: request.buyerEmail, ...letter, about: `quote:${request.id}` }, now);
}
