import { openItems } from './open-items.ts';

/**
 * A score sheet in the browser: saves at every touch, keeps what could not be sent, adds up the total, and lets a member
 * score with the keyboard alone. Without it the buttons of the form do the same.
 */
export function liveSheet(form: HTMLFormElement): void {
  const say = form.dataset as Record<string, string>;
  const status = document.getElementById('luu');
  const version = form.elements.namedItem('ban') as HTMLInputElement;
  const key = `phieu:${say['phieu']}`;
  let timer = 0;
  let sending = false;
  let again = false;
  let halted = false;

  const tell = (text: string, kind = ''): void => {
    if (status) {
      status.textContent = text;
      status.className = kind;
    }
  };
  const entries = (): [string, string][] =>
    [...new FormData(form)]
      .map(([name, value]): [string, string] => [name, String(value)])
      .filter(([name]) => name !== 'viec');
  /** What has been touched is kept here until it is known to be stored: somebody may leave at any moment. */
  const keep = (): string => {
    const kept = JSON.stringify(entries());
    localStorage.setItem(key, kept);
    tell(say['dangLuu'] ?? '');
    return kept;
  };

  async function send(): Promise<void> {
    if (sending) {
      again = true;
      return;
    }
    sending = true;
    again = false;
    const sent = entries();
    const kept = keep();
    try {
      const answer = await fetch(location.href, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams([...sent, ['viec', 'luu']]),
        redirect: 'error',
      });
      const told = (await answer.json()) as { version?: number; at?: string; refused?: string };
      if (answer.ok) {
        version.value = String(told.version);
        // Touched meanwhile: it stays kept, and is sent in its turn.
        if (localStorage.getItem(key) === kept) {
          localStorage.removeItem(key);
          tell(`${say['daLuu'] ?? ''} ${told.at ?? ''}`);
        }
      } else {
        // Saved elsewhere, or locked: nothing is sent by itself from here on. The button shows both versions joined.
        halted = true;
        localStorage.removeItem(key);
        tell(`${say['chuaLuu'] ?? ''} ${told.refused ?? answer.status}`, 'loi');
      }
    } catch {
      tell(say['matMang'] ?? '', 'loi');
      timer = window.setTimeout(() => void send(), 5000);
    }
    sending = false;
    if (again && !halted) void send();
  }

  function touched(): void {
    addUp(form);
    if (halted) return;
    keep();
    clearTimeout(timer);
    timer = window.setTimeout(() => void send(), 400);
  }

  form.addEventListener('input', touched);
  form.addEventListener('submit', () => clearTimeout(timer));
  window.addEventListener('online', () => {
    if (localStorage.getItem(key) !== null && !halted) void send();
  });
  const kept = localStorage.getItem(key);
  if (kept !== null) {
    refill(form, JSON.parse(kept) as [string, string][]);
    tell(say['conGiu'] ?? '');
    void send();
  }
  addUp(form);
  document.addEventListener('keydown', (event) => onKey(event, form));
}

/** Puts kept entries back, but never the version: it is the page's. */
function refill(form: HTMLFormElement, kept: readonly [string, string][]): void {
  const names = new Set(kept.map(([name]) => name));
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && ['radio', 'checkbox'].includes(field.type)) {
      field.checked = kept.some(([name, value]) => name === field.name && value === field.value);
    } else if (field instanceof HTMLTextAreaElement && names.has(field.name)) {
      field.value = kept.find(([name]) => name === field.name)?.[1] ?? '';
    }
  }
}

function addUp(form: HTMLFormElement): void {
  const items = [...form.querySelectorAll<HTMLElement>('.bd-muc')];
  const scores = items.map((item) => item.querySelector<HTMLInputElement>('input:checked')?.value);
  const total = document.getElementById('tong');
  const open = document.getElementById('con-lai');
  if (total) total.textContent = String(scores.reduce((sum, one) => sum + Number(one ?? 0), 0));
  const left = items.filter((_, index) => scores[index] === undefined);
  if (open) {
    open.textContent = openItems(
      left.map((item) => item.dataset['muc'] ?? ''),
      form.dataset['du'] ?? '',
    );
  }
}

let digits = '';
let digitTimer = 0;

function onKey(event: KeyboardEvent, form: HTMLFormElement): void {
  const at = document.activeElement;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    const sign = form.querySelector<HTMLButtonElement>('button[value="ky"]');
    if (sign && window.confirm(form.dataset['hoi'])) form.requestSubmit(sign);
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing =
    at instanceof HTMLTextAreaElement || (at instanceof HTMLInputElement && at.type === 'text');
  if (typing) return;
  if (event.key === '?') {
    const keys = document.querySelector<HTMLDetailsElement>('details.hd-phim');
    if (keys) keys.open = !keys.open;
    return;
  }
  const item = at?.closest<HTMLElement>('.bd-muc') ?? null;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    if (at !== document.body && item === null) return;
    event.preventDefault();
    step(form, item, event.key === 'ArrowDown' ? 1 : -1);
  } else if (/^\d$/.test(event.key) && item) {
    event.preventDefault();
    clearTimeout(digitTimer);
    digitTimer = window.setTimeout(() => (digits = ''), 700);
    digits += event.key;
    if (!choose(item, digits)) {
      digits = event.key;
      choose(item, digits);
    }
  }
}

function choose(item: HTMLElement, value: string): boolean {
  const radio = item.querySelector<HTMLInputElement>(`input[type=radio][value="${value}"]`);
  if (!radio) return false;
  radio.checked = true;
  radio.focus();
  radio.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}

function step(form: HTMLFormElement, item: HTMLElement | null, by: 1 | -1): void {
  const items = [...form.querySelectorAll<HTMLElement>('.bd-muc')];
  const now = item === null ? (by === 1 ? -1 : items.length) : items.indexOf(item);
  const next = items[Math.min(items.length - 1, Math.max(0, now + by))];
  digits = '';
  (
    next?.querySelector<HTMLInputElement>('input:checked') ??
    next?.querySelector<HTMLInputElement>('input[type=radio]')
  )?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
