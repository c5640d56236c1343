import { LISTING_KINDS, type ListingKind } from './fields.ts';

export const LISTING_FILTERS = [
  'all',
  'draft',
  'waiting',
  'returned',
  'incomplete',
  'no-picture',
] as const;
export type ListingFilter = (typeof LISTING_FILTERS)[number];

export interface ListingQuery {
  readonly text: string;
  readonly filter: ListingFilter;
  readonly page: number;
}
export const LISTINGS_A_PAGE = 20;

const pageOf = (params: URLSearchParams): number => {
  const page = Number(params.get('trang') ?? 1);
  return Number.isSafeInteger(page) && page >= 1 && page <= 100_000 ? page : 1;
};
const oneOf = <T extends string>(list: readonly T[], text: string | null, other: T): T =>
  list.find((one) => one === text) ?? other;
const textOf = (params: URLSearchParams): string => (params.get('q') ?? '').trim().slice(0, 100);

/** `?q=&loc=&trang=` of a producer's list. */
export function parseListingQuery(params: URLSearchParams): ListingQuery {
  return {
    text: textOf(params),
    filter: oneOf(LISTING_FILTERS, params.get('loc'), 'all'),
    page: pageOf(params),
  };
}

export const QUEUE_STATES = ['waiting', 'returned', 'approved', 'refused'] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

export interface QueueQuery {
  readonly text: string;
  readonly state: QueueState;
  readonly kind: ListingKind | 'all';
  readonly page: number;
}
export const CHANGES_A_PAGE = 25;

/** `?q=&loc=&loai=&trang=` of the officers' queue. */
export function parseQueueQuery(params: URLSearchParams): QueueQuery {
  return {
    text: textOf(params),
    state: oneOf(QUEUE_STATES, params.get('loc'), 'waiting'),
    kind: oneOf<ListingKind | 'all'>([...LISTING_KINDS, 'all'], params.get('loai'), 'all'),
    page: pageOf(params),
  };
}

/** The query string of a list: what is as usual is left out. */
export function listSearch(params: Readonly<Record<string, string | number | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    if (
      value !== undefined &&
      value !== '' &&
      value !== 'all' &&
      !(name === 'trang' && value === 1)
    )
      search.set(name, String(value));
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
