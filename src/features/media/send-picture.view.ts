import { defaultOptions, DetailedError, Upload } from 'tus-js-client';

/** A picture that has arrived in the library. */
export interface SentPicture {
  readonly id: number;
  readonly key: string;
  /** It was there already. */
  readonly again: boolean;
  /** Address of a small variant. */
  readonly thumb: string;
  readonly described: boolean;
}

export interface SendPicture {
  readonly file: File;
  /** Where uploads begin. */
  readonly endpoint: string;
  readonly producerId: string;
  /** Key of the picture it takes the place of. */
  readonly instead?: string;
  readonly lang: 'vi' | 'en';
  readonly onProgress: (part: number) => void;
  readonly onState: (state: 'sending' | 'lost' | 'making') => void;
}

/** The server said no, in a sentence for the sender. */
export class NotTaken extends Error {
  readonly code: string;
  constructor(code: string, sentence: string) {
    super(sentence);
    this.code = code;
  }
}

const CHUNK = 1024 * 1024;
/** Told apart from what other pages keep. */
export const FINGERPRINT = 'moi-xa-anh';
const PAUSES = [0, 1_000, 3_000, 5_000, 10_000];
const MOST_TURNS = 60;

/**
 * Sends a picture in pieces of a megabyte, waits for the line when it is lost, goes on where it stopped (after the page
 * was loaded anew, too, when the same file is chosen), and has it made into a picture of the library.
 * @throws NotTaken when the server refuses it; Error when it cannot be sent
 */
export async function sendPicture(send: SendPicture): Promise<SentPicture> {
  for (let turn = 0; ; turn += 1) {
    try {
      const url = await transfer(send);
      send.onState('making');
      return await finish(url, send);
    } catch (error) {
      if (error instanceof NotTaken || turn >= MOST_TURNS) throw error;
      send.onState('lost');
      await lineOrPause(turn);
      send.onState('sending');
    }
  }
}

function transfer(send: SendPicture): Promise<string> {
  const { file, endpoint, producerId, instead = '', lang } = send;
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint,
      chunkSize: CHUNK,
      retryDelays: PAUSES,
      // The front door takes no PATCH; the protocol has a header for that.
      overridePatchMethod: true,
      metadata: { filename: file.name, producer: producerId, instead },
      fingerprint: async () =>
        [FINGERPRINT, producerId, instead, file.name, file.size, file.lastModified].join('|'),
      onProgress: (sent, all) => send.onProgress(all === 0 ? 0 : sent / all),
      onShouldRetry: (error) => mayPass(statusOf(error)),
      onError: (error) => reject(refusalIn(error, lang) ?? error),
      onSuccess: () => resolve(upload.url ?? ''),
    });
    upload
      .findPreviousUploads()
      .then(([last]) => {
        if (last !== undefined) upload.resumeFromPreviousUpload(last);
        upload.start();
      })
      .catch(reject);
  });
}

async function finish(url: string, { lang, file }: SendPicture): Promise<SentPicture> {
  const answer = await fetch(`${url}/xong`, { method: 'POST', credentials: 'same-origin' });
  if (answer.ok) {
    await forget(url);
    return (await answer.json()) as SentPicture;
  }
  const body: unknown = await answer.json().catch(() => null);
  const refused = sentenceIn(body, lang);
  if (refused === null) throw new Error(`${file.name}: ${answer.status}`);
  // What can be tried again later is kept where it is.
  if (answer.status < 500 && answer.status !== 413) await forget(url);
  throw refused;
}

/** The browser need not remember what has arrived. */
async function forget(url: string): Promise<void> {
  const { urlStorage } = defaultOptions;
  for (const one of await urlStorage.findAllUploads()) {
    if (one.uploadUrl === url) await urlStorage.removeUpload(one.urlStorageKey);
  }
}

/** Whether the browser remembers pictures that were broken off. */
export async function hasBrokenOff(): Promise<boolean> {
  const all = await defaultOptions.urlStorage.findAllUploads();
  return all.some(({ urlStorageKey }) => urlStorageKey.includes(FINGERPRINT));
}

function statusOf(error: unknown): number {
  return error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? 0) : 0;
}

/** No answer, or one that may be another next time. */
function mayPass(status: number): boolean {
  return status === 0 || [409, 423].includes(status) || (status >= 500 && status !== 507);
}

function refusalIn(error: unknown, lang: 'vi' | 'en'): NotTaken | null {
  if (!(error instanceof DetailedError) || error.originalResponse === null) return null;
  try {
    const said = sentenceIn(JSON.parse(error.originalResponse.getBody()), lang);
    if (said !== null) return said;
  } catch {
    // Not one of our sentences.
  }
  const status = statusOf(error);
  return mayPass(status) ? null : new NotTaken('failed', '');
}

function sentenceIn(body: unknown, lang: 'vi' | 'en'): NotTaken | null {
  if (typeof body !== 'object' || body === null || !('code' in body)) return null;
  const said = (body as Record<string, unknown>)[lang];
  return new NotTaken(String(body.code), typeof said === 'string' ? said : '');
}

function lineOrPause(turn: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, Math.min(30_000, 2_000 * (turn + 1)));
    window.addEventListener('online', done);
    function done(): void {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      resolve();
    }
  });
}
