import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { messages } from '#db/schema/desk-day.ts';
import { listingChanges } from '#db/schema/listings.ts';
import { orders, parcels } from '#db/schema/orders.ts';
import { quoteParts, quoteRequests } from '#db/schema/quotes.ts';
import { producerClaims } from '#db/schema/sellers.ts';
import { dayAt, type Day, formatDay } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import { type Actor, type Reach, reachOf } from '#src/features/accounts/may.ts';
import { lowStock } from '#src/features/catalogue/offers/low-stock.server.ts';
import type { Task, TaskKind } from '#src/features/certificates/desk/home/task.ts';
import { sellerGaps } from '#src/features/sellers/profile.ts';
import { readSellerProfile } from '#src/features/sellers/read-profile.server.ts';
import { deskHomeWords } from '#src/words/desk-home.ts';

/** More than so many of a kind are not told apart. */
const MOST = 200;
const dayOf = (at: string | null): Day | null => (at === null ? null : dayAt(Date.parse(at)));
const saysIn = (lang: Lang) => ({
  since: (at: string | null): string => {
    const on = dayOf(at);
    return on === null ? '' : formatDay(on, lang);
  },
  unit: (one: { unitVi: string; unitEn: string }): string =>
    lang === 'vi' ? one.unitVi : one.unitEn || one.unitVi,
  ...deskHomeWords[lang].facts,
});
type Says = ReturnType<typeof saysIn>;
const task = (title: string, key: string, detail: string, due: Day | null = null): Task => ({
  ...{ title, key, detail, due },
});

/** What waits in a producer's house for this person, and what producers have sent to this office; the oldest first. */
export async function producerTasks(
  db: Db,
  actor: Actor,
  now: number,
  lang: Lang,
): Promise<[TaskKind, Task[]][]> {
  const say = saysIn(lang);
  return [
    [
      'answer-message',
      await messagesToAnswer(db, reachOf(actor, 'answer-message').producerIds, say),
    ],
    ['answer-quote', await quotesToAnswer(db, reachOf(actor, 'answer-quote').producerIds)],
    [
      'listing-returned',
      await returnedChanges(db, reachOf(actor, 'propose-change').producerIds, say),
    ],
    ['stock-low', await lowOffers(db, reachOf(actor, 'set-offer').producerIds, now, say)],
    [
      'finish-profile',
      await unfinished(db, reachOf(actor, 'edit-seller-profile').producerIds, say),
    ],
    ['decide-claim', await claims(db, reachOf(actor, 'decide-claim'), say)],
    ['decide-change', await changes(db, reachOf(actor, 'decide-change'), say)],
  ];
}

async function messagesToAnswer(
  db: Db,
  producerIds: readonly number[],
  say: Says,
): Promise<Task[]> {
  if (producerIds.length === 0) return [];
  const rows = await db
    .select({
      code: orders.code,
      no: parcels.no,
      n: sql<number>`count(*)`,
      at: sql<string>`min(${messages.at})`,
    })
    .from(messages)
    .innerJoin(orders, eq(orders.id, messages.orderId))
    .leftJoin(parcels, eq(parcels.id, messages.parcelId))
    .where(
      and(
        inArray(messages.producerId, [...producerIds]),
        eq(messages.side, 'buyer'),
        isNull(messages.readAt),
      ),
    )
    .groupBy(messages.orderId, messages.parcelId)
    .orderBy(sql`min(${messages.at})`)
    .limit(MOST);
  return rows.map(({ code, no, n, at }) =>
    task(
      `${code}${no === null ? '' : `-${no}`}`,
      code,
      [say.messages(Number(n)), say.since(at)].join(' · '),
    ),
  );
}

async function quotesToAnswer(db: Db, producerIds: readonly number[]): Promise<Task[]> {
  if (producerIds.length === 0) return [];
  const rows = await db
    .select({ code: quoteRequests.code, until: quoteRequests.answerUntil })
    .from(quoteParts)
    .innerJoin(quoteRequests, eq(quoteRequests.id, quoteParts.requestId))
    .where(and(inArray(quoteParts.producerId, [...producerIds]), eq(quoteParts.state, 'asked')))
    .orderBy(asc(quoteRequests.answerUntil))
    .limit(MOST);
  return rows.map(({ code, until }) => task(code, code, '', until as Day));
}

/** The key says where it is mended: `product:12`, `story:CODE`, `producer:3`. */
async function returnedChanges(db: Db, producerIds: readonly number[], say: Says): Promise<Task[]> {
  if (producerIds.length === 0) return [];
  const rows = await db
    .select()
    .from(listingChanges)
    .where(
      and(
        inArray(listingChanges.producerId, [...producerIds]),
        eq(listingChanges.state, 'returned'),
      ),
    )
    .orderBy(asc(listingChanges.decidedAt))
    .limit(MOST);
  return rows.map(({ kind, subjectId, code, title, decidedAt }) =>
    task(title || code, `${kind}:${kind === 'product' ? subjectId : code}`, say.since(decidedAt)),
  );
}

async function lowOffers(
  db: Db,
  producerIds: readonly number[],
  now: number,
  say: Says,
): Promise<Task[]> {
  const found: Task[] = [];
  for (const producerId of producerIds.slice(0, 5)) {
    for (const one of await lowStock(db, producerId, now)) {
      const left = `${say.left(one.available)} · ${say.unit(one)}`;
      found.push(task(one.productName, String(one.offerId), left));
    }
  }
  return found.slice(0, MOST);
}

async function unfinished(db: Db, producerIds: readonly number[], say: Says): Promise<Task[]> {
  const found: Task[] = [];
  for (const producerId of producerIds.slice(0, 5)) {
    const gaps = sellerGaps(await readSellerProfile(db, producerId));
    if (gaps.length === 0) continue;
    const [row] = await db
      .select({ name: producers.name })
      .from(producers)
      .where(eq(producers.id, producerId));
    found.push(task(row?.name ?? '', String(producerId), say.gaps(gaps.length)));
  }
  return found;
}

const withinProvinces = (reach: Reach) =>
  reach.everywhere ? undefined : inArray(producers.provinceCode, [...reach.provinceCodes]);
const reaching = (reach: Reach): boolean => reach.everywhere || reach.provinceCodes.length > 0;

async function claims(db: Db, reach: Reach, say: Says): Promise<Task[]> {
  if (!reaching(reach)) return [];
  const rows = await db
    .select({
      code: producerClaims.code,
      name: producerClaims.producerName,
      at: producerClaims.madeAt,
    })
    .from(producerClaims)
    .where(
      and(
        eq(producerClaims.state, 'waiting'),
        reach.everywhere
          ? undefined
          : inArray(producerClaims.provinceCode, [...reach.provinceCodes]),
      ),
    )
    .orderBy(asc(producerClaims.id))
    .limit(MOST);
  return rows.map(({ code, name, at }) => task(name, code, say.since(at)));
}

async function changes(db: Db, reach: Reach, say: Says): Promise<Task[]> {
  if (!reaching(reach)) return [];
  const rows = await db
    .select({
      code: listingChanges.code,
      title: listingChanges.title,
      producer: producers.name,
      at: listingChanges.sentAt,
    })
    .from(listingChanges)
    .innerJoin(producers, eq(producers.id, listingChanges.producerId))
    .where(and(eq(listingChanges.state, 'waiting'), withinProvinces(reach)))
    .orderBy(asc(listingChanges.sentAt))
    .limit(MOST);
  return rows.map(({ code, title, producer, at }) =>
    task(title || code, code, [producer, say.since(at)].filter(Boolean).join(' · ')),
  );
}
