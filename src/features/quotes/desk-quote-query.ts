import { isPartState, type PartState } from './quote-states.ts';

/** What the desk's list of requests is asked for. `text` looks into codes, producers, products and, for the producer, who asks. */
export interface DeskQuoteQuery {
  readonly text: string;
  readonly state: PartState | null;
  readonly sort: QuoteSort;
  readonly page: number;
}

export const QUOTES_A_PAGE = 20;
export const QUOTE_SORTS = ['newest', 'deadline', 'total'] as const;
export type QuoteSort = (typeof QUOTE_SORTS)[number];

export function parseQuoteQuery(params: URLSearchParams): DeskQuoteQuery {
  const state = params.get('trang-thai') ?? '';
  const sort = params.get('xep');
  const page = Number(params.get('trang') ?? 1);
  return {
    text: (params.get('q') ?? '').trim().slice(0, 100),
    state: isPartState(state) ? state : null,
    sort: QUOTE_SORTS.find((one) => one === sort) ?? 'newest',
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

/** The query of an address, `?…` or empty. */
export function quoteSearch({ text, state, sort, page }: DeskQuoteQuery): string {
  const params = new URLSearchParams();
  if (text !== '') params.set('q', text);
  if (state !== null) params.set('trang-thai', state);
  if (sort !== 'newest') params.set('xep', sort);
  if (page > 1) params.set('trang', String(page));
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}
