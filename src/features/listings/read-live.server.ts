import { asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { productPictures, storyPictures } from '#db/schema/media.ts';
import { sellerProfiles } from '#db/schema/sellers.ts';
import { stories, storyProducts } from '#db/schema/stories.ts';
import { dayAt } from '#src/base/day.ts';
import { certificateFacts } from '#src/features/certificates/read-register.server.ts';
import { productStanding, type Standing } from '#src/features/certificates/standing.ts';
import { LABEL_KEYS } from './label-fields.ts';
import type { ListingKind, Values } from './fields.ts';

/** What is live of a product, story or profile, and whose it is. */
export interface Live {
  readonly values: Values;
  readonly version: number;
  readonly title: string;
  readonly slug: string;
  /** Of products; 0 for the others. */
  readonly setNo: number;
  readonly producerId: number | null;
  readonly provinceCode: string | null;
  readonly communeCode: string | null;
}

/** @returns null when there is no such product, story or producer */
export async function readLive(
  db: Db | Tx,
  kind: ListingKind,
  subjectId: number,
): Promise<Live | null> {
  if (kind === 'product') return readProductLive(db, subjectId);
  return kind === 'story' ? readStoryLive(db, subjectId) : readProducerLive(db, subjectId);
}

async function readProductLive(db: Db | Tx, id: number): Promise<Live | null> {
  const [row] = await db
    .select({ product: products, province: producers.provinceCode, commune: producers.communeCode })
    .from(products)
    .leftJoin(producers, eq(producers.id, products.producerId))
    .where(eq(products.id, id));
  if (!row) return null;
  const { product } = row;
  const label = JSON.parse(product.labelData) as Record<string, string>;
  const pictures = await db
    .select({ id: productPictures.mediaId })
    .from(productPictures)
    .where(eq(productPictures.productId, id))
    .orderBy(asc(productPictures.position), asc(productPictures.id));
  return {
    values: {
      name: product.name,
      otherNames: JSON.parse(product.otherNames) as string[],
      summaryVi: product.summaryVi,
      summaryEn: product.summaryEn,
      descriptionVi: product.descriptionVi,
      descriptionEn: product.descriptionEn,
      claims: JSON.parse(product.claims) as string[],
      ...Object.fromEntries(LABEL_KEYS.map((key) => [`label.${key}`, label[key] ?? ''])),
      pictures: pictures.map((one) => one.id),
    },
    version: product.listingVersion,
    title: product.name,
    slug: product.slug,
    setNo: product.setNo,
    producerId: product.producerId,
    provinceCode: row.province ?? product.provinceCode,
    communeCode: row.commune ?? product.communeCode,
  };
}

async function readStoryLive(db: Db | Tx, id: number): Promise<Live | null> {
  const [row] = await db
    .select({ story: stories, province: producers.provinceCode, commune: producers.communeCode })
    .from(stories)
    .leftJoin(producers, eq(producers.id, stories.producerId))
    .where(eq(stories.id, id));
  if (!row) return null;
  const { story } = row;
  const pictures = await db
    .select({ id: storyPictures.mediaId })
    .from(storyPictures)
    .where(eq(storyPictures.storyId, id))
    .orderBy(asc(storyPictures.position), asc(storyPictures.id));
  return {
    values: {
      titleVi: story.titleVi,
      titleEn: story.titleEn,
      summaryVi: story.summaryVi,
      summaryEn: story.summaryEn,
      bodyVi: story.bodyVi,
      bodyEn: story.bodyEn,
      peopleVi: story.peopleVi,
      peopleEn: story.peopleEn,
      craftVi: story.craftVi,
      craftEn: story.craftEn,
      products: await productsOfStory(db, id),
      pictures: pictures.map((one) => one.id),
    },
    version: story.version,
    title: story.titleVi,
    slug: story.slug,
    setNo: 0,
    producerId: story.producerId,
    provinceCode: row.province ?? story.provinceCode,
    communeCode: row.commune,
  };
}

async function productsOfStory(db: Db | Tx, storyId: number): Promise<number[]> {
  const rows = await db
    .select({ id: storyProducts.productId })
    .from(storyProducts)
    .where(eq(storyProducts.storyId, storyId))
    .orderBy(asc(storyProducts.id));
  return rows.map(({ id }) => id);
}

/** Whose profile it is, without the profile. */
export async function readOwner(db: Db | Tx, producerId: number) {
  const [row] = await db
    .select({
      producerId: producers.id,
      name: producers.name,
      slug: producers.slug,
      provinceCode: producers.provinceCode,
      communeCode: producers.communeCode,
    })
    .from(producers)
    .where(eq(producers.id, producerId));
  return row ?? null;
}

async function readProducerLive(db: Db | Tx, id: number): Promise<Live | null> {
  const owner = await readOwner(db, id);
  if (owner === null) return null;
  const [profile] = await db.select().from(sellerProfiles).where(eq(sellerProfiles.producerId, id));
  return {
    values: {
      introVi: profile?.introVi ?? '',
      introEn: profile?.introEn ?? '',
      website: profile?.website ?? '',
      cover: profile?.coverMediaId ? [profile.coverMediaId] : [],
    },
    version: profile?.version ?? 0,
    title: owner.name,
    setNo: 0,
    ...owner,
  };
}

interface StandingOf {
  readonly kind: ListingKind;
  readonly subjectId: number | null;
  readonly now: number;
}

/** What the certificates say today of a product, or of the products of a story; nothing for a profile. */
export async function readStandings(
  db: Db | Tx,
  { kind, subjectId, now }: StandingOf,
): Promise<{ productId: number; standing: Standing }[]> {
  if (subjectId === null || kind === 'producer') return [];
  const ids = kind === 'product' ? [subjectId] : await productsOfStory(db, subjectId);
  const found: { productId: number; standing: Standing }[] = [];
  for (const productId of [...ids].sort((a, b) => a - b)) {
    const rows = await db.select().from(certificates).where(eq(certificates.productId, productId));
    found.push({ productId, standing: productStanding(rows.map(certificateFacts), dayAt(now)) });
  }
  return found;
}

/** The same in one line, to be compared: `product:state:stars:last day`. */
export async function readStandingLine(db: Db | Tx, of: StandingOf): Promise<string> {
  return (await readStandings(db, of))
    .map(
      ({ productId, standing: { state, stars, validUntil } }) =>
        `${productId}:${state}:${stars}:${validUntil ?? ''}`,
    )
    .join(' ');
}
