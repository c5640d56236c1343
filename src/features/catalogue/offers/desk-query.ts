import type { Day } from '#src/base/day.ts';
import { availability, type SellingFacts } from './availability.ts';

export const OFFER_FILTERS = [
  'all',
  'on-sale',
  'low',
  'sold-out',
  'paused',
  'out-of-season',
  'no-price',
] as const;
export type OfferFilter = (typeof OFFER_FILTERS)[number];

/** State of a size in the list; `low`: on sale with few left. */
export type DeskState = 'on-sale' | 'low' | 'sold-out' | 'paused' | 'out-of-season';

/** Few: so many or fewer. */
const FEW = 10;

export function deskStateOf(offer: SellingFacts, today: Day): DeskState {
  const verdict = availability({ offer, today });
  if (!verdict.ok) {
    const { why } = verdict;
    // A holiday is the producer's and not the size's: the list says what is true of the size.
    if (why === 'by-request' || why === 'holiday') return 'on-sale';
    return why === 'recalled' || why === 'no-producer' ? 'paused' : why;
  }
  return offer.available !== null && offer.available <= FEW ? 'low' : 'on-sale';
}

/** What a list of sizes is asked for. */
export interface OfferQuery {
  readonly text: string;
  readonly filter: OfferFilter;
  readonly page: number;
}

export const OFFERS_A_PAGE = 30;

/** `?q=&loc=&trang=`; everything else in the address is left alone. */
export function parseOfferQuery(params: URLSearchParams): OfferQuery {
  const page = Number(params.get('trang') ?? 1);
  return {
    text: (params.get('q') ?? '').normalize('NFC').trim().slice(0, 100),
    filter: OFFER_FILTERS.find((one) => one === params.get('loc')) ?? 'all',
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

/** The query of an address, `?…` or empty. */
export function offerSearch(
  { text, filter, page }: OfferQuery,
  more: Readonly<Record<string, string>> = {},
): string {
  const params = new URLSearchParams(more);
  if (text !== '') params.set('q', text);
  if (filter !== 'all') params.set('loc', filter);
  if (page > 1) params.set('trang', String(page));
  return params.size === 0 ? '' : `?${params}`;
}
