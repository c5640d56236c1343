import webPush from 'web-push';

export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Where one browser is reached. */
export interface PushTarget {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** `gone`: the browser has ended it; `later`: try again; `refused`: this one will not be taken. */
export type PushOutcome = 'sent' | 'gone' | 'later' | 'refused';

export interface WebPush {
  /** For the browser that subscribes, base64url. */
  readonly publicKey: string;
  /** Encrypts for this browser alone and hands over to its push service. Never throws. */
  send(target: PushTarget, payload: string): Promise<PushOutcome>;
}

const PATIENCE_MS = 10_000;
/** A phone that was off hears of it for a day. */
const KEPT_SECONDS = 86_400;

/**
 * @param contact `mailto:` or address of the site: whom a push service asks when something is wrong
 * @param insteadOf tests only: another origin in the place of every push service's
 */
export function openWebPush({
  keys,
  contact,
  insteadOf,
}: {
  readonly keys: VapidKeys;
  readonly contact: string;
  readonly insteadOf?: string | undefined;
}): WebPush {
  return {
    publicKey: keys.publicKey,
    async send({ endpoint, p256dh, auth }, payload) {
      try {
        const ask = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
          vapidDetails: { subject: contact, ...keys },
          TTL: KEPT_SECONDS,
        });
        const { pathname, search } = new URL(endpoint);
        const answer = await fetch(insteadOf ? `${insteadOf}${pathname}${search}` : endpoint, {
          method: 'POST',
          headers: Object.entries(ask.headers)
            .filter(([name]) => name.toLowerCase() !== 'content-length')
            .map(([name, value]): [string, string] => [name, String(value)]),
          body: new Uint8Array(ask.body as Buffer),
          redirect: 'manual',
          signal: AbortSignal.timeout(PATIENCE_MS),
        });
        await answer.body?.cancel();
        return outcomeOf(answer.status);
      } catch {
        return 'later';
      }
    },
  };
}

function outcomeOf(status: number): PushOutcome {
  if (status >= 200 && status < 300) return 'sent';
  if (status === 404 || status === 410) return 'gone';
  return status === 429 || status >= 500 ? 'later' : 'refused';
}
