const WAIT_MS = 700;
/** Where the hand was when a form sent itself: the page that comes back puts it there again. */
const HELD = 'gio-o';

/**
 * Sends the small forms of the cart by themselves: a quantity when it was changed and left or rested, a place when it was
 * chosen. Without scripts their buttons do.
 */
export function sendOnChange(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-auto]')) {
    const button = form.querySelector<HTMLButtonElement>('button[name="viec"]');
    const select = form.querySelector('select');
    if (!select || !button) continue;
    button.hidden = true;
    select.addEventListener('change', () => {
      hold(select.id);
      form.requestSubmit(button);
    });
  }
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-quantity]')) {
    quantity(form);
  }
  takeHold();
}

function quantity(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('input[name="so-luong"]');
  const button = form.querySelector<HTMLButtonElement>('button[value="sua"]');
  if (!field || !button) return;
  const was = field.value;
  let sent = false;
  let timer = 0;
  const send = (): void => {
    window.clearTimeout(timer);
    if (sent || field.value.trim() === '' || field.value === was || !field.checkValidity()) return;
    sent = true;
    hold(document.activeElement?.id ?? '');
    form.requestSubmit(button);
  };
  const stepper = (step: 1 | -1): HTMLButtonElement => {
    const one = document.createElement('button');
    one.type = 'button';
    one.id = `${field.id}-${step < 0 ? 'bot' : 'them'}`;
    one.className = 'gh-buoc';
    one.textContent = step < 0 ? '−' : '+';
    one.setAttribute('aria-label', form.dataset[step < 0 ? 'less' : 'more'] ?? '');
    one.addEventListener('click', () => {
      const now = Number(field.value.replace(/[.\s]/g, ''));
      if (!Number.isInteger(now)) return;
      field.value = String(Math.max(1, now + step));
      window.clearTimeout(timer);
      timer = window.setTimeout(send, WAIT_MS);
    });
    return one;
  };
  field.addEventListener('change', send);
  field.before(stepper(-1));
  field.after(stepper(1));
  button.hidden = true;
}

function hold(id: string): void {
  try {
    sessionStorage.setItem(HELD, id);
  } catch {
    // Storage is switched off: the focus is then where a new page puts it.
  }
}

function takeHold(): void {
  try {
    const id = sessionStorage.getItem(HELD) ?? '';
    sessionStorage.removeItem(HELD);
    if (id === '') return;
    // Going to the line that the address names takes the focus away once more, when everything has come.
    window.addEventListener('load', () => {
      window.setTimeout(() => document.getElementById(id)?.focus({ preventScroll: true }));
    });
  } catch {
    // As above.
  }
}
