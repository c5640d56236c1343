import type { Day } from '#src/base/day.ts';
import { words } from '#src/base/fold.ts';
import type { DeskLine } from './desk-line.ts';
import { type Renewal, RENEWAL_PHASES, type RenewalPhase, renewalOf } from './renewal.ts';

export interface RenewalLine {
  readonly line: DeskLine;
  readonly renewal: Renewal;
}

/** What is asked of the renewal calendar. Nulls and empty text mean "any". */
export interface RenewalQuery {
  readonly q: string;
  readonly phase: RenewalPhase | null;
  /** `YYYY-MM` of the last day. */
  readonly month: string | null;
  readonly province: string | null;
  readonly commune: string | null;
  readonly stars: number | null;
  /** Whether somebody can be written to. */
  readonly contact: 'yes' | 'no' | null;
  /** From 1. */
  readonly page: number;
}

export const ANY_RENEWAL: RenewalQuery = {
  q: '',
  phase: null,
  month: null,
  province: null,
  commune: null,
  stars: null,
  contact: null,
  page: 1,
};
export const RENEWAL_PAGE = 50;

/** Reads an address; what is unknown or malformed is left out. */
export function parseRenewalQuery(params: URLSearchParams): RenewalQuery {
  const one = (name: string): string => (params.get(name) ?? '').normalize('NFC').trim();
  const matching = (name: string, form: RegExp): string | null =>
    form.test(one(name)) ? one(name) : null;
  const contact = one('lien-he');
  return {
    q: one('q').slice(0, 200),
    phase: RENEWAL_PHASES.find((phase) => phase === one('giai-doan')) ?? null,
    month: matching('thang', /^20\d\d-(?:0[1-9]|1[0-2])$/),
    province: matching('tinh', /^\d{2}$/),
    commune: matching('xa', /^\d{5}$/),
    stars: /^[345]$/.test(one('sao')) ? Number(one('sao')) : null,
    contact: contact === 'co' ? 'yes' : contact === 'khong' ? 'no' : null,
    page: Number(matching('trang', /^[1-9]\d{0,3}$/) ?? 1),
  };
}

/** The address of a query; empty for the whole calendar. */
export function renewalSearch(query: RenewalQuery): string {
  const contact = query.contact === null ? null : query.contact === 'yes' ? 'co' : 'khong';
  const fields: [string, string | number | null][] = [
    ['q', query.q],
    ['giai-doan', query.phase],
    ['thang', query.month],
    ['tinh', query.province],
    ['xa', query.commune],
    ['sao', query.stars],
    ['lien-he', contact],
    ['trang', query.page === 1 ? null : query.page],
  ];
  const params = new URLSearchParams();
  for (const [name, value] of fields) {
    if (value !== null && value !== '') params.set(name, String(value));
  }
  return params.size === 0 ? '' : `?${params}`;
}

/**
 * The certificates whose renewal needs looking after, the first to end first. Certificates of products that meanwhile
 * carry another star are left out: there is nothing to renew.
 */
export function renewalLines(lines: readonly DeskLine[], today: Day): RenewalLine[] {
  const holding = new Set(
    lines.filter((line) => line.standing.state === 'valid').map((line) => line.productId),
  );
  return lines
    .flatMap((line) => {
      const renewal = renewalOf(line.standing, today);
      if (renewal === null) return [];
      if (line.standing.state !== 'valid' && holding.has(line.productId)) return [];
      return [{ line, renewal }];
    })
    .sort((a, b) =>
      a.renewal.expires === b.renewal.expires
        ? a.line.code < b.line.code
          ? -1
          : 1
        : a.renewal.expires < b.renewal.expires
          ? -1
          : 1,
    );
}

/** @param reachable producers somebody can be written to; @param without one filter not to apply: to count its values */
export function filterRenewals(
  lines: readonly RenewalLine[],
  query: RenewalQuery,
  reachable: ReadonlySet<number>,
  without?: 'phase' | 'month',
): RenewalLine[] {
  const wanted = words(query.q);
  return lines.filter(({ line, renewal }) => {
    if (query.phase !== null && without !== 'phase' && renewal.phase !== query.phase) return false;
    if (query.month !== null && without !== 'month' && monthOf(renewal) !== query.month)
      return false;
    if (query.province !== null && line.provinceCode !== query.province) return false;
    if (query.commune !== null && line.communeCode !== query.commune) return false;
    if (query.stars !== null && line.standing.awarded !== query.stars) return false;
    if (query.contact !== null) {
      const has = line.producerId !== null && reachable.has(line.producerId);
      if (has !== (query.contact === 'yes')) return false;
    }
    return wanted.every((word) => line.text.includes(` ${word}`));
  });
}

export function monthOf(renewal: Pick<Renewal, 'expires'>): string {
  return renewal.expires.slice(0, 7);
}
