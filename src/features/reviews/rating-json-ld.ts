import type { Summary } from './review-rules.ts';

/**
 * The buyers' points as search engines read them (schema.org AggregateRating); null while there are too few. Give it
 * `ReviewsView.real`: reviews of a demonstration are nobody's opinion.
 */
export function ratingJsonLd(real: Summary): object | null {
  if (real.averageTenths === null) return null;
  return {
    '@type': 'AggregateRating',
    ratingValue: real.averageTenths / 10,
    bestRating: 5,
    worstRating: 1,
    reviewCount: real.count,
  };
}
