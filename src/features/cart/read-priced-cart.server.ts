import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { cartBaskets, cartLines, carts } from '#db/schema/carts.ts';
import { baskets } from '#db/schema/promotions.ts';
import { type Day, dayAt } from '#src/base/day.ts';
import { type Dong, dong } from '#src/base/money.ts';
import { Refusal } from '#src/base/refusal.ts';
import { availability, quantityFault } from '#src/features/catalogue/offers/availability.ts';
import type { OfferFacts } from '#src/features/catalogue/offers/offer-facts.ts';
import { readOffersAndStars } from '#src/features/catalogue/offers/read-offers.server.ts';
import { quantityFaultsOf } from './quantity-faults.ts';
import type { CartBasket, CartLine, CartParcel, CartView } from './cart-view.ts';
import type { PriceLine, PricedCart } from './pricing/contract.ts';
import { type PriceAsk, priceLines } from './price-lines.server.ts';
import type { KeptThings } from './pricing-rules.server.ts';
import { recallsOf } from './recalled-products.server.ts';

type Reader = Pick<Db | Tx, 'select'>;
type LineRow = typeof cartLines.$inferSelect;

/**
 * A cart as it is at this moment: offers, stock, season, stars, prices, discounts and shipping, all worked out anew.
 * @param now milliseconds since 1970 UTC
 * @param destination where it goes, else what the cart remembers; null: nobody said, shipping is not known then
 * @param vouchers codes instead of those the cart remembers
 * @param buyerKey for vouchers with a limit for each buyer; null while the buyer is not known
 * @param kept what this process remembers of the database, when `db` is a transaction that has written nothing yet
 * @throws Refusal `no-such-cart`
 */
export async function readPricedCart(
  db: Reader,
  asked: {
    readonly cartId: number;
    readonly now: number;
    readonly destination?: { readonly provinceCode: string } | null;
    readonly delivery: 'delivery' | 'pickup';
    readonly vouchers?: readonly string[];
    readonly buyerKey?: string | null;
    readonly kept?: KeptThings;
  },
): Promise<CartView> {
  const { cartId, now, delivery, buyerKey = null } = asked;
  const kept = asked.kept ?? keptOf(db);
  const { cart, rows } = await readRows(db, cartId);
  const own = cart.provinceCode === null ? null : { provinceCode: cart.provinceCode };
  const destination = asked.destination === undefined ? own : asked.destination;
  const today = dayAt(now);
  const packed = rows.some(({ basketGroup }) => basketGroup !== '')
    ? await readBaskets(db, cartId)
    : [];
  const lines = await readLines(db, rows, now);
  const canBePriced = lines.filter((line) => !line.saved && line.availability.ok);
  const codes = asked.vouchers ?? readCodes(cart.vouchers);
  const ask: PriceAsk = { destination, delivery, codes, buyerKey, today, kept };
  const { priced, unknownVouchers } = await priceLines(
    db,
    canBePriced.map((line) => priceLineOf(line, packed)),
    ask,
  );
  const pricedByKey = new Map(priced.lines.map((line) => [line.key, line]));
  const withPrice = lines.map((line) => ({ ...line, priced: pricedByKey.get(line.key) ?? null }));
  const toBuy = withPrice.filter(({ saved }) => !saved);
  return {
    cartId,
    vanished: rows.length - lines.length,
    provinceCode: cart.provinceCode,
    communeCode: cart.communeCode,
    lines: toBuy,
    saved: withPrice.filter(({ saved }) => saved),
    baskets: packed.filter(({ group }) => toBuy.some((line) => line.basketGroup === group)),
    parcels: parcelsOf(priced, toBuy, today),
    priced,
    unknownVouchers,
    faults: toBuy.flatMap((line) => {
      const why = line.availability.ok ? line.quantityFault?.why : line.availability.why;
      return why === undefined ? [] : [{ lineId: line.id, why }];
    }),
    pieces: piecesOf(withPrice),
    illustrative: withPrice.some(({ offer }) => offer.illustrative),
  };
}

/** Nothing is remembered for what a transaction of somebody else sees. */
function keptOf(db: Reader): KeptThings | null {
  return '$process' in db ? (db as Db).$process.kept : null;
}

/** The cart with its lines, in one statement. */
async function readRows(db: Reader, cartId: number) {
  const found = await db
    .select({
      cart: {
        provinceCode: carts.provinceCode,
        communeCode: carts.communeCode,
        vouchers: carts.vouchers,
      },
      line: cartLines,
    })
    .from(carts)
    .leftJoin(cartLines, eq(cartLines.cartId, carts.id))
    .where(eq(carts.id, cartId))
    .orderBy(asc(cartLines.id));
  const [first] = found;
  if (first === undefined) throw new Refusal('no-such-cart', {});
  return { cart: first.cart, rows: found.flatMap(({ line }) => line ?? []) };
}

/** What the link to the cart counts: pieces to buy, a packed gift basket as one. */
export function piecesOf(
  rows: readonly { saved: boolean; quantity: number; basketGroup: string }[],
): number {
  const toBuy = rows.filter(({ saved }) => !saved);
  const groups = new Set(toBuy.map(({ basketGroup }) => basketGroup).filter(Boolean));
  return toBuy.reduce(
    (sum, { basketGroup, quantity }) => sum + (basketGroup === '' ? quantity : 0),
    groups.size,
  );
}

