import { asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { offers, producers, products } from '#db/schema/catalogue.ts';
import { stockHolds } from '#db/schema/orders.ts';
import { sellerProfiles } from '#db/schema/sellers.ts';
import { type Day, dayAt, toNumber } from '#src/base/day.ts';
import type { Dong } from '#src/base/money.ts';
import type { CriteriaVersionId } from '#src/features/certificates/criteria-version.ts';
import {
  type Certificate,
  certificateStanding,
  productTimeline,
  type Segment,
  type Standing,
  standingAt,
} from '#src/features/certificates/standing.ts';
import { holidayOf } from './holiday.ts';
import type { OfferFacts } from './offer-facts.ts';

type Reader = Pick<Db | Tx, 'select'>;

/**
 * Offers with everything that a cart or a checkout needs of them, as of now, in the order asked for; those that do not
 * exist are left out. Demonstration prices are among them: whoever calls knows whether the site is one.
 * @param now milliseconds since 1970 UTC
 */
export async function readOffers(
  db: Reader,
  offerIds: readonly number[],
  now: number,
): Promise<OfferFacts[]> {
  if (offerIds.length === 0) return [];
  const found = await read(db, inArray(offers.id, [...offerIds]), now);
  const byId = new Map(found.map((offer) => [offer.offerId, offer]));
  return offerIds.flatMap((id) => byId.get(id) ?? []);
}

/** Which star a product had on an earlier day, as far as is known today; 0 for none. */
export type StarsOn = (productId: number, on: Day) => 0 | 3 | 4 | 5;

/** As {@link readOffers}, with what the same certificates say of earlier days. */
export async function readOffersAndStars(
  db: Reader,
  offerIds: readonly number[],
  now: number,
): Promise<{ readonly offers: OfferFacts[]; readonly starsOn: StarsOn }> {
  if (offerIds.length === 0) return { offers: [], starsOn: () => 0 };
  const rows = await rowsOf(db, inArray(offers.id, [...offerIds]), now);
  const byId = new Map(factsOf(rows, now).map((offer) => [offer.offerId, offer]));
  return {
    offers: offerIds.flatMap((id) => byId.get(id) ?? []),
    starsOn: starsOnDays(rows),
  };
}

/** Every size of a product, cheapest first; see {@link readOffers}. */
export function readOffersOfProduct(
  db: Reader,
  productId: number,
  now: number,
): Promise<OfferFacts[]> {
  return read(db, eq(offers.productId, productId), now);
}

/** By the codes that forms carry, in no certain order; see {@link readOffers}. */
export async function readOffersBySku(
  db: Reader,
  skus: readonly string[],
  now: number,
): Promise<OfferFacts[]> {
  return skus.length === 0 ? [] : read(db, inArray(offers.sku, [...skus]), now);
}

/** Pieces held by orders: all that are held, or only by holds that have not lapsed at `at` (ISO 8601). */
export function heldPieces(at: string | null): SQL<number> {
  const lapsed = at === null ? sql`` : sql` and (h.until is null or h.until > ${at})`;
  return sql<number>`(select coalesce(sum(h.quantity), 0) from ${stockHolds} as h
    where h.offer_id = ${offers.id} and h.state = 'held'${lapsed})`;
}

async function read(db: Reader, which: SQL, now: number): Promise<OfferFacts[]> {
  return factsOf(await rowsOf(db, which, now), now);
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

/** One statement: steps and certificates come along as JSON, as a cart is priced while others wait to write. */
async function rowsOf(db: Reader, which: SQL, now: number) {
  return db
    .select({
      offer: offers,
      held: heldPieces(new Date(now).toISOString()),
      steps: sql<string>`(select json_group_array(json_array(s.from_quantity, s.price))
        from offer_steps s where s.offer_id = ${offers.id})`,
      certificates: sql<string>`(select json_group_array(json_array(c.code, c.stars, c.issued_first,
        c.issued_last, c.criteria_version, c.evidence, c.held_over_until, c.revoked_on))
        from certificates c where c.product_id = ${products.id})`,
      product: {
        id: products.id,
        slug: products.slug,
        name: products.name,
        nameLang: products.nameLang,
        setNo: products.setNo,
        provinceCode: products.provinceCode,
        communeCode: products.communeCode,
      },
      producer: {
        id: producers.id,
        name: producers.name,
        slug: producers.slug,
        provinceCode: producers.provinceCode,
        communeCode: producers.communeCode,
      },
      away: {
        holidayFrom: sellerProfiles.holidayFrom,
        holidayUntil: sellerProfiles.holidayUntil,
        holidayNote: sellerProfiles.holidayNote,
      },
    })
    .from(offers)
    .innerJoin(products, eq(products.id, offers.productId))
    .leftJoin(producers, eq(producers.id, products.producerId))
    .leftJoin(sellerProfiles, eq(sellerProfiles.producerId, products.producerId))
    .where(which)
    .orderBy(asc(offers.price), asc(offers.id));
}

function factsOf(rows: readonly Row[], now: number): OfferFacts[] {
  const today = dayAt(now);
  const stars = new Map<number, Star>();
  return rows.map((row): OfferFacts => {
    const { offer, held, product, producer, away } = row;
    const start = producer ?? product;
    const star = stars.get(product.id) ?? starOf(row, today);
    stars.set(product.id, star);
    return {
      offerId: offer.id,
      sku: offer.sku,
      unitVi: offer.unitVi,
      unitEn: offer.unitEn,
      listPrice: offer.price as Dong,
      steps: stepsOf(row),
      illustrative: offer.illustrative,
      state: offer.state,
      stock: offer.stock,
      available: offer.stock === null ? null : Math.max(0, offer.stock - Number(held)),
      weightGrams: offer.weightGrams,
      minQuantity: offer.minQuantity,
      maxQuantity: offer.maxQuantity,
      leadDays: offer.leadDays,
      seasonFrom: offer.seasonFrom,
      seasonTo: offer.seasonTo,
      vatBp: offer.vatBp,
      version: offer.version,
      holiday: holidayOf(away, today),
      productId: product.id,
      productSlug: product.slug,
      productName: product.name,
      nameLang: product.nameLang,
      setNo: product.setNo,
      producerId: producer?.id ?? null,
      producerName: producer?.name ?? null,
      producerSlug: producer?.slug ?? null,
      provinceCode: start.provinceCode,
      communeCode: start.communeCode,
      ...star,
    };
  });
}

type Star = Pick<OfferFacts, 'standing' | 'stars' | 'certificateCode'>;

const NO_STAR: Star = {
  standing: { state: 'none', stars: 0, awarded: 0, validUntil: null, reason: null },
  stars: null,
  certificateCode: null,
};

function stepsOf(row: Row): OfferFacts['steps'] {
  return (JSON.parse(row.steps) as [number, number][])
    .map(([fromQuantity, price]) => ({ fromQuantity, price: price as Dong }))
    .sort((a, b) => a.fromQuantity - b.fromQuantity);
}

function certificatesOf(row: Row): { readonly code: string; readonly facts: Certificate }[] {
  type Cells = [string, ...(string | number | null)[]];
  return (JSON.parse(row.certificates) as Cells[]).map(
    ([code, stars, first, last, version, evidence, heldOver, revoked]) => ({
      code,
      facts: {
        stars: stars as number | null,
        issuedFirst: first as Day | null,
        issuedLast: last as Day | null,
        criteriaVersion: version as CriteriaVersionId | null,
        evidence: evidence as Certificate['evidence'],
        heldOverUntil: heldOver as Day | null,
        revokedOn: revoked as Day | null,
      },
    }),
  );
}

/** What the certificates of its product mean on a day, and which certificate says so. */
function starOf(row: Row, on: Day): Star {
  const own = certificatesOf(row);
  if (own.length === 0) return NO_STAR;
  const all = own.map(({ facts }) => facts);
  const { from: _from, ...standing } = standingAt(productTimeline(all), toNumber(on));
  const speaking = own.find(({ facts }) => {
    const says = certificateStanding(facts, all, on);
    return says.state === standing.state && says.awarded === standing.awarded;
  });
  return {
    standing: standing satisfies Standing,
    stars: standing.stars === 0 ? null : standing.stars,
    certificateCode: speaking?.code ?? null,
  };
}

function starsOnDays(rows: readonly Row[]): StarsOn {
  const timelines = new Map<number, Segment[]>();
  return (productId, on) => {
    const row = rows.find(({ product }) => product.id === productId);
    if (row === undefined) return 0;
    const timeline =
      timelines.get(productId) ?? productTimeline(certificatesOf(row).map(({ facts }) => facts));
    timelines.set(productId, timeline);
    return standingAt(timeline, toNumber(on)).stars;
  };
}
