import { isReportState, type ReportState } from './report-states.ts';

/** What the inbox is asked for. `open`: new ones and those being looked at. */
export interface ReportQuery {
  readonly text: string;
  readonly state: ReportState | 'open' | null;
  readonly page: number;
}

export const REPORTS_A_PAGE = 30;

export function parseReportQuery(params: URLSearchParams): ReportQuery {
  const state = params.get('trang-thai') ?? '';
  const page = Number(params.get('trang') ?? 1);
  return {
    text: (params.get('q') ?? '').trim().slice(0, 100),
    state: state === 'open' || isReportState(state) ? state : null,
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}

/** The query of an address, `?…` or empty. */
export function reportSearch({ text, state, page }: ReportQuery): string {
  const params = new URLSearchParams();
  if (text !== '') params.set('q', text);
  if (state !== null) params.set('trang-thai', state);
  if (page > 1) params.set('trang', String(page));
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}
