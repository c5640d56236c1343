import { CLAIM_STATES, type ClaimState } from './claim-facts.ts';

export const CLAIM_SORTS = ['oldest', 'newest', 'name'] as const;
export type ClaimSort = (typeof CLAIM_SORTS)[number];
export const CLAIMS_A_PAGE = 25;

/** What the queue is asked for, by `?loc=&tim=&xep=&trang=`. */
export interface ClaimQuery {
  readonly state: ClaimState | 'all';
  readonly text: string;
  readonly sort: ClaimSort;
  readonly page: number;
}

const pageOf = (asked: URLSearchParams): number =>
  Math.max(1, Math.min(10_000, Number.parseInt(asked.get('trang') ?? '1', 10) || 1));

export function parseClaimQuery(asked: URLSearchParams): ClaimQuery {
  const state = asked.get('loc') ?? 'waiting';
  return {
    state: state === 'all' ? 'all' : (CLAIM_STATES.find((one) => one === state) ?? 'waiting'),
    text: (asked.get('tim') ?? '').slice(0, 100),
    sort: CLAIM_SORTS.find((one) => one === asked.get('xep')) ?? 'oldest',
    page: pageOf(asked),
  };
}

/** The question as an address again; what is ordinary is left out. */
export function claimSearch({ state, text, sort, page }: ClaimQuery): string {
  const said = new URLSearchParams({
    ...(state === 'waiting' ? {} : { loc: state }),
    ...(text ? { tim: text } : {}),
    ...(sort === 'oldest' ? {} : { xep: sort }),
    ...(page > 1 ? { trang: String(page) } : {}),
  }).toString();
  return said && `?${said}`;
}

/** `none`: never invited; `sent`: a letter that nobody has opened yet; `over`: ran out or withdrawn. */
export const LETTER_STATES = ['none', 'sent', 'opened', 'claimed', 'over'] as const;
export type LetterState = (typeof LETTER_STATES)[number];
export const LETTERS_A_PAGE = 25;

export interface LetterQuery {
  readonly state: LetterState | 'all';
  readonly text: string;
  readonly provinceCode: string | null;
  /** Only producers with a certificate that is in force. */
  readonly starred: boolean;
  readonly page: number;
}

export function parseLetterQuery(asked: URLSearchParams): LetterQuery {
  return {
    state: LETTER_STATES.find((one) => one === asked.get('loc')) ?? 'all',
    text: (asked.get('tim') ?? '').slice(0, 100),
    provinceCode: /^\d{2}$/.test(asked.get('tinh') ?? '') ? asked.get('tinh') : null,
    starred: asked.get('sao') === '1',
    page: pageOf(asked),
  };
}

export function letterSearch({ state, text, provinceCode, starred, page }: LetterQuery): string {
  const said = new URLSearchParams({
    ...(state === 'all' ? {} : { loc: state }),
    ...(text ? { tim: text } : {}),
    ...(provinceCode ? { tinh: provinceCode } : {}),
    ...(starred ? { sao: '1' } : {}),
    ...(page > 1 ? { trang: String(page) } : {}),
  }).toString();
  return said && `?${said}`;
}

export interface LetterFacts {
  readonly expiresAt: string;
  readonly withdrawnAt: string | null;
  readonly openedTimes: number;
  readonly claimId: number | null;
}

/** What has become of the newest letter. @param at ISO */
export function letterState(letter: LetterFacts | null, at: string): LetterState {
  if (letter === null) return 'none';
  if (letter.claimId !== null) return 'claimed';
  if (letter.withdrawnAt !== null || letter.expiresAt <= at) return 'over';
  return letter.openedTimes > 0 ? 'opened' : 'sent';
}
