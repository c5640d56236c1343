import { asc, count, desc, eq, inArray } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { provinces } from '#db/schema/places.ts';
import { basketLines, baskets, pointProducts, pointsOfSale } from '#db/schema/promotions.ts';
import { addDays, dayAt } from '#src/base/day.ts';
import type { Dong } from '#src/base/money.ts';
import { demoStage } from '#src/features/accounts/demo-accounts.server.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { freeSlug } from '#src/features/catalogue/free-slug.ts';
import type { OfferFacts } from '#src/features/catalogue/offers/offer-facts.ts';
import { isDemo } from '#src/features/trace/codes/manage-prefixes.server.ts';
import { demoCampaignsIn, endDemoCampaignsIn } from '../campaigns/demo-campaigns.server.ts';
import { composeBasket } from '../baskets/compose.ts';
import { readCandidates } from '../baskets/read-candidates.server.ts';
import { NO_HOURS } from '../points/point-hours.ts';
import { DEMO_BASKETS, DEMO_FAIRS, DEMO_HOURS } from './demo-plan.ts';

interface By {
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}
type Province = typeof provinces.$inferSelect & { readonly products: number };

/** Provinces that get a made-up point of sale: those with most products. */
const SHOPS = 14;
/** Products that a made-up point lists. */
const LISTED = 10;
const STOCKS = ['yes', 'yes', 'few', 'yes', 'no'] as const;

/**
 * Demo mode: gift baskets over all regions, and points of sale and fairs that do not exist, all marked illustrative.
 * Once: where there are any, and outside of demo mode, nothing is done.
 * @throws Refusal `not-allowed`
 */
export async function makeDemoPromotions(
  db: Db,
  by: By,
): Promise<{ baskets: number; points: number }> {
  const none = { baskets: 0, points: 0 };
  demand(by.actor, 'make-demo-promotions');
  if (!(await isDemo(db))) return none;
  const ranked = await provincesByProducts(db);
  const pool = await readCandidates(db, by.now);
  const stage = await demoStage(db);
  const [host] =
    stage.producerId === null
      ? []
      : await db.select().from(producers).where(eq(producers.id, stage.producerId));
  return inTransaction(db, async (tx) => {
    const [there] = await tx
      .select({ id: pointsOfSale.id })
      .from(pointsOfSale)
      .where(eq(pointsOfSale.illustrative, true))
      .limit(1);
    if (there) return none;
    const campaigns = await demoCampaignsIn(tx, {
      ...{ provinceCode: stage.provinceCode, producerId: stage.producerId },
      ...{ by: by.actor.name, now: by.now },
    });
    const made = {
      baskets: await demoBaskets(tx, { ranked, pool, by }),
      points: await demoPoints(tx, { ranked, host: host ?? null, by }),
    };
    await record(
      tx,
      { actor: by.actor.name, now: by.now },
      { deed: 'make-demo-promotions', subject: 'catalogue', after: { ...made, campaigns } },
    );
    return made;
  });
}

async function provincesByProducts(db: Db): Promise<Province[]> {
  const rows = await db
    .select({ province: provinces, products: count() })
    .from(provinces)
    .innerJoin(products, eq(products.provinceCode, provinces.code))
    .groupBy(provinces.code)
    .orderBy(desc(count()), asc(provinces.code));
  return rows.map(({ province, products: all }) => ({ ...province, products: all }));
}

async function demoBaskets(
  tx: Tx,
  { ranked, pool, by }: { ranked: readonly Province[]; pool: readonly OfferFacts[]; by: By },
): Promise<number> {
  const slugs = new Set([
    'tu-chon',
    ...(await tx.select({ slug: baskets.slug }).from(baskets)).map(({ slug }) => slug),
  ]);
  let made = 0;
  for (const plan of DEMO_BASKETS) {
    // Of a region: the province with most to choose from, which has enough for a basket.
    const homes =
      plan.region === null ? [null] : ranked.filter((one) => one.region === plan.region);
    for (const home of homes) {
      const lines = composeBasket(pool, {
        ...{ theme: plan.theme, budget: plan.budget as Dong, wrapFee: plan.wrapFee as Dong },
        ...{ gifts: 5, highStars: false, provinceCode: home?.code ?? null },
      });
      if (lines.length < 3) continue;
      const [row] = await tx
        .insert(baskets)
        .values({
          ...{ slug: freeSlug(slugs, plan.titleVi), titleVi: plan.titleVi, titleEn: plan.titleEn },
          ...{ textVi: plan.textVi, textEn: plan.textEn, theme: plan.theme },
          ...{ provinceCode: home?.code ?? null, state: 'published', discountBp: plan.discountBp },
          ...{ wrapFee: plan.wrapFee, payer: home === null ? 'site' : 'province' },
          illustrative: true,
          ...{ madeAt: new Date(by.now).toISOString(), madeBy: by.actor.name },
        })
        .returning({ id: baskets.id });
      const basketId = row?.id ?? 0;
      await tx
        .insert(basketLines)
        .values(lines.map(({ offerId, quantity }) => ({ basketId, offerId, quantity })));
      made += 1;
      break;
    }
  }
  return made;
}

