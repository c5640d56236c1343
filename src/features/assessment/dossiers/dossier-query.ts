import {
  DOSSIER_KINDS,
  DOSSIER_STATES,
  type DossierKind,
  type DossierState,
} from '../dossier-states.ts';

export const DOSSIER_SORTS = ['moi', 'han', 'ten', 'ma'] as const;
export type DossierSort = (typeof DOSSIER_SORTS)[number];

/** What a list of dossiers asks for; everything else in the address is ignored. */
export interface DossierQuery {
  readonly text: string;
  readonly state: DossierState | null;
  readonly kind: DossierKind | null;
  readonly setNo: number | null;
  readonly communeCode: string | null;
  /** With the commune, past its 15 working days. */
  readonly late: boolean;
  readonly sort: DossierSort;
  readonly page: number;
}

export const PAGE_SIZE = 30;

const oneOf = <T extends string>(all: readonly T[], value: string | null): T | null =>
  all.find((one) => one === value) ?? null;

/** `?q=&tt=&loai=&bo=&xa=&tre=1&sx=&trang=` */
export function readDossierQuery(params: URLSearchParams): DossierQuery {
  const whole = (key: string): number | null => {
    const text = params.get(key) ?? '';
    return /^\d{1,5}$/.test(text) ? Number(text) : null;
  };
  const setNo = whole('bo');
  return {
    text: (params.get('q') ?? '').normalize('NFC').trim().slice(0, 100),
    state: oneOf(DOSSIER_STATES, params.get('tt')),
    kind: oneOf(DOSSIER_KINDS, params.get('loai')),
    setNo: setNo !== null && setNo >= 1 && setNo <= 26 ? setNo : null,
    communeCode: /^\d{5}$/.test(params.get('xa') ?? '') ? params.get('xa') : null,
    late: params.get('tre') === '1',
    sort: oneOf(DOSSIER_SORTS, params.get('sx')) ?? 'moi',
    page: Math.max(1, whole('trang') ?? 1),
  };
}

/** The query as an address again, what is usual left out. */
export function dossierQueryUrl(query: DossierQuery): string {
  const params = new URLSearchParams();
  if (query.text !== '') params.set('q', query.text);
  if (query.state !== null) params.set('tt', query.state);
  if (query.kind !== null) params.set('loai', query.kind);
  if (query.setNo !== null) params.set('bo', String(query.setNo));
  if (query.communeCode !== null) params.set('xa', query.communeCode);
  if (query.late) params.set('tre', '1');
  if (query.sort !== 'moi') params.set('sx', query.sort);
  if (query.page > 1) params.set('trang', String(query.page));
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
