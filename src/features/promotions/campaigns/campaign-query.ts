import { CAMPAIGN_PHASES, type CampaignPhase } from './campaign.ts';

/** What the desk's list of campaigns is asked for. `text` looks into titles and codes of vouchers. */
export interface CampaignQuery {
  readonly text: string;
  readonly phase: CampaignPhase | null;
  readonly sort: CampaignSort;
  readonly page: number;
}

export const CAMPAIGN_SORTS = ['moi', 'bat-dau', 'ket-thuc', 'ten'] as const;
/** newest made, first day, last day, title */
export type CampaignSort = (typeof CAMPAIGN_SORTS)[number];

export const CAMPAIGNS_A_PAGE = 20;

export function parseCampaignQuery(params: URLSearchParams): CampaignQuery {
  const phase = params.get('trang-thai');
  const sort = params.get('xep');
  const page = Number(params.get('trang') ?? 1);
  return {
    text: (params.get('q') ?? '').trim().slice(0, 100),
    phase: CAMPAIGN_PHASES.find((one) => one === phase) ?? null,
    sort: CAMPAIGN_SORTS.find((one) => one === sort) ?? 'moi',
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

/** The query of an address, `?…` or empty. */
export function campaignSearch({ text, phase, sort, page }: CampaignQuery): string {
  const params = new URLSearchParams();
  if (text !== '') params.set('q', text);
  if (phase !== null) params.set('trang-thai', phase);
  if (sort !== 'moi') params.set('xep', sort);
  if (page > 1) params.set('trang', String(page));
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}