async function demoPoints(
  tx: Tx,
  {
    ranked,
    host,
    by,
  }: { ranked: readonly Province[]; host: typeof producers.$inferSelect | null; by: By },
): Promise<number> {
  const today = dayAt(by.now);
  const slugs = new Set(
    (await tx.select({ slug: pointsOfSale.slug }).from(pointsOfSale)).map(({ slug }) => slug),
  );
  const homes = ranked.slice(0, SHOPS);
  let made = 0;
  const add = async (one: {
    readonly name: string;
    readonly province: Pick<Province, 'code'>;
    readonly producerId: number | null;
    readonly fair: readonly [number, number] | null;
  }): Promise<void> => {
    const hours = DEMO_HOURS[made % DEMO_HOURS.length] ?? NO_HOURS;
    const [row] = await tx
      .insert(pointsOfSale)
      .values({
        ...{ slug: freeSlug(slugs, one.name), kind: one.fair === null ? 'shop' : 'fair' },
        ...{ name: one.name, address: 'Địa chỉ minh hoạ, không có thật' },
        ...{ provinceCode: one.province.code, hours: JSON.stringify(hours) },
        startsOn: one.fair === null ? null : addDays(today, one.fair[0]),
        endsOn: one.fair === null ? null : addDays(today, one.fair[1]),
        noteVi: 'Nơi này được đặt ra để chạy thử trang, xin đừng tìm đến.',
        noteEn: 'Made up to try this site. Please do not go there.',
        ...{ producerId: one.producerId, pickUp: one.fair === null, state: 'published' },
        illustrative: true,
        ...{ madeAt: new Date(by.now).toISOString(), madeBy: by.actor.name },
      })
      .returning({ id: pointsOfSale.id });
    const listed = await tx
      .select({ id: products.id })
      .from(products)
      .where(
        one.producerId === null
          ? eq(products.provinceCode, one.province.code)
          : eq(products.producerId, one.producerId),
      )
      .orderBy(asc(products.id))
      .limit(LISTED);
    if (listed.length > 0) {
      await tx.insert(pointProducts).values(
        listed.map(({ id }, at) => ({
          ...{ pointId: row?.id ?? 0, productId: id, notedOn: addDays(today, -(at % 4)) },
          stock: STOCKS[(at + made) % STOCKS.length] ?? 'yes',
        })),
      );
    }
    made += 1;
  };
  for (const [at, province] of homes.entries()) {
    const name = `Điểm bán minh hoạ ${at + 1}, ${province.kind} ${province.name}`;
    await add({ name, province, producerId: null, fair: null });
  }
  if (host !== null) {
    const name = 'Điểm bán minh hoạ của cơ sở trình diễn';
    await add({ name, province: { code: host.provinceCode }, producerId: host.id, fair: null });
  }
  for (const [at, fair] of DEMO_FAIRS.entries()) {
    const province = homes[at * 2];
    if (province === undefined) continue;
    const name = `Phiên chợ minh hoạ ${at + 1}, ${province.kind} ${province.name}`;
    await add({ name, province, producerId: null, fair });
  }
  return made;
}

/**
 * With the end of demo mode the made-up baskets and points go, with what they listed. Ending it twice changes nothing.
 * @throws Refusal `not-allowed`
 */
export async function endDemoPromotions(
  db: Db,
  { actor, now }: By,
): Promise<{ baskets: number; points: number }> {
  demand(actor, 'end-demo');
  return inTransaction(db, async (tx) => {
    const madeBaskets = tx
      .select({ id: baskets.id })
      .from(baskets)
      .where(eq(baskets.illustrative, true));
    await tx.delete(basketLines).where(inArray(basketLines.basketId, madeBaskets));
    const gone = await tx
      .delete(baskets)
      .where(eq(baskets.illustrative, true))
      .returning({ id: baskets.id });
    const madePoints = tx
      .select({ id: pointsOfSale.id })
      .from(pointsOfSale)
      .where(eq(pointsOfSale.illustrative, true));
    await tx.delete(pointProducts).where(inArray(pointProducts.pointId, madePoints));
    const closed = await tx
      .delete(pointsOfSale)
      .where(eq(pointsOfSale.illustrative, true))
      .returning({ id: pointsOfSale.id });
    const campaigns = await endDemoCampaignsIn(tx);
    const removed = { baskets: gone.length, points: closed.length };
    if (gone.length + closed.length + campaigns > 0) {
      await record(
        tx,
        { actor: actor.name, now },
        { deed: 'end-demo-promotions', subject: 'catalogue', after: { ...removed, campaigns } },
      );
    }
    return removed;
  });
}
