import type { Outcome } from './answer.ts';
import type { Entry, LotDraft, StepDraft, StepEntry } from './entry.ts';

/** Waits between tries, in milliseconds: the last one for all that follow. */
const WAITS = [2_000, 10_000, 60_000] as const;
/** What was sent stays in sight for a week. */
const KEPT_MS = 7 * 86_400_000;

/** As found when the app opens: what was under way when it ended is sent again, the server stores it once. */
export function reopened(entries: readonly Entry[]): Entry[] {
  return entries.map((entry) =>
    entry.state === 'sending' ? { ...entry, state: 'waiting', retryAt: 0 } : entry,
  );
}

/** A step cannot be sent before its lot is. */
export function isHeld(entry: Entry, all: readonly Entry[]): boolean {
  return entry.kind === 'step' && entry.state === 'waiting' && lotIdOf(entry, all) === null;
}

/** The server's number of a step's lot; null while the server does not have the lot. */
export function lotIdOf(entry: StepEntry, all: readonly Entry[]): number | null {
  const { lotId, lotClientId } = entry.draft;
  if (lotId !== null) return lotId;
  const lot = all.find((one) => one.kind === 'lot' && one.clientId === lotClientId);
  return lot?.stored?.lotId ?? null;
}

/** What is sent next: the oldest that waits, is due and does not wait for its lot. Null when there is nothing. */
export function nextToSend(entries: readonly Entry[], now: number): Entry | null {
  return (
    [...entries]
      .sort((a, b) => a.madeAt - b.madeAt)
      .find((one) => one.state === 'waiting' && one.retryAt <= now && !isHeld(one, entries)) ?? null
  );
}

/** When the next try is due, milliseconds since 1970 UTC; null when nothing waits but for its lot. */
export function nextTryAt(entries: readonly Entry[]): number | null {
  const times = entries
    .filter((one) => one.state === 'waiting' && !isHeld(one, entries))
    .map((one) => one.retryAt);
  return times.length === 0 ? null : Math.min(...times);
}

export function sending(entry: Entry): Entry {
  return { ...entry, state: 'sending', tries: entry.tries + 1 };
}

/** The entry after the server's answer, or after none came. */
export function answered(entry: Entry, outcome: Outcome, now: number): Entry {
  switch (outcome.is) {
    case 'stored':
      return {
        ...entry,
        state: 'sent',
        refusal: null,
        stored: { id: outcome.id, lotId: outcome.lotId },
      };
    case 'refused':
      return { ...entry, state: 'refused', refusal: { code: outcome.code, text: outcome.text } };
    case 'sign-in':
    case 'other-person':
      // It was turned away at the door: nothing was looked at, so nothing can have been stored.
      return { ...entry, state: 'waiting', tries: entry.tries - 1, retryAt: 0 };
    case 'lost':
    case 'busy': {
      const wait = WAITS[Math.min(entry.tries, WAITS.length) - 1] ?? WAITS[0];
      return { ...entry, state: 'waiting', retryAt: now + Math.max(wait, outcome.waitMs ?? 0) };
    }
  }
}

/** Sent already and perhaps stored: then it is corrected on the lot's page, not here. */
export function mayChange(entry: Entry): boolean {
  return entry.state === 'refused' || (entry.state === 'waiting' && entry.tries === 0);
}

/** The entry as it was mended: it waits again. @throws RangeError when it may not be changed any more */
export function mended(
  entry: Entry,
  draft: LotDraft | StepDraft,
  photos: readonly string[],
): Entry {
  if (!mayChange(entry)) throw new RangeError('the entry may have been stored');
  return {
    ...entry,
    draft,
    photos,
    ...{ state: 'waiting', tries: 0, retryAt: 0, refusal: null },
  } as Entry;
}

/** What goes away with an entry that is thrown away: itself, and the steps of a lot that will never be. */
export function thrownAway(entries: readonly Entry[], clientId: string): Entry[] {
  const entry = entries.find((one) => one.clientId === clientId);
  if (entry === undefined || !mayChange(entry)) return [];
  const steps = entries.filter(
    (one) => one.kind === 'step' && one.draft.lotClientId === clientId && entry.kind === 'lot',
  );
  return [entry, ...steps];
}

/** What was sent long ago. A lot stays while a step of it has not been sent. */
export function forgettable(entries: readonly Entry[], now: number): Entry[] {
  const needed = new Set(
    entries.flatMap((one) =>
      one.kind === 'step' && one.state !== 'sent' ? [one.draft.lotClientId] : [],
    ),
  );
  return entries.filter(
    (one) => one.state === 'sent' && one.madeAt < now - KEPT_MS && !needed.has(one.clientId),
  );
}

/** How the person sees it: `held` waits for its lot. */
export type ShownState = Entry['state'] | 'held';
export function shownState(entry: Entry, all: readonly Entry[]): ShownState {
  return isHeld(entry, all) ? 'held' : entry.state;
}
