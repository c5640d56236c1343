import { useCallback, useEffect, useRef, useState } from 'react';
import type { Entry } from './entry.ts';
import { keepPage, type PageState } from './offline-page.view.ts';
import { forgettable, nextTryAt, reopened, thrownAway } from './queue.ts';
import { askData, type RoundEnd, sendWaiting } from './send.view.ts';
import type { RecorderData } from './server-data.ts';
import { type KeptPhoto, openStore, type Store } from './store.view.ts';
import { lockRecorder, onRecorderChange, recorderIsOf, whoseRecorder } from './whose.view.ts';

/** What stands in the way of showing or sending anything; null when nothing does. */
export type Hindrance = 'locked' | 'not-allowed' | 'no-store' | null;

export interface RecorderState {
  readonly opening: boolean;
  readonly online: boolean;
  readonly hindrance: Hindrance;
  /** How the last round of sending ended. */
  readonly end: RoundEnd | null;
  readonly data: RecorderData | null;
  readonly entries: readonly Entry[];
  readonly page: PageState | null;
}

const START: RecorderState = {
  ...{ opening: true, online: true, hindrance: null, end: null, data: null, entries: [] },
  page: null,
};

const countSent = (entries: readonly Entry[]): number =>
  entries.filter(({ state }) => state === 'sent').length;

/** The recorder's state on this device, and what can be done with it. */
export function useRecorder(base: string) {
  const [state, setState] = useState<RecorderState>(START);
  /** A form is open: what is being typed is not taken away because the session has run out meanwhile. */
  const writing = useRef(false);
  const lockLater = useRef(false);
  const store = useRef<{ readonly userId: string; readonly of: Store } | null>(null);
  const change = useCallback(
    (part: Partial<RecorderState>) => setState((old) => ({ ...old, ...part })),
    [],
  );

  const reread = useCallback(async () => {
    const open = store.current;
    if (open === null) return;
    const entries = await open.of.entries();
    // Another person may have come in the meantime: nothing of the former one is shown.
    if (store.current === open) change({ entries });
  }, [change]);

  const lock = useCallback(() => {
    store.current?.of.close();
    store.current = null;
    change({ hindrance: 'locked', data: null, entries: [], opening: false });
  }, [change]);

  const openFor = useCallback(
    async (userId: string) => {
      if (store.current?.userId === userId) return;
      store.current?.of.close();
      store.current = null;
      change({ data: null, entries: [] });
      const of = await openStore(userId);
      store.current = { userId, of };
      const found = await of.entries();
      for (const [index, entry] of reopened(found).entries()) {
        if (entry !== found[index]) await of.keep(entry);
      }
      await of.drop(forgettable(found, Date.now()));
      const [data, entries] = [await of.data(), await of.entries()];
      // Nothing kept yet: the answer of the server decides what is shown.
      change({ data, entries, hindrance: null, ...(data !== null && { opening: false }) });
    },
    [change],
  );

  const send = useCallback(async () => {
    const open = store.current;
    if (open === null) return;
    const onChange = (): void => void reread();
    const sentBefore = countSent(await open.of.entries());
    const end = await sendWaiting({ store: open.of, userId: open.userId, base, onChange });
    if (store.current === open) change({ end });
    await reread();
    // What was stored can be used further at once: a lot that went out may go into the next one.
    if (countSent(await open.of.entries()) === sentBefore) return;
    const answer = await askData(base);
    if (answer.is !== 'data' || answer.data.person.id !== open.userId) return;
    await open.of.keepData(answer.data);
    if (store.current === open) change({ data: answer.data });
  }, [base, change, reread]);

  /** Asks the server who is signed in and what there is, then sends. */
  const refresh = useCallback(async () => {
    const answer = await askData(base);
    if (answer.is === 'data') {
      recorderIsOf(answer.data.person.id);
      await openFor(answer.data.person.id);
      await store.current?.of.keepData(answer.data);
      change({ data: answer.data, online: true, hindrance: null, opening: false });
      await send();
    } else if (answer.is === 'sign-in') {
      lockRecorder();
      lockLater.current = writing.current;
      if (writing.current) change({ end: 'sign-in' });
      else lock();
    } else if (answer.is === 'not-allowed') {
      lock();
      change({ hindrance: 'not-allowed' });
    } else {
      change({ opening: false, ...(store.current === null ? { hindrance: 'locked' } : {}) });
    }
  }, [base, change, lock, openFor, send]);

  useEffect(() => {
    const start = async (): Promise<void> => {
      change({ online: navigator.onLine });
      const userId = whoseRecorder();
      try {
        if (userId !== null) await openFor(userId);
        await refresh();
      } catch {
        change({ hindrance: 'no-store', opening: false });
      }
      change({ page: await keepPage(base) });
      void navigator.storage?.persist?.().catch(() => false);
    };
    void start();
    const on = (): void => {
      change({ online: true });
      void refresh().catch(() => undefined);
    };
    const off = (): void => change({ online: false });
    const seen = (): void => {
      if (document.visibilityState === 'visible') void reread();
    };
    addEventListener('online', on);
    addEventListener('offline', off);
    document.addEventListener('visibilitychange', seen);
    const forget = onRecorderChange(() => {
      if (whoseRecorder() !== store.current?.userId) lock();
    });
    return () => {
      removeEventListener('online', on);
      removeEventListener('offline', off);
      document.removeEventListener('visibilitychange', seen);
      forget();
    };
  }, [base, change, lock, openFor, refresh, reread]);

  const { entries, online } = state;
  useEffect(() => {
    const due = nextTryAt(entries);
    const busy = entries.some((one) => one.state === 'sending');
    if (due === null || busy || !online) return undefined;
    const timer = setTimeout(() => void send(), Math.max(500, due - Date.now()));
    return () => clearTimeout(timer);
  }, [entries, online, send]);

  return {
    state,
    refresh,
    /** Tells whether a form is open. */
    setWriting: useCallback(
      (open: boolean) => {
        writing.current = open;
        if (!open && lockLater.current) lock();
        lockLater.current &&= open;
      },
      [lock],
    ),
    /** Sends now, whatever wait was left. */
    async sendNow() {
      const open = store.current;
      for (const entry of (await open?.of.entries()) ?? []) {
        if (entry.state === 'waiting') await open?.of.keep({ ...entry, retryAt: 0 });
      }
      await refresh();
    },
    /** @throws DOMException `QuotaExceededError` when the device is full */
    async keep(entry: Entry, photos: readonly KeptPhoto[]) {
      await store.current?.of.keep(entry, photos);
      await reread();
    },
    async throwAway(entry: Entry) {
      await store.current?.of.drop(thrownAway(state.entries, entry.clientId));
      await reread();
    },
    photosOf: (ids: readonly string[]) => store.current?.of.photos(ids) ?? Promise.resolve([]),
  };
}