/** The codes a cart remembers. */
export function readCodes(json: string): string[] {
  const parsed: unknown = JSON.parse(json);
  return Array.isArray(parsed) ? parsed.filter((code) => typeof code === 'string') : [];
}

type Line = Omit<CartLine, 'priced'>;

/** Lines of offers that are no more (demonstration ended) are left out; the view counts them. */
async function readLines(db: Reader, rows: readonly LineRow[], now: number): Promise<Line[]> {
  const today = dayAt(now);
  const { offers: found, starsOn } = await readOffersAndStars(
    db,
    rows.map(({ offerId }) => offerId),
    now,
  );
  const offers = new Map(found.map((offer) => [offer.offerId, offer]));
  const recalls = await recallsOf(
    db,
    found.map(({ productId }) => productId),
  );
  const known = rows.flatMap((row) => {
    const offer = offers.get(row.offerId);
    return offer === undefined ? [] : [{ row, offer }];
  });
  const faults = quantityFaultsOf(
    known
      .filter(({ row }) => !row.saved)
      .map(({ row, offer }) => ({
        ...{ id: row.id, quantity: row.quantity, offer, packed: row.basketGroup !== '' },
      })),
  );
  return known.map(({ row, offer }): Line => {
    const recall = recalls.get(offer.productId);
    const can = availability({ offer, today, recalled: recall === 'all' });
    // Only a star that is gone is asked for earlier days.
    const then =
      offer.stars === null ? starsOn(offer.productId, dayAt(Date.parse(row.addedAt))) : 0;
    const fault = row.saved ? quantityFault(offer, row.quantity) : (faults.get(row.id) ?? null);
    return {
      id: row.id,
      key: String(row.id),
      quantity: row.quantity,
      saved: row.saved,
      offer,
      availability: can,
      quantityFault: can.ok ? fault : null,
      moved:
        row.seenPrice === offer.listPrice
          ? null
          : { was: dong(row.seenPrice), now: offer.listPrice },
      lotsRecalled: recall === 'some',
      starLapsed: then === 0 ? null : then,
      basketGroup: row.basketGroup,
      campaignId: row.campaignId,
    };
  });
}

/** The officers' baskets by what they say today; one taken back gives no discount any more. */
async function readBaskets(db: Reader, cartId: number): Promise<CartBasket[]> {
  const rows = await db
    .select({ own: cartBaskets, basket: baskets })
    .from(cartBaskets)
    .leftJoin(
      baskets,
      and(eq(baskets.id, cartBaskets.basketId), inArray(baskets.state, ['published'])),
    )
    .where(eq(cartBaskets.cartId, cartId))
    .orderBy(asc(cartBaskets.id));
  return rows.map(({ own, basket }): CartBasket => {
    const standing = own.basketId === null || basket !== null;
    return {
      group: own.basketGroup,
      basketId: own.basketId,
      slug: basket?.slug ?? null,
      titleVi: basket?.titleVi ?? own.title,
      titleEn: basket?.titleEn || (basket?.titleVi ?? own.title),
      discountBp: standing ? (basket?.discountBp ?? own.discountBp) : 0,
      wrapFee: dong(basket?.wrapFee ?? own.wrapFee) as Dong,
      payer: basket?.payer ?? own.payer,
      standing,
    };
  });
}

function priceLineOf(line: Line, packed: readonly CartBasket[]): PriceLine {
  const { offer } = line;
  const basket = packed.find(({ group }) => group === line.basketGroup);
  return {
    ...priceLineOfOffer(offer, line.quantity),
    key: line.key,
    basket:
      line.basketGroup === '' || basket === undefined
        ? null
        : {
            group: basket.group,
            basketId: basket.basketId,
            discountBp: basket.discountBp,
            wrapFee: basket.wrapFee,
            payer: basket.payer,
          },
  };
}

/** An offer as pricing takes it, in no basket. */
export function priceLineOfOffer(offer: OfferFacts, quantity: number): PriceLine {
  return {
    key: String(offer.offerId),
    offerId: offer.offerId,
    productId: offer.productId,
    producerId: offer.producerId,
    provinceCode: offer.provinceCode,
    setNo: offer.setNo,
    stars: offer.stars,
    quantity,
    listPrice: offer.listPrice,
    steps: offer.steps,
    weightGrams: offer.weightGrams,
    vatBp: offer.vatBp,
    basket: null,
  };
}

function parcelsOf(priced: PricedCart, lines: readonly Line[], today: Day): CartParcel[] {
  const byKey = new Map(lines.map((line) => [line.key, line]));
  return priced.parcels.map((parcel) => {
    const own = parcel.lineKeys.flatMap((key) => byKey.get(key) ?? []);
    const first = own[0]?.offer;
    const days = own.flatMap(({ availability: can }) => (can.ok ? [can.from] : []));
    return {
      ...parcel,
      producerName: first?.producerName ?? null,
      producerSlug: first?.producerSlug ?? null,
      readyOn: days.reduce((last, day) => (day > last ? day : last), today),
    };
  });
}
