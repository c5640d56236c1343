/**
 * In the browser: a change of province or of the way of delivery works the fees out at once, and a second press of the
 * order button sends nothing. Without scripts the button "update fees" and the server do the same.
 */
const form = document.querySelector<HTMLFormElement>('#thanh-toan-don');
const PARTS = ['tom-tat', 'noi-nhan-tuy', 'tra'] as const;

/** What was typed while the answer was on its way stays, and the cursor with it. */
function replace(old: HTMLElement, fresh: HTMLElement, sent: FormData): void {
  const focused = document.activeElement;
  const field = focused instanceof HTMLInputElement && old.contains(focused) ? focused : null;
  for (const input of old.querySelectorAll<HTMLInputElement>('input[id]')) {
    const same = fresh.querySelector<HTMLInputElement>(`#${CSS.escape(input.id)}`);
    if (same && input.type === 'text' && input.value !== sent.get(input.name)) {
      same.value = input.value;
    }
  }
  const at = field?.selectionStart ?? null;
  old.replaceWith(fresh);
  const again = field && document.getElementById(field.id);
  if (!(again instanceof HTMLInputElement)) return;
  again.focus();
  if (again.type === 'text') again.setSelectionRange(at, at);
}

/** Counts the questions: only the newest is answered on the page. A province typed by its first letters passes others. */
let asked = 0;

async function refresh(from: HTMLFormElement): Promise<void> {
  const turn = ++asked;
  const data = new FormData(from);
  data.set('viec', 'tinh');
  const answer = await fetch(from.action, {
    method: 'POST',
    body: new URLSearchParams(data as never),
  });
  if (!answer.ok || turn !== asked) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (turn !== asked) return;
  for (const id of PARTS) {
    const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
    if (old && fresh) replace(old, fresh, data);
  }
}

form?.addEventListener('change', (event) => {
  const { target } = event;
  const asks =
    (target instanceof HTMLSelectElement && target.name === 'tinh') ||
    (target instanceof HTMLInputElement && target.name === 'nhan');
  if (asks) refresh(form).catch(() => undefined);
});

let sent = false;
form?.addEventListener('submit', (event) => {
  const { submitter } = event;
  if (!(submitter instanceof HTMLButtonElement) || submitter.value !== 'dat') return;
  if (sent) event.preventDefault();
  sent = true;
  setTimeout(() => {
    sent = false;
  }, 10_000);
});
document.getElementById('loi')?.focus();

export {};
