import { draftKey, dropDraft } from '#src/ui/draft-store.ts';

const AUTOSAVE_MS = 2_500;
const PREVIEW_MS = 900;

/** Makes the story editor of the page easier: buttons, counters, pictures at the cursor, live preview, autosave. */
export function enhanceStoryEditor(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-cau-chuyen]');
  if (form === null) return;
  const last = { body: form.querySelector<HTMLTextAreaElement>('#bodyVi') };
  form.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLTextAreaElement && target.id.startsWith('body')) last.body = target;
  });
  toolbars(form);
  for (const button of form.querySelectorAll<HTMLButtonElement>('[data-anh]')) {
    button.addEventListener('click', () => {
      const alt = (button.dataset['moTa'] ?? '').replace(/[[\]\n]/g, ' ');
      if (last.body) insert(last.body, `\n\n![${alt}](anh:${button.dataset['anh']})\n\n`);
    });
  }
  counters(form);
  const preview = later(PREVIEW_MS, () => showPreview(form));
  const save: Later = later(AUTOSAVE_MS, () => autosave(form, save));
  form.addEventListener('input', () => {
    preview();
    save();
  });
  form.addEventListener('change', () => save());
  // A save under way would make what is sent look like the older of two versions.
  // Heard before everybody else, who would send it as it is.
  form.addEventListener(
    'submit',
    (event) => {
      const running = save.stop();
      if (running === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void running.then(() => form.requestSubmit(event.submitter));
    },
    { capture: true },
  );
}

interface Later {
  (): void;
  /** Nothing begins any more; what is under way, or null. */
  stop(): Promise<void> | null;
}

/** Does something a while after it was last asked for, one at a time. */
function later(ms: number, what: () => Promise<void>): Later {
  let timer = 0;
  let running: Promise<void> | null = null;
  let stopped = false;
  const go = (): void => {
    if (running !== null) return start();
    running = what()
      .catch(() => undefined)
      .finally(() => {
        running = null;
      });
  };
  const start = (): void => {
    clearTimeout(timer);
    if (!stopped) timer = window.setTimeout(go, ms);
  };
  return Object.assign(start, {
    stop(): Promise<void> | null {
      stopped = true;
      clearTimeout(timer);
      return running;
    },
  });
}

function toolbars(form: HTMLFormElement): void {
  for (const bar of form.querySelectorAll<HTMLElement>('.cc-nut')) bar.hidden = false;
  for (const button of form.querySelectorAll<HTMLButtonElement>('[data-dinh-dang]')) {
    // The selection in the text stays while a button is pressed.
    button.addEventListener('pointerdown', (event) => event.preventDefault());
    button.addEventListener('click', () => {
      const area = form.querySelector<HTMLTextAreaElement>(`#${button.dataset['cho']}`);
      if (area) format(area, button);
    });
  }
}

function format(area: HTMLTextAreaElement, button: HTMLButtonElement): void {
  const chosen = area.value.slice(area.selectionStart, area.selectionEnd);
  const words = chosen || (button.dataset['mau'] ?? '');
  const lines = (mark: string): string =>
    words
      .split('\n')
      .map((line) => `${mark}${line}`)
      .join('\n');
  switch (button.dataset['dinhDang']) {
    case 'bold':
      return insert(area, `**${words.trim()}**`);
    case 'italic':
      return insert(area, `*${words.trim()}*`);
    case 'heading':
      return insert(area, `\n\n## ${words.replaceAll('\n', ' ')}\n\n`);
    case 'list':
      return insert(area, `\n\n${lines('- ')}\n\n`);
    case 'quote':
      return insert(area, `\n\n${lines('> ')}\n\n`);
    case 'link': {
      const address = prompt(button.dataset['hoi'] ?? '', 'https://');
      if (address) insert(area, `[${words.replaceAll('\n', ' ')}](${address.replace(/\s/g, '')})`);
      return;
    }
    case 'picture': {
      const box = document.querySelector<HTMLDetailsElement>('#cc-chen');
      if (box) {
        box.open = true;
        box.scrollIntoView({ block: 'center' });
        box.querySelector<HTMLElement>('button, a')?.focus({ preventScroll: true });
      }
    }
  }
}

/** In place of what is selected, so that the browser's own undo takes it back. */
function insert(area: HTMLTextAreaElement, text: string): void {
  area.focus();
  const before = area.value.slice(0, area.selectionStart);
  const block = text.startsWith('\n\n');
  const lead = block && (before === '' || before.endsWith('\n\n')) ? text.trimStart() : text;
  // The only way that keeps the undo history of a text field.
  if (!document.execCommand('insertText', false, lead)) {
    area.setRangeText(lead, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

function counters(form: HTMLFormElement): void {
  const lang = document.documentElement.lang;
  const number = (value: number): string => value.toLocaleString(lang === 'vi' ? 'vi-VN' : 'en');
  form.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
    const most = Number(target.dataset['dem']);
    const place = form.querySelector<HTMLElement>(`[data-dem-cua="${target.id}"]`);
    if (!most || place === null) return;
    const { length } = target.value;
    const sentence = form.dataset['demMau'] ?? '';
    place.textContent = sentence.replace(/[-−]1/, number(length)).replace(/[-−]2/, number(most));
    place.toggleAttribute('data-qua', length > most);
  });
}

async function showPreview(form: HTMLFormElement): Promise<void> {
  const place = document.querySelector<HTMLElement>('#xem-truoc');
  if (place === null) return;
  const answer = await fetch(`${form.dataset['cauChuyen']}/xem-truoc`, {
    ...{ method: 'POST', body: new FormData(form) },
  });
  if (answer.ok) place.innerHTML = await answer.text();
}

interface Saved {
  readonly ok: boolean;
  readonly text?: string;
  readonly code?: string;
  readonly version?: number;
}

async function autosave(form: HTMLFormElement, again: () => void): Promise<void> {
  const place = form.querySelector<HTMLElement>('[data-tu-luu]');
  const say = (text = ''): void => {
    if (place) place.textContent = text;
  };
  say(form.dataset['dangLuu']);
  try {
    const answer = await fetch(`${form.dataset['cauChuyen']}/luu`, {
      ...{ method: 'POST', body: new FormData(form) },
    });
    const saved = (await answer.json()) as Saved;
    if (!saved.ok) return say(saved.text);
    if (saved.code !== undefined) keep(form, saved);
    // The server has it: this device need not offer it again.
    const { ai: who } = document.body.dataset;
    if (who) dropDraft(draftKey(who, form.dataset['giuNhap'] ?? ''));
    const time = new Date().toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit' });
    say(form.dataset['daLuu']?.replace('{gio}', time));
  } catch {
    say(form.dataset['chuaLuu']);
    again();
  }
}

/** What has just been kept is what the next save is made from, and the address to come back to. */
function keep(form: HTMLFormElement, { code = '', version }: Saved): void {
  const set = (name: string, value: string): void => {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  };
  set('ma', code);
  set('ban-so', String(version));
  for (const other of document.querySelectorAll<HTMLInputElement>('input[data-ban-so]')) {
    other.value = String(version);
  }
  const address = `${form.dataset['cauChuyen']}/${code}`;
  if (!location.pathname.endsWith(code)) {
    form.action = address;
    history.replaceState(null, '', address);
  }
}
