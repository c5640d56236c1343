/** What came of sending an entry. */
export type Outcome =
  | { readonly is: 'stored'; readonly id: number; readonly lotId: number }
  | { readonly is: 'refused'; readonly code: string; readonly text: string }
  /** Nobody is signed in, or a second factor is missing: the queue stays as it is. */
  | { readonly is: 'sign-in' }
  /** Somebody else is signed in than the one who recorded this. */
  | { readonly is: 'other-person' }
  /** No answer: it may have been stored, or not. */
  | { readonly is: 'lost'; readonly waitMs?: number }
  | { readonly is: 'busy'; readonly waitMs?: number };

/**
 * Reads the server's answer.
 * @param status 0 for none; a redirect counts as one to the sign-in page
 * @param body what the answer held as JSON, null when it was none
 * @param retryAfter the header, seconds
 */
export function outcomeOf(
  status: number,
  body: unknown,
  retryAfter: string | null = null,
): Outcome {
  const said = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const code = typeof said['code'] === 'string' ? said['code'] : '';
  const text = typeof said['text'] === 'string' ? said['text'] : '';
  if (status === 0) return { is: 'lost' };
  if (status === 200) {
    const { id, lotId } = said;
    return typeof id === 'number' && typeof lotId === 'number'
      ? { is: 'stored', id, lotId }
      : { is: 'lost' };
  }
  if (status === 401 || (status >= 300 && status < 400)) return { is: 'sign-in' };
  if (status === 403 && code === 'second-factor') return { is: 'sign-in' };
  if (status === 409 && code === 'other-person') return { is: 'other-person' };
  if (status === 413) return { is: 'refused', code: 'too-large', text };
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    const seconds = Number(retryAfter);
    const waitMs = Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3_600) * 1_000 : 0;
    return { is: 'busy', waitMs };
  }
  return { is: 'refused', code: code || `status-${status}`, text };
}
