/** Turns the notices of this device on and off, by a click; the page says nothing and asks nothing before. */
const box = document.querySelector<HTMLElement>('.tb-may');
if (box !== null) {
  void begin(box);
}

async function begin(at: HTMLElement): Promise<void> {
  const on = at.querySelector<HTMLButtonElement>('[data-bat]');
  const off = at.querySelector<HTMLButtonElement>('[data-tat]');
  const said = at.querySelector<HTMLElement>('[role=status]');
  if (on === null || off === null || said === null) return;
  const say = (text: string | undefined): void => {
    said.textContent = text ?? '';
  };
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) {
    say(at.dataset.khongDuoc);
    return;
  }
  const show = (isOn: boolean): void => {
    on.hidden = isOn;
    off.hidden = !isOn;
    say(isOn ? at.dataset.dangBat : '');
  };
  const registration = await navigator.serviceWorker.getRegistration('/ban');
  const known = await registration?.pushManager.getSubscription();
  show(Boolean(known) && Notification.permission === 'granted');
  on.addEventListener('click', async () => {
    on.disabled = true;
    try {
      if ((await Notification.requestPermission()) !== 'granted') {
        say(at.dataset.biChan);
        return;
      }
      const worker = await ready();
      const made = await worker.pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: bytesOf(at.dataset.khoa ?? ''),
      });
      const keys = made.toJSON().keys ?? {};
      const answer = await post({
        ...{ viec: 'bat', endpoint: made.endpoint, device: deviceName() },
        ...{ p256dh: keys['p256dh'] ?? '', auth: keys['auth'] ?? '' },
      });
      if (answer.ok) location.reload();
      else {
        await made.unsubscribe();
        say(at.dataset.loi);
      }
    } catch {
      say(at.dataset.loi);
    } finally {
      on.disabled = false;
    }
  });
  off.addEventListener('click', async () => {
    const worker = await navigator.serviceWorker.getRegistration('/ban');
    const made = await worker?.pushManager.getSubscription();
    if (made) {
      await made.unsubscribe();
      await post({ viec: 'tat', endpoint: made.endpoint }).catch(() => undefined);
    }
    location.reload();
  });
}

async function ready(): Promise<ServiceWorkerRegistration> {
  const made = await navigator.serviceWorker.register('/tho.js', { scope: '/ban' });
  if (made.active) return made;
  const coming = made.installing ?? made.waiting;
  await new Promise<void>((resolve) => {
    coming?.addEventListener('statechange', () => coming.state === 'activated' && resolve());
  });
  return made;
}

function post(fields: Record<string, string>): Promise<Response> {
  return fetch(location.pathname, { method: 'POST', body: new URLSearchParams(fields) });
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const plain = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

/** What its owner will know it by: `Chrome · Android`. */
function deviceName(): string {
  const { userAgent } = navigator;
  const browser = ['Edg', 'Firefox', 'SamsungBrowser', 'Chrome', 'Safari'].find((one) =>
    userAgent.includes(one),
  );
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac', 'Linux'].find((one) =>
    userAgent.includes(one),
  );
  return [browser?.replace('Edg', 'Edge'), system].filter(Boolean).join(' · ');
}
