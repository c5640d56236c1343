import type { Db } from '#db/client.ts';
import type { Day } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import { readProduct } from '#src/features/catalogue/read-product.server.ts';
import {
  certificateFacts,
  readCertificatesOf,
} from '#src/features/certificates/read-register.server.ts';
import { cardPhotos } from '#src/features/media/card-photos.server.ts';
import { productStanding } from '#src/features/certificates/standing.ts';
import { words } from '#src/words/words.ts';
import type { Card } from './page.ts';
import type { Reference } from './reference.ts';

/** Named products as cards with what their star means on a day; read from the tables, not from the index. */
export async function productCards(
  db: Db,
  named: readonly { readonly id: number; readonly slug: string }[],
  ref: Reference,
  lang: Lang,
  day: Day,
  showIllustrativePrices: boolean,
): Promise<Card[]> {
  const certificates = await readCertificatesOf(
    db,
    named.map(({ id }) => id),
    day,
  );
  const photos = await cardPhotos(
    db,
    named.map(({ id }) => id),
  );
  const records = await Promise.all(named.map(({ slug }) => readProduct(db, slug)));
  return records
    .filter((record) => record !== null)
    .map(({ product, producer, set, province, oldProvince, offers }) => {
      const priced = offers.filter(
        (offer) => offer.state === 'on-sale' && (!offer.illustrative || showIllustrativePrices),
      );
      const facts = (certificates.get(product.id) ?? []).map(({ row }) => certificateFacts(row));
      const photo = photos.get(product.id);
      return {
        id: product.id,
        standing: productStanding(facts, day),
        card: {
          slug: product.slug,
          name: product.name,
          nameLang: product.nameLang,
          setNo: set.no,
          producerName: producer?.name ?? null,
          place:
            oldProvince && oldProvince.name !== province.name
              ? `${province.name} (${words(lang).before2025(oldProvince.name)})`
              : province.name,
          region: ref.province(province.code).region,
          price: priced[0]?.price ?? null,
          priceIsIllustrative: priced[0]?.illustrative ?? false,
          ...(photo ? { photo } : {}),
        },
      };
    });
}
