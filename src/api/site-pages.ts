import { asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { communes } from '#db/schema/places.ts';
import { baskets, campaigns, pointsOfSale } from '#db/schema/promotions.ts';
import { recalls } from '#db/schema/recalls.ts';
import { stories } from '#db/schema/stories.ts';
import { paths } from '#src/base/paths.ts';
import { reference } from '#src/compose/reference.ts';
import type { SitemapPage } from './sitemap.ts';

/** Every page a search engine should know. Of the communes, those something comes from. */
export async function sitePages(db: Db): Promise<SitemapPage[]> {
  const p = paths('vi');
  const ref = await reference(db);
  const slugs = await db.select({ slug: products.slug }).from(products).orderBy(asc(products.id));
  const makers = await db
    .select({ slug: producers.slug })
    .from(producers)
    .orderBy(asc(producers.id));
  const codes = await db
    .select({ code: certificates.code })
    .from(certificates)
    .orderBy(asc(certificates.code));
  const told = await db
    .select({ slug: stories.slug, writtenOn: stories.writtenOn, changedAt: stories.changedAt })
    .from(stories)
    .where(isNull(stories.withdrawnAt))
    .orderBy(asc(stories.id));
  const homes = await db
    .selectDistinct({ slug: communes.slug })
    .from(products)
    .innerJoin(communes, eq(communes.code, products.communeCode))
    .where(isNotNull(products.communeCode))
    .orderBy(asc(communes.slug));
  const recalled = await db.select({ code: recalls.code }).from(recalls).orderBy(asc(recalls.id));
  const offered = await promotionPages(db);
  const fixed = [
    ...[p.home, p.products, p.producers, p.provinces, p.register, p.stories, p.howStars],
    ...[p.recalls, p.whatAScanSays, p.campaigns, p.howPriced, p.baskets, p.points],
    ...[p.simulator, p.checkCredential, p.about, p.contact, p.privacy, p.policies, p.api],
  ];
  return [
    ...fixed.map((path) => ({ path })),
    ...ref.groups.map((group) => ({ path: p.group(group.slug) })),
    ...ref.groups.flatMap(({ sets }) => sets.map(({ no }) => ({ path: p.simulatorSet(no) }))),
    ...ref.groups.flatMap((group) => group.sets.map((set) => ({ path: p.set(set.slug) }))),
    ...ref.provinces.map((province) => ({ path: p.province(province.slug) })),
    ...told.map((story) => ({
      path: p.story(story.slug),
      changed: story.changedAt.slice(0, 10) || story.writtenOn,
    })),
    ...slugs.map(({ slug }) => ({ path: p.product(slug) })),
    ...makers.map(({ slug }) => ({ path: p.producer(slug) })),
    ...homes.map(({ slug }) => ({ path: p.commune(slug) })),
    ...codes.map(({ code }) => ({ path: p.certificate(code) })),
    ...recalled.map(({ code }) => ({ path: p.recall(code) })),
    ...offered.map((path) => ({ path })),
  ];
}

/** Campaigns, gift baskets and points of sale that are public. */
async function promotionPages(db: Db): Promise<string[]> {
  const p = paths('vi');
  const page = { campaigns, baskets, points: pointsOfSale };
  const slugs = async (table: (typeof page)[keyof typeof page]): Promise<string[]> => {
    const rows = await db
      .select({ slug: table.slug })
      .from(table)
      .where(eq(table.state, 'published'))
      .orderBy(asc(table.id));
    return rows.map(({ slug }) => slug);
  };
  return [
    ...(await slugs(page.campaigns)).map(p.campaign),
    ...(await slugs(page.baskets)).map(p.basket),
    ...(await slugs(page.points)).map(p.point),
  ];
}
