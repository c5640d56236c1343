/**
 * Passkeys in the browser, with nothing but its own WebAuthn. The parts of the page that need them are hidden until a
 * browser that can do it runs this.
 */
type Json = Record<string, unknown>;

function isAble(): boolean {
  return (
    typeof PublicKeyCredential === 'function' &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential &&
    isSecureContext &&
    // No passkey belongs to a bare IP address.
    !/^[\d.]+$|:/.test(location.hostname)
  );
}

async function ask(path: string, body?: object): Promise<Json> {
  const response = await fetch(`/auth/passkey/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    credentials: 'same-origin',
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as Json;
}

/** The button, the line for what went wrong, and the words for it. */
function partsOf(box: HTMLElement): { button: HTMLButtonElement; said: HTMLElement } | null {
  const button = box.querySelector('button');
  const said = box.querySelector<HTMLElement>('[role="alert"]');
  return button && said ? { button, said } : null;
}

function wire(selector: string, deed: (box: HTMLElement) => Promise<void>): void {
  const box = document.querySelector<HTMLElement>(selector);
  const parts = box && partsOf(box);
  if (!box || !parts || !isAble()) return;
  box.hidden = false;
  parts.button.addEventListener('click', async () => {
    parts.button.disabled = true;
    parts.said.textContent = '';
    try {
      await deed(box);
    } catch {
      parts.said.textContent = box.dataset['failed'] ?? '';
    } finally {
      parts.button.disabled = false;
    }
  });
}

/** The sign-in page: `data-passkey` with `data-next` and `data-failed`. */
export function offerPasskeySignIn(): void {
  wire('[data-passkey]', async (box) => {
    const options = await ask('generate-authenticate-options');
    const credential = await navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options as never),
    });
    await ask('verify-authentication', {
      response: (credential as PublicKeyCredential).toJSON(),
    });
    location.assign(box.dataset['next'] ?? '/');
  });
}

/** The account page: `data-passkey-add` with a field for the name. */
export function offerPasskeyAdding(): void {
  wire('[data-passkey-add]', async (box) => {
    const name = box.querySelector('input')?.value.trim() ?? '';
    const options = await ask('generate-register-options');
    const credential = await navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options as never),
    });
    await ask('verify-registration', {
      response: (credential as PublicKeyCredential).toJSON(),
      ...(name === '' ? {} : { name }),
    });
    location.reload();
  });
}
