import type { Entry } from './entry.ts';
import type { RecorderData } from './server-data.ts';

/** A picture as it waits on the phone, smaller than it was taken. */
export interface KeptPhoto {
  readonly id: string;
  readonly bytes: ArrayBuffer;
  readonly type: string;
  /** Data address of a small copy, to be shown. */
  readonly thumb: string;
}

/** What one person recorded on this device: each person has a database of their own. */
export interface Store {
  data(): Promise<RecorderData | null>;
  keepData(data: RecorderData): Promise<void>;
  entries(): Promise<Entry[]>;
  photos(ids: readonly string[]): Promise<KeptPhoto[]>;
  /** An entry with its new pictures, both or neither. @throws DOMException `QuotaExceededError` when the device is full */
  keep(entry: Entry, photos?: readonly KeptPhoto[]): Promise<void>;
  /** Entries and all their pictures. */
  drop(entries: readonly Entry[]): Promise<void>;
  /** Pictures that are not needed any more. */
  dropPhotos(ids: readonly string[]): Promise<void>;
  close(): void;
}

const DATA = 'danh-muc';
const ENTRIES = 'muc';
const PHOTOS = 'anh';

/** @throws DOMException when the browser keeps nothing */
export async function openStore(userId: string): Promise<Store> {
  const asked = indexedDB.open(`so-tay:${userId}`, 1);
  asked.onupgradeneeded = () => {
    const db = asked.result;
    db.createObjectStore(DATA);
    db.createObjectStore(ENTRIES, { keyPath: 'clientId' });
    db.createObjectStore(PHOTOS, { keyPath: 'id' });
  };
  const db = await answerOf(asked);
  // A newer version in another tab must not wait for this one.
  db.onversionchange = () => db.close();

  function write(stores: readonly string[], work: (tx: IDBTransaction) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const tx = db.transaction(stores, 'readwrite', { durability: 'strict' });
      tx.oncomplete = () => resolve();
      tx.onabort = () => reject(tx.error ?? new DOMException('aborted', 'AbortError'));
      tx.onerror = () => undefined;
      try {
        work(tx);
      } catch (error) {
        // Nothing of it, not a part: pictures without their entry would stay for ever.
        tx.abort();
        reject(error as DOMException);
      }
    });
  }
  const read = (store: string): IDBObjectStore => db.transaction(store).objectStore(store);

  return {
    async data() {
      return (await answerOf<RecorderData | undefined>(read(DATA).get('du-lieu'))) ?? null;
    },
    keepData: (data) => write([DATA], (tx) => void tx.objectStore(DATA).put(data, 'du-lieu')),
    async entries() {
      const all = await answerOf<Entry[]>(read(ENTRIES).getAll());
      return all.sort((a, b) => a.madeAt - b.madeAt);
    },
    async photos(ids) {
      const store = read(PHOTOS);
      const found = await Promise.all(
        ids.map((id) => answerOf<KeptPhoto | undefined>(store.get(id))),
      );
      return found.filter((one) => one !== undefined);
    },
    keep: (entry, photos = []) =>
      write([ENTRIES, PHOTOS], (tx) => {
        for (const photo of photos) tx.objectStore(PHOTOS).put(photo);
        tx.objectStore(ENTRIES).put(entry);
      }),
    drop: (entries) =>
      write([ENTRIES, PHOTOS], (tx) => {
        for (const entry of entries) {
          tx.objectStore(ENTRIES).delete(entry.clientId);
          for (const id of entry.photos) tx.objectStore(PHOTOS).delete(id);
        }
      }),
    dropPhotos: (ids) =>
      write([PHOTOS], (tx) => {
        for (const id of ids) tx.objectStore(PHOTOS).delete(id);
      }),
    close: () => db.close(),
  };
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException('failed', 'UnknownError'));
  });
}

export const isFull = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError';
