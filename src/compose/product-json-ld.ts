import { addDays, type Day } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import type { paths } from '#src/base/paths.ts';
import type { BoxLine } from '#src/features/catalogue/offers/box.ts';
import { schemaAvailability } from '#src/features/catalogue/offers/schema-availability.ts';
import { lastOfSeason } from '#src/features/catalogue/offers/season.ts';
import { type PictureFacts, pictureAddress, variantFor } from '#src/features/media/picture.ts';
import type { ProductRecord } from '#src/features/catalogue/read-product.server.ts';
import type { Standing } from '#src/features/certificates/standing.ts';
import type { SiteFacts } from '#src/ui/site-facts.ts';
import type { Words } from '#src/words/vi.ts';

interface Facts {
  readonly found: ProductRecord;
  /** Its photographs; empty where there are none. */
  readonly pictures?: readonly PictureFacts[];
  readonly standing: Standing;
  /** Sizes on sale with what is true of each today. */
  readonly lines: readonly BoxLine[];
  /** Points of its buyers, once there are enough. */
  readonly rating: object | null;
  readonly day: Day;
  readonly site: SiteFacts;
  readonly lang: Lang;
  readonly p: ReturnType<typeof paths>;
  readonly w: Words;
  /** The rules of that time let a district decide. */
  readonly mayBeDistrict: boolean;
}

/** What its producer says of it, in the page's language or else in Vietnamese; empty where nothing was said. */
function saidOf({ product }: ProductRecord, lang: Lang): string {
  const { summaryVi, summaryEn, descriptionVi, descriptionEn } = product;
  const vi = summaryVi || descriptionVi;
  return lang === 'en' ? summaryEn || descriptionEn || vi : vi;
}

/** Photographs of the product itself, as programs read them; null when there are none. */
function imagesOf(pictures: readonly PictureFacts[], siteUrl: string): string[] | null {
  const real = pictures.filter(({ illustrative }) => !illustrative);
  const found = real.flatMap((one) => {
    const variant = variantFor(one, 'jpeg', 1440);
    return variant ? [`${siteUrl}${pictureAddress(one.key, variant.width, 'jpeg')}`] : [];
  });
  return found.length > 0 ? found : null;
}

/**
 * Structured data of a product page (schema.org). The star stands there only while it holds; illustrative prices are
 * never given out as offers.
 */
export function productJsonLd({
  found,
  pictures = [],
  standing,
  mayBeDistrict,
  lines,
  rating,
  day,
  site,
  lang,
  p,
  w,
}: Facts): object[] {
  const { product, producer, set, group, province } = found;
  const url = `${site.url}${p.product(product.slug)}`;
  const holds = standing.stars !== 0;
  const offers = site.demo
    ? []
    : lines
        .filter(({ offer }) => !offer.illustrative)
        .map((line) => offerJsonLd(line, { url, day }));
  return [
    {
      '@context': 'https://schema.org',
      '@type': 'Product',
      '@id': `${url}#product`,
      name: product.name,
      url,
      category: lang === 'vi' ? set.nameVi : set.nameEn,
      image: imagesOf(pictures, site.url) ?? `${site.url}/xem-truoc/${lang}/${product.slug}.png`,
      countryOfOrigin: { '@type': 'Country', name: 'Việt Nam' },
      description: [saidOf(found, lang), w.standing.long(standing)].filter(Boolean).join(' '),
      ...(producer ? { manufacturer: { '@type': 'Organization', name: producer.name } } : {}),
      ...(found.otherNames.length > 0 ? { alternateName: found.otherNames } : {}),
      additionalProperty: [
        { '@type': 'PropertyValue', propertyID: 'ocop-state', name: 'OCOP', value: standing.state },
        ...(holds
          ? [
              {
                '@type': 'PropertyValue',
                propertyID: 'ocop-stars',
                name: 'OCOP',
                value: standing.stars,
              },
            ]
          : []),
        ...(holds && standing.validUntil
          ? [
              {
                '@type': 'PropertyValue',
                propertyID: 'ocop-valid-until',
                name: 'OCOP',
                value: standing.validUntil,
              },
            ]
          : []),
      ],
      ...(holds
        ? {
            hasCertification: {
              '@type': 'Certification',
              name: w.standing.stars(standing.stars),
              certificationStatus: 'https://schema.org/CertificationActive',
              certificationRating: {
                '@type': 'Rating',
                ratingValue: standing.stars,
                bestRating: 5,
                worstRating: 3,
              },
              ...(standing.validUntil ? { expires: standing.validUntil } : {}),
              issuedBy: {
                '@type': 'GovernmentOrganization',
                name: w.product.issuerPrinted(province.name, standing.stars, mayBeDistrict),
              },
            },
          }
        : {}),
      ...(rating ? { aggregateRating: rating } : {}),
      ...(offers.length > 0 ? { offers } : {}),
    },
    breadcrumbs(site, [
      { name: w.nav.home, url: p.home },
      { name: lang === 'vi' ? group.shortVi : group.shortEn, url: p.group(group.slug) },
      { name: lang === 'vi' ? set.shortVi : set.shortEn, url: p.set(set.slug) },
      { name: product.name, url: p.product(product.slug) },
    ]),
  ];
}

/** A price is given out for as long as it is sure: until the season ends, and never longer than this. */
const PRICE_DAYS = 7;

/** One size: whether it can be had today, and until when the price is told. */
export function offerJsonLd(
  { offer, verdict }: BoxLine,
  { url, day }: { readonly url: string; readonly day: Day },
): object {
  const week = addDays(day, PRICE_DAYS);
  const ends = lastOfSeason(offer, day);
  return {
    '@type': 'Offer',
    sku: offer.sku,
    price: offer.price,
    priceCurrency: 'VND',
    url,
    ...(verdict.ok ? { priceValidUntil: ends !== null && ends < week ? ends : week } : {}),
    availability: `https://schema.org/${schemaAvailability({ offer, verdict })}`,
    ...(verdict.ok
      ? {}
      : verdict.why === 'out-of-season'
        ? { availabilityStarts: verdict.opens }
        : verdict.why === 'holiday'
          ? { availabilityStarts: verdict.back }
          : {}),
    ...(offer.maxQuantity === null
      ? {}
      : {
          eligibleQuantity: {
            '@type': 'QuantitativeValue',
            minValue: offer.minQuantity,
            maxValue: offer.maxQuantity,
          },
        }),
  };
}

/** A BreadcrumbList from home to the page. */
export function breadcrumbs(
  site: SiteFacts,
  trail: readonly { name: string; url: string }[],
): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: trail.map((step, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: step.name,
      item: `${site.url}${step.url}`,
    })),
  };
}
