import { inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { invitations, users } from '#db/schema/accounts.ts';
import { offers, producers, products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { traceParties, tracePlaces, tradeItems } from '#db/schema/codes.ts';
import { councils, rounds } from '#db/schema/councils.ts';
import { decisionImports } from '#db/schema/decision-imports.ts';
import { decisions } from '#db/schema/decisions.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import { lots } from '#db/schema/lots.ts';
import { orders } from '#db/schema/orders.ts';
import { baskets, campaigns, pointsOfSale } from '#db/schema/promotions.ts';
import { bulkEdits, listingChanges } from '#db/schema/listings.ts';
import { media } from '#db/schema/media.ts';
import { quoteRequests } from '#db/schema/quotes.ts';
import { invitationLetters, producerClaims } from '#db/schema/sellers.ts';
import { stories } from '#db/schema/stories.ts';
import { recalls, wrongReports } from '#db/schema/recalls.ts';
import { reviews } from '#db/schema/reviews.ts';
import { type SubjectKind, subjectParts } from './change-query.ts';

/** What a subject is called, and the part of its address that names it. */
export interface NamedSubject {
  readonly kind: SubjectKind;
  readonly name: string;
  readonly key: string;
}

/** SQLite takes this many variables in one statement without a word. */
const AT_ONCE = 500;

/** Names of the subjects of some rows that the reader was allowed to see; those that are gone are left out. */
export async function nameSubjects(
  db: Db,
  subjects: readonly string[],
): Promise<Map<string, NamedSubject>> {
  const ids = new Map<SubjectKind, string[]>();
  for (const subject of new Set(subjects)) {
    const parts = subjectParts(subject);
    if (parts) ids.set(parts.kind, [...(ids.get(parts.kind) ?? []), parts.id]);
  }
  const named = new Map<string, NamedSubject>();
  for (const [kind, own] of ids) {
    for (let from = 0; from < own.length; from += AT_ONCE) {
      for (const { id, name, key } of await READERS[kind](db, own.slice(from, from + AT_ONCE))) {
        named.set(`${kind}:${id}`, { kind, name, key: String(key) });
      }
    }
  }
  return named;
}

type Row = { id: number | string; name: string; key: number | string };
const numbers = (ids: readonly string[]): number[] => ids.map(Number);

const READERS: Record<SubjectKind, (db: Db, ids: readonly string[]) => Promise<Row[]>> = {
  product: (db, ids) =>
    db
      .select({ id: products.id, name: products.name, key: products.slug })
      .from(products)
      .where(inArray(products.id, numbers(ids))),
  producer: (db, ids) =>
    db
      .select({ id: producers.id, name: producers.name, key: producers.slug })
      .from(producers)
      .where(inArray(producers.id, numbers(ids))),
  certificate: (db, ids) =>
    db
      .select({ id: certificates.id, name: certificates.code, key: certificates.code })
      .from(certificates)
      .where(inArray(certificates.id, numbers(ids))),
  dossier: (db, ids) =>
    db
      .select({ id: dossiers.id, name: dossiers.code, key: dossiers.code })
      .from(dossiers)
      .where(inArray(dossiers.id, numbers(ids))),
  council: (db, ids) =>
    db
      .select({ id: councils.id, name: councils.name, key: councils.id })
      .from(councils)
      .where(inArray(councils.id, numbers(ids))),
  round: (db, ids) =>
    db
      .select({ id: rounds.id, name: rounds.name, key: rounds.id })
      .from(rounds)
      .where(inArray(rounds.id, numbers(ids))),
  decision: (db, ids) =>
    db
      .select({ id: decisions.id, name: decisions.number, key: decisions.id })
      .from(decisions)
      .where(inArray(decisions.id, numbers(ids))),
  import: (db, ids) =>
    db
      .select({ id: decisionImports.id, name: decisionImports.fileName, key: decisionImports.id })
      .from(decisionImports)
      .where(inArray(decisionImports.id, numbers(ids))),
  person: (db, ids) =>
    db
      .select({ id: users.id, name: users.name, key: users.id })
      .from(users)
      .where(inArray(users.id, [...ids])),
  invitation: (db, ids) =>
    db
      .select({ id: invitations.id, name: invitations.name, key: invitations.id })
      .from(invitations)
      .where(inArray(invitations.id, numbers(ids))),
  item: (db, ids) =>
    db
      .select({ id: tradeItems.id, name: tradeItems.shortCode, key: tradeItems.id })
      .from(tradeItems)
      .where(inArray(tradeItems.id, numbers(ids))),
  lot: (db, ids) =>
    db
      .select({ id: lots.id, name: lots.code, key: lots.id })
      .from(lots)
      .where(inArray(lots.id, numbers(ids))),
  recall: (db, ids) =>
    db
      .select({ id: recalls.id, name: recalls.code, key: recalls.code })
      .from(recalls)
      .where(inArray(recalls.id, numbers(ids))),
  'trace-place': (db, ids) =>
    db
      .select({ id: tracePlaces.id, name: tracePlaces.shortCode, key: tracePlaces.id })
      .from(tracePlaces)
      .where(inArray(tracePlaces.id, numbers(ids))),
  'trace-party': (db, ids) =>
    db
      .select({ id: traceParties.id, name: traceParties.shortCode, key: traceParties.id })
      .from(traceParties)
      .where(inArray(traceParties.id, numbers(ids))),
  'wrong-report': (db, ids) =>
    db
      .select({ id: wrongReports.id, name: wrongReports.code, key: wrongReports.code })
      .from(wrongReports)
      .where(inArray(wrongReports.id, numbers(ids))),
  offer: (db, ids) =>
    db
      .select({ id: offers.id, name: offers.sku, key: offers.id })
      .from(offers)
      .where(inArray(offers.id, numbers(ids))),
  campaign: (db, ids) =>
    db
      .select({ id: campaigns.id, name: campaigns.titleVi, key: campaigns.id })
      .from(campaigns)
      .where(inArray(campaigns.id, numbers(ids))),
  basket: (db, ids) =>
    db
      .select({ id: baskets.id, name: baskets.titleVi, key: baskets.id })
      .from(baskets)
      .where(inArray(baskets.id, numbers(ids))),
  'point-of-sale': (db, ids) =>
    db
      .select({ id: pointsOfSale.id, name: pointsOfSale.name, key: pointsOfSale.id })
      .from(pointsOfSale)
      .where(inArray(pointsOfSale.id, numbers(ids))),
  order: (db, ids) =>
    db
      .select({ id: orders.id, name: orders.code, key: orders.code })
      .from(orders)
      .where(inArray(orders.id, numbers(ids))),
  quote: (db, ids) =>
    db
      .select({ id: quoteRequests.id, name: quoteRequests.code, key: quoteRequests.code })
      .from(quoteRequests)
      .where(inArray(quoteRequests.id, numbers(ids))),
  review: (db, ids) =>
    db
      .select({ id: reviews.id, name: reviews.shownName, key: reviews.id })
      .from(reviews)
      .where(inArray(reviews.id, numbers(ids))),
  claim: (db, ids) =>
    db
      .select({ id: producerClaims.id, name: producerClaims.code, key: producerClaims.code })
      .from(producerClaims)
      .where(inArray(producerClaims.id, numbers(ids))),
  letter: (db, ids) =>
    db
      .select({ id: invitationLetters.id, name: invitationLetters.code, key: invitationLetters.id })
      .from(invitationLetters)
      .where(inArray(invitationLetters.id, numbers(ids))),
  picture: (db, ids) =>
    db
      .select({ id: media.id, name: media.fileName, key: media.key })
      .from(media)
      .where(inArray(media.id, numbers(ids))),
  'listing-change': (db, ids) =>
    db
      .select({ id: listingChanges.id, name: listingChanges.code, key: listingChanges.code })
      .from(listingChanges)
      .where(inArray(listingChanges.id, numbers(ids))),
  'bulk-edit': (db, ids) =>
    db
      .select({ id: bulkEdits.id, name: bulkEdits.at, key: bulkEdits.id })
      .from(bulkEdits)
      .where(inArray(bulkEdits.id, numbers(ids))),
  story: (db, ids) =>
    db
      .select({ id: stories.id, name: stories.titleVi, key: stories.slug })
      .from(stories)
      .where(inArray(stories.id, numbers(ids))),
};
