import { desc, eq, like } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { quoteLines, quoteParts, quoteRequests } from '#db/schema/quotes.ts';
import { type Day, dayAt } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import { paths } from '#src/base/paths.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { queueMail } from '#src/features/accounts/queue-mail.server.ts';
import type { OfferFacts } from '#src/features/catalogue/offers/offer-facts.ts';
import { readOffers } from '#src/features/catalogue/offers/read-offers.server.ts';
import { notifyIn } from '#src/features/notices/notify.server.ts';
import type { InvoiceData } from '#src/features/orders/order-facts.ts';
import { orderToken } from '#src/features/orders/placing/order-names.server.ts';
import { type AskField, askFaults } from './ask-fields.ts';
import { askedLetter, receiptLetter } from './quote-letters.ts';
import { quoteCode } from './quote-limits.ts';

/** What a buyer asks for, as {@link askFaults} wants it. */
export interface QuoteAsk {
  readonly lang: Lang;
  readonly userId: string | null;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly organisation: string;
  readonly invoice: InvoiceData | null;
  readonly provinceCode: string | null;
  readonly communeCode: string | null;
  readonly addressLine: string;
  readonly placeText: string;
  readonly wantedOn: Day | null;
  readonly note: string;
  readonly answerUntil: Day;
  readonly lines: readonly { readonly offerId: number; readonly quantity: number }[];
}

export interface Asked {
  readonly id: number;
  readonly code: string;
  readonly token: string;
  /** False when the same form came before: nothing was sent again. */
  readonly fresh: boolean;
}

/**
 * Sends a request for quotation to the producers of its lines: a part for each, a letter to each one's people and one to
 * the buyer. The log holds neither names nor numbers of the buyer.
 * @param requestKey made with the form: the same twice is one request
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `quote-data` {fields}, `quote-offer-gone` {name}, `quote-form-stale`
 */
export async function askQuote(
  db: Db,
  options: {
    readonly ask: QuoteAsk;
    readonly requestKey: string;
    readonly demo: boolean;
    readonly actor: Actor;
    readonly now: number;
    readonly siteUrl: string;
  },
): Promise<Asked> {
  const { ask, requestKey, actor, now, demo } = options;
  demand(actor, 'ask-quote');
  if (!/^[\w-]{20,80}$/.test(requestKey)) throw new Refusal('quote-form-stale', {});
  const fields: readonly AskField[] = askFaults(ask, dayAt(now));
  if (fields.length > 0) throw new Refusal('quote-data', { fields });
  return inTransaction(db, async (tx) => {
    const [before] = await tx
      .select({
        ...{ id: quoteRequests.id, code: quoteRequests.code, token: quoteRequests.token },
        phone: quoteRequests.buyerPhone,
      })
      .from(quoteRequests)
      .where(eq(quoteRequests.requestKey, requestKey));
    if (before) {
      const { phone, ...known } = before;
      // Somebody else's form: its address is not given away.
      if (phone !== ask.phone) throw new Refusal('quote-form-stale', {});
      return { ...known, fresh: false };
    }
    const wanted = await wantedLines(tx, ask, now, demo);
    const code = await nextCode(tx, now);
    const token = orderToken();
    const { lines: _lines, invoice, name, phone, email, ...rest } = ask;
    const [row] = await tx
      .insert(quoteRequests)
      .values({
        ...{ ...rest, code, token, requestKey, demo, state: 'open' },
        ...{ buyerName: name, buyerPhone: phone, buyerEmail: email },
        invoice: invoice === null ? null : JSON.stringify(invoice),
        madeAt: new Date(now).toISOString(),
      })
      .returning({ id: quoteRequests.id });
    if (row === undefined) throw new Error('no request was written');
    const parts = Map.groupBy(wanted, ({ offer }) => offer.producerId ?? 0);
    for (const [producerId, lines] of parts) await writePart(tx, row.id, producerId, lines);
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'ask-quote',
        subject: `quote:${row.id}`,
        after: { code, producers: [...parts.keys()], lines: wanted.length },
      },
    );
    for (const [producerId, lines] of parts) {
      const producer = lines[0]?.offer.producerName ?? '';
      const url = `${options.siteUrl}${paths('vi').deskQuote(code)}`;
      const letter = askedLetter({
        ...{ code, producer, count: lines.length, until: ask.answerUntil, url, demo },
      });
      await notifyIn(tx, {
        ...{ to: { producerId }, kind: 'quote-new', letter, now, about: `quote:${row.id}` },
        ...{ facts: { code, count: lines.length }, href: paths('vi').deskQuote(code) },
      });
    }
    const letter = receiptLetter(ask.lang, {
      ...{ code, until: ask.answerUntil, demo },
      producers: [...parts.values()].map((lines) => lines[0]?.offer.producerName ?? ''),
      url: `${options.siteUrl}${paths(ask.lang).quote(token)}`,
    });
    await queueMail(tx, { to: email, ...letter, about: `quote:${row.id}` }, now);
    return { id: row.id, code, token, fresh: true };
  });
}

interface Wanted {
  readonly offer: OfferFacts;
  readonly quantity: number;
}

/** The offers as they are now; one that is gone, paused, or of nobody known cannot be asked for. */
async function wantedLines(tx: Tx, ask: QuoteAsk, now: number, demo: boolean): Promise<Wanted[]> {
  const ids = ask.lines.map(({ offerId }) => offerId);
  const offers = await readOffers(tx, ids, now);
  const byId = new Map(offers.map((offer) => [offer.offerId, offer]));
  return ask.lines.map(({ offerId, quantity }) => {
    const offer = byId.get(offerId);
    const gone =
      offer === undefined ||
      offer.producerId === null ||
      offer.state === 'paused' ||
      (offer.illustrative && !demo);
    if (gone) throw new Refusal('quote-offer-gone', { name: offer?.productName ?? '' });
    return { offer, quantity };
  });
}

async function writePart(
  tx: Tx,
  requestId: number,
  producerId: number,
  lines: readonly Wanted[],
): Promise<void> {
  const [first] = lines;
  if (first === undefined) return;
  const [part] = await tx
    .insert(quoteParts)
    .values({
      ...{ requestId, producerId, provinceCode: first.offer.provinceCode, state: 'asked' },
      producerName: first.offer.producerName ?? '',
    })
    .returning({ id: quoteParts.id });
  if (part === undefined) throw new Error('no part was written');
  await tx.insert(quoteLines).values(
    lines.map(({ offer, quantity }) => ({
      ...{ requestId, partId: part.id, offerId: offer.offerId, productId: offer.productId },
      ...{ sku: offer.sku, productName: offer.productName, productSlug: offer.productSlug },
      ...{ unitVi: offer.unitVi, unitEn: offer.unitEn, listPrice: offer.listPrice, quantity },
    })),
  );
}

async function nextCode(tx: Tx, now: number): Promise<string> {
  const year = Number(dayAt(now).slice(0, 4));
  const [last] = await tx
    .select({ code: quoteRequests.code })
    .from(quoteRequests)
    .where(like(quoteRequests.code, `BG-${year}-%`))
    .orderBy(desc(quoteRequests.id))
    .limit(1);
  return quoteCode(year, Number(last?.code.split('-').at(-1) ?? 0) + 1);
}
