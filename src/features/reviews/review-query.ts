/** What the desk's list of reviews is asked for. */
export interface ReviewQuery {
  readonly text: string;
  readonly view: ReviewListView;
  readonly page: number;
}

export const REVIEW_VIEWS = ['all', 'unanswered', 'reported', 'removed'] as const;
export type ReviewListView = (typeof REVIEW_VIEWS)[number];

export function parseReviewQuery(params: URLSearchParams): ReviewQuery {
  const view = params.get('phan');
  const page = Number(params.get('trang') ?? 1);
  return {
    text: (params.get('q') ?? '').trim().slice(0, 100),
    view: REVIEW_VIEWS.find((one) => one === view) ?? 'all',
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

/** The query of an address, `?…` or empty. */
export function reviewSearch({ text, view, page }: ReviewQuery): string {
  const params = new URLSearchParams();
  if (text !== '') params.set('q', text);
  if (view !== 'all') params.set('phan', view);
  if (page > 1) params.set('trang', String(page));
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}
