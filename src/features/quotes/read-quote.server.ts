import { asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { quoteLines, quoteParts, quoteRequests } from '#db/schema/quotes.ts';
import { day } from '#src/base/day.ts';
import { type Dong, dong } from '#src/base/money.ts';
import { type Actor, reachOf } from '#src/features/accounts/may.ts';
import type { InvoiceData } from '#src/features/orders/order-facts.ts';
import type { Quote, QuoteHead, QuotePart } from './quote-facts.ts';

/** The buyer's request, whole. Null for an address that is none. */
export async function readQuote(db: Db | Tx, token: string): Promise<Quote | null> {
  if (!/^[0-9a-z]{26}$/.test(token)) return null;
  const [row] = await db.select().from(quoteRequests).where(eq(quoteRequests.token, token));
  if (!row) return null;
  return { head: headOf(row), parts: await partsOf(db, row.id) };
}

/**
 * A request as a producer sees it: its own part and lines, and never what others were asked or answered. Null for
 * everybody it was not sent to.
 */
export async function readDeskQuote(
  db: Db,
  { code, actor }: { readonly code: string; readonly actor: Actor },
): Promise<{ readonly head: QuoteHead; readonly part: QuotePart } | null> {
  const { producerIds } = reachOf(actor, 'see-quotes');
  if (producerIds.length === 0) return null;
  const [row] = await db.select().from(quoteRequests).where(eq(quoteRequests.code, code));
  if (!row) return null;
  const part = (await partsOf(db, row.id)).find((one) => producerIds.includes(one.producerId));
  return part === undefined ? null : { head: headOf(row), part };
}

function headOf(row: typeof quoteRequests.$inferSelect): QuoteHead {
  const { token: _token, requestKey: _key, userId: _user, forgottenAt: _forgotten, ...rest } = row;
  return {
    ...rest,
    lang: row.lang === 'en' ? 'en' : 'vi',
    invoice: row.invoice === null ? null : (JSON.parse(row.invoice) as InvoiceData),
    wantedOn: row.wantedOn === null ? null : day(row.wantedOn),
    answerUntil: day(row.answerUntil),
  };
}

async function partsOf(db: Db | Tx, requestId: number): Promise<QuotePart[]> {
  const parts = await db
    .select()
    .from(quoteParts)
    .where(eq(quoteParts.requestId, requestId))
    .orderBy(asc(quoteParts.id));
  const lines = await db
    .select({ line: quoteLines, setNo: products.setNo })
    .from(quoteLines)
    .innerJoin(products, eq(products.id, quoteLines.productId))
    .where(eq(quoteLines.requestId, requestId))
    .orderBy(asc(quoteLines.id));
  const money = (amount: number | null): Dong | null => (amount === null ? null : dong(amount));
  return parts.map(({ requestId: _request, answeredBy: _by, remindedAt: _reminded, ...part }) => ({
    ...part,
    shipping: money(part.shipping),
    validUntil: part.validUntil === null ? null : day(part.validUntil),
    lines: lines
      .filter(({ line }) => line.partId === part.id)
      .map(({ line: { requestId: _id, partId: _part, ...line }, setNo }) => ({
        ...line,
        setNo,
        listPrice: dong(line.listPrice),
        unitPrice: money(line.unitPrice),
      })),
  }));
}
