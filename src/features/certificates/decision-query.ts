import { DECISION_KINDS, type DecisionKind } from './decision-facts.ts';

/** What the list of decisions is asked for; the address says it. */
export interface DecisionQuery {
  readonly q: string;
  readonly kind: DecisionKind | null;
  /** A province's code, `trung-uong` for the centre, null for any. */
  readonly place: string | null;
  readonly year: number | null;
  readonly page: number;
}

export const CENTRE = 'trung-uong';

export function readDecisionQuery(params: URLSearchParams): DecisionQuery {
  const kind = params.get('loai');
  const year = Number(params.get('nam'));
  const page = Number(params.get('trang'));
  return {
    q: (params.get('q') ?? '').trim().slice(0, 100),
    kind: DECISION_KINDS.find((one) => one === kind) ?? null,
    place: params.get('tinh')?.slice(0, 20) || null,
    year: Number.isInteger(year) && year > 2000 && year < 3000 ? year : null,
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** `?…` or nothing. */
export function decisionSearch(query: DecisionQuery): string {
  const params = new URLSearchParams();
  if (query.q !== '') params.set('q', query.q);
  if (query.kind !== null) params.set('loai', query.kind);
  if (query.place !== null) params.set('tinh', query.place);
  if (query.year !== null) params.set('nam', String(query.year));
  if (query.page > 1) params.set('trang', String(query.page));
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
