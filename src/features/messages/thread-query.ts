export const THREAD_TABS = ['tat-ca', 'chua-doc', 'cho-tra-loi', 'nho-van-phong'] as const;
/** All, unread, waiting for an answer, the office was asked. */
export type ThreadTab = (typeof THREAD_TABS)[number];

export interface ThreadQuery {
  readonly tab: ThreadTab;
  readonly text: string;
  readonly page: number;
}

export const THREADS_A_PAGE = 20;

export function parseThreadQuery(params: URLSearchParams): ThreadQuery {
  const page = Number(params.get('trang') ?? 1);
  return {
    tab: THREAD_TABS.find((tab) => tab === params.get('loc')) ?? 'tat-ca',
    text: (params.get('q') ?? '').trim().slice(0, 60),
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

/** The query of an address, `?…` or empty. */
export function threadSearch(query: ThreadQuery): string {
  const params = new URLSearchParams();
  if (query.tab !== 'tat-ca') params.set('loc', query.tab);
  if (query.text !== '') params.set('q', query.text);
  if (query.page > 1) params.set('trang', String(query.page));
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
