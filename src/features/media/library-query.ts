import { rowId } from '#src/base/row-id.ts';

export const MEDIA_FILTERS = ['all', 'undescribed', 'shown', 'unused', 'removed'] as const;
export type MediaFilter = (typeof MEDIA_FILTERS)[number];
export const PICTURES_A_PAGE = 24;

/** What the library shows. */
export interface LibraryQuery {
  readonly filter: MediaFilter;
  /** Words looked for in descriptions, names and credits. */
  readonly text: string;
  /** One producer's; null: everybody's within reach. */
  readonly producerId: number | null;
  readonly page: number;
}

/** Reads the query of the library's address: `loc`, `q`, `chu-the`, `trang`. */
export function parseLibraryQuery(params: URLSearchParams): LibraryQuery {
  const filter = MEDIA_FILTERS.find((one) => one === params.get('loc')) ?? 'all';
  return {
    filter,
    text: (params.get('q') ?? '').trim().slice(0, 100),
    producerId: rowId(params.get('chu-the')) || null,
    page: Math.max(1, rowId(params.get('trang'))),
  };
}

/** The same as an address says it: empty, or beginning with a question mark. */
export function librarySearch(query: LibraryQuery, more: Record<string, string> = {}): string {
  const params = new URLSearchParams();
  if (query.filter !== 'all') params.set('loc', query.filter);
  if (query.text !== '') params.set('q', query.text);
  if (query.producerId !== null) params.set('chu-the', String(query.producerId));
  if (query.page > 1) params.set('trang', String(query.page));
  for (const [name, value] of Object.entries(more)) params.set(name, value);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
