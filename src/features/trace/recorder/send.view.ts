import { type Outcome, outcomeOf } from './answer.ts';
import type { Entry } from './entry.ts';
import { answered, lotIdOf, nextToSend, sending } from './queue.ts';
import { isRecorderData, type RecorderData } from './server-data.ts';
import type { Store } from './store.view.ts';

/** How a round of sending ended. */
export type RoundEnd = 'done' | 'later' | 'sign-in' | 'other-person';

interface Round {
  readonly store: Store;
  readonly userId: string;
  /** `/ban/so-tay`, or the same in English. */
  readonly base: string;
  /** Called after every entry that changed. */
  readonly onChange: () => void;
}

const LONGEST_MS = 120_000;

/** Sends what waits, one entry after the other. Only one tab sends at a time. */
export async function sendWaiting(round: Round): Promise<RoundEnd> {
  if (!('locks' in navigator)) return sendAll(round);
  return navigator.locks.request(
    `so-tay-gui:${round.userId}`,
    { ifAvailable: true },
    async (lock) => (lock === null ? 'done' : sendAll(round)),
  );
}

async function sendAll(round: Round): Promise<RoundEnd> {
  const { store, onChange } = round;
  for (;;) {
    const entries = await store.entries();
    const entry = nextToSend(entries, Date.now());
    if (entry === null) return 'done';
    const going = sending(entry);
    await store.keep(going);
    onChange();
    const outcome = await send(round, entry, entries);
    const after = answered(going, outcome, Date.now());
    await store.keep(after);
    if (after.state === 'sent') await store.dropPhotos(after.photos);
    onChange();
    if (outcome.is === 'sign-in' || outcome.is === 'other-person') return outcome.is;
    if (outcome.is === 'lost' || outcome.is === 'busy') return 'later';
  }
}

async function send(
  { base, store, userId }: Round,
  entry: Entry,
  all: readonly Entry[],
): Promise<Outcome> {
  const form = new FormData();
  const { clientId, kind, draft } = entry;
  const known = entry.kind === 'step' ? { ...entry.draft, lotId: lotIdOf(entry, all) } : draft;
  form.set('nguoi', userId);
  form.set('muc', JSON.stringify({ clientId, kind, draft: known }));
  for (const { bytes, type, id } of await store.photos(entry.photos)) {
    form.append('anh', new File([bytes], `${id}.jpg`, { type }));
  }
  const answer = await ask(`${base}/gui`, { method: 'POST', body: form });
  // A large body is turned away before anybody looks who sends it.
  if (answer.status === 413 && (await askData(base)).is === 'sign-in') return { is: 'sign-in' };
  return outcomeOf(answer.status, answer.body, answer.retryAfter);
}

/** What the server has for this person, or why not. */
export async function askData(
  base: string,
): Promise<
  | { readonly is: 'data'; readonly data: RecorderData }
  | { readonly is: 'sign-in' | 'not-allowed' | 'offline' }
> {
  const { status, body } = await ask(`${base}/du-lieu.json`, { method: 'GET' });
  if (status === 200 && isRecorderData(body)) return { is: 'data', data: body };
  const outcome = outcomeOf(status, body);
  if (outcome.is === 'sign-in') return { is: 'sign-in' };
  return { is: status === 403 ? 'not-allowed' : 'offline' };
}

async function ask(
  address: string,
  init: RequestInit,
): Promise<{ status: number; body: unknown; retryAfter: string | null }> {
  try {
    const answer = await fetch(address, {
      ...init,
      headers: { accept: 'application/json' },
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(LONGEST_MS),
    });
    if (answer.type === 'opaqueredirect') return { status: 303, body: null, retryAfter: null };
    const body: unknown = await answer.json().catch(() => null);
    return { status: answer.status, body, retryAfter: answer.headers.get('retry-after') };
  } catch {
    return { status: 0, body: null, retryAfter: null };
  }
}
