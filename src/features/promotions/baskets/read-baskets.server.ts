import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { basketLines, baskets } from '#db/schema/promotions.ts';
import type { Dong } from '#src/base/money.ts';
import type { OfferFacts } from '#src/features/catalogue/offers/offer-facts.ts';
import { readOffers } from '#src/features/catalogue/offers/read-offers.server.ts';
import { type Theme, themeOf } from './basket-themes.ts';

/** A gift basket as officers composed it: what is in it, never what it costs, which is worked out at each look. */
export interface Basket {
  readonly id: number;
  readonly slug: string;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly textVi: string;
  readonly textEn: string;
  readonly theme: Theme;
  /** Whose it is; null: the whole country's. */
  readonly provinceCode: string | null;
  readonly state: 'draft' | 'published' | 'stopped';
  /** Off the goods in it, basis points. */
  readonly discountBp: number;
  /** For packing one basket. */
  readonly wrapFee: Dong;
  readonly payer: 'producer' | 'province' | 'site';
  readonly illustrative: boolean;
  readonly version: number;
  readonly lines: readonly { readonly offerId: number; readonly quantity: number }[];
}

type Reader = Pick<Db | Tx, 'select'>;

/**
 * One basket by its id or its slug, whatever its state: carts keep baskets that were stopped, and their discount is
 * only given while the state is `published`.
 */
export async function readBasket(db: Reader, which: number | string): Promise<Basket | null> {
  const [row] = await db
    .select()
    .from(baskets)
    .where(typeof which === 'number' ? eq(baskets.id, which) : eq(baskets.slug, which));
  return row ? ((await withLines(db, [row]))[0] ?? null) : null;
}

/** Several baskets by id, in no certain order; see {@link readBasket}. */
export async function readBasketsById(db: Reader, ids: readonly number[]): Promise<Basket[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(baskets)
    .where(inArray(baskets.id, [...ids]));
  return withLines(db, rows);
}

/** A basket with the offers in it as they are now; a line whose offer is gone has none. */
export interface BasketWithOffers extends Omit<Basket, 'lines'> {
  readonly lines: readonly {
    readonly offerId: number;
    readonly quantity: number;
    readonly offer: OfferFacts | null;
  }[];
}

/** @param now milliseconds since 1970 UTC */
export async function withOffers(
  db: Reader,
  list: readonly Basket[],
  now: number,
): Promise<BasketWithOffers[]> {
  const ids = [...new Set(list.flatMap(({ lines }) => lines.map(({ offerId }) => offerId)))];
  const found = new Map((await readOffers(db, ids, now)).map((offer) => [offer.offerId, offer]));
  return list.map((basket) => ({
    ...basket,
    lines: basket.lines.map((line) => ({ ...line, offer: found.get(line.offerId) ?? null })),
  }));
}

/** Every published basket with its offers, newest first. */
export async function readPublicBaskets(db: Reader, now: number): Promise<BasketWithOffers[]> {
  const rows = await db
    .select()
    .from(baskets)
    .where(and(eq(baskets.state, 'published')))
    .orderBy(asc(baskets.id));
  return withOffers(db, await withLines(db, rows), now);
}

export async function withLines(
  db: Reader,
  rows: readonly (typeof baskets.$inferSelect)[],
): Promise<Basket[]> {
  if (rows.length === 0) return [];
  const lines = await db
    .select()
    .from(basketLines)
    .where(
      inArray(
        basketLines.basketId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(asc(basketLines.id));
  return rows.map((row) => ({
    ...{ id: row.id, slug: row.slug, titleVi: row.titleVi, titleEn: row.titleEn },
    ...{ textVi: row.textVi, textEn: row.textEn, theme: themeOf(row.theme) ?? 'du-lich' },
    ...{ provinceCode: row.provinceCode, state: row.state, discountBp: row.discountBp },
    ...{ wrapFee: row.wrapFee as Dong, payer: row.payer, illustrative: row.illustrative },
    version: row.version,
    lines: lines
      .filter(({ basketId }) => basketId === row.id)
      .map(({ offerId, quantity }) => ({ offerId, quantity })),
  }));
}
