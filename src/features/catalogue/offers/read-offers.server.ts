import { asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { offers, offerSteps, producers, products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { stockHolds } from '#db/schema/orders.ts';
import { type Day, dayAt, toNumber } from '#src/base/day.ts';
import type { Dong } from '#src/base/money.ts';
import type { CriteriaVersionId } from '#src/features/certificates/criteria-version.ts';
import {
  type Certificate,
  certificateStanding,
  productTimeline,
  type Standing,
  standingAt,
} from '#src/features/certificates/standing.ts';
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
  const rows = await db
    .select({
      offer: offers,
      held: heldPieces(new Date(now).toISOString()),
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
    })
    .from(offers)
    .innerJoin(products, eq(products.id, offers.productId))
    .leftJoin(producers, eq(producers.id, products.producerId))
    .where(which)
    .orderBy(asc(offers.price), asc(offers.id));
  if (rows.length === 0) return [];
  const steps = await db
    .select()
    .from(offerSteps)
    .where(
      inArray(
        offerSteps.offerId,
        rows.map(({ offer }) => offer.id),
      ),
    )
    .orderBy(asc(offerSteps.fromQuantity));
  const stars = await starsOf(
    db,
    rows.map(({ product }) => product.id),
    dayAt(now),
  );
  return rows.map(({ offer, held, product, producer }): OfferFacts => {
    const start = producer ?? product;
    const star = stars.get(product.id) ?? NO_STAR;
    return {
      offerId: offer.id,
      sku: offer.sku,
      unitVi: offer.unitVi,
      unitEn: offer.unitEn,
      listPrice: offer.price as Dong,
      steps: steps
        .filter(({ offerId }) => offerId === offer.id)
        .map(({ fromQuantity, price }) => ({ fromQuantity, price: price as Dong })),
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

/** What the certificates of products mean on a day, and which certificate says so. */
async function starsOf(
  db: Reader,
  productIds: readonly number[],
  on: Day,
): Promise<Map<number, Star>> {
  const rows = await db
    .select()
    .from(certificates)
    .where(inArray(certificates.productId, [...new Set(productIds)]));
  const result = new Map<number, Star>();
  for (const productId of new Set(rows.map((row) => row.productId))) {
    const own = rows
      .filter((row) => row.productId === productId)
      .map((row) => ({
        code: row.code,
        facts: {
          stars: row.stars,
          issuedFirst: row.issuedFirst as Day | null,
          issuedLast: row.issuedLast as Day | null,
          criteriaVersion: row.criteriaVersion as CriteriaVersionId | null,
          evidence: row.evidence,
          heldOverUntil: row.heldOverUntil as Day | null,
          revokedOn: row.revokedOn as Day | null,
        } satisfies Certificate,
      }));
    const all = own.map(({ facts }) => facts);
    const { from: _from, ...standing } = standingAt(productTimeline(all), toNumber(on));
    const speaking = own.find(({ facts }) => {
      const says = certificateStanding(facts, all, on);
      return says.state === standing.state && says.awarded === standing.awarded;
    });
    result.set(productId, {
      standing: standing satisfies Standing,
      stars: standing.stars === 0 ? null : standing.stars,
      certificateCode: speaking?.code ?? null,
    });
  }
  return result;
}
