import type { LotQuery } from '#src/features/trace/lots/lot-query.ts';
import { EVERY_LOT } from '#src/features/trace/lots/lot-query.ts';

const STATES = ['all', 'good', 'expiring', 'expired', 'recalled'] as const;
const SORTS = ['newest', 'code', 'expiry'] as const;

/** `?q=&mat-hang=&tt=&sx=&trang=`; everything else in the address is ignored. */
export function readLotQuery(params: URLSearchParams): LotQuery {
  const whole = (name: string): number | null => {
    const text = params.get(name) ?? '';
    return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
  };
  return {
    ...EVERY_LOT,
    q: (params.get('q') ?? '').normalize('NFC').trim().slice(0, 100),
    tradeItemId: whole('mat-hang'),
    state: STATES.find((one) => one === params.get('tt')) ?? 'all',
    sort: SORTS.find((one) => one === params.get('sx')) ?? 'newest',
    page: whole('trang') ?? 1,
  };
}

/** The query as an address again, what is usual left out. */
export function lotSearch(query: LotQuery): string {
  const params = new URLSearchParams();
  if (query.q !== '') params.set('q', query.q);
  if (query.tradeItemId !== null) params.set('mat-hang', String(query.tradeItemId));
  if (query.state !== 'all') params.set('tt', query.state);
  if (query.sort !== 'newest') params.set('sx', query.sort);
  if (query.page > 1) params.set('trang', String(query.page));
  return params.size === 0 ? '' : `?${params}`;
}
