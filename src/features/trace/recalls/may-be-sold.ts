import type { RecallNotice } from './recall-states.ts';

export type SaleVerdict =
  { readonly ok: true } | { readonly ok: false; readonly why: 'recalled' | 'expired' };

/**
 * Whether goods of a lot may be offered and handed over: not while a recall names the lot, and not after its expiry.
 * A best-before day alone forbids nothing.
 * @param today `YYYY-MM-DD` in Việt Nam; without it the expiry is not looked at
 */
export function mayBeSold(
  lot: { readonly expiresOn: string | null },
  notices: readonly Pick<RecallNotice, 'state'>[],
  today?: string,
): SaleVerdict {
  if (notices.some(({ state }) => state === 'open')) return { ok: false, why: 'recalled' };
  if (today !== undefined && lot.expiresOn !== null && lot.expiresOn < today) {
    return { ok: false, why: 'expired' };
  }
  return { ok: true };
}
