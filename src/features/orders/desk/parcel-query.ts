import { type Day, parseDay } from '#src/base/day.ts';
import { PAYMENT_METHODS, type PaymentMethod } from '#src/features/orders/order-facts.ts';
import { PARCEL_STATES, type ParcelState } from '#src/features/orders/states/parcel-states.ts';

/** The tabs of the list, in the order of the work. */
export const PARCEL_STATE_LIST = Object.keys(PARCEL_STATES) as readonly ParcelState[];

/** What has to be done comes first: the order of the groups of the list. */
export const WORK_ORDER: readonly ParcelState[] = [
  ...(['to-pack', 'packed', 'handed-over', 'not-delivered', 'returning'] as const),
  ...(['waiting', 'delivered', 'returned', 'cancelled'] as const),
];

/** `viec`: by what has to be done, the longest waiting first. */
export const PARCEL_SORTS = ['viec', 'moi', 'cu', 'tien', 'ma'] as const;
export type ParcelSort = (typeof PARCEL_SORTS)[number];

/** What a list of parcels is asked for. Days are those of placing, in Việt Nam. */
export interface ParcelQuery {
  readonly text: string;
  readonly state: ParcelState | null;
  readonly method: PaymentMethod | null;
  readonly paid: boolean | null;
  readonly from: Day | null;
  readonly until: Day | null;
  readonly sort: ParcelSort;
  readonly page: number;
}

export const PARCELS_A_PAGE = 25;

export function parseParcelQuery(params: URLSearchParams): ParcelQuery {
  const one = <T extends string>(list: readonly T[], name: string): T | null =>
    list.find((value) => value === params.get(name)) ?? null;
  const paid = one(['roi', 'chua'], 'thu');
  const page = Number(params.get('trang') ?? 1);
  return {
    text: (params.get('q') ?? '').trim().slice(0, 100),
    state: one(PARCEL_STATE_LIST, 'trang-thai'),
    method: one(PAYMENT_METHODS, 'cach-tra'),
    paid: paid === null ? null : paid === 'roi',
    from: parseDay(params.get('tu') ?? ''),
    until: parseDay(params.get('den') ?? ''),
    sort: one(PARCEL_SORTS, 'sap-xep') ?? 'viec',
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

/** The query of an address, `?…` or empty. */
export function parcelSearch(query: ParcelQuery): string {
  const params = new URLSearchParams();
  if (query.text !== '') params.set('q', query.text);
  if (query.state !== null) params.set('trang-thai', query.state);
  if (query.method !== null) params.set('cach-tra', query.method);
  if (query.paid !== null) params.set('thu', query.paid ? 'roi' : 'chua');
  if (query.from !== null) params.set('tu', query.from);
  if (query.until !== null) params.set('den', query.until);
  if (query.sort !== 'viec') params.set('sap-xep', query.sort);
  if (query.page > 1) params.set('trang', String(query.page));
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

export function isFiltered(query: ParcelQuery): boolean {
  const { text, method, paid, from, until } = query;
  return text !== '' || [method, paid, from, until].some((value) => value !== null);
}
