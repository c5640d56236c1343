import type { Lang } from '#src/base/lang.ts';
import type { paths } from '#src/base/paths.ts';
import type { ProductRecord } from '#src/features/catalogue/read-product.server.ts';
import type { Standing } from '#src/features/certificates/standing.ts';
import type { SiteFacts } from '#src/ui/site-facts.ts';
import type { Words } from '#src/words/vi.ts';

interface Facts {
  readonly found: ProductRecord;
  readonly standing: Standing;
  readonly offers: readonly { price: number; illustrative: boolean; sku: string }[];
  readonly site: SiteFacts;
  readonly lang: Lang;
  readonly p: ReturnType<typeof paths>;
  readonly w: Words;
  /** The rules of that time let a district decide. */
  readonly mayBeDistrict: boolean;
}

/**
 * Structured data of a product page (schema.org). The star stands there only while it holds; illustrative prices are
 * never given out as offers.
 */
export function productJsonLd({
  found,
  standing,
  mayBeDistrict,
  offers,
  site,
  lang,
  p,
  w,
}: Facts): object[] {
  const { product, producer, set, group, province } = found;
  const url = `${site.url}${p.product(product.slug)}`;
  const holds = standing.stars !== 0;
  return [
    {
      '@context': 'https://schema.org',
      '@type': 'Product',
      '@id': `${url}#product`,
      name: product.name,
      url,
      category: lang === 'vi' ? set.nameVi : set.nameEn,
      image: `${site.url}/xem-truoc/${lang}/${product.slug}.png`,
      countryOfOrigin: { '@type': 'Country', name: 'Việt Nam' },
      description: w.standing.long(standing),
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
      ...(offers.some((offer) => !offer.illustrative)
        ? {
            offers: offers
              .filter((offer) => !offer.illustrative)
              .map((offer) => ({
                '@type': 'Offer',
                sku: offer.sku,
                price: offer.price,
                priceCurrency: 'VND',
                url,
              })),
          }
        : {}),
    },
    breadcrumbs(site, [
      { name: w.nav.home, url: p.home },
      { name: lang === 'vi' ? group.shortVi : group.shortEn, url: p.group(group.slug) },
      { name: lang === 'vi' ? set.shortVi : set.shortEn, url: p.set(set.slug) },
      { name: product.name, url: p.product(product.slug) },
    ]),
  ];
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
