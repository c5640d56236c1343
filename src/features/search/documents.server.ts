import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { offers, producers, productGroups, products, productSets } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { communes, oldProvinces, provinces } from '#db/schema/places.ts';
import { stockHolds } from '#db/schema/orders.ts';
import { sellerProfiles } from '#db/schema/sellers.ts';
import { stories, storyProducts } from '#db/schema/stories.ts';
import { type Day, toNumber } from '#src/base/day.ts';
import { fold } from '#src/base/fold.ts';
import { certificateFacts } from '#src/features/certificates/read-register.server.ts';
import { productTimeline } from '#src/features/certificates/standing.ts';
import { cardPhotos } from '#src/features/media/card-photos.server.ts';
import type { SearchDoc } from './contract.ts';

const IDS_A_QUERY = 500;

/** Every product as the engines know it. Illustrative prices are left in; the page decides what demo mode shows. */
export function loadSearchDocs(db: Db): Promise<SearchDoc[]> {
  return read(db, null);
}

/** The products with these ids; ids that no longer exist are left out. */
export async function searchDocsFor(db: Db, ids: readonly number[]): Promise<SearchDoc[]> {
  const docs: SearchDoc[] = [];
  for (let at = 0; at < ids.length; at += IDS_A_QUERY) {
    docs.push(...(await read(db, ids.slice(at, at + IDS_A_QUERY))));
  }
  return docs;
}

async function read(db: Db, ids: readonly number[] | null): Promise<SearchDoc[]> {
  const rows = await db
    .select({
      product: products,
      producer: producers,
      set: productSets,
      group: productGroups,
      province: provinces,
      commune: communes,
      oldProvince: oldProvinces,
    })
    .from(products)
    .innerJoin(productSets, eq(productSets.no, products.setNo))
    .innerJoin(productGroups, eq(productGroups.code, productSets.groupCode))
    .innerJoin(provinces, eq(provinces.code, products.provinceCode))
    .leftJoin(producers, eq(producers.id, products.producerId))
    .leftJoin(communes, eq(communes.code, products.communeCode))
    .leftJoin(oldProvinces, eq(oldProvinces.code, products.oldProvinceCode))
    .where(ids === null ? undefined : inArray(products.id, [...ids]))
    .orderBy(asc(products.id));
  const certificatesOf = byProduct(
    await db
      .select()
      .from(certificates)
      .where(ids === null ? undefined : inArray(certificates.productId, [...ids])),
  );
  const offersOf = byProduct(
    await db
      .select({
        productId: offers.productId,
        price: offers.price,
        illustrative: offers.illustrative,
        seasonFrom: offers.seasonFrom,
        seasonTo: offers.seasonTo,
        left: sql<boolean>`${offers.stock} is null or ${offers.stock} - (
          select coalesce(sum(h.quantity), 0) from ${stockHolds} as h
          where h.offer_id = ${sql.raw('offers.id')} and h.state = 'held') >= ${offers.minQuantity}`,
      })
      .from(offers)
      .where(
        and(
          eq(offers.state, 'on-sale'),
          ids === null ? undefined : inArray(offers.productId, [...ids]),
        ),
      )
      .orderBy(asc(offers.price)),
  );
  const storiesOf = byProduct(
    await db
      .select({
        productId: storyProducts.productId,
        title: stories.titleVi,
        producer: stories.producerName,
      })
      .from(storyProducts)
      .innerJoin(stories, eq(stories.id, storyProducts.storyId))
      .where(
        and(
          isNull(stories.withdrawnAt),
          ids === null ? undefined : inArray(storyProducts.productId, [...ids]),
        ),
      ),
  );
  const photos = await cardPhotos(db, ids);
  const away = new Map(
    (
      await db
        .select({
          producerId: sellerProfiles.producerId,
          from: sellerProfiles.holidayFrom,
          until: sellerProfiles.holidayUntil,
        })
        .from(sellerProfiles)
        .where(isNotNull(sellerProfiles.holidayFrom))
    ).map(({ producerId, from, until }) => [producerId, { from: from ?? '', until: until ?? '' }]),
  );
  return rows.map(({ product, producer, set, group, province, commune, oldProvince }) => {
    const recognitions = certificatesOf.get(product.id) ?? [];
    const told = storiesOf.get(product.id)?.[0];
    // Recognised under that name, not only made where it once was: those answer to it first.
    const underOldName = recognitions.some(
      (row) => oldProvince !== null && fold(row.printedProvince) === fold(oldProvince.name),
    );
    const photo = photos.get(product.id);
    const onSale = offersOf.get(product.id) ?? [];
    // What can be had first: the price on a card is one to be paid.
    const cheapest = onSale.find(({ left }) => left) ?? onSale[0];
    const absence = producer && away.get(producer.id);
    const printed = recognitions.flatMap((row) => [row.printedCommune, row.printedDistrict]);
    return {
      id: product.id,
      slug: product.slug,
      name: product.name,
      nameLang: product.nameLang,
      otherNames: JSON.parse(product.otherNames) as string[],
      producer: producer && { slug: producer.slug, name: producer.name, kind: producer.kind },
      province: {
        code: province.code,
        slug: province.slug,
        name: province.name,
        nameEn: province.nameEn,
      },
      commune: commune && {
        code: commune.code,
        slug: commune.slug,
        name: commune.name,
        kind: commune.kind,
      },
      oldPlaces: [
        ...new Set(underOldName ? printed : [...printed, oldProvince?.name ?? '']),
      ].filter(Boolean),
      oldProvinceCode: product.oldProvinceCode,
      oldProvinceName: underOldName ? (oldProvince?.name ?? null) : null,
      group: { code: group.code, slug: group.slug, nameVi: group.nameVi, nameEn: group.nameEn },
      set: { no: set.no, slug: set.slug, nameVi: set.nameVi, nameEn: set.nameEn },
      timeline: productTimeline(recognitions.map(certificateFacts)),
      price: cheapest?.price ?? null,
      priceIsIllustrative: cheapest?.illustrative ?? false,
      ...(cheapest && !cheapest.left ? { soldOut: true } : {}),
      ...(cheapest?.seasonFrom && cheapest.seasonTo
        ? { season: { from: cheapest.seasonFrom, to: cheapest.seasonTo } }
        : {}),
      ...(absence ? { holiday: absence } : {}),
      ...(photo ? { photo } : {}),
      story: told === undefined ? null : `${told.title} (${told.producer})`,
      recognised: Math.max(
        0,
        ...recognitions.map((row) => (row.issuedLast ? toNumber(row.issuedLast as Day) : 0)),
      ),
    };
  });
}

function byProduct<T extends { readonly productId: number }>(rows: readonly T[]): Map<number, T[]> {
  const result = new Map<number, T[]>();
  for (const row of rows) {
    const list = result.get(row.productId);
    if (list) list.push(row);
    else result.set(row.productId, [row]);
  }
  return result;
}
