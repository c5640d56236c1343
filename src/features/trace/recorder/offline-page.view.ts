/** Whether this page opens without a network, and what changes about it. */
export type PageState = 'ready' | 'not-ready' | 'new-version';

/**
 * Has the page kept for opening without a network, and brought up to date when there is one.
 * @param base `/ban/so-tay`, or the same in English
 */
export async function keepPage(base: string): Promise<PageState> {
  if (!('serviceWorker' in navigator)) return 'not-ready';
  try {
    const worker = await navigator.serviceWorker.register(`${base}-tho.js`, {
      scope: base,
      updateViaCache: 'none',
    });
    const active = worker.active ?? (await activated(worker));
    if (!navigator.onLine) return 'ready';
    return await new Promise<PageState>((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = ({ data }) =>
        resolve(data === 'moi' ? 'new-version' : data === 'loi' ? 'not-ready' : 'ready');
      active.postMessage({ viec: 'cap-nhat', trang: assetsOfPage() }, [channel.port2]);
    });
  } catch {
    return 'not-ready';
  }
}

/** Script of this very page: tells whether what was kept is another build. */
function assetsOfPage(): string[] {
  return [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(
    ({ src }) => new URL(src).pathname,
  );
}

function activated(registration: ServiceWorkerRegistration): Promise<ServiceWorker> {
  const worker = registration.installing ?? registration.waiting;
  return new Promise((resolve, reject) => {
    if (worker === null) return reject(new Error('no worker'));
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve(worker);
      if (worker.state === 'redundant') reject(new Error('not installed'));
    });
  });
}
