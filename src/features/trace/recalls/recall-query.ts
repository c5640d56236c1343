import { RECALL_STATES, type RecallState } from './recall-states.ts';

/** What a list of recalls is asked for. `text` looks into codes, producers, products and lots. */
export interface RecallQuery {
  readonly text: string;
  readonly state: RecallState | null;
  readonly page: number;
}

export const RECALLS_A_PAGE = 20;

export function parseRecallQuery(params: URLSearchParams): RecallQuery {
  const state = params.get('trang-thai');
  const page = Number(params.get('trang') ?? 1);
  return {
    text: (params.get('q') ?? '').trim().slice(0, 100),
    state: RECALL_STATES.find((one) => one === state) ?? null,
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

/** The query of an address, `?…` or empty. */
export function recallSearch({ text, state, page }: RecallQuery): string {
  const params = new URLSearchParams();
  if (text !== '') params.set('q', text);
  if (state !== null) params.set('trang-thai', state);
  if (page > 1) params.set('trang', String(page));
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}
